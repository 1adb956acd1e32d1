import { ROLES } from '../../domain/registry/account.ts';
import { CHAIN_FAULT_WORDS, JOURNAL_KINDS } from '../../domain/registry/journal.ts';
import type { FaultyLink, JournalEntry, Tip } from '../../domain/registry/journal.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';

export interface ListView {
  readonly kind: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly entries: readonly JournalEntry[];
  readonly newest: Tip | null;
}

export const crumbs = [{ href: paths.home(), text: '首页' }];
export const listCrumb = { href: paths.journal(), text: '存证日志' };

export function journalPage(view: ListView) {
  const { kind, page, size, total, entries, newest } = view;
  const address = (number: number) => listAddress(kind, number);
  return {
    title: '存证日志',
    lead: '每一次办理都在这里留下一条，只增不改；每条带着前一条的哈希，改动任何一条，其后各条都对不上。当事人姓名和理由不公开。',
    breadcrumb: [...crumbs, { text: '存证日志' }],
    action: { href: paths.journalVerify(), text: '核对一条记录', kind: 'secondary' },
    newest: newest && { ...newest, href: paths.journalEntry(String(newest.seq)) },
    filters: {
      action: paths.journal(),
      reset: kind !== undefined && paths.journal(),
      groups: [
        {
          legend: '事项',
          name: 'kind',
          kind: 'radios',
          options: [
            { value: '', text: '不限', checked: kind === undefined },
            ...Object.entries(JOURNAL_KINDS).map(([value, { name }]) => ({
              value,
              text: name,
              checked: value === kind,
            })),
          ],
        },
      ],
    },
    table: entriesTable(`共 ${total} 条，最新的在前`, entries),
    pagination: turning({ page, size, total, shown: entries.length, address }),
  };
}

function listAddress(kind: string | undefined, page: number): string {
  const query = new URLSearchParams();
  if (kind !== undefined) query.set('kind', kind);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? paths.journal() : `${paths.journal()}?${text}`;
}

export function entriesTable(caption: string, entries: readonly JournalEntry[]) {
  return {
    caption,
    columns: [
      { text: '序号', rowHead: true },
      { text: '时间' },
      { text: '事项' },
      { text: '办理' },
      { text: '状态' },
      { text: '经办' },
      { text: '哈希前 12 位' },
    ],
    rows: entries.map((entry) => ({
      cells: [
        { text: String(entry.seq), href: paths.journalEntry(String(entry.seq)) },
        { at: entry.at },
        { text: kindName(entry) },
        { text: eventName(entry) },
        { text: changeWords(entry) },
        { text: roleName(entry) },
        { text: entry.hash.slice(0, 12) },
      ],
    })),
    empty: { text: '还没有记录。办理入库申请等事项后，记录会出现在这里。' },
  };
}

export interface EntryView {
  readonly entry: JournalEntry;
  readonly damage: FaultyLink | undefined;
  readonly next: number | undefined;
}

export function entryPage({ entry, damage, next }: EntryView) {
  const seq = String(entry.seq);
  const turn = (number: number, text: string) => ({ href: paths.journalEntry(String(number)), text });
  return {
    title: `存证日志第 ${seq} 条`,
    breadcrumb: [...crumbs, listCrumb, { text: `第 ${seq} 条` }],
    tag: damage === undefined ? { kind: 'good', text: '哈希相符' } : { kind: 'danger', text: damageWords(damage) },
    facts: [
      { term: '时间', at: entry.at },
      { term: '事项', text: kindName(entry), note: `该事项的第 ${entry.version} 步` },
      { term: '办理', text: eventName(entry) },
      { term: '状态', text: changeWords(entry) },
      { term: '经办', text: roleName(entry) },
    ],
    digests: [
      { term: '本条哈希', code: entry.hash },
      { term: '前一条哈希', code: entry.previous, note: entry.seq === 1 ? '第 1 条之前没有记录，记为 64 个 0' : '' },
      { term: '封存摘要', code: entry.sealed, note: '整条办理记录的摘要，含经办人、理由和所示内容' },
    ],
    near: [
      ...(entry.seq > 1 ? [turn(entry.seq - 1, '前一条')] : []),
      ...(next === undefined ? [] : [turn(next, '后一条')]),
    ],
    check: { seq, hash: entry.hash },
    api: { proof: paths.apiJournalProof(seq), list: paths.apiJournal() },
    recipe: `curl -s 网址${paths.apiJournalProof(seq)} | jq -cjS '.entry | del(.hash)' | sha256sum`,
  };
}

export function damageWords({ seq, fault }: FaultyLink): string {
  return `第 ${seq} 条${CHAIN_FAULT_WORDS[fault]}`;
}

function kindName({ kind }: JournalEntry): string {
  return JOURNAL_KINDS[kind]?.name ?? kind;
}

function eventName({ kind, event }: JournalEntry): string {
  return JOURNAL_KINDS[kind]?.events[event] ?? event;
}

function changeWords({ kind, from, to }: JournalEntry): string {
  const states = JOURNAL_KINDS[kind]?.states ?? {};
  const name = (state: string) => states[state] ?? state;
  return from === '' || from === to ? name(to) : `${name(from)} → ${name(to)}`;
}

function roleName({ role }: JournalEntry): string {
  return role === 'system' ? '系统' : ROLES[role];
}
