import { Router, type Request, type Response } from 'express';
import {
  REVENUE_EVENT_WORDS,
  type PagedRevenueEvent,
  type RevenueEvent,
} from '../../domain/records/revenue-workflow.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { sendFile } from '../../http/download.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { csvOf, xlsxOf } from '../../http/sheets.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { readRevenueStep, stepFields } from './declaration.forms.ts';
import { declarationRoutes, type DeclarationParts } from './declaration.routes.ts';
import { importRoutes } from './import.routes.ts';
import type { ImportService } from './import.service.ts';
import { ledgerPage } from './ledger.pages.ts';
import { REVENUE_LISTS } from '../../domain/records/revenue-lists.ts';
import { readChoice } from './list.forms.ts';
import { revenueListPage } from './list.pages.ts';
import { revenueSheet } from './revenue-export.ts';
import { statementPage } from './statement.pages.ts';
import { revenueMovedPage, revenueStepPage } from './step.pages.ts';

export interface RevenueParts extends DeclarationParts {
  readonly imports: ImportService;
  readonly today: () => string;
}

type OfStatement = Request<{ id: string }>;
type OfStep = Request<{ id: string; event: string }>;

export function revenueRoutes(parts: RevenueParts): Router {
  const { service, words, today } = parts;
  const router = Router();
  const readers = requireThat((person) => mayEver(person, 'record.read'));

  router.get(paths.records(), readers, async (req, res) => {
    const person = personOf(req);
    if (!mayEver(person, 'revenue.declare')) return res.redirect(303, paths.revenueStatements());
    res.render('revenue/ledger', ledgerPage(await service.own(person), words));
  });

  router.get<{ uscc: string }>(paths.providerRevenue(':uscc'), requireSignIn, async (req, res) => {
    res.render('revenue/ledger', ledgerPage(await service.ofFirm(req.params.uscc, personOf(req)), words));
  });

  const found = async (req: Request) => {
    const choice = readChoice(req.query);
    const { states } = REVENUE_LISTS[choice.list];
    const { region, subject, q } = choice;
    const statements = await service.list(personOf(req), { states, region, subject, q: q === '' ? undefined : q });
    return { choice, statements };
  };

  router.get(paths.revenueStatements(), readers, async (req, res) => {
    const person = personOf(req);
    // A firm has its ledger.
    if (mayEver(person, 'revenue.declare')) return res.redirect(303, paths.records());
    res.render('revenue/list', revenueListPage({ ...(await found(req)), today: today() }, words, person));
  });

  router.get(paths.revenueExport('csv'), readers, async (req, res) => {
    const { statements } = await found(req);
    res
      .attachment('revenue.csv')
      .type('text/csv; charset=utf-8')
      .send(csvOf(revenueSheet(statements, words)));
  });

  router.get(paths.revenueExport('xlsx'), readers, async (req, res) => {
    const { statements } = await found(req);
    res.attachment('revenue.xlsx').send(await xlsxOf(revenueSheet(statements, words)));
  });

  router.use(importRoutes(parts.imports));
  router.use(declarationRoutes(parts));

  router.get<{ id: string }>(paths.revenueStatement(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('revenue/statement', statementPage(await service.see(req.params.id, person), words, person));
  });

  router.get<{ id: string; document: string }>(
    paths.revenueEvidence(':id', ':document'),
    requireSignIn,
    async (req, res) => {
      await sendFile(req, res, await service.file(req.params.id, req.params.document, personOf(req)));
    },
  );

  router.get<{ id: string; event: string }>(paths.revenueStep(':id', ':event'), requireSignIn, async (req, res) => {
    const event = eventOf(req);
    await orMoved(req, res, '', async () => {
      const seen = await service.prepare(req.params.id, event, personOf(req));
      res.render('revenue/step', revenueStepPage(seen, event, words, { typed: {} }));
    });
  });

  router.post<{ id: string; event: string }>(paths.revenueStep(':id', ':event'), requireSignIn, async (req, res) => {
    const { id } = req.params;
    const event = eventOf(req);
    const person = personOf(req);
    const typed = typedFields(req.body, stepFields(words.revenueRules));
    const { compared, reason, faults } = readRevenueStep(typed, words.revenueRules);
    await orMoved(req, res, reason, async () => {
      const again = async (wrong: Readonly<Record<string, string>>) => {
        const seen = await service.prepare(id, event, person);
        const page = revenueStepPage(seen, event, words, { typed, compared, faults: wrong });
        res.status(422).render('revenue/step', page);
      };
      if (Object.keys(faults).length > 0) return again(faults);
      const version = /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : 0;
      try {
        await service.take(id, event, person, { version, digest: typed['digest'] ?? '', reason, compared });
        res.redirect(303, paths.revenueStatement(id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        await again(Object.fromEntries(error.issues.map(({ path, message }) => [path, message])));
      }
    });
  });

  /** Does it; where somebody was faster, the page says how things stand now and gives back what was typed. */
  async function orMoved(req: OfStatement, res: Response, kept: string, act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const seen = await service.see(req.params.id, personOf(req));
      res.status(409).render('revenue/moved', revenueMovedPage(seen, error.message, kept, words));
    }
  }
  return router;
}

/** The event that the address names: one that has a page of its own. */
function eventOf({ params: { event } }: OfStep): PagedRevenueEvent {
  const known = (Object.keys(REVENUE_EVENT_WORDS) as RevenueEvent[]).find((name) => name === event);
  if (known === undefined || known === 'import' || known === 'declare' || known === 'restate')
    throw new NotFound('not-found', '没有这个地址');
  return known;
}
