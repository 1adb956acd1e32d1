import { Router, type Request, type Response } from 'express';
import type { AdjustmentRules } from '../../domain/policy/adjustment-rules.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { AdjustmentEvent } from '../../domain/registry/adjustment-words.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { readAdjustmentStep } from './adjustments.forms.ts';
import { adjustmentPage, adjustmentsPage } from './adjustments.pages.ts';
import type { AdjustmentsService } from './adjustments.service.ts';
import { adjustmentMovedPage, adjustmentStepPage, ASKED } from './step.pages.ts';

/** Paid awards that are no longer what the facts give. Stands before the awards, whose address takes any name. */
export function adjustmentsRoutes({
  service,
  rules,
  calendar,
}: {
  readonly service: AdjustmentsService;
  readonly rules: AdjustmentRules;
  readonly calendar: WorkCalendar;
}): Router {
  const router = Router();
  const reader = requireThat((person) => mayEver(person, 'adjustment.read'));

  router.get(paths.adjustments(), reader, async (req, res) => {
    const person = personOf(req);
    res.render('adjustments/list', adjustmentsPage(await service.list(person), person));
  });

  router.get<{ id: string }>(paths.adjustment(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('adjustments/one', adjustmentPage(await service.see(req.params.id, person), calendar, person));
  });

  router.get<{ id: string; event: string }>(paths.adjustmentStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = eventOf(req);
    const person = personOf(req);
    await orMoved(req, res, [], async () => {
      const seen = await service.prepare(req.params.id, event, person);
      res.render('membership/decide', adjustmentStepPage(seen, event, { person, rules }));
    });
  });

  router.post<{ id: string; event: string }>(paths.adjustmentStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = eventOf(req);
    const person = personOf(req);
    const { id } = req.params;
    const { order, typed, faults } = readAdjustmentStep(req.body, ASKED[event]);
    await orMoved(req, res, [typed.reason].filter(Boolean), async () => {
      try {
        if (faults.length > 0) throw new InvalidInput(faults.map((one) => ({ ...one, code: 'typed' })));
        await service.take(id, event, person, order);
        res.redirect(303, paths.adjustment(id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const seen = await service.prepare(id, event, person);
        res
          .status(422)
          .render('membership/decide', adjustmentStepPage(seen, event, { person, rules }, typed, error.issues));
      }
    });
  });
  return router;
}

async function orMoved(req: Request<{ id: string }>, res: Response, kept: readonly string[], act: () => Promise<void>) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    res.status(409).render('membership/moved', adjustmentMovedPage(error.message, req.params.id, kept));
  }
}

function eventOf({ params: { event } }: Request<{ id: string; event: string }>): AdjustmentEvent {
  const known = (Object.keys(ASKED) as AdjustmentEvent[]).find((one) => one === event);
  if (known === undefined) throw new NotFound('not-found', '没有这个地址');
  return known;
}
