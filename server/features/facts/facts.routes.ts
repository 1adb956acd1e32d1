import { Router, type Request, type Response } from 'express';
import { typedNames } from '../../domain/records/fact-fields.ts';
import { FACT_LISTS } from '../../domain/records/fact-lists.ts';
import {
  FACT_EVENT_WORDS,
  isConfirm,
  type FactEvent,
  type PagedFactEvent,
} from '../../domain/records/fact-workflow.ts';
import { latestFact } from '../../domain/records/firm-fact.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import { sendFile } from '../../http/download.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { csvOf, xlsxOf } from '../../http/sheets.ts';
import { typedFields } from '../../http/typed.ts';
import * as factPaths from '../../fact-paths.ts';
import { declareFactRoutes, type DeclareFactParts } from './declare.routes.ts';
import { factSheet } from './fact-export.ts';
import { readAsked, readFactChoice, reasonFault, tidyText } from './facts.forms.ts';
import { factListPage } from './list.pages.ts';
import { factPage } from './one.pages.ts';
import { ownFactsPage } from './own.pages.ts';
import { asksOf, factMovedPage, factStepPage } from './step.pages.ts';

type OfFact = Request<{ id: string }>;

/** The pages of one kind of facts: the firm's own, the officials' list, each fact and its steps. */
export function factRoutes(parts: DeclareFactParts & { readonly today: () => string }): Router {
  const { service, words, today } = parts;
  const { kind } = service;
  const router = Router();
  const readers = requireThat((person) => mayEver(person, 'record.read'));

  const found = async (req: Request) => {
    const choice = readFactChoice(req.query);
    const { states } = FACT_LISTS[choice.list];
    const { region, q } = choice;
    return {
      choice,
      facts: await service.list(personOf(req), { states, region, q: q === '' ? undefined : q }),
    };
  };

  router.get(factPaths.facts(kind.name), readers, async (req, res) => {
    const person = personOf(req);
    if (person.role === 'provider') {
      const own = await service.ofFirm(person.organisationUscc ?? '', person);
      return res.render('facts/own', ownFactsPage(kind, own, words, person));
    }
    res.render('facts/list', factListPage(kind, { ...(await found(req)), today: today() }, words, person));
  });

  router.get(factPaths.factExport(kind.name, 'csv'), readers, async (req, res) => {
    const { facts } = await found(req);
    const sheet = factSheet(kind, facts, words.city);
    res.attachment(`${kind.name}.csv`).type('text/csv; charset=utf-8').send(csvOf(sheet));
  });

  router.get(factPaths.factExport(kind.name, 'xlsx'), readers, async (req, res) => {
    const { facts } = await found(req);
    res.attachment(`${kind.name}.xlsx`).send(await xlsxOf(factSheet(kind, facts, words.city)));
  });

  router.use(declareFactRoutes(parts, orMoved));

  router.get<{ id: string }>(factPaths.fact(kind.name, ':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    res.render('facts/one', factPage(kind, await service.see(req.params.id, person), words, person));
  });

  router.get<{ id: string; document: string }>(
    factPaths.factEvidence(kind.name, ':id', ':document'),
    requireSignIn,
    async (req, res) => {
      await sendFile(req, res, await service.file(req.params.id, req.params.document, personOf(req)));
    },
  );

  const step = factPaths.factStep(kind.name, ':id', ':event');

  router.get<{ id: string; event: string }>(step, requireSignIn, async (req, res) => {
    const event = eventOf(req.params.event);
    const person = personOf(req);
    await orMoved(req, res, '', async () => {
      const seen = await service.prepare(req.params.id, event, person);
      res.render('facts/step', factStepPage(kind, seen, event, { words, person }, { typed: {} }));
    });
  });

  router.post<{ id: string; event: string }>(step, requireSignIn, async (req, res) => {
    const { id } = req.params;
    const event = eventOf(req.params.event);
    const person = personOf(req);
    const asks = asksOf(kind, event);
    const typed = typedFields(req.body, ['version', 'digest', 'reason', ...typedNames(asks)]);
    const reason = tidyText(typed['reason']);
    await orMoved(req, res, reason, async () => {
      const seen = await service.prepare(id, event, person);
      const { data } = latestFact(seen.fact);
      const { read, faults: wrong } = readAsked(kind, asks, typed, isConfirm(event) ? data : {}, today());
      const again = (faults: Readonly<Record<string, string>>) =>
        res.status(422).render('facts/step', factStepPage(kind, seen, event, { words, person }, { typed, faults }));
      const faults = { ...wrong, ...reasonFault(reason) };
      if (Object.keys(faults).length > 0) return again(faults);
      const version = /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : 0;
      try {
        await service.take(id, event, person, { version, digest: typed['digest'] ?? '', reason, read });
        res.redirect(303, factPaths.fact(kind.name, id));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        again(Object.fromEntries(error.issues.map(({ path, message }) => [path, message])));
      }
    });
  });

  /** Does it; where somebody was faster, the page says how things stand now and gives back what was typed. */
  async function orMoved(req: OfFact, res: Response, kept: string, act: () => Promise<unknown>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const person = personOf(req);
      const seen = await service.see(req.params.id, person);
      res.status(409).render('membership/moved', factMovedPage(kind, seen, error.message, kept, { words, person }));
    }
  }
  return router;
}

/** The event that the address names: one that has a page of its own. */
function eventOf(event: string): PagedFactEvent {
  const known = (Object.keys(FACT_EVENT_WORDS) as FactEvent[]).find((name) => name === event);
  if (known === undefined || known === 'declare' || known === 'enter' || known === 'restate')
    throw new NotFound('not-found', '没有这个地址');
  return known;
}
