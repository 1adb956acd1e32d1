import { normaliseStandardNumber } from '../records/standard-number.ts';
import { effectiveSpells } from '../registry/pool-membership.ts';
import type { Provider } from '../registry/provider.ts';
import type { AwardFacts } from './award-facts.ts';
import { inOrder } from './predecessors.ts';
import { isJudgedCode } from './judged-codes.ts';
import { normaliseMatter } from './subject.ts';

/** What of a provider's record may be facts of its awards: the profile and what the public reads are none. */
export type FactsRecord = Omit<Provider, 'profile' | 'summary' | 'contact'>;

/**
 * The facts of a provider's record as the calculator takes them: one provider, one read. Voided listings are left out
 * (G8), and membership ends where a listing began. Throws where the record holds a number or matter that cannot be read: entry refuses such ones.
 */
export function factsOf(provider: FactsRecord): AwardFacts {
  return {
    id: provider.uscc,
    name: provider.name,
    region: provider.region,
    establishedOn: provider.establishedOn,
    peakBeforeRecordFen: provider.peakBeforeRecordFen,
    revenue: provider.revenue.map(({ year, fen }) => ({ year, fen })).sort((a, b) => a.year - b.year),
    softwareEnterprise: provider.softwareCertificates ?? undefined,
    pool: effectiveSpells(provider),
    negativeList: provider.listings.filter((listing) => listing.voidedOn === null),
    standards: provider.standards.map(({ number, publishedOn, rank, kind, theme, effectConfirmedOn }) => ({
      number,
      normalised: readable(normaliseStandardNumber(number), number),
      publishedOn,
      rank,
      kind,
      theme,
      effectConfirmedOn,
    })),
    otherAwards: provider.otherAwards.map(({ matter, fen }) => ({
      matter: readable(normaliseMatter(matter), matter),
      fen,
    })),
    ...judgementsOf(provider),
    ...predecessorsOf(provider),
  };
}

/** The firms that were merged into it, always in one order; no key at all where there is none. */
function predecessorsOf({ predecessors = [] }: FactsRecord): Pick<AwardFacts, 'predecessors'> {
  if (predecessors.length === 0) return {};
  return {
    predecessors: inOrder(predecessors.map(({ uscc, name, mergedOn, peakFen }) => ({ uscc, name, mergedOn, peakFen }))),
  };
}

/** What persons decided, always in one order; no key at all where nothing was. */
function judgementsOf({ judgements = [] }: FactsRecord): Pick<AwardFacts, 'judgements'> {
  if (judgements.length === 0) return {};
  const sorted = judgements.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return {
    judgements: sorted.map(({ matter, code, decision, decidedOn, by, ground }) => ({
      ...{ matter, code: readable(isJudgedCode(code) ? code : undefined, code), decision, decidedOn, by, ground },
    })),
  };
}

const keyOf = ({ matter, code }: { readonly matter: string; readonly code: string }) => `${matter} ${code}`;

function readable<T extends string>(normalised: T | undefined, given: string): T {
  if (normalised === undefined) throw new Error(`unreadable on record: ${given}`);
  return normalised;
}
