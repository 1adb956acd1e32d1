import type { Day } from '../shared/calendar-date.ts';
import { formatDay, formatInterval } from '../shared/calendar-date.ts';
import { workingDaysLeft, workingTerm, type WorkCalendar } from '../shared/working-days.ts';
import type { Living } from './history.ts';
import type { Provider, SoftwareCertificate } from './provider.ts';

/** Where a change request stands. */
export type ChangeState = 'submitted' | 'returned' | 'approved' | 'refused' | 'withdrawn';

export const CHANGE_STATE_WORDS: Readonly<Record<ChangeState, string>> = {
  submitted: '待审核',
  returned: '退回补正',
  approved: '已变更',
  refused: '不予变更',
  withdrawn: '已撤回',
};

export const CHANGE_FINAL_STATES: readonly ChangeState[] = ['approved', 'refused', 'withdrawn'];

/** The fields that identify a firm: locked after entry, changed by request. The code itself never changes here. */
export type Identity = Pick<
  Provider,
  'name' | 'legalRepresentative' | 'region' | 'address' | 'establishedOn' | 'softwareCertificates'
>;
export type IdentityField = keyof Identity;

export const IDENTITY_WORDS: Readonly<Record<IdentityField, string>> = {
  name: '企业名称',
  legalRepresentative: '法定代表人',
  region: '注册地',
  address: '注册地址',
  establishedOn: '成立日期',
  softwareCertificates: '软件企业证书',
};
export const IDENTITY_FIELDS = Object.keys(IDENTITY_WORDS) as readonly IdentityField[];

/** One field as it is on record and as the firm wants it. */
export type IdentityChange = {
  readonly [Field in IdentityField]: {
    readonly field: Field;
    readonly before: Identity[Field];
    readonly after: Identity[Field];
  };
}[IdentityField];

/** A request to change what identifies a firm: one document, one conditional write for each decision. */
export interface ChangeRequest extends Living<ChangeState> {
  /** BG20260001. */
  readonly number: string;
  readonly uscc: string;
  /** The name and region of the firm when it asked. */
  readonly name: string;
  readonly region: string;
  readonly changes: readonly IdentityChange[];
  /** The day on which it happened in reality. */
  readonly occurredOn: Day;
  /** Why, in the firm's words. */
  readonly grounds: string;
  readonly reportedOn: Day;
  /** The last day for reporting it, by the rules of the day of the report; `null` for what was on no record before. */
  readonly deadline: Day | null;
  /** Day on which the present state began. */
  readonly since: Day;
  /** Versions of approvals that the provider may not have yet. */
  readonly effects: readonly { readonly version: number }[];
  readonly createdAt: string;
}

/** What the firm asks for, before it is a request. */
export type ChangeOrder = Pick<ChangeRequest, 'changes' | 'occurredOn' | 'grounds'>;

/** What of an identity is to become different, field by field, old and new. */
export function identityChanges(now: Identity, wanted: Identity): IdentityChange[] {
  return IDENTITY_FIELDS.filter((field) => !same(now[field], wanted[field])).map(
    (field) => ({ field, before: now[field], after: wanted[field] }) as IdentityChange,
  );
}

/** Whether the record still is as it was when the firm asked: else the diff that was shown is no longer true. */
export function isStale({ changes }: Pick<ChangeRequest, 'changes'>, now: Identity): boolean {
  return changes.some(({ field, before }) => !same(before, now[field]));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** Certificates by their own fields, whatever order the storage gave them. */
function plain(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return (value as SoftwareCertificate[]).map(({ number, from, to }) => [number, from, to]);
}

/** A value of the identity in words, a line each; none where nothing is on record. */
export function identityLines({ field, value }: IdentityValue, placeOf: (region: string) => string): string[] {
  if (field === 'softwareCertificates') {
    if (value === null) return [];
    const certificates = value as readonly SoftwareCertificate[];
    if (certificates.length === 0) return ['不是软件企业'];
    return certificates.map((one) => `${one.number}（${formatInterval(one)}）`);
  }
  if (value === null || value === '') return [];
  if (field === 'region') return [placeOf(value as string)];
  return [field === 'establishedOn' ? formatDay(value as string) : (value as string)];
}

interface IdentityValue {
  readonly field: IdentityField;
  readonly value: Identity[IdentityField];
}

/**
 * The last day for reporting what happened on a day: so many working days, counted from the day after. What stood on no
 * record before is entered for the first time, and is never late.
 */
export function reportDeadline(
  changes: readonly IdentityChange[],
  occurredOn: Day,
  days: number,
  calendar: WorkCalendar,
): Day | null {
  const known = changes.some(({ before }) => before !== null && before !== '');
  return known ? workingTerm(occurredOn, days, calendar).to : null;
}

/** By how many working days a report came late; 0 where it did not. */
export function lateBy(
  { reportedOn, deadline }: Pick<ChangeRequest, 'reportedOn' | 'deadline'>,
  calendar: WorkCalendar,
): number {
  return deadline === null ? 0 : workingDaysLeft(deadline, reportedOn, calendar);
}

/** Whether a report counts as late. One that comes on a day off after the last day is late too. */
export function isLate({ reportedOn, deadline }: Pick<ChangeRequest, 'reportedOn' | 'deadline'>): boolean {
  return deadline !== null && reportedOn > deadline;
}

/** How many of a firm's reports count as late: what it withdrew or was refused never happened on the record. */
export function lateReports(requests: readonly ChangeRequest[]): number {
  return requests.filter((one) => isLate(one) && one.state !== 'withdrawn' && one.state !== 'refused').length;
}
