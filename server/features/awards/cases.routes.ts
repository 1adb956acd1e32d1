import { Router, type Request, type Response } from 'express';
import { stringify } from 'csv-stringify/sync';
import type { City } from '../../domain/policy/city.ts';
import { AWARD_CASE_EVENTS, type AwardCaseEvent } from '../../domain/registry/award-case-words.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import { yuanFigure } from '../../domain/shared/money.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { sendFile } from '../../http/download.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import type { BatchesService } from './batches.service.ts';
import { caseName, casePage } from './case.pages.ts';
import { caseStepPage } from './case-steps.pages.ts';
import { readCaseStep, readChosenAwards } from './cases.forms.ts';
import type { AwardCasesService } from './cases.service.ts';
import { awardMovedPage } from './moved.pages.ts';
import { sendSubject } from './subject-file.ts';
import { batchPage, noticeWorkPage, paymentsPage } from './payments.pages.ts';

export interface AwardCasesParts {
  readonly cases: AwardCasesService;
  readonly batches: BatchesService;
  /** The papers that were issued of an award. */
  readonly papersOf: (id: string) => Promise<readonly Paper[]>;
  readonly city: City;
}

/** Awards one by one, their public notice, and their payment. */
export function awardCasesRoutes({ cases, batches, papersOf, city }: AwardCasesParts): Router {
  const router = Router();
  const handler = requireThat((person) => mayEver(person, 'award-case.handle'));
  const reader = requireThat((person) => mayEver(person, 'award-round.read'));
  const payer = requireThat((person) => mayEver(person, 'award-case.pay'));

  router.get(paths.awardNoticeNew(), handler, async (req, res) => {
    res.render('awards/batch-work', noticeWorkPage(await batches.prepareNotice(personOf(req))));
  });

  router.post(paths.awardNoticeNew(), handler, async (req, res) => {
    const person = personOf(req);
    const { chosen, outcome } = readChosenAwards(req.body);
    await orAgain(
      res,
      async () => {
        if (outcome === 'close') {
          await batches.closeNotice(person, chosen);
          res.redirect(303, paths.awardNoticeNew());
          return;
        }
        res.redirect(303, paths.notice(await batches.openNotice(person, chosen)));
      },
      async (error) => res.render('awards/batch-work', noticeWorkPage(await batches.prepareNotice(person), error)),
    );
  });

  router.get(paths.awardPayments(), reader, async (req, res) => {
    res.render('awards/batch-work', paymentsPage(await batches.payments(personOf(req))));
  });

  router.post(paths.awardPayments(), payer, async (req, res) => {
    const person = personOf(req);
    await orAgain(
      res,
      async () =>
        res.redirect(303, paths.awardBatch(await batches.makeBatch(person, readChosenAwards(req.body).chosen))),
      async (error) => res.render('awards/batch-work', paymentsPage(await batches.payments(person), error)),
    );
  });

  router.get<{ number: string }>(paths.awardBatch(':number'), reader, async (req, res) => {
    res.render('awards/batch', batchPage(await batches.batch(req.params.number, personOf(req))));
  });

  router.post<{ number: string }>(paths.awardBatch(':number'), payer, async (req, res) => {
    const person = personOf(req);
    const { number } = req.params;
    const { chosen, outcome, reason } = readChosenAwards(req.body);
    await orAgain(
      res,
      async () => {
        await batches.report(person, chosen, outcome === 'bounce' ? 'bounce' : 'pay', reason);
        res.redirect(303, paths.awardBatch(number));
      },
      async (error) => res.render('awards/batch', batchPage(await batches.batch(number, person), error)),
    );
  });

  router.get<{ number: string }>(paths.awardBatchFile(':number'), payer, async (req, res) => {
    const { number } = req.params;
    const lines = await batches.bankLines(number, personOf(req));
    const rows = lines.map((one, i) => [
      String(i + 1),
      ...[one.account?.name, one.account?.number, one.account?.bank, one.account?.cnaps].map((text) => text ?? ''),
      yuanFigure(one.fen).replaceAll(',', ''),
      `${caseName(one)} ${one.round}`,
    ]);
    const head = ['序号', '户名', '账号', '开户银行', '联行号', '金额（元）', '用途'];
    res.attachment(`${number}.csv`).type('text/csv; charset=utf-8').set('Cache-Control', 'private, no-store');
    res.send(stringify([head, ...rows], { bom: true, escape_formulas: true }));
  });

  router.get<{ id: string }>(paths.awardCase(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    const seen = await cases.see(req.params.id, person);
    res.render('awards/case', casePage(seen, city, person, await papersOf(seen.one.id)));
  });

  router.get<{ id: string }>(paths.awardCaseSubject(':id'), requireSignIn, async (req, res) => {
    const { one } = await cases.see(req.params.id, personOf(req));
    sendSubject(res, one.facts);
  });

  router.get<{ id: string; number: string; sha256: string }>(
    paths.awardObjectionFile(':id', ':number', ':sha256'),
    requireSignIn,
    async (req, res) => {
      const { id, number, sha256 } = req.params;
      await sendFile(req, res, await cases.objectionFile(id, number, sha256, personOf(req)));
    },
  );

  router.get<{ id: string; event: string }>(paths.awardCaseStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = eventOf(req);
    const person = personOf(req);
    await orMoved(req, res, [], async () => {
      res.render(
        'membership/decide',
        caseStepPage(await cases.prepare(req.params.id, event, person, aboutOf(req)), event, { city, person }),
      );
    });
  });

  router.post<{ id: string; event: string }>(paths.awardCaseStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = eventOf(req);
    const person = personOf(req);
    const { id } = req.params;
    const { order, typed, faults } = readCaseStep(req.body, event === 'confirm' || event === 'correct-account');
    await orMoved(req, res, [typed.fact, typed.reason].filter(Boolean), async () => {
      try {
        if (faults.length > 0) throw new InvalidInput(faults.map((one) => ({ ...one, code: 'typed' })));
        await cases.take(id, event, person, order);
        res.redirect(303, paths.awardCase(id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const seen = await cases.prepare(id, event, person, order.about);
        res.status(422).render('membership/decide', caseStepPage(seen, event, { city, person }, typed, error.issues));
      }
    });
  });
  return router;
}

/** Does it; nothing chosen or somebody faster: the same page as things stand now, with what is wrong. */
async function orAgain(
  res: Response,
  act: () => Promise<void>,
  again: (error: string) => Promise<void>,
): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof InvalidInput || error instanceof Conflict)) throw error;
    res.status(error instanceof Conflict ? 409 : 422);
    await again(error.message);
  }
}

async function orMoved(req: Request<{ id: string }>, res: Response, kept: readonly string[], act: () => Promise<void>) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const now = { href: paths.awardCase(req.params.id), name: '奖励', kept };
    res.status(409).render('membership/moved', awardMovedPage(error.message, now));
  }
}

/** Which of several objections the page of a step is about. */
const aboutOf = ({ query }: Pick<Request, 'query'>) =>
  typeof query['objection'] === 'string' ? query['objection'] : '';

function eventOf({ params: { event } }: Request<{ id: string; event: string }>): AwardCaseEvent {
  const known = (Object.keys(AWARD_CASE_EVENTS) as (keyof typeof AWARD_CASE_EVENTS)[]).find((one) => one === event);
  if (known === undefined || known === 'begin') throw new NotFound('not-found', '没有这个地址');
  return known;
}
