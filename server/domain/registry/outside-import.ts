import type { Day } from '../shared/calendar-date.ts';
import type { Account } from './account.ts';
import type { Living } from './history.ts';
import type { OutsideLayout } from './outside-columns.ts';
import type { OutcomeCounts } from './outside-rows.ts';
import { mayEver } from './permissions.ts';

/** Where the import of an outside list stands. */
export type OutsideImportState = 'draft' | 'imported' | 'withdrawn' | 'discarded';

export const OUTSIDE_IMPORT_STATE_WORDS: Readonly<Record<OutsideImportState, string>> = {
  draft: '待导入',
  imported: '已导入',
  withdrawn: '已撤销',
  discarded: '已放弃',
};

/** What can happen to it after the file was uploaded. */
export type OutsideImportEvent = 'map' | 'import' | 'withdraw' | 'discard';

export const OUTSIDE_IMPORT_EVENT_WORDS: Readonly<Record<OutsideImportEvent, string>> = {
  map: '对应各列',
  import: '正式导入',
  withdraw: '撤销导入',
  discard: '放弃导入',
};

/** The file as it was uploaded; its bytes are kept under their digest. */
export interface OutsideFile {
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly size: number;
  readonly sha256: string;
}

/** One file of an outside list (外部名单导入), from the upload on; its records stand apart and name it. */
export interface OutsideImport extends Living<OutsideImportState> {
  /** 导入编号. */
  readonly number: string;
  readonly source: string;
  /** The day on which the source stood so. */
  readonly sourceDate: Day;
  readonly file: OutsideFile;
  /** Of a workbook, which sheet is read; empty for CSV. */
  readonly sheet: string;
  readonly layout: OutsideLayout;
  /** What came of it, once it is imported. */
  readonly counts: OutcomeCounts | null;
  /** Firms of the register whose code was among the new or changed rows. */
  readonly matches: readonly { readonly uscc: string; readonly name: string }[];
  /** The day by which its rows were judged. */
  readonly importedOn: Day | null;
  readonly since: Day;
  /** Versions whose records are not all written yet. */
  readonly effects: readonly { readonly version: number }[];
}

export const MOST_OUTSIDE_BYTES = 10 * 1024 * 1024;

export type OutsideRefusal = 'wrong-state' | 'not-permitted' | 'reason-missing' | 'nothing-new' | 'still-writing';

export const OUTSIDE_REFUSAL_WORDS: Readonly<Record<OutsideRefusal, string>> = {
  'wrong-state': '这批导入已经办结，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'reason-missing': '请写明理由',
  'nothing-new': '文件里没有可以新增或更新的记录，不用导入',
  'still-writing': '这批记录还在写入，请稍后再试',
};

/** What a step has to know beside the import and the person. */
export interface OutsideFacts {
  readonly reason: string;
  /** Of the dry run: without it nothing is imported. */
  readonly counts: OutcomeCounts | null;
}

type Guard = (one: OutsideImport, facts: OutsideFacts) => OutsideRefusal | undefined;
const reasoned: Guard = (_one, { reason }) => (reason.trim() === '' ? 'reason-missing' : undefined);
const written: Guard = ({ effects }) => (effects.length > 0 ? 'still-writing' : undefined);
const something: Guard = (_one, { counts }) =>
  counts === null || counts.add + counts.change === 0 ? 'nothing-new' : undefined;

interface Step {
  readonly to: OutsideImportState;
  readonly guards: readonly Guard[];
}

/** The one table: state → event → where it leads and what must hold. All of it is the city's. */
export const OUTSIDE_IMPORT_WORKFLOW: Readonly<
  Record<OutsideImportState, Readonly<Partial<Record<OutsideImportEvent, Step>>>>
> = {
  draft: {
    map: { to: 'draft', guards: [] },
    import: { to: 'imported', guards: [something] },
    discard: { to: 'discarded', guards: [] },
  },
  imported: { withdraw: { to: 'withdrawn', guards: [reasoned, written] } },
  withdrawn: {},
  discarded: {},
};

/** The next state of a step, or all reasons why it is not taken. */
export function nextOutsideState(
  one: OutsideImport,
  event: OutsideImportEvent,
  person: Account,
  facts: OutsideFacts,
): { readonly to: OutsideImportState } | { readonly refusals: readonly OutsideRefusal[] } {
  const step = OUTSIDE_IMPORT_WORKFLOW[one.state][event];
  if (step === undefined) return { refusals: ['wrong-state'] };
  if (!mayEver(person, 'outside.import')) return { refusals: ['not-permitted'] };
  const refusals = step.guards.flatMap((guard) => guard(one, facts) ?? []);
  return refusals.length > 0 ? { refusals } : { to: step.to };
}

/** The events that a person may cause in the present state. */
export function outsideEventsFor({ state }: OutsideImport, person: Account | undefined): OutsideImportEvent[] {
  if (!mayEver(person, 'outside.import')) return [];
  return Object.keys(OUTSIDE_IMPORT_WORKFLOW[state]) as OutsideImportEvent[];
}
