import { Router } from 'express';
import { judgedOf } from '../../domain/policy/grading-rules.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { InvalidInput } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { orMoved } from './or-moved.ts';
import { readScore } from './rounds.forms.ts';
import { sheetFirmPage, sheetPage, sheetsPage } from './sheets.pages.ts';
import type { GradingSheetsService } from './sheets.service.ts';

/** What experts see and fill in: their own sheets, and nobody else's. */
export function gradingSheetsRoutes(sheets: GradingSheetsService): Router {
  const router = Router();
  const expert = requireThat((person) => mayEver(person, 'grading.judge'));

  router.get(gradingPaths.gradingSheets(), expert, async (req, res) => {
    res.render('awards/tables', sheetsPage(await sheets.own(personOf(req))));
  });

  router.get<{ id: string }>(gradingPaths.gradingSheet(':id'), expert, async (req, res) => {
    res.render('grading/sheet', sheetPage(await sheets.see(req.params.id, personOf(req))));
  });

  router.post<{ id: string }>(`${gradingPaths.gradingSheet(':id')}/submit`, expert, async (req, res) => {
    const { id } = req.params;
    const person = personOf(req);
    const { order } = readScore(req.body, '', []);
    await orMoved(res, { href: gradingPaths.gradingSheet(id), name: '专家评分' }, [], async () => {
      try {
        await sheets.take(id, 'submit', person, order);
        res.redirect(303, gradingPaths.gradingSheet(id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        res.status(422).render('grading/sheet', sheetPage(await sheets.see(id, person), error.issues));
      }
    });
  });

  router.get<{ id: string; uscc: string }>(gradingPaths.gradingSheetFirm(':id', ':uscc'), expert, async (req, res) => {
    const { id, uscc } = req.params;
    res.render('grading/sheet-firm', sheetFirmPage(await sheets.firm(id, uscc, personOf(req))));
  });

  for (const event of ['score', 'recuse'] as const) {
    const address = gradingPaths.gradingSheetFirm(':id', ':uscc');
    router.post<{ id: string; uscc: string }>(
      event === 'score' ? address : `${address}/recuse`,
      expert,
      async (req, res) => {
        const { id, uscc } = req.params;
        const person = personOf(req);
        const seen = await sheets.firm(id, uscc, person);
        const judged = judgedOf(seen.round.scheme).map((one) => one.id);
        const { typed, order, faults } = readScore(req.body, uscc, judged);
        await orMoved(res, { href: gradingPaths.gradingSheet(id), name: '专家评分' }, [], async () => {
          try {
            if (faults.length > 0) throw new InvalidInput(faults.map((one) => ({ ...one, code: 'typed' })));
            await sheets.take(id, event, person, order);
            res.redirect(303, gradingPaths.gradingSheet(id));
          } catch (error) {
            if (!(error instanceof InvalidInput)) throw error;
            res.status(422).render('grading/sheet-firm', sheetFirmPage(seen, typed, error.issues));
          }
        });
      },
    );
  }
  return router;
}
