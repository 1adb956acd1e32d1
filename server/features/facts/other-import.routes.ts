import { Router } from 'express';
import { OTHER_AWARD_FACTS } from '../../domain/records/other-award-fact.ts';
import { OTHER_AWARD_COLUMNS } from '../../domain/records/other-award-import.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import { xlsxOf } from '../../http/sheets.ts';
import { typedFields } from '../../http/typed.ts';
import { filesOf } from '../../http/uploads.ts';
import * as factPaths from '../../fact-paths.ts';
import { otherImportPage, otherTrialPage } from './other-import.pages.ts';
import type { OtherImportService } from './other-import.service.ts';

/** Awards of other programmes out of a workbook: taken in, tried, entered, confirmed by a second person. */
export function otherImportRoutes(service: OtherImportService): Router {
  const router = Router();
  const { name } = OTHER_AWARD_FACTS;
  const office = requireThat((person) => mayEver(person, 'other-award.import'));

  router.get(factPaths.factTemplate(name), office, async (_req, res) => {
    res.attachment('other-awards-template.xlsx').send(await xlsxOf([Object.values(OTHER_AWARD_COLUMNS)]));
  });

  router.get(factPaths.factImport(name), office, (req, res) => {
    res.render('revenue/import', otherImportPage(personOf(req)));
  });

  router.post(factPaths.factImport(name), office, async (req, res) => {
    try {
      res.redirect(303, factPaths.factImportFile(name, await service.take(filesOf(req))));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      res.status(422).render('revenue/import', otherImportPage(personOf(req), error.message));
    }
  });

  router.get<{ file: string }>(factPaths.factImportFile(name, ':file'), office, async (req, res) => {
    const person = personOf(req);
    res.render('facts/trial', otherTrialPage(await service.look(req.params.file, person), person));
  });

  router.post<{ file: string }>(factPaths.factImportFile(name, ':file'), office, async (req, res) => {
    const { file } = req.params;
    const person = personOf(req);
    const { deed, digest } = typedFields(req.body, ['deed', 'digest']);
    try {
      await (deed === 'confirm' ? service.confirm(file, person, digest) : service.enter(file, person, digest));
      res.redirect(303, factPaths.factImportFile(name, file));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      res.status(409).render('facts/trial', otherTrialPage(await service.look(file, person), person, error.message));
    }
  });
  return router;
}
