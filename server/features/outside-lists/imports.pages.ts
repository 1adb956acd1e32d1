import type { Account } from '../../domain/registry/account.ts';
import {
  OUTSIDE_IMPORT_EVENT_WORDS,
  type OutsideImport,
  type OutsideImportEvent,
} from '../../domain/registry/outside-import.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import * as paths from '../../paths.ts';
import {
  crumbs,
  errorsOf,
  fieldsWith,
  fileFacts,
  importCrumbs,
  importTag,
  NOTHING,
  type Given,
} from './outside-words.pages.ts';

export function importsPage({ imports }: { readonly imports: readonly OutsideImport[] }, person: Account) {
  return {
    title: '外部名单导入记录',
    wide: true,
    lead: '每一批导入的来源、文件和结果。导错的可以撤销，记录仍留痕。',
    breadcrumb: crumbs({ href: paths.outsideRecords(), text: '外部名单' }, { text: '导入记录' }),
    action: mayEver(person, 'outside.import') ? { href: paths.outsideImportNew(), text: '导入外部名单' } : undefined,
    table: {
      caption: '导入记录',
      captionHidden: true,
      columns: [
        { text: '编号', rowHead: true },
        { text: '来源' },
        { text: '名单日期' },
        { text: '文件' },
        { text: '新增', numeric: true },
        { text: '更新', numeric: true },
        { text: '不导入', numeric: true },
        { text: '上传人' },
        { text: '状态' },
      ],
      rows: imports.map((one) => ({
        cells: [
          { text: one.number, href: paths.outsideImport(one.id) },
          { text: one.source },
          { date: one.sourceDate },
          { text: one.file.name },
          ...(['add', 'change', 'refuse'] as const).map((name) =>
            one.counts === null ? { text: '—' } : { number: one.counts[name] },
          ),
          { text: one.history[0]?.by.name ?? '' },
          { tag: importTag(one) },
        ],
      })),
      empty: { text: '还没有导入过外部名单。' },
    },
  };
}

interface ImportView {
  readonly one: OutsideImport;
  readonly events: readonly OutsideImportEvent[];
  readonly same: OutsideImport | undefined;
  readonly raised: number;
}

export function importPage({ one, events, same, raised }: ImportView) {
  const step = (event: OutsideImportEvent) => ({
    href: paths.outsideStep(one.id, event),
    text: OUTSIDE_IMPORT_EVENT_WORDS[event],
  });
  const draft = one.state === 'draft' && events.includes('map');
  return {
    title: one.source,
    number: `外部名单导入 ${one.number}`,
    tag: importTag(one),
    breadcrumb: importCrumbs({ text: one.number }),
    action: draft ? { href: paths.outsideColumns(one.id), text: '对应各列' } : undefined,
    more: [
      ...(draft && one.layout.columns.name !== undefined ? [{ href: paths.outsideTrial(one.id), text: '试导入' }] : []),
      ...(['withdraw', 'discard'] as const).filter((event) => events.includes(event)).map(step),
    ],
    banners: [
      ...(one.effects.length > 0 ? [{ kind: 'waiting', text: '记录还在写入，请稍后刷新。' }] : []),
      ...(same === undefined || one.state !== 'draft' ? [] : [sameBanner(same)]),
    ],
    facts: [
      { term: '来源', text: one.source },
      { term: '名单日期', date: one.sourceDate },
      ...fileFacts(one),
      ...(one.sheet === '' ? [] : [{ term: '工作表', text: one.sheet }]),
      { term: '上传', at: one.history[0]?.at, note: one.history[0]?.by.name },
    ],
    counts:
      one.counts === null
        ? undefined
        : [
            { term: '新增', number: one.counts.add },
            { term: '内容有更新', number: one.counts.change },
            { term: '已有', number: one.counts.known },
            { term: '不导入', number: one.counts.refuse, ...refusedLink(one) },
            { term: '转为线索', number: raised },
            { term: '全部记录', text: '查看这一来源的记录', href: recordsOf(one.source) },
          ],
    matches:
      one.matches.length === 0
        ? undefined
        : {
            caption: `代码与本市登记企业一致的 ${one.matches.length} 家`,
            columns: [{ text: '企业', rowHead: true }, { text: '统一社会信用代码' }],
            rows: one.matches.map(({ uscc, name }) => ({
              cells: [{ text: name, href: paths.provider(uscc) }, { text: uscc }],
            })),
          },
    entries: one.history
      .map(({ at, by, event, reason }) => ({
        ...{ at, who: by.name, why: reason },
        what: event === 'begin' ? '上传名单文件' : OUTSIDE_IMPORT_EVENT_WORDS[event as OutsideImportEvent],
      }))
      .reverse(),
  };
}

