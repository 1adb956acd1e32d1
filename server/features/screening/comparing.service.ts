import type { FirmFacts, FirmProfile, ReadFirm } from '../../domain/registry/firm-profile.ts';
import type { ScreeningRules } from '../../domain/policy/screening-rules.ts';
import type { Actor } from '../../domain/registry/history.ts';
import { ENTRY_STATES, type ListingCase } from '../../domain/registry/listing-case.ts';
import { isEntryInForce } from '../../domain/registry/listing-terms.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { standingOn } from '../../domain/registry/pool-membership.ts';
import {
  factsOfProvider,
  type FirmPeople,
  type ListStand,
  type ScreeningTrigger,
} from '../../domain/registry/screening-case.ts';
import { rarityAmong } from '../../domain/registry/screening-counts.ts';
import type { Screening } from '../../domain/registry/screening-evidence.ts';
import type { Rarity } from '../../domain/registry/screening-findings.ts';
import { screeningIndex } from '../../domain/registry/screening-index.ts';
import { factsDigest } from '../../domain/registry/screening.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict } from '../../errors.ts';
import type { ApplicationRepository } from '../../persistence/application.repository.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { FirmPeopleReader } from '../../persistence/firm-people.ts';
import type { ListingCaseRepository } from '../../persistence/listing-case.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import { unjudged, type NewScreeningCase, type ScreeningCases } from '../../persistence/screening-case.repository.ts';

