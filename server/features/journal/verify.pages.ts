import type { FaultyLink, JournalEntry } from '../../domain/registry/journal.ts';
import * as paths from '../../paths.ts';
import { crumbs, damageWords, entriesTable, listCrumb } from './journal.pages.ts';

/** What the journal answered: see the service. */
export interface AnswerView {
  readonly found: 'entry' | 'other-hash' | 'no-entry' | 'damaged' | 'matter' | 'no-matter';
  readonly seq?: number;
  readonly entry?: JournalEntry;
  readonly damage?: FaultyLink;
  readonly number?: string;
  readonly entries?: readonly JournalEntry[];
}

type Field = 'seq' | 'hash' | 'number';

export interface VerifyView {
  readonly typed: Readonly<Record<Field, string>>;
  readonly faults?: Readonly<Partial<Record<Field, string>>>;
  readonly answer?: AnswerView | undefined;
}

export function verifyPage({ typed, faults = {}, answer }: VerifyView) {
  const errors = Object.entries(faults).map(([field, text]) => ({ href: `#${field}`, text }));
  const entries = answer?.entries ?? (answer?.entry === undefined ? undefined : [answer.entry]);
  return {
    title: '核对存证日志',
    lead: '输入手中的序号和哈希，或者受理编号，查看它是否在存证日志中、有没有被改动。',
    breadcrumb: [...crumbs, listCrumb, { text: '核对' }],
    errors,
    action: paths.journalVerify(),
    typed,
    faults,
    banner: answer && bannerOf(answer),
    table: entries && entriesTable('核对的记录', entries),
  };
}

function bannerOf(answer: AnswerView) {
  const { found, seq, entry, damage, number, entries = [] } = answer;
  switch (found) {
    case 'entry':
      return {
        kind: 'good',
        title: '相符',
        text: `第 ${entry?.seq ?? ''} 条在存证日志中，哈希与您输入的一致，内容未被改动。`,
      };
    case 'other-hash':
      return {
        kind: 'danger',
        title: '不相符',
        text: `第 ${seq ?? ''} 条的哈希与您输入的不同。请核对有无抄错；如确认无误，说明您手中的或本站的记录已被改动。`,
      };
    case 'no-entry':
      return { kind: 'danger', title: '没有这一条', text: `存证日志中没有第 ${seq ?? ''} 条。` };
    case 'damaged':
      return {
        kind: 'danger',
        title: '本站的记录有误',
        text: `${damage === undefined ? '' : damageWords(damage)}。请告知市经信局。`,
      };
    case 'matter':
      return {
        kind: 'good',
        title: '在存证日志中',
        text: `${number ?? ''} 共有 ${entries.length} 条记录，内容未被改动。`,
      };
    case 'no-matter':
      return { kind: 'waiting', title: '没有找到', text: `存证日志中没有受理编号为 ${number ?? ''} 的事项。` };
  }
}
