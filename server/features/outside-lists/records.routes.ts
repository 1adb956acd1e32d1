import { Router } from 'express';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import { pageOf } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { recordsSheet, sheetCsv, sheetXlsx } from './outside-export.ts';
import { readRecordChoice, readRecordClue } from './outside.forms.ts';
import { recordPage } from './record.pages.ts';
import { recordsPage } from './records.pages.ts';
import { MOST_EXPORTED, PAGE_SIZE, type RecordsService } from './records.service.ts';

/** What outside lists hold: for the offices. */
export function outsideRecordsRoutes({ records, today }: { records: RecordsService; today: () => string }): Router {
  const router = Router();
  const reader = requireThat((person) => mayEver(person, 'outside.read'));
  const reporter = requireThat((person) => mayEver(person, 'listing.report'));

  router.get(paths.outsideRecords(), reader, async (req, res) => {
    const person = personOf(req);
    const view = await records.search(person, readRecordChoice(req.query), pageOf(req.query));
    res.render('outside-lists/records', recordsPage(view, { size: PAGE_SIZE, most: MOST_EXPORTED }, person));
  });

  router.get(paths.outsideExport('csv'), reader, async (req, res) => {
    const found = await records.all(personOf(req), readRecordChoice(req.query));
    res
      .attachment('outside-lists.csv')
      .type('text/csv; charset=utf-8')
      .send(sheetCsv(recordsSheet(found, today())));
  });

  router.get(paths.outsideExport('xlsx'), reader, async (req, res) => {
    const found = await records.all(personOf(req), readRecordChoice(req.query));
    res.attachment('outside-lists.xlsx').send(await sheetXlsx(recordsSheet(found, today())));
  });

  router.get<{ id: string }>(paths.outsideRecord(':id'), reader, async (req, res) => {
    res.render('outside-lists/record', recordPage(await records.see(req.params.id, personOf(req))));
  });

  router.post<{ id: string }>(paths.outsideClue(':id'), reporter, async (req, res) => {
    const { id } = req.params;
    const person = personOf(req);
    const { typed, faults } = readRecordClue(req.body);
    const again = async (status: number, wrong: typeof faults) => {
      const view = await records.see(id, person);
      res.status(status).render('outside-lists/record', recordPage(view, { typed, faults: wrong }));
    };
    if (faults.length > 0) return again(422, faults);
    try {
      await records.raise(id, person, typed);
      const { record } = await records.see(id, person);
      // Who may not read the case stays with the record.
      const made = may(person, 'listing.read', {}) ? record.clue?.case : null;
      res.redirect(303, made ? paths.listingCase(made.id) : paths.outsideRecord(id));
    } catch (error) {
      if (error instanceof InvalidInput)
        return again(
          422,
          error.issues.map(({ path, message }) => ({ id: path, text: message })),
        );
      if (!(error instanceof Conflict)) throw error;
      await again(409, [{ id: 'main', text: error.message }]);
    }
  });
  return router;
}
