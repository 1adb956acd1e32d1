import { FEWEST_GROUNDS, MOST_ATTACHMENTS, OBJECTION_STATES } from '../../domain/registry/objection.ts';
import type { ObjectionState } from '../../domain/registry/objection.ts';
import { ACCEPTED_ENDINGS, FILE_HINT } from '../../domain/registry/stored-file.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';

interface OpenNotice {
  readonly number: string;
  readonly until: Day;
  readonly kind: 'pool' | 'awards';
  readonly named: readonly { readonly key: string; readonly name: string; readonly hint: string }[];
  readonly office: string;
}

export interface ObjectionTyped {
  readonly firm: string;
  readonly name: string;
  readonly contact: string;
  readonly unit: string;
  readonly content: string;
  readonly honest: string;
}

interface Fault {
  readonly path: string;
  readonly message: string;
}

const NOTHING: ObjectionTyped = { firm: '', name: '', contact: '', unit: '', content: '', honest: '' };

const home = { href: paths.home(), text: '首页' };
const notices = { href: paths.notices(), text: '公示' };

export function objectionPage(
  { number, until, kind, named, office }: OpenNotice,
  typed: Partial<ObjectionTyped> = {},
  faults: readonly Fault[] = [],
) {
  const values = { ...NOTHING, ...typed };
  const field = (name: keyof ObjectionTyped | 'files', label: string, more: object) => {
    const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
    const value = name === 'files' ? {} : { value: values[name] };
    return { name, label, ...value, ...more, ...(own.length > 0 && { error: own.join('；') }) };
  };
  const again = faults.length > 0 ? '刚才选择的文件没有保留，请重新选择。' : '';
  return {
    title: '提出异议',
    number,
    lead: `公示至${formatDay(until)}。异议由${office}受理。`,
    breadcrumb: [home, notices, { href: paths.notice(number), text: number }, { text: '提出异议' }],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    promise: `异议须实名提出，匿名的不予受理。您的姓名、联系方式和所写内容只供${office}处理异议的人员使用，不告知被异议的企业，也不公开。`,
    post: paths.noticeObjection(number),
    cancel: paths.notice(number),
    fields: [
      field('firm', kind === 'pool' ? '对哪家企业提出异议' : '对哪一项奖励提出异议', {
        kind: 'radios',
        options: named.map(({ key, name, hint }) => ({ value: key, text: name, hint })),
      }),
      field('name', '您的真实姓名', { width: 'code', autocomplete: 'name', maxlength: 50 }),
      field('contact', '联系方式', { hint: '电话、邮箱或通信地址，用于核实和答复。', maxlength: 100 }),
      field('unit', '工作单位', { optional: true, maxlength: 100 }),
      field('content', '事实与理由', {
        kind: 'textarea',
        rows: 8,
        hint: `不少于 ${FEWEST_GROUNDS} 个字。写明什么时间、什么事、有什么证据。`,
      }),
      field('files', '附件', {
        kind: 'file',
        multiple: true,
        optional: true,
        accept: ACCEPTED_ENDINGS,
        hint: `${again}最多 ${MOST_ATTACHMENTS} 个。${FILE_HINT}`,
      }),
      field('honest', '确认', {
        kind: 'checkboxes',
        value: values.honest === '' ? [] : [values.honest],
        options: [{ value: 'yes', text: '所述情况属实，愿意配合核实' }],
      }),
    ],
  };
}

const TAGS: Readonly<Record<ObjectionState, 'good' | 'neutral' | 'waiting'>> = {
  received: 'waiting',
  registered: 'waiting',
  declined: 'neutral',
  dismissed: 'neutral',
  upheld: 'good',
};

const WORDS: Readonly<Record<'pool' | 'awards', Partial<Record<ObjectionState, string>>>> = {
  pool: {},
  awards: {
    registered: '已经受理，正在核实。处理期间，暂停办理该项奖励。',
    upheld: '经核实，异议成立，该项奖励不予兑付，按核实的事实重新计算。',
  },
};

const COMMON: Readonly<Record<ObjectionState, string>> = {
  received: '已经收到。是否受理，由受理单位审查后决定。',
  registered: '已经受理，正在核实。处理期间，暂停办理该企业入库。',
  declined: '经审查不予受理。理由由受理单位按您留的联系方式说明。',
  dismissed: '经核实，异议不成立。理由由受理单位按您留的联系方式说明。',
  upheld: '经核实，异议成立，该企业不予入库。',
};

/** Whoever has the number sees how far it is, and nothing of what was written. */
export function receiptPage(receipt: {
  readonly number: string;
  readonly at: string;
  readonly notice: string;
  readonly kind: 'pool' | 'awards';
  readonly state: ObjectionState;
  readonly moot: boolean;
  readonly office: string;
}) {
  const { number, at, notice, kind, state, moot, office } = receipt;
  const ended = kind === 'pool' ? '该企业的入库申请' : '该项奖励';
  return {
    title: `异议 ${number}`,
    breadcrumb: [home, notices, { text: `异议 ${number}` }],
    tag: moot ? { kind: 'neutral', text: '不再处理' } : { kind: TAGS[state], text: OBJECTION_STATES[state] },
    lead: moot ? `${ended}已经办结，这件异议不再处理。` : (WORDS[kind][state] ?? COMMON[state]),
    keep: '请记下编号，或保存、打印本页。凭编号随时可以回到这里查看进度；本页不显示异议内容和您的信息。',
    facts: [
      { term: '异议编号', text: number },
      { term: '收到', at },
      { term: '公示', text: notice, href: paths.notice(notice) },
      { term: '受理单位', text: office },
      { term: '查询地址', text: paths.objectionReceipt(number), href: paths.objectionReceipt(number) },
    ],
  };
}

/** The notice is over, or the firm is named in it no more. */
export function closedPage(number: string, message: string) {
  return {
    title: '不能提出异议',
    lead: message,
    breadcrumb: [home, notices, { href: paths.notice(number), text: number }, { text: '提出异议' }],
    action: { href: paths.notice(number), text: '查看公示', kind: 'secondary' },
  };
}
