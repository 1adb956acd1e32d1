import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { MOST_AT_ONCE, OTHER_PURPOSE, type FirmDocument } from '../../domain/registry/firm-document.ts';
import { subjectWords } from '../../domain/records/revenue-statement.ts';
import type { ProvedItem } from '../../domain/registry/profile.ts';
import { ACCEPTED_ENDINGS, FILE_HINT, FILE_KINDS, sizeWords } from '../../domain/registry/stored-file.ts';
import * as factPaths from '../../fact-paths.ts';
import * as paths from '../../paths.ts';

interface DocumentsView {
  readonly uscc: string;
  readonly name: string;
  readonly documents: readonly (FirmDocument & {
    readonly usedIn: readonly { readonly id: string; readonly number: string | null }[];
    readonly declared: readonly { readonly id: string; readonly subject: string }[];
    readonly facts: readonly {
      readonly id: string;
      readonly title: string;
      readonly kind: { readonly name: string; readonly word: string };
    }[];
    readonly proves: readonly ProvedItem[];
  })[];
}

interface Fault {
  readonly path: string;
  readonly message: string;
}

const home = { href: paths.home(), text: '首页' };
const purposeName = (code: string, { materials }: PoolRules) =>
  materials.find((one) => one.code === code)?.text ?? '其他材料';

/** The firm's own page: what it keeps, and the form for more. What was typed stays where a file is refused. */
export function ownDocumentsPage(
  view: DocumentsView,
  rules: PoolRules,
  typed: { readonly purpose: string } = { purpose: '' },
  faults: readonly Fault[] = [],
) {
  const errorOf = (name: string) => {
    const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
    return own.length === 0 ? {} : { error: own.join('；') };
  };
  return {
    title: '企业材料',
    lead: '上传一次，申请时直接选用。只有本企业和有权查看本企业档案的部门看得到。',
    breadcrumb: [home, { text: '企业材料' }],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    post: paths.documents(),
    fields: [
      {
        name: 'purpose',
        kind: 'select',
        label: '用途',
        blank: '请选择',
        value: typed.purpose,
        options: [
          ...rules.materials.map(({ code, text }) => ({ value: code, text })),
          { value: OTHER_PURPOSE, text: '其他材料' },
        ],
        ...errorOf('purpose'),
      },
      {
        name: 'files',
        kind: 'file',
        label: '文件',
        multiple: true,
        accept: ACCEPTED_ENDINGS,
        hint: `${FILE_HINT}一次最多 ${MOST_AT_ONCE} 个。`,
        ...errorOf('files'),
      },
    ],
    table: keptTable(view, rules, true),
    removed: removedTable(view),
  };
}

/** The same list for those who may read the firm's record. */
export function firmDocumentsPage(view: DocumentsView, rules: PoolRules) {
  return {
    title: '企业材料',
    number: view.name,
    breadcrumb: [home, { href: paths.provider(view.uscc), text: view.name }, { text: '企业材料' }],
    table: keptTable(view, rules, false),
    removed: removedTable(view),
  };
}

function keptTable({ documents, uscc }: DocumentsView, rules: PoolRules, own: boolean) {
  const kept = documents.filter(({ state }) => state === 'kept');
  return {
    caption: `在用的材料 ${kept.length} 份`,
    columns: [
      { text: '名称', rowHead: true },
      { text: '类型与大小' },
      { text: 'SHA-256' },
      { text: '上传' },
      { text: '用于' },
      ...(own ? [{ text: '操作' }] : []),
    ],
    rows: kept.map(({ id, name, kind, size, sha256, purpose, history, usedIn, declared, facts, proves }) => ({
      cells: [
        { text: name, href: paths.documentFile(id), note: purposeName(purpose, rules) },
        { text: FILE_KINDS[kind].words, note: sizeWords(size) },
        { digest: sha256 },
        { at: history[0]?.at, note: history[0]?.by.name },
        usedIn.length + declared.length + facts.length + proves.length === 0
          ? { text: '尚未使用' }
          : {
              links: [
                ...usedIn.map((one) => ({
                  href: paths.application(one.id),
                  text: `入库申请 ${one.number ?? '（未提交）'}`,
                })),
                ...declared.map((one) => ({ href: paths.revenueStatement(one.id), text: subjectWords(one.subject) })),
                ...facts.map(({ id: fact, title, kind: { name: ledger, word } }) => ({
                  href: factPaths.fact(ledger, fact),
                  text: `${word} ${title}`,
                })),
                ...proves.map(({ list, id: item, name: proved }) => ({
                  href: own ? paths.profileItem(list, item) : paths.provider(uscc),
                  text: `${list === 'cases' ? '典型案例' : '资质证书'} ${proved}`,
                })),
              ],
            },
        ...(own ? [{ links: [{ href: paths.documentRemove(id), text: '移除', hidden: name }] }] : []),
      ],
    })),
    empty: { text: own ? '还没有材料。上传后列在这里。' : '企业还没有上传材料。' },
  };
}

/** The trace of what was removed: who, when, why. */
function removedTable({ documents }: DocumentsView) {
  const removed = documents.filter(({ state }) => state === 'removed');
  if (removed.length === 0) return undefined;
  return {
    caption: `已移除的材料 ${removed.length} 份`,
    columns: [{ text: '名称', rowHead: true }, { text: 'SHA-256' }, { text: '移除' }, { text: '原因' }],
    rows: removed.map(({ name, sha256, history }) => ({
      cells: [
        { text: name },
        { digest: sha256 },
        { at: history.at(-1)?.at, note: history.at(-1)?.by.name },
        { text: history.at(-1)?.reason },
      ],
    })),
    note: '不能再选用或下载；已有申请、申报用过的，仍随其保存。',
  };
}

/** Before a document is removed: which one, what follows, why. */
export function removalPage(document: FirmDocument, rules: PoolRules, typed = { reason: '' }, fault?: string) {
  const { id, name, kind, size, sha256, purpose, version, history } = document;
  return {
    title: '移除材料',
    number: name,
    breadcrumb: [home, { href: paths.documents(), text: '企业材料' }, { text: '移除材料' }],
    errors: fault === undefined ? [] : [{ href: '#reason', text: fault }],
    confirm: {
      post: paths.documentRemove(id),
      hidden: [{ name: 'version', value: String(version) }],
      danger: true,
      consequence:
        '材料移除后不能再选用或下载，移除的人、时间和原因留有记录；已有申请、申报用过的，仍随其保存；企业资料中用作证明的，标明已移除。',
      facts: [
        { term: '名称', text: name },
        { term: '用途', text: purposeName(purpose, rules) },
        { term: '类型与大小', text: FILE_KINDS[kind].words, note: sizeWords(size) },
        { term: 'SHA-256', digest: sha256 },
        { term: '上传', at: history[0]?.at, note: history[0]?.by.name },
      ],
      fields: [
        {
          name: 'reason',
          kind: 'textarea',
          rows: 3,
          label: '移除原因',
          value: typed.reason,
          ...(fault !== undefined && { error: fault }),
        },
      ],
      submitText: '移除材料',
      cancel: { href: paths.documents(), text: '不移除，返回' },
    },
  };
}
