import type { OutsideImport } from '../../domain/registry/outside-import.ts';
import { OUTSIDE_FIELD_WORDS } from '../../domain/registry/outside-record.ts';
import {
  ROW_OUTCOME_WORDS,
  type OutcomeCounts,
  type RowIssue,
  type TriedRow,
} from '../../domain/registry/outside-rows.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import { sameBanner } from './imports.pages.ts';
import { fileFacts, importCrumbs } from './outside-words.pages.ts';

export interface TrialView {
  readonly one: OutsideImport;
  readonly rows: readonly TriedRow[];
  readonly counts: OutcomeCounts;
  readonly digest: string;
  readonly matches: OutsideImport['matches'];
  readonly same: OutsideImport | undefined;
  /** The person may import it. */
  readonly may: boolean;
}

const ISSUES_SHOWN = 50;
const FIRST_ROWS = 5;
const OUTCOME_TAGS = { add: 'good', change: 'waiting', known: 'neutral', refuse: 'danger' } as const;
const outcomeTag = ({ outcome }: TriedRow) => ({ kind: OUTCOME_TAGS[outcome], text: ROW_OUTCOME_WORDS[outcome] });

/** In which column something is wrong, in words. */
export const columnOf = ({ field }: RowIssue) => (field === 'row' ? '整行' : OUTSIDE_FIELD_WORDS[field].name);

/** The dry run: what would come of each row, and why not. */
export function trialPage(view: TrialView, page: number) {
  const { one, rows, counts, digest, matches, same, may } = view;
  const fresh = counts.add + counts.change;
  const issues = rows.flatMap((row) => row.issues.map((issue) => ({ row, issue })));
  const shown = issues.slice((page - 1) * ISSUES_SHOWN, page * ISSUES_SHOWN);
  return {
    title: '试导入',
    number: `${one.number} ${one.source}`,
    wide: true,
    lead: '只是试算，什么也没有写入。核对以后再正式导入。',
    breadcrumb: importCrumbs({ href: paths.outsideImport(one.id), text: one.number }, { text: '试导入' }),
    banners: same === undefined ? [] : [sameBanner(same)],
    counts: [
      { term: '将新增', text: rowsWords(counts.add) },
      { term: '将更新', text: rowsWords(counts.change), note: '已有的记录，内容有变化' },
      { term: '已有', text: rowsWords(counts.known), note: '内容一致，不重复增加' },
      { term: '不导入', text: rowsWords(counts.refuse), note: '有错误，见下' },
      { term: '涉及本市登记企业', text: `${matches.length} 家`, note: '按统一社会信用代码' },
    ],
    preview: {
      caption: `读出来的前 ${FIRST_ROWS} 行`,
      columns: [
        { text: '行' },
        { text: '企业', rowHead: true },
        { text: '列入事由' },
        { text: '列入机关' },
        { text: '文书号' },
        { text: '列入日期' },
        { text: '移出或到期日期' },
        { text: '结果' },
      ],
      rows: rows.slice(0, FIRST_ROWS).map((row) => ({ cells: previewCells(row) })),
      empty: { text: '标题行下面没有内容。' },
    },
    issues: {
      caption: '逐行的问题',
      columns: [{ text: '行' }, { text: '企业', rowHead: true }, { text: '列' }, { text: '问题' }, { text: '结果' }],
      rows: shown.map(({ row, issue }) => ({
        cells: [
          { text: String(row.row) },
          { text: row.texts.name || '（没有名称）' },
          { text: columnOf(issue) },
          { text: issue.text },
          { tag: issue.kind === 'fault' ? outcomeTag(row) : { kind: 'waiting', text: '仅提醒' } },
        ],
      })),
      empty: { text: '没有发现问题。' },
    },
    pagination: turning({
      ...{ page, size: ISSUES_SHOWN, total: issues.length, shown: shown.length },
      address: (number) => `${paths.outsideTrial(one.id)}${number > 1 ? `?page=${number}` : ''}`,
    }),
    downloads:
      counts.refuse === 0
        ? []
        : (['xlsx', 'csv'] as const).map((kind) => ({
            href: paths.outsideRefused(one.id, kind),
            text: `下载不导入的 ${counts.refuse} 行（${kind.toUpperCase()}）`,
          })),
    columnsHref: may ? paths.outsideColumns(one.id) : undefined,
    nothing: may && fresh === 0 ? '没有可以新增或更新的记录，不用导入。' : undefined,
    confirm:
      may && fresh > 0
        ? {
            post: paths.outsideStep(one.id, 'import'),
            consequence: `写入 ${fresh} 条外部名单记录（新增 ${counts.add} 条，更新 ${counts.change} 条）。不导入有错误的 ${counts.refuse} 条。导错了可以撤销。`,
            digest,
            hidden: [{ name: 'version', value: one.version }],
            facts: [{ term: '来源', text: one.source }, { term: '名单日期', date: one.sourceDate }, ...fileFacts(one)],
            submitText: '正式导入',
            cancel: { href: paths.outsideStep(one.id, 'discard'), text: '放弃这一批' },
          }
        : undefined,
  };
}

const rowsWords = (count: number) => `${count.toLocaleString('en-US')} 条`;

function previewCells(row: TriedRow) {
  const { name, uscc, ground, office, number, from, to } = row.values ?? row.texts;
  return [
    { text: String(row.row) },
    { text: name || '（没有名称）', ...(uscc !== '' && { note: uscc }) },
    { text: ground || '—' },
    { text: office || '—' },
    { text: number || '—' },
    { text: from || '—' },
    { text: to || '—' },
    { tag: outcomeTag(row) },
  ];
}
