import { Router, type Request, type Response } from 'express';
import { latestFact, type FirmFact } from '../../domain/records/firm-fact.ts';
import type { RevenueEvidence } from '../../domain/records/revenue-statement.ts';
import type { Account } from '../../domain/registry/account.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Upload } from '../../domain/registry/stored-file.ts';
import { Conflict, NotFound } from '../../errors.ts';
import { personOf, requireSignIn, requireThat } from '../../http/roles.ts';
import { typedFields } from '../../http/typed.ts';
import { filesOf } from '../../http/uploads.ts';
import * as factPaths from '../../fact-paths.ts';
import { factFormPage, factTyped, type FactFormOf } from './edit.pages.ts';
import type { FactWords } from './fact-parts.pages.ts';
import { factFields, missingEvidence, readFact, readPickedEvidence } from './facts.forms.ts';
import type { FactsService } from './facts.service.ts';

type Picked = Readonly<Record<string, readonly string[]>>;

/** What gathers the files that prove a fact: they are documents of its firm. */
export interface FactEvidence {
  choicesFor(uscc: string, named: readonly RevenueEvidence[]): Promise<RevenueEvidence[]>;
  gather(
    person: Account,
    uscc: string,
    picked: Picked,
    uploads: readonly Upload[],
    named: readonly RevenueEvidence[],
  ): Promise<{ readonly evidence: readonly RevenueEvidence[]; readonly faults: Readonly<Record<string, string>> }>;
}

export interface DeclareFactParts {
  readonly service: FactsService;
  readonly evidence: FactEvidence;
  readonly words: FactWords;
  readonly today: () => string;
}

type OrMoved = (
  req: Request<{ id: string }>,
  res: Response,
  kept: string,
  act: () => Promise<unknown>,
) => Promise<void>;

/** Declaring, entering and correcting facts of a kind. */
export function declareFactRoutes({ service, evidence, today }: DeclareFactParts, orMoved: OrMoved): Router {
  const { kind } = service;
  const router = Router();
  const declares = requireThat((person) => mayEver(person, kind.declare));
  const namedBy = (fact: FirmFact | undefined) => (fact === undefined ? [] : latestFact(fact).evidence);

  async function show(res: Response, of: FactFormOf, person: Account) {
    const named = namedBy(of.fact);
    const picked = (code: string) => named.filter(({ source }) => source === code).map(({ document }) => document);
    const choices = of.provider === undefined ? [] : await evidence.choicesFor(of.provider.uscc, named);
    const shown = {
      ...{ typed: factTyped(kind, of.fact), choices, faults: {} },
      picked: Object.fromEntries(kind.sources.map(({ code }) => [code, picked(code)])),
    };
    res.render('facts/edit', factFormPage(kind, of, shown, person));
  }

  /** Reads the form; shows it again, with what was typed and sent, where something is wrong. */
  async function receive(
    req: Request,
    res: Response,
    of: FactFormOf & { readonly provider: Provider },
    submit: (order: Parameters<FactsService['begin']>[2], version: number) => Promise<string>,
  ) {
    const person = personOf(req);
    const { provider, fact, restating } = of;
    const named = namedBy(fact);
    const typed = typedFields(req.body, factFields(kind));
    const setting = { provider, today: today() };
    const { data, reason, faults: wrong } = readFact(kind, typed, setting, restating);
    const gathered = await evidence.gather(
      ...([person, provider.uscc, readPickedEvidence(req.body, kind), filesOf(req), named] as const),
    );
    const faults = {
      ...(await service.against(provider, data)),
      ...wrong,
      ...missingEvidence(kind, gathered.evidence),
      ...gathered.faults,
    };
    if (Object.keys(faults).length === 0) {
      const version = /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : 0;
      return res.redirect(
        303,
        factPaths.fact(kind.name, await submit({ data, evidence: gathered.evidence, reason }, version)),
      );
    }
    const has = ({ document, source }: RevenueEvidence) =>
      named.some((one) => one.document === document && one.source === source);
    const fresh = gathered.evidence.filter((one) => !has(one));
    const choices = await evidence.choicesFor(provider.uscc, [...named, ...fresh]);
    const picked = Object.fromEntries(
      kind.sources.map(({ code }) => [
        code,
        gathered.evidence.filter(({ source }) => source === code).map(({ document }) => document),
      ]),
    );
    res.status(422).render('facts/edit', factFormPage(kind, of, { typed, picked, choices, faults }, person));
  }

  router.get(factPaths.factNew(kind.name), declares, async (req, res) => {
    const person = personOf(req);
    const provider = person.role === 'provider' ? await service.firmFor(person, '') : undefined;
    await show(res, { provider, fact: undefined, restating: false }, person);
  });

  router.post(factPaths.factNew(kind.name), declares, async (req, res) => {
    const person = personOf(req);
    const typed = typedFields(req.body, factFields(kind));
    const again = (field: string, message: string, provider?: Provider) => {
      const shown = { typed, picked: {}, choices: [], faults: { [field]: message } };
      const of = { provider, fact: undefined, restating: false };
      res.status(422).render('facts/edit', factFormPage(kind, of, shown, person));
    };
    let provider: Provider;
    try {
      provider = await service.firmFor(person, typed['uscc'] ?? '');
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return again('uscc', typed['uscc'] === '' ? '请填写企业的统一社会信用代码' : error.message);
    }
    try {
      await receive(req, res, { provider, fact: undefined, restating: false }, (order) =>
        service.begin(person, provider, order),
      );
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      again(kind.fields[0]?.name ?? 'reason', error.message, provider);
    }
  });

  /** The fact as whom declares it anew finds it, or `Conflict` where nothing is to be declared. */
  async function ofFact(req: Request<{ id: string }>) {
    const { fact, provider, events } = await service.see(req.params.id, personOf(req));
    const restating = events.includes('restate');
    if (!restating && !events.includes('declare'))
      throw new Conflict('wrong-state', '这件事项正在确认或已经办结，现在不能修改');
    return { provider, fact, restating };
  }

  router.get<{ id: string }>(factPaths.factEdit(kind.name, ':id'), requireSignIn, async (req, res) => {
    await orMoved(req, res, '', async () => show(res, await ofFact(req), personOf(req)));
  });

  router.post<{ id: string }>(factPaths.factEdit(kind.name, ':id'), requireSignIn, async (req, res) => {
    const { id } = req.params;
    const { reason } = typedFields(req.body, ['reason']);
    await orMoved(req, res, reason, async () => {
      await receive(req, res, await ofFact(req), async (order, version) => {
        await service.declare(id, personOf(req), version, order);
        return id;
      });
    });
  });
  return router;
}
