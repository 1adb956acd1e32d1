import type { ListingClass } from '../policy/listing-rules.ts';
import type { Day, Interval } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import type { Profile } from './profile.ts';

/** Why the end of a spell was moved: renewed, left by the firm itself, the leaving taken back, removed by the city. */
export type SpellChangeKind = 'renewal' | 'exit' | 'exit-revoked' | 'removal';

/** A change of a spell's last day: what it was before, and the paper that changed it. Nothing is overwritten unseen. */
export interface SpellChange {
  readonly kind: SpellChangeKind;
  readonly was: Day | null;
  readonly to: Day | null;
  readonly paper: string;
  readonly on: Day;
}

/** A spell of membership in the resource pool (资源池). */
export interface PoolSpell extends Interval {
  /** Number of the paper by which membership began. */
  readonly decision: string;
  /** How its last day came to be, where it was ever moved. */
  readonly changes?: readonly SpellChange[];
}

/** An entry of the negative list (负面清单). A voided one counts as never made and is kept (G8). */
export interface Listing extends Interval {
  readonly ground: string;
  readonly class: ListingClass;
  readonly decision: string;
  /** What the decision says of it; left out, the class decides. */
  readonly isPublic?: boolean;
  readonly voidedOn: Day | null;
}

/** A software-enterprise certificate. */
export interface SoftwareCertificate extends Interval {
  readonly number: string;
}

/** Revenue of one year, with what it was taken from. */
export interface RevenueRecord {
  readonly year: number;
  readonly fen: Fen;
  readonly evidence: string;
}

/** A group standard that the provider took part in drafting. */
export interface StandardRecord {
  readonly number: string;
  readonly title: string;
  readonly publishedOn: Day;
  readonly rank: number;
  readonly kind: 'formulation' | 'revision';
  readonly theme: 'digital' | 'green' | 'other';
  readonly effectConfirmedOn: Day | null;
}

/** An award under another policy. */
export interface OtherAwardRecord {
  readonly matter: string;
  readonly fen: Fen;
  readonly source: string;
}

/** What a person decided of a claim that the facts held open (人工认定), by the number of the matter in which it was decided. */
export interface JudgementRecord {
  readonly number: string;
  readonly matter: string;
  /** The reason of the hold, as the calculator names it. */
  readonly code: string;
  readonly decision: 'met' | 'unmet';
  readonly decidedOn: Day;
  readonly by: string;
  readonly ground: string;
}

/** A firm that was merged into the provider (被合并企业). */
export interface PredecessorRecord {
  readonly uscc: string;
  readonly name: string;
  readonly mergedOn: Day;
  /** Its own highest revenue of a year before the merger. */
  readonly peakFen: Fen;
}

/** An award whose list was published: all that the public sees of a provider's awards. */
export interface PublishedAward {
  readonly clause: string;
  readonly matter: string;
  readonly fen: Fen;
  readonly notice: string;
  readonly publishedOn: Day;
  /** The award that was paid here; of what was published before the platform there is none, nor a calculation to compare. */
  readonly award?: string;
  readonly paidOn?: Day;
  /** What came back of it. */
  readonly repaidFen?: Fen;
}

/** A name that the firm bore before, until a day. */
export interface FormerName {
  readonly name: string;
  readonly until: Day;
}

/** A provider (服务商) with everything an assessment rests on: one provider, one read. */
export interface Provider {
  readonly uscc: string;
  readonly name: string;
  readonly formerNames: readonly FormerName[];
  readonly region: string;
  readonly address: string;
  readonly establishedOn: Day;
  readonly legalRepresentative: string;
  readonly summary: string;
  readonly categories: readonly string[];
  readonly industries: readonly string[];
  readonly contact: { readonly name: string; readonly phone: string };
  readonly confirmedOn: Day | null;
  readonly demo: boolean;
  readonly pool: readonly PoolSpell[];
  readonly listings: readonly Listing[];
  /** `null` where the firm has not said whether it holds any (G10). */
  readonly softwareCertificates: readonly SoftwareCertificate[] | null;
  readonly peakBeforeRecordFen: Fen | null;
  readonly revenue: readonly RevenueRecord[];
  readonly standards: readonly StandardRecord[];
  readonly otherAwards: readonly OtherAwardRecord[];
  readonly publishedAwards: readonly PublishedAward[];
  /** Left out where nothing was ever decided. */
  readonly judgements?: readonly JudgementRecord[];
  /** Left out where none was ever merged into it. */
  readonly predecessors?: readonly PredecessorRecord[];
  readonly profile: Profile;
}

/** A phone number as the public may see it: the first three and last two digits. */
export function maskedPhone(phone: string): string {
  return phone.length < 7 ? '***' : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 5)}${phone.slice(-2)}`;
}