const recordsOf = (source: string) => `${paths.outsideRecords()}?${new URLSearchParams({ source }).toString()}`;

const refusedLink = ({ id, counts }: OutsideImport) =>
  counts === null || counts.refuse === 0
    ? {}
    : { action: { href: paths.outsideRefused(id, 'xlsx'), text: '下载不导入的行（XLSX）' } };

export const sameBanner = (same: OutsideImport) => ({
  kind: 'waiting',
  text: `这个文件已经导入过，编号 ${same.number}；再导入不会重复增加记录。`,
  href: paths.outsideImport(same.id),
  linkText: '查看那一批',
});

const STEP_CONSEQUENCES = {
  withdraw:
    '撤销后，这一批带来的记录不再作数，不再作为线索和审核参考；记录和文件保留，标明已撤销。更早的导入说过的，恢复作数。',
  discard: '这一批不导入，文件保留备查。',
} as const;

export function importStepPage(view: ImportView, event: 'withdraw' | 'discard', given: Given = NOTHING) {
  const { one, raised } = view;
  const field = fieldsWith(given);
  return {
    title: OUTSIDE_IMPORT_EVENT_WORDS[event],
    number: `${one.number} ${one.source}`,
    breadcrumb: importCrumbs(
      { href: paths.outsideImport(one.id), text: one.number },
      { text: OUTSIDE_IMPORT_EVENT_WORDS[event] },
    ),
    errors: errorsOf(given),
    confirm: {
      post: paths.outsideStep(one.id, event),
      danger: event === 'withdraw',
      consequence: STEP_CONSEQUENCES[event],
      warnings: raised === 0 ? [] : [`有 ${raised} 条记录已经转为线索，撤销导入不影响那些案件，请另行处理。`],
      hidden: [{ name: 'version', value: one.version }],
      facts: [
        { term: '来源', text: one.source },
        { term: '名单日期', date: one.sourceDate },
        { term: '文件', text: one.file.name },
        ...(one.counts === null ? [] : [{ term: '新增和更新', number: one.counts.add + one.counts.change }]),
      ],
      fields: [field('reason', '理由', { kind: 'textarea', rows: 4, maxlength: 1000, optional: event === 'discard' })],
      submitText: OUTSIDE_IMPORT_EVENT_WORDS[event],
      cancel: { href: paths.outsideImport(one.id), text: '返回' },
    },
  };
}

/** Somebody was faster, or what is known has changed: how things stand now. */
export function outsideMovedPage({ one }: Pick<ImportView, 'one'>, message: string, reason: string) {
  return {
    title: '没有办理',
    number: `${one.number} ${one.source}`,
    lead: message,
    breadcrumb: importCrumbs({ href: paths.outsideImport(one.id), text: one.number }, { text: '没有办理' }),
    action: { href: paths.outsideImport(one.id), text: '查看最新情况' },
    facts: [{ term: '现在的状态', tag: importTag(one) }],
    kept: reason === '' ? [] : [{ term: '您填写的理由', lines: reason.split('\n') }],
  };
}
