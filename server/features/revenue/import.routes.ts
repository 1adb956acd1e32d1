import { Router } from 'express';
import writeExcelFile from 'write-excel-file/node';
import { IMPORT_COLUMNS } from '../../domain/records/revenue-import.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import { typedFields } from '../../http/typed.ts';
import { filesOf } from '../../http/uploads.ts';
import * as paths from '../../paths.ts';
import { importPage, trialPage } from './import.pages.ts';
import type { ImportService } from './import.service.ts';

/** Figures from before the platform, entered by the city out of a workbook: taken in, tried, entered. */
export function importRoutes(service: ImportService): Router {
  const router = Router();
  const office = requireThat((person) => mayEver(person, 'revenue.import'));

  router.get(paths.revenueTemplate(), office, async (_req, res) => {
    const head = Object.values(IMPORT_COLUMNS).map((value) => ({ value, fontWeight: 'bold' as const }));
    const workbook = await writeExcelFile([head]).toBuffer();
    res.attachment('revenue-template.xlsx').send(workbook);
  });

  router.get(paths.revenueImport(), office, (_req, res) => {
    res.render('revenue/import', importPage());
  });

  router.post(paths.revenueImport(), office, async (req, res) => {
    try {
      res.redirect(303, paths.revenueImportFile(await service.take(filesOf(req))));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      res.status(422).render('revenue/import', importPage(error.message));
    }
  });

  router.get<{ file: string }>(paths.revenueImportFile(':file'), office, async (req, res) => {
    res.render('revenue/trial', trialPage(await service.look(req.params.file)));
  });

  router.post<{ file: string }>(paths.revenueImportFile(':file'), office, async (req, res) => {
    const { file } = req.params;
    try {
      await service.run(file, personOf(req), typedFields(req.body, ['digest']).digest);
      res.redirect(303, paths.revenueImportFile(file));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      res.status(409).render('revenue/trial', trialPage(await service.look(file), error.message));
    }
  });
  return router;
}
