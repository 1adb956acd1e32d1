import { Router, type Request, type Response } from 'express';
import { regionName, type City } from '../../domain/policy/city.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { EVENT_WORDS } from '../../domain/registry/application-workflow.ts';
import type { Account } from '../../domain/registry/account.ts';
import { may } from '../../domain/registry/permissions.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { personOf, requireRole, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import type { ApplicationsService } from './applications.service.ts';
import type { CaseWords } from './case-parts.pages.ts';
import { casePage } from './case.pages.ts';
import { remindersOf, type ShownReminder } from './reminders.pages.ts';
import { hasDesk, movedPage, ownPage, workbenchPage } from './lists.pages.ts';
import { readStatement, typedOf } from './statement.forms.ts';
import { statementPage, typedFacts } from './statement.pages.ts';
import { readStep } from './step.forms.ts';
import { stepPage } from './step.pages.ts';
import type { PagedStep, StepsService } from './steps.service.ts';
import { WORK_LISTS, type WorkbenchService } from './workbench.service.ts';

export interface ApplicationsParts {
  readonly service: ApplicationsService;
  readonly steps: StepsService;
  readonly workbench: WorkbenchService;
  readonly city: City;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly today: () => string;
  readonly reminders: { pendingFor(person: Account): Promise<readonly ShownReminder[]> };
}

type OfCase = Request<{ id: string }>;
type OfStep = Request<{ id: string; event: string }>;

export function applicationsRoutes({
  service,
  steps,
  workbench,
  today,
  reminders,
  ...data
}: ApplicationsParts): Router {
  const words: CaseWords = { ...data, placeOf: (region) => regionName(data.city, region) };
  const router = Router();
  const firm = requireRole('provider');

  /** Does it; where somebody was faster, the page says how things stand now and gives back what was typed. */
  async function orMoved(req: OfCase, res: Response, kept: readonly object[], act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const seen = await service.see(req.params.id, personOf(req));
      res.status(409).render('applications/moved', movedPage(seen, error.message, kept, words));
    }
  }

  router.get(paths.applications(), firm, async (req, res) => {
    const person = personOf(req);
    const told = remindersOf(await reminders.pendingFor(person));
    res.render('applications/own', { ...ownPage(await service.ownOf(person), words), told });
  });

  router.post(paths.applicationNew(), firm, async (req, res) => {
    res.redirect(303, paths.applicationEdit(await service.begin(personOf(req))));
  });

  router.get(paths.workbench(), requireSignIn, async (req, res) => {
    const person = personOf(req);
    // What waits for a firm stands with its own applications.
    if (may(person, 'application.write', { uscc: person.organisationUscc ?? '' }))
      return res.redirect(303, paths.applications());
    const wanted = WORK_LISTS.find((name) => name === req.query['list']);
    const view = await workbench.open(person);
    const told = remindersOf(await reminders.pendingFor(person));
    const page = workbenchPage(view, wanted ?? (hasDesk(person) ? 'mine' : 'office'), words, person);
    res.render('applications/workbench', { ...page, told });
  });

  router.get<{ id: string }>(paths.application(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('applications/case', casePage(await service.see(req.params.id, person), words, person));
  });

  router.get<{ id: string }>(paths.applicationEdit(':id'), firm, (req, res) =>
    orMoved(req, res, [], async () => {
      const seen = await service.see(req.params.id, personOf(req));
      if (!seen.events.includes('save')) throw new Conflict('wrong-state', '申请已提交，现在不能修改');
      res.render('applications/edit', statementPage(seen, words, typedOf(seen.application.statement)));
    }),
  );

  router.post<{ id: string }>(paths.applicationEdit(':id'), firm, async (req, res) => {
    const { id } = req.params;
    const read = readStatement(req.body, words.city, words.rules, today());
    await orMoved(req, res, typedFacts(read.typed), async () => {
      const seen = await service.see(id, personOf(req));
      if (read.faults.length > 0 && seen.events.includes('save') && seen.application.version === read.version) {
        res.status(422).render('applications/edit', statementPage(seen, words, read.typed, read.faults));
        return;
      }
      await service.save(id, personOf(req), read.version, read.statement);
      res.redirect(303, paths.application(id));
    });
  });

  router.get<{ id: string; event: string }>(paths.applicationStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = stepOf(req);
    await orMoved(req, res, [], async () => {
      const seen = await steps.prepare(req.params.id, event, personOf(req));
      res.render('applications/step', stepPage(seen, event, words));
    });
  });

  router.post<{ id: string; event: string }>(
    paths.applicationStep(':id', ':event'),
    requireSignIn,
    async (req, res) => {
      const { id } = req.params;
      const event = stepOf(req);
      const { order, typed, faults } = readStep(req.body, event === 'object');
      const kept = Object.values(typed).some(Boolean)
        ? [{ term: '您填写的内容', lines: Object.values(typed).filter(Boolean) }]
        : [];
      await orMoved(req, res, kept, async () => {
        try {
          if (faults.length > 0)
            throw new InvalidInput(faults.map(({ id, text }) => ({ path: id, code: 'typed', message: text })));
          await steps.take(id, event, personOf(req), order);
          res.redirect(303, paths.application(id));
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error;
          const given = { typed, faults: error.issues.map(({ path, message }) => ({ id: path, text: message })) };
          const seen = await steps.prepare(id, event, personOf(req));
          res.status(422).render('applications/step', stepPage(seen, event, words, given));
        }
      });
    },
  );
  return router;
}

/** The event that the address names: one that has a page. */
function stepOf({ params: { event } }: OfStep): PagedStep {
  const known = (Object.keys(EVENT_WORDS) as (keyof typeof EVENT_WORDS)[]).find((name) => name === event);
  if (known === undefined || known === 'save' || known === 'open-notice')
    throw new NotFound('not-found', '没有这个地址');
  return known;
}
