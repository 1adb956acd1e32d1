import type { Deduction } from '../../domain/awards/deduction.ts';
import type { FactData } from '../../domain/records/fact-fields.ts';
import type { FactKind, Faults } from '../../domain/records/fact-kind.ts';
import type { Relative, Rival } from '../../domain/records/fact-relations.ts';
import {
  confirmsEver,
  factEventsFor,
  isConfirm,
  mayDeclare,
  nextFactState,
} from '../../domain/records/fact-workflow.ts';
import type { FactEvent } from '../../domain/records/fact-workflow.ts';
import { checksOf, countedFact, FACT_WAITING, FACT_WITH_DECLARER, latestFact } from '../../domain/records/firm-fact.ts';
import type { FactOrder, FirmFact } from '../../domain/records/firm-fact.ts';
import type { PlatformLedger } from '../../domain/records/predecessor-fact.ts';
import { otherAwardMatter } from '../../domain/records/other-award-fact.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { FILE_KINDS } from '../../domain/registry/stored-file.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { Files } from '../../persistence/files.repository.ts';
import type { FactDecision, FactQuery, FirmFacts } from '../../persistence/firm-fact.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { Lookup } from './lookup.service.ts';
import { refused } from './refusals.ts';
import { digestOf, ledgerOf } from './seen-fact.ts';

export interface FactsNeeds {
  readonly facts: FirmFacts;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly files: Pick<Files, 'open'>;
  readonly counters: Counters;
  readonly lookup: Lookup;
  readonly now: () => Date;
  readonly today: () => Day;
  /** What awards of other programmes take from the award for a matter. */
  readonly deduction: (provider: Provider, matter: string) => Deduction;
  /** Writes what counts to the provider; what fails waits in the fact. */
  readonly applyEffects: (id: string) => Promise<void>;
}

/** A fact as one person sees it, with what that person may do. */
export interface SeenFact {
  readonly fact: FirmFact;
  readonly provider: Provider;
  readonly events: readonly FactEvent[];
  readonly rivals: readonly Rival[];
  /** What it asserts only one can hold, and others assert it too. */
  readonly contested: boolean;
  readonly relatives: readonly Relative[];
  /** What is deducted for its matter as the record stands, and once it counts; only of other awards. */
  readonly match: { readonly now: Deduction; readonly then: Deduction } | undefined;
  /** What the platform itself knows of a firm that was merged, for whoever may read its record. */
  readonly ledger: PlatformLedger | undefined;
  readonly today: Day;
  readonly digest: string;
}

/** A step as it was ordered on its page. */
export interface FactStepOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
  /** What the official read, or typed. */
  readonly read: FactData;
}

export type FactsService = ReturnType<typeof createFactsService>;

