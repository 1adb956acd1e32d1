import { createHash } from 'node:crypto';
import type { RevenueRules } from '../../domain/policy/revenue-rules.ts';
import { ledgerOf, type LedgerRow } from '../../domain/records/revenue-ledger.ts';
import { latestVersion, REVENUE_WAITING, REVENUE_WITH_FIRM } from '../../domain/records/revenue-statement.ts';
import type {
  CountedFigure,
  RevenueOrder,
  RevenueStatement,
  RevenueSubject,
  SourceFigure,
} from '../../domain/records/revenue-statement.ts';
import { nextRevenueState, revenueEventsFor, type RevenueEvent } from '../../domain/records/revenue-workflow.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import type { Account } from '../../domain/registry/account.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import { may } from '../../domain/registry/permissions.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { FILE_KINDS } from '../../domain/registry/stored-file.ts';
import { formatDay, yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { Files } from '../../persistence/files.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { RevenueQuery, RevenueStatements } from '../../persistence/revenue-statement.repository.ts';
import { refused } from './refusals.ts';

export interface RevenueNeeds {
  readonly statements: RevenueStatements;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly files: Pick<Files, 'open'>;
  readonly counters: Counters;
  readonly revenueRules: RevenueRules;
  readonly now: () => Date;
  readonly today: () => Day;
  /** Writes a verified figure to the provider; what fails waits in the statement. */
  readonly applyEffects: (id: string) => Promise<void>;
}

/** A year's revenue as one person sees it, with what that person may do. */
export interface SeenRevenue {
  readonly statement: RevenueStatement;
  readonly provider: Provider;
  readonly events: readonly RevenueEvent[];
  readonly today: Day;
  readonly digest: string;
}

/** A step as it was ordered on its page. */
export interface RevenueStepOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
  readonly compared: readonly SourceFigure[];
}

/** A firm's ledger as one person sees it. */
export interface LedgerView {
  readonly provider: Provider;
  readonly rows: readonly LedgerRow[];
  readonly own: boolean;
  readonly today: Day;
}

export type RevenueService = ReturnType<typeof createRevenueService>;

