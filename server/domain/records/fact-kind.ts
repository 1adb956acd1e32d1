import type { Action } from '../registry/permissions.ts';
import type { Provider } from '../registry/provider.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { FactData, FactField } from './fact-fields.ts';

export type FactKindName = 'standards' | 'certificates' | 'other-awards' | 'predecessors';

/** A step by which an office says that it found what was declared. */
export type ConfirmEvent = 'confirm' | 'confirm-rank' | 'confirm-effect';

/** What an office confirms: who may, and what it reads in the evidence itself. */
export interface Confirmation {
  readonly by: Action;
  readonly text: string;
  /** Typed by the official, not taken over; what the declaration has too must be the same. */
  readonly asks: readonly FactField[];
  /** What follows, on the page of the step. */
  readonly consequence: string;
  readonly reasoned?: true;
}

/** A kind of document that proves a fact; `purpose`: under which a firm keeps such. */
export interface FactSource {
  readonly code: string;
  readonly name: string;
  readonly purpose: string;
  readonly needed?: true;
}

/** In what words it is said that others assert what only one can hold. */
export interface Rivalry {
  readonly refusal: string;
  readonly title: string;
  readonly caption: string;
  said(who: string): string;
}

export type Faults = Readonly<Record<string, string>>;

/** Whose fact it is and when it is declared. */
export interface FactSetting {
  readonly provider: Pick<Provider, 'uscc' | 'name' | 'formerNames' | 'establishedOn'>;
  readonly today: Day;
}

/** One kind of facts: its fields, who declares, enters and confirms, and by what two of them are the same. */
export interface FactKind {
  readonly name: FactKindName;
  /** The collection, and with it the kind of the journal. */
  readonly collection: string;
  readonly word: string;
  /** What the firm is called to whom it belongs, where the form names two. */
  readonly owner?: string;
  /** Before its numbers. */
  readonly prefix: string;
  /** Of the firm, of offices that enter such facts, or of both. */
  readonly declare: Action;
  readonly confirms: Readonly<Partial<Record<ConfirmEvent, Confirmation>>>;
  /** Left out where nothing of the kind can be held by one alone. */
  readonly rivalry?: Rivalry;
  readonly fields: readonly FactField[];
  readonly sources: readonly FactSource[];
  /** The fields that stand in lists, beside the title. */
  readonly listed: readonly string[];
  /** What the calendar and other fields say against what was typed. */
  check(data: FactData, setting: FactSetting): Faults;
  /** The same for what an official typed. */
  checkRead(read: FactData, data: FactData, today: Day): Faults;
  /** Fields that are kept in one form. */
  tidy(data: FactData): FactData;
  titleOf(data: FactData): string;
  keyOf(data: FactData): string;
  holdsOf(data: FactData): string | null;
  familyOf(data: FactData): string | null;
  /** Asked for where a fact is revoked. */
  readonly revokeAsks: readonly FactField[];
  /** What of a fact still counts after it was revoked; `null`: nothing. */
  revoked(data: FactData, read: FactData): FactData | null;
  /** What of a provider's record a fact replaces, with all that it was before; `null`: it counts no longer. */
  recorded(provider: Provider, before: readonly FactData[], now: FactData | null, number: string): Partial<Provider>;
}
