import { regionName, type City } from '../../domain/policy/city.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { CHANGE_STATE_WORDS, identityLines, IDENTITY_WORDS } from '../../domain/registry/change-request.ts';
import { isLate, lateBy, type ChangeRequest, type ChangeState } from '../../domain/registry/change-request.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { workingDaysLeft, workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';

/** What the pages are written with, beside the request itself. */
export interface ChangeWords {
  readonly city: City;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
}

const TAGS: Readonly<Record<ChangeState, 'neutral' | 'good' | 'waiting' | 'danger'>> = {
  submitted: 'waiting',
  returned: 'waiting',
  approved: 'good',
  refused: 'danger',
  withdrawn: 'neutral',
};

export function changeTag(state: ChangeState) {
  return { kind: TAGS[state], text: CHANGE_STATE_WORDS[state] };
}

/** The day by which whoever's turn it is should act; none once it is decided. */
export function dueOf({ state, since }: ChangeRequest, { rules, calendar }: ChangeWords): Day | null {
  if (state === 'submitted') return workingTerm(since, rules.cityReviewDays, calendar).to;
  if (state === 'returned') return workingTerm(since, rules.correctionDays, calendar).to;
  return null;
}

/** 还剩 3 个工作日, 今天到期, 逾期 2 个工作日. */
export function leftOf(due: Day, today: Day, { calendar }: ChangeWords) {
  if (due < today) return { late: true, text: `逾期 ${workingDaysLeft(due, today, calendar)} 个工作日` };
  return { late: false, text: due === today ? '今天到期' : `还剩 ${workingDaysLeft(today, due, calendar)} 个工作日` };
}

export function untilOf(request: ChangeRequest, today: Day, words: ChangeWords): string {
  const due = dueOf(request, words);
  return due === null
    ? `${formatDay(request.since)}办结`
    : `期限至${formatDay(due)}，${leftOf(due, today, words).text}`;
}

/** 迟报, as a tag; in time it is plain text. */
export function latenessCell(request: ChangeRequest, { calendar }: ChangeWords) {
  if (request.deadline === null) return { text: '首次登记，不计' };
  if (!isLate(request)) return { text: '按时报告' };
  const days = lateBy(request, calendar);
  return { tag: { kind: 'waiting', text: days === 0 ? '迟报' : `迟报 ${days} 个工作日` } };
}

/** What is to become different: on record, and wanted. */
export function diffTable({ changes, state }: ChangeRequest, { city }: ChangeWords) {
  const lines = (field: ChangeRequest['changes'][number]['field'], value: unknown) => {
    const shown = identityLines({ field, value: value as never }, (region) => regionName(city, region));
    return shown.length === 0 ? { text: '' } : { lines: shown };
  };
  return {
    caption: '变更内容',
    columns: [
      { text: '内容', rowHead: true },
      { text: state === 'approved' ? '变更前' : '现登记' },
      { text: '变更为' },
    ],
    rows: changes.map(({ field, before, after }) => ({
      cells: [{ text: IDENTITY_WORDS[field] }, lines(field, before), lines(field, after)],
    })),
  };
}

/** When it happened, when it was reported, and whether that was in time. */
export function dateFacts(request: ChangeRequest, words: ChangeWords) {
  const { occurredOn, reportedOn, deadline, grounds } = request;
  const days = words.rules.changeReportDays;
  return [
    { term: '发生日期', date: occurredOn },
    { term: '报告日期', date: reportedOn },
    ...(deadline === null ? [] : [{ term: '报告期限', date: deadline, note: `发生之日起 ${days} 个工作日` }]),
    { term: '是否迟报', ...latenessCell(request, words) },
    { term: '变更原因', text: grounds },
  ];
}
