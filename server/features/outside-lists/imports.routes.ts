import { Router, type Response } from 'express';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { sendFile } from '../../http/download.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import { pageOf } from '../../http/typed.ts';
import { filesOf } from '../../http/uploads.ts';
import * as paths from '../../paths.ts';
import { columnsPage, uploadPage } from './columns.pages.ts';
import { importPage, importsPage, importStepPage, outsideMovedPage } from './imports.pages.ts';
import type { ImportsService } from './imports.service.ts';
import { refusedSheet, sheetCsv, sheetXlsx } from './outside-export.ts';
import { readColumns, readOutsideStep, readUpload, readWanted } from './outside.forms.ts';
import { trialPage } from './trial.pages.ts';

/** How an outside list comes in: upload, columns, dry run, import; and how it is withdrawn. */
export function outsideImportsRoutes({ imports, today }: { imports: ImportsService; today: () => string }): Router {
  const router = Router();
  const reader = requireThat((person) => mayEver(person, 'outside.read'));
  const importer = requireThat((person) => mayEver(person, 'outside.import'));

  /** Does it; where somebody was faster, the page says how things stand now and gives back what was typed. */
  async function orMoved(id: string, person: Express.User, res: Response, kept: string, act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const view = await imports.see(id, person);
      res.status(409).render('negative-list/moved', outsideMovedPage(view, error.message, kept));
    }
  }
  const faultsOf = (error: InvalidInput) => error.issues.map(({ path, message }) => ({ id: path, text: message }));

  router.get(paths.outsideImports(), reader, async (req, res) => {
    const person = personOf(req);
    res.render('outside-lists/imports', importsPage(await imports.list(person), person));
  });

  router.get(paths.outsideImportNew(), importer, async (req, res) => {
    res.render('outside-lists/upload', uploadPage(await imports.list(personOf(req))));
  });

  router.post(paths.outsideImportNew(), importer, async (req, res) => {
    const person = personOf(req);
    const { typed, faults } = readUpload(req.body, filesOf(req).length, today());
    try {
      if (faults.length > 0)
        throw new InvalidInput(faults.map(({ id, text }) => ({ path: id, code: 'typed', message: text })));
      res.redirect(303, paths.outsideColumns(await imports.upload(person, typed, filesOf(req))));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const page = uploadPage(await imports.list(person), { typed, faults: faultsOf(error) });
      res.status(422).render('outside-lists/upload', page);
    }
  });

  router.get<{ id: string }>(paths.outsideImport(':id'), reader, async (req, res) => {
    res.render('outside-lists/import', importPage(await imports.see(req.params.id, personOf(req))));
  });

  router.get<{ id: string }>(paths.outsideColumns(':id'), importer, (req, res) =>
    orMoved(req.params.id, personOf(req), res, '', async () => {
      const view = await imports.columns(req.params.id, personOf(req), readWanted(req.query));
      res.render('outside-lists/columns', columnsPage(view));
    }),
  );

  router.post<{ id: string }>(paths.outsideColumns(':id'), importer, async (req, res) => {
    const { id } = req.params;
    const person = personOf(req);
    const order = readColumns(req.body);
    await orMoved(id, person, res, '', async () => {
      try {
        await imports.saveColumns(id, person, order);
        res.redirect(303, paths.outsideTrial(id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const view = await imports.columns(id, person, { sheet: order.sheet, headRow: undefined });
        const shown = { ...view, layout: order.layout };
        res.status(422).render('outside-lists/columns', columnsPage(shown, faultsOf(error)));
      }
    });
  });

  router.get<{ id: string }>(paths.outsideTrial(':id'), reader, (req, res) =>
    orMoved(req.params.id, personOf(req), res, '', async () => {
      const view = await imports.trial(req.params.id, personOf(req));
      if (!view.ready) return res.redirect(303, paths.outsideColumns(req.params.id));
      res.render('outside-lists/trial', trialPage(view, pageOf(req.query)));
    }),
  );

  for (const kind of ['csv', 'xlsx'] as const)
    router.get<{ id: string }>(paths.outsideRefused(':id', kind), reader, async (req, res) => {
      const { one, sheet, rows } = await imports.refused(req.params.id, personOf(req));
      const refused = refusedSheet(rows, sheet.grid, one.layout.headRow);
      res.attachment(`${one.number}-refused.${kind}`);
      if (kind === 'xlsx') res.send(await sheetXlsx(refused));
      else res.type('text/csv; charset=utf-8').send(sheetCsv(refused));
    });

  router.get<{ id: string }>(paths.outsideFile(':id'), reader, async (req, res) => {
    await sendFile(req, res, await imports.file(req.params.id, personOf(req)));
  });

  router.get<{ id: string; event: string }>(paths.outsideStep(':id', ':event'), importer, async (req, res) => {
    const { id } = req.params;
    const event = stepOf(req.params.event);
    if (event === 'import') return res.redirect(303, paths.outsideTrial(id));
    const view = await imports.see(id, personOf(req));
    if (!view.events.includes(event)) {
      const page = outsideMovedPage(view, '这批导入现在不能这样办理', '');
      return res.status(409).render('negative-list/moved', page);
    }
    res.render('membership/decide', importStepPage(view, event));
  });

  router.post<{ id: string; event: string }>(paths.outsideStep(':id', ':event'), importer, async (req, res) => {
    const { id } = req.params;
    const person = personOf(req);
    const event = stepOf(req.params.event);
    const { order, faults } = readOutsideStep(req.body);
    await orMoved(id, person, res, order.reason, async () => {
      try {
        if (faults.length > 0)
          throw new InvalidInput(faults.map((one) => ({ path: one.id, code: 'typed', message: one.text })));
        await imports.take(id, event, person, order);
        res.redirect(303, paths.outsideImport(id));
      } catch (error) {
        if (!(error instanceof InvalidInput) || event === 'import') throw error;
        const given = { typed: { reason: order.reason }, faults: faultsOf(error) };
        res.status(422).render('membership/decide', importStepPage(await imports.see(id, person), event, given));
      }
    });
  });
  return router;
}

function stepOf(event: string): 'import' | 'withdraw' | 'discard' {
  if (event === 'import' || event === 'withdraw' || event === 'discard') return event;
  throw new NotFound('not-found', '没有这个地址');
}