export function createRevenueService(needs: RevenueNeeds) {
  const { statements, providers, files, counters, revenueRules: rules, now, today, applyEffects } = needs;
  const { toleranceBasisPoints } = rules;

  async function see(id: string, person: Account): Promise<SeenRevenue> {
    const statement = await statements.findById(id);
    const provider = statement && (await providers.findByUscc(statement.uscc));
    if (statement === null || provider === null || !mayReadRecord(person, statement))
      throw new NotFound('unknown-statement', '没有这项营收申报');
    const events = revenueEventsFor(statement, person);
    return { statement, provider, events, today: today(), digest: digestOf(statement) };
  }

  async function viewOf(provider: Provider, person: Account): Promise<LedgerView> {
    const made = await statements.findByUscc(provider.uscc);
    const rows = ledgerOf(provider, made, today(), rules.yearsBack);
    return { provider, rows, own: may(person, 'revenue.declare', provider), today: today() };
  }

  async function own(person: Account): Promise<LedgerView> {
    const { organisationUscc = '' } = person;
    if (!may(person, 'revenue.declare', { uscc: organisationUscc }))
      throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
    const provider = await providers.findByUscc(organisationUscc);
    if (provider === null) throw new NotFound('unknown-provider', '没有这家服务商');
    return viewOf(provider, person);
  }

  const entryOf = (person: Account, event: RevenueEvent, reason: string, shown: string | null) => ({
    at: now().toISOString(),
    by: actorOf(person),
    event,
    reason,
    shown,
  });

  return {
    see,
    own,

    /** The row of the own ledger that a new declaration is for; what stands there already has a page of its own. */
    async offer(person: Account, subject: RevenueSubject): Promise<{ provider: Provider; row: LedgerRow }> {
      const { provider, rows } = await own(person);
      const row = rows.find((one) => one.subject === subject);
      if (row === undefined) throw new NotFound('unknown-year', '这一年度不能申报：须是企业成立以来、已经结束的年度');
      if (row.open) throw new Conflict('year-not-closed', '这一年度尚未结束，年度结束后凭审计报告或纳税申报表申报');
      return { provider, row };
    },

    /** A firm's ledger, for whoever may read its record; others are told that there is none. */
    async ofFirm(uscc: string, person: Account): Promise<LedgerView> {
      const provider = await providers.findByUscc(uscc);
      if (provider === null || !mayReadRecord(person, provider))
        throw new NotFound('unknown-provider', '没有这家服务商');
      return viewOf(provider, person);
    },

    /** Declares a year for the first time, or corrects what counts since before the platform. Answers its id. */
    async begin(person: Account, subject: RevenueSubject, order: RevenueOrder): Promise<string> {
      const { provider, rows } = await own(person);
      const row = rows.find((one) => one.subject === subject);
      if (row?.offers === undefined) throw new Conflict('statement-exists', '这一年度已经申报过，请打开查看');
      const year = yearOf(today());
      const number = `YS${year}${String(await counters.next(`revenue-${year}`)).padStart(4, '0')}`;
      const { uscc, name, region } = provider;
      const event = row.offers;
      if (event === 'restate' && order.reason === '') throw refused(['reason-missing']);
      const counted: CountedFigure[] =
        row.fen === null ? [] : [{ version: 0, fen: row.fen, evidence: row.evidence || '平台建立前已核实' }];
      const entry = entryOf(person, event, order.reason, null);
      const first = { ...order, at: entry.at, by: entry.by };
      return statements.begin(
        { number, uscc, name, region, subject, counted, since: today(), first },
        event === 'restate' ? 'restated' : 'declared',
        entry,
      );
    },

    /** Declares anew what was returned or withdrawn, or restates what was verified. */
    async declare(id: string, person: Account, version: number, order: RevenueOrder): Promise<void> {
      const { statement, provider, events } = await see(id, person);
      const event = events.includes('restate') ? 'restate' : 'declare';
      const facts = { reason: order.reason, compared: [], toleranceBasisPoints };
      const verdict = nextRevenueState(statement, event, person, facts);
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (version !== statement.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，这项营收已经变化');
      const entry = entryOf(person, event, order.reason, null);
      const { name, region } = provider;
      await statements.decide(
        { id, state: statement.state, version },
        {
          to: verdict.to,
          entry,
          set: { since: today(), name, region },
          version: { ...order, at: entry.at, by: entry.by },
        },
      );
    },

    /** The statement for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: RevenueEvent, person: Account): Promise<SeenRevenue> {
      const seen = await see(id, person);
      const { sources } = rules;
      const fen = latestVersion(seen.statement).fen;
      const facts = { reason: '—', compared: sources.map(({ code }) => ({ source: code, fen })), toleranceBasisPoints };
      const verdict = nextRevenueState(seen.statement, event, person, facts);
      if ('refusals' in verdict) throw refused(verdict.refusals);
      return seen;
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(id: string, event: RevenueEvent, person: Account, order: RevenueStepOrder): Promise<void> {
      const { statement, digest } = await see(id, person);
      const { reason, compared } = order;
      const verdict = nextRevenueState(statement, event, person, { reason, compared, toleranceBasisPoints });
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
      if (order.version !== statement.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (order.digest !== digest) throw new Conflict('shown-moved', '在您打开页面之后，所依据的情况已经变化');
      const entry = entryOf(person, event, reason, digest);
      const { at, by } = entry;
      const { version: of, fen } = latestVersion(statement);
      const checking = event === 'verify' || (event === 'return' && compared.length > 0);
      await statements.decide(
        { id, state: statement.state, version: statement.version },
        {
          to: verdict.to,
          entry,
          set: { since: today() },
          ...(checking && { check: { of, compared, toleranceBasisPoints, at, by, reason } }),
          ...(event === 'verify' && { counts: { version: of, fen, evidence: evidenceWords(statement, compared) } }),
        },
      );
      // The decision stands, whatever befalls its effect: that waits in the statement.
      if (event === 'verify') await applyEffects(id);
    },

    /** The statements that an official may read, of those that are asked for. */
    async list(person: Account, query: RevenueQuery): Promise<readonly RevenueStatement[]> {
      const region = person.role === 'county' ? (person.region ?? 'none') : query.region;
      return (await statements.list({ ...query, region })).filter((one) => mayReadRecord(person, one));
    },

    /** What waits for an office or for a firm, of the region of a county's official. */
    atWork(person: Account): Promise<readonly RevenueStatement[]> {
      const region = person.role === 'county' ? (person.region ?? 'none') : undefined;
      return statements.list({ states: [...REVENUE_WAITING, ...REVENUE_WITH_FIRM], region });
    },

    /** A file that proves a figure, of whatever version; for whoever may read the firm's record. */
    async file(id: string, document: string, person: Account) {
      const { statement } = await see(id, person);
      const file = statement.versions.flatMap(({ evidence }) => evidence).find((one) => one.document === document);
      if (file === undefined) throw new NotFound('unknown-file', '没有这个文件');
      const { name, kind, size, sha256 } = file;
      return { name, size, type: FILE_KINDS[kind].type, open: () => files.open(sha256) };
    },
  };

  /** What the record says a figure was taken from. */
  function evidenceWords({ number }: RevenueStatement, compared: readonly SourceFigure[]): string {
    const names = compared.map(({ source }) => rules.sources.find(({ code }) => code === source)?.name ?? source);
    return `${names.join('、')}，${formatDay(today())}核实（${number}）`;
  }
}

function digestOf({ id, version, state, versions, counted }: RevenueStatement): string {
  const shown = canonicalJson([id, version, state, versions, counted]);
  return createHash('sha256').update(shown).digest('hex').slice(0, 16);
}
