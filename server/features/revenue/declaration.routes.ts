import { Router, type Request, type Response } from 'express';
import { neighbourOf } from '../../domain/records/revenue-ledger.ts';
import { countedFigure, type RevenueEvidence } from '../../domain/records/revenue-statement.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import { typedFields } from '../../http/typed.ts';
import { filesOf } from '../../http/uploads.ts';
import * as paths from '../../paths.ts';
import { declarationFields, evidenceFaults, readDeclaration, readPicked } from './declaration.forms.ts';
import { declarationCheckPage, declarationOfRow, declarationPage, declarationTyped } from './declaration.pages.ts';
import type { DeclarationOf } from './declaration.pages.ts';
import type { EvidenceService } from './evidence.service.ts';
import type { RevenueWords } from './revenue-parts.pages.ts';
import type { RevenueService } from './revenue.service.ts';
import { revenueMovedPage } from './step.pages.ts';

export interface DeclarationParts {
  readonly service: RevenueService;
  readonly evidence: EvidenceService;
  readonly words: RevenueWords;
}

/** Declaring and correcting a year's revenue: typed, looked at once more in 元, 万元 and capitals, submitted. */
export function declarationRoutes({ service, evidence, words }: DeclarationParts): Router {
  const router = Router();
  const rules = words.revenueRules;
  const firm = requireThat((person) => mayEver(person, 'revenue.declare'));

  /** The statement as whom declares it anew finds it, or `Conflict` where nothing is to be declared. */
  async function ofStatement(req: Request<{ id: string }>): Promise<DeclarationOf> {
    const { statement, provider, events } = await service.see(req.params.id, personOf(req));
    const restating = events.includes('restate');
    if (!restating && !events.includes('declare'))
      throw new Conflict('wrong-state', '这项营收正在核实或已经核实，现在不能修改');
    const counts = countedFigure(statement)?.fen ?? null;
    return { provider, subject: statement.subject, restating, counts, statement };
  }

  const namedBy = ({ statement }: DeclarationOf): readonly RevenueEvidence[] =>
    statement?.versions.at(-1)?.evidence ?? [];

  async function show(res: Response, of: DeclarationOf) {
    const named = namedBy(of);
    const shown = {
      typed: of.statement === undefined ? {} : declarationTyped(of.statement),
      picked: Object.fromEntries(
        rules.sources.map(({ code }) => [
          code,
          named.filter(({ source }) => source === code).map(({ document }) => document),
        ]),
      ),
      choices: await evidence.choicesFor(of.provider.uscc, named),
      faults: {},
    };
    res.render('revenue/declare', declarationPage(of, shown, words));
  }

  /** Reads the form; shows it again where something is wrong, or where the firm wants to mend it; then asks once more. */
  async function receive(
    req: Request,
    res: Response,
    of: DeclarationOf,
    submit: (order: Parameters<RevenueService['begin']>[2], version: number) => Promise<string>,
  ) {
    const { uscc } = of.provider;
    const named = namedBy(of);
    const typed = typedFields(req.body, declarationFields(rules));
    const picked = readPicked(req.body, rules);
    const read = readDeclaration(typed, rules, of.restating);
    const gathered = await evidence.gather(personOf(req), uscc, picked, filesOf(req), named);
    const unproven =
      Object.keys(gathered.faults).length > 0 ? {} : evidenceFaults(read.sources, gathered.evidence, rules);
    const faults = { ...read.faults, ...gathered.faults, ...unproven };
    const wrong = Object.keys(faults).length > 0;
    if (wrong || typed['stage'] === 'mend') {
      const chosen = rules.sources.map(({ code }) => {
        const own = gathered.evidence.filter(({ source }) => source === code);
        return [code, own.map(({ document }) => document)] as const;
      });
      const choices = await evidence.choicesFor(uscc, [...named, ...gathered.evidence.filter(isNot(named))]);
      const shown = { typed, picked: Object.fromEntries(chosen), choices, faults };
      return res.status(wrong ? 422 : 200).render('revenue/declare', declarationPage(of, shown, words));
    }
    const order = { fen: read.fen, sources: read.sources, evidence: gathered.evidence, reason: read.reason };
    if (typed['stage'] !== 'submit') {
      const check = { order, unit: read.unit, typed, neighbour: neighbourOf(of.provider, of.subject) };
      return res.render('revenue/check', declarationCheckPage(of, check, words));
    }
    const version = /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : 0;
    res.redirect(303, paths.revenueStatement(await submit(order, version)));
  }

  router.get(paths.revenueNew(), firm, async (req, res) => {
    const { subject } = req.query;
    if (typeof subject !== 'string') return res.redirect(303, paths.records());
    const { provider, row } = await service.offer(personOf(req), subject);
    // What stands there already has a page of its own.
    if (row.statement !== undefined) return res.redirect(303, paths.revenueStatement(row.statement.id));
    await show(res, declarationOfRow(provider, row));
  });

  router.post(paths.revenueNew(), firm, async (req, res) => {
    const person = personOf(req);
    const { subject } = typedFields(req.body, ['subject']);
    const { provider, row } = await service.offer(person, subject);
    await receive(req, res, declarationOfRow(provider, row), (order) => service.begin(person, subject, order));
  });

  router.get<{ id: string }>(paths.revenueEdit(':id'), firm, async (req, res) => {
    await orMoved(req, res, async () => show(res, await ofStatement(req)));
  });

  router.post<{ id: string }>(paths.revenueEdit(':id'), firm, async (req, res) => {
    const { id } = req.params;
    await orMoved(req, res, async () => {
      await receive(req, res, await ofStatement(req), async (order, version) => {
        await service.declare(id, personOf(req), version, order);
        return id;
      });
    });
  });

  /** Does it; where somebody was faster, the page says how things stand now and gives back what was typed. */
  async function orMoved(req: Request<{ id: string }>, res: Response, act: () => Promise<unknown>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const seen = await service.see(req.params.id, personOf(req));
      const { amount } = typedFields(req.body, ['amount']);
      res.status(409).render('revenue/moved', revenueMovedPage(seen, error.message, amount, words));
    }
  }
  return router;
}

const isNot = (named: readonly RevenueEvidence[]) => (one: RevenueEvidence) =>
  !named.some(({ document, source }) => document === one.document && source === one.source);
