import { Router } from 'express';
import { mayEver } from '../../domain/registry/permissions.ts';
import { SCREENING_LISTS, type ScreeningList } from '../../domain/registry/seen-screening.ts';
import { Conflict, InvalidInput } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { readJudgement } from './judge.forms.ts';
import { screeningCsv, screeningXlsx } from './screening-export.ts';
import { screeningMovedPage, screeningPage, screeningsPage, type ScreeningWords } from './screening.pages.ts';
import type { ScreeningService } from './screening.service.ts';

/** The cases of the screening: for those who judge, and for the auditor. A firm has no page of it. */
export function screeningRoutes({
  service,
  words,
  hints,
}: {
  service: ScreeningService;
  words: ScreeningWords;
  /** What outside lists say of a firm, as banners. */
  hints: (uscc: string, person: Express.User) => Promise<readonly object[]>;
}): Router {
  const router = Router();
  const reader = requireThat((person) => mayEver(person, 'screening.read'));

  router.get(paths.screenings(), reader, async (req, res) => {
    const chosen =
      (Object.keys(SCREENING_LISTS) as ScreeningList[]).find((name) => name === req.query['list']) ?? 'open';
    res.render('screening/list', screeningsPage(await service.lists(personOf(req)), chosen, words));
  });

  router.get(paths.screeningExport('csv'), reader, async (_req, res) => {
    res
      .attachment('screening.csv')
      .type('text/csv; charset=utf-8')
      .send(screeningCsv(await service.all(), words.city));
  });

  router.get(paths.screeningExport('xlsx'), reader, async (_req, res) => {
    const workbook = await screeningXlsx(await service.all(), words.city);
    res.attachment('screening.xlsx').send(workbook);
  });

  router.get<{ id: string }>(paths.screening(':id'), reader, async (req, res) => {
    const person = personOf(req);
    const seen = await service.see(req.params.id, person);
    res.render('screening/case', { ...screeningPage(seen), banners: await hints(seen.one.uscc, person) });
  });

  router.post<{ id: string }>(paths.screeningJudge(':id'), reader, async (req, res) => {
    const { id } = req.params;
    const person = personOf(req);
    const { judging, order, typed, faults } = readJudgement(req.body);
    const again = async (wrong: typeof faults) => {
      res.status(422).render('screening/case', screeningPage(await service.see(id, person), { typed, faults: wrong }));
    };
    if (judging === undefined || faults.length > 0) return again(faults);
    try {
      await service.judge(id, judging, person, order);
      res.redirect(303, paths.screening(id));
    } catch (error) {
      if (error instanceof InvalidInput)
        return again(error.issues.map(({ path, message }) => ({ id: path, text: message })));
      if (!(error instanceof Conflict)) throw error;
      const view = await service.see(id, person);
      res.status(409).render('screening/moved', screeningMovedPage(view, error.message, order.reason));
    }
  });
  return router;
}