export interface ComparingNeeds {
  readonly screeningCases: ScreeningCases;
  readonly listingCases: Pick<ListingCaseRepository, 'list' | 'findById' | 'ofFirm'>;
  readonly providers: Pick<ProviderRepository, 'findByUscc' | 'each'>;
  readonly applications: Pick<ApplicationRepository, 'list'>;
  readonly people: FirmPeopleReader;
  readonly counters: Counters;
  readonly screeningRules: ScreeningRules;
  readonly readFirm: ReadFirm;
  readonly digestOf: (text: string) => string;
  /** Working days within which a case is judged. */
  readonly judgeDays: number;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** A case of the negative list with its entry, and the firm that it is about, read for comparing. */
interface Listed {
  readonly one: ListingCase;
  readonly profile: FirmProfile;
}

const SYSTEM: Actor = { account: 'system', name: '系统', role: 'system' };
const ON_THE_WAY = [
  'first-review',
  'returned-first',
  'city-review',
  'returned-city',
  'passed',
  'in-notice',
  'objected',
];

export type ComparingService = ReturnType<typeof createComparingService>;

/** Compares firms with the entries of the negative list, and opens cases for a person to judge. Safe to repeat. */
export function createComparingService(needs: ComparingNeeds) {
  const { screeningCases, listingCases, providers, applications, people, counters, screeningRules, digestOf, today } =
    needs;
  const read = needs.readFirm;

  async function listedFirm(one: ListingCase, known: ReadonlyMap<string, FirmPeople>): Promise<Listed[]> {
    const { entry } = one;
    if (entry === null) return [];
    const provider = await providers.findByUscc(entry.uscc);
    const facts: FirmFacts =
      provider === null ? { name: entry.name, uscc: entry.uscc } : factsOfProvider(provider, known.get(provider.uscc));
    // The name of the decision counts as well, should the firm have changed it since.
    return [{ one, profile: read({ ...facts, formerNames: [...(facts.formerNames ?? []), entry.name] }) }];
  }

  /** The entries that count, those in force and past ones; a revoked one never was. */
  const entries = async () => (await listingCases.list(ENTRY_STATES)).filter(({ state }) => state !== 'revoked');

  let counted: { readonly stand: string; readonly rarity: Rarity } | undefined;

  /** How common names are among all firms: counted anew where one of them has changed. */
  async function rarity(): Promise<Rarity> {
    const stand = await people.stand();
    if (counted?.stand === stand) return counted.rarity;
    const profiles: FirmProfile[] = [];
    const known = await people.all();
    for await (const provider of providers.each())
      profiles.push(read(factsOfProvider(provider, known.get(provider.uscc))));
    counted = { stand, rarity: rarityAmong(profiles, screeningRules.limits) };
    return counted.rarity;
  }

  /** What the list held that day: a judgement names it. */
  async function listStand(): Promise<ListStand> {
    const inForce = (await entries()).filter((one) => isEntryInForce(one, today()));
    const lines = inForce.map(({ entry }) => [entry?.decision, entry?.uscc, entry?.from, entry?.to]);
    return { digest: digestOf(JSON.stringify(lines.toSorted())), entries: inForce.length };
  }

  async function open(
    provider: Provider,
    firm: FirmProfile,
    { one, profile }: Listed,
    found: Screening,
    trigger: ScreeningTrigger,
  ) {
    const { entry } = one;
    if (entry === null) return;
    const day = today();
    const { decision, uscc, name, from, to } = entry;
    const made: Omit<NewScreeningCase, 'number' | 'list'> = {
      ...{ uscc: provider.uscc, name: provider.name, region: provider.region, trigger, screening: found },
      entry: { listingCase: one.id, decision, uscc, name, from, to, inForce: isEntryInForce(one, day) },
      factsDigest: factsDigest([firm, profile], digestOf),
      ...{ judgement: null, since: day, due: workingTerm(day, needs.judgeDays, needs.calendar).to, effects: [] },
    };
    if (await screeningCases.isKnown(made)) return;
    const year = yearOf(day);
    const number = `SX${year}${String(await counters.next(`screening-${year}`)).padStart(4, '0')}`;
    const entryOf = (event: string, reason: string) => ({
      ...{ at: needs.now().toISOString(), by: SYSTEM, event, reason, shown: null },
    });
    const earlier = unjudged(await screeningCases.findByUscc(provider.uscc)).filter(
      (other) => other.entry.listingCase === one.id,
    );
    if (!(await screeningCases.begin({ ...made, number, list: await listStand() }, entryOf('begin', '')))) return;
    for (const { id, state, version } of earlier)
      await screeningCases
        .decide(
          { id, state, version },
          { to: 'superseded', entry: entryOf('supersede', number), set: { since: day, due: null } },
        )
        .catch((error: unknown) => {
          // Somebody judged it at this moment: that judgement stands.
          if (!(error instanceof Conflict)) throw error;
        });
  }

  /** Whether a firm is a member of the pool or on its way into it; all others are compared when they apply. */
  async function concerned(): Promise<(provider: Provider) => boolean> {
    const coming = await applications.list({ states: ON_THE_WAY as never, region: undefined });
    const onTheWay = new Set(coming.map(({ uscc }) => uscc));
    return (provider) => standingOn(provider, today()).state === 'member' || onTheWay.has(provider.uscc);
  }

  /** Firms against all entries but their own. */
  async function firms(compared: readonly Provider[], trigger: ScreeningTrigger): Promise<void> {
    if (compared.length === 0) return;
    const known = await people.all();
    const listed = (await Promise.all((await entries()).map((one) => listedFirm(one, known)))).flat();
    if (listed.length === 0) return;
    const index = screeningIndex(listed.map((one) => [one, one.profile] as const));
    const common = await rarity();
    for (const provider of compared) {
      const firm = read(factsOfProvider(provider, known.get(provider.uscc)));
      for (const { item, screening } of index.find(firm, common))
        if (item.one.entry?.uscc !== provider.uscc) await open(provider, firm, item, screening, trigger);
    }
  }

  return {
    listStand,
    /** One firm against all entries. */
    async firm(uscc: string, trigger: ScreeningTrigger): Promise<void> {
      const provider = await providers.findByUscc(uscc);
      if (provider !== null) await firms([provider], trigger);
    },

    /** Firms that somebody joined or whose profile was saved, as far as they are members or on their way. */
    async people(usccs: readonly string[]): Promise<void> {
      const found = await Promise.all(usccs.map((uscc) => providers.findByUscc(uscc)));
      const isConcerned = await concerned();
      await firms(found.filter((provider) => provider !== null && isConcerned(provider)) as Provider[], 'person');
    },

    /** A new entry against the members of the pool and those on the way into it. */
    async entry(listingCase: string): Promise<void> {
      const one = await listingCases.findById(listingCase);
      const known = await people.all();
      const [listed] = one === null || one.state === 'revoked' ? [] : await listedFirm(one, known);
      if (listed === undefined) return;
      const isConcerned = await concerned();
      const index = screeningIndex([[listed, listed.profile] as const]);
      const common = await rarity();
      for await (const provider of providers.each()) {
        if (provider.uscc === listed.one.entry?.uscc) continue;
        if (!isConcerned(provider)) continue;
        const firm = read(factsOfProvider(provider, known.get(provider.uscc)));
        for (const { item, screening } of index.find(firm, common))
          await open(provider, firm, item, screening, 'listing');
      }
    },
  };
}