export function createFactsService(kind: FactKind, needs: FactsNeeds) {
  const { facts, providers, files, counters, lookup, now, today, applyEffects } = needs;

  async function see(id: string, person: Account): Promise<SeenFact> {
    const fact = await facts.findById(id);
    const provider = fact && (await providers.findByUscc(fact.uscc));
    if (fact === null || provider === null || !mayReadRecord(person, fact))
      throw new NotFound('unknown-fact', `没有这项${kind.word}`);
    const rivals = await lookup.rivals(kind, facts, fact);
    const relatives = await lookup.relatives(kind, facts, fact);
    const events = factEventsFor(kind, fact, person);
    const digest = digestOf(fact, rivals);
    return {
      ...{ fact, provider, events, rivals, relatives, today: today(), digest },
      contested: fact.holds !== null && rivals.length > 0,
      match: matchOf(fact, provider),
      ledger: kind.name === 'predecessors' ? await ledgerOf(providers, fact, person) : undefined,
    };
  }

  function matchOf(fact: FirmFact, provider: Provider): SeenFact['match'] {
    if (kind.name !== 'other-awards') return undefined;
    const { data } = latestFact(fact);
    const before = fact.counted.map((one) => one.data).filter((one) => one !== null);
    const changed = { ...provider, ...kind.recorded(provider, before, data, fact.number) };
    const matter = otherAwardMatter(data);
    return { now: needs.deduction(provider, matter), then: needs.deduction(changed, matter) };
  }

  const entryOf = (person: Account, event: FactEvent, reason: string, shown: string | null) => ({
    ...{ at: now().toISOString(), by: actorOf(person), event, reason, shown },
  });

  const keysOf = (data: FactData) => ({
    ...{ key: kind.keyOf(data), title: kind.titleOf(data), holds: kind.holdsOf(data), family: kind.familyOf(data) },
  });

  /** What is held after a step: that of the declaration once it is confirmed, else that of what counts. */
  function claimAfter(fact: FirmFact, event: FactEvent): FactDecision['set'] {
    const counted = countedFact(fact);
    if (event === 'confirm' || event === 'confirm-rank') return { claim: fact.holds };
    if (event === 'revoke') return { claim: null };
    if (isConfirm(event)) return {};
    return { claim: counted === null ? null : kind.holdsOf(counted) };
  }

  function countsAfter(fact: FirmFact, event: FactEvent, to: string, read: FactData): FactDecision['counts'] {
    const { version: of, data } = latestFact(fact);
    const counted = fact.counted.at(-1);
    if (event === 'revoke' && counted?.data != null) return { of: counted.of, data: kind.revoked(counted.data, read) };
    if (!isConfirm(event) || to !== 'confirmed') return undefined;
    const checks = checksOf(fact).map((check) => check.read);
    return { of, data: Object.assign({}, data, ...checks, read) as FactData };
  }

  return {
    kind,
    see,

    /** The firm for which a person may declare: the own one, or for an office the one that is named. */
    async firmFor(person: Account, uscc: string): Promise<Provider> {
      const code = person.role === 'provider' ? (person.organisationUscc ?? '') : uscc.trim().toUpperCase();
      const provider = await providers.findByUscc(code);
      if (person.role === 'provider' && provider === null)
        throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
      if (provider === null || !mayReadRecord(person, provider))
        throw new NotFound('unknown-provider', '平台没有这家服务商');
      if (!mayDeclare(kind, person, provider)) throw new NotAllowed('not-permitted', '您的账号没有办理此事的权限');
      return provider;
    },

    /** All of a firm, for whoever may read its record. */
    async ofFirm(uscc: string, person: Account) {
      const provider = await providers.findByUscc(uscc);
      if (provider === null || !mayReadRecord(person, provider))
        throw new NotFound('unknown-provider', '没有这家服务商');
      const matters = kind.name === 'other-awards' ? provider.otherAwards.map(({ matter }) => matter) : [];
      const deductions = new Map(matters.map((matter) => [matter, needs.deduction(provider, matter)]));
      return { provider, all: await facts.list({ uscc }), deductions, today: today() };
    },

    /** What others have declared against it. */
    against: ({ uscc }: Provider, data: FactData): Promise<Faults> =>
      lookup.against(kind, facts, { uscc, holds: kind.holdsOf(data), family: kind.familyOf(data) }),

    /** Declares a fact for the first time; an office enters it. Answers its id. */
    async begin(person: Account, provider: Provider, order: FactOrder): Promise<string> {
      if (!mayDeclare(kind, person, provider)) throw new NotAllowed('not-permitted', '您的账号没有办理此事的权限');
      const year = yearOf(today());
      const serial = await counters.next(`${kind.collection}-${year}`);
      const entry = entryOf(person, person.role === 'provider' ? 'declare' : 'enter', order.reason, null);
      const first = { ...order, at: entry.at, by: entry.by };
      const { uscc, name, region } = provider;
      const number = `${kind.prefix}${year}${String(serial).padStart(4, '0')}`;
      const made = { number, uscc, name, region, since: today(), ...keysOf(order.data), first };
      return facts.begin(made, 'declared', entry);
    },

    /** Declares anew what was returned, withdrawn or revoked, or corrects what was confirmed. */
    async declare(id: string, person: Account, version: number, order: FactOrder): Promise<void> {
      const { fact, provider, events } = await see(id, person);
      const event = events.includes('restate') ? 'restate' : 'declare';
      const verdict = nextFactState(kind, fact, event, person, { reason: order.reason, contested: false });
      if ('refusals' in verdict) throw refused(verdict.refusals, kind);
      if (version !== fact.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，这件事项已经变化');
      const entry = entryOf(person, event, order.reason, null);
      const { name, region } = provider;
      const set = { since: today(), name, region, ...keysOf(order.data), ...claimAfter(fact, event) };
      const made = { ...order, at: entry.at, by: entry.by };
      await facts.decide({ id, state: fact.state, version }, { to: verdict.to, entry, set, version: made });
    },

    /** The fact for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: FactEvent, person: Account): Promise<SeenFact> {
      const seen = await see(id, person);
      const verdict = nextFactState(kind, seen.fact, event, person, { reason: '—', contested: false });
      if ('refusals' in verdict) throw refused(verdict.refusals, kind);
      return seen;
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(id: string, event: FactEvent, person: Account, order: FactStepOrder): Promise<void> {
      const { fact, contested, digest } = await see(id, person);
      const { reason, read } = order;
      const verdict = nextFactState(kind, fact, event, person, { reason, contested });
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals, kind);
      if (order.version !== fact.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals, kind);
      if (order.digest !== digest) throw new Conflict('shown-moved', '在您打开页面之后，所依据的情况已经变化');
      const entry = entryOf(person, event, reason, digest);
      const { at, by } = entry;
      const counts = countsAfter(fact, event, verdict.to, read);
      const keeps = verdict.to === fact.state;
      const decision: FactDecision = {
        to: verdict.to,
        entry,
        set: { ...(keeps ? {} : { since: today() }), ...claimAfter(fact, event) },
        ...(isConfirm(event) && { check: { of: latestFact(fact).version, event, read, at, by, reason } }),
        ...(counts !== undefined && { counts }),
      };
      await facts.decide({ id, state: fact.state, version: fact.version }, decision);
      // The decision stands, whatever befalls its effect: that waits in the fact.
      if (counts !== undefined) await applyEffects(id);
    },

    /** What an official may read of what is asked for. */
    async list(person: Account, query: FactQuery): Promise<readonly FirmFact[]> {
      const region = person.role === 'county' ? (person.region ?? 'none') : query.region;
      return (await facts.list({ ...query, region })).filter((one) => mayReadRecord(person, one));
    },

    /** What waits, of the region of a county's official; nothing for whoever does not confirm. */
    async atWork(person: Account): Promise<readonly FirmFact[]> {
      if (!confirmsEver(kind, person)) return [];
      const region = person.role === 'county' ? (person.region ?? 'none') : undefined;
      return facts.list({ states: [...FACT_WAITING, ...FACT_WITH_DECLARER], region });
    },

    /** A file that proves a fact, of whatever version; for whoever may read the firm's record. */
    async file(id: string, document: string, person: Account) {
      const { fact } = await see(id, person);
      const file = fact.versions.flatMap(({ evidence }) => evidence).find((one) => one.document === document);
      if (file === undefined) throw new NotFound('unknown-file', '没有这个文件');
      const { name, size, sha256 } = file;
      return { name, size, type: FILE_KINDS[file.kind].type, open: () => files.open(sha256) };
    },
  };
}
