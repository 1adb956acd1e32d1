import { dueIn, lastDayOfMembership } from '../../domain/registry/application-terms.ts';
import { EVENT_WORDS, type ApplicationEvent } from '../../domain/registry/application-workflow.ts';
import { FIELD_WORDS, partName, STATE_WORDS, statementParts } from '../../domain/registry/application.ts';
import type { ApplicationState } from '../../domain/registry/application.ts';
import { MOST_ATTACHMENTS, objectionsIn, type Objection } from '../../domain/registry/objection.ts';
import { ACCEPTED_ENDINGS, FILE_HINT } from '../../domain/registry/stored-file.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import * as paths from '../../paths.ts';
import { anchorOf } from './case.pages.ts';
import {
  identityFacts,
  opinionFacts,
  partWords,
  stateTag,
  statementFacts,
  type CaseWords,
} from './case-parts.pages.ts';
import { materialsFact } from './materials.pages.ts';
import { factsOfObjection } from './objections.pages.ts';

interface Fault {
  readonly id: string;
  readonly text: string;
}

export interface StepTyped {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

const NOTHING: StepTyped = { typed: {}, faults: [] };
const DANGEROUS: readonly ApplicationEvent[] = ['refuse', 'withdraw', 'uphold-objection'];

interface StepView {
  readonly seen: SeenApplication;
  /** The objection that the step is about. */
  readonly objection: Objection | null;
}

/** The page of a step before it is taken: what follows from it, on which facts, and what has to be typed. */
export function stepPage(
  { seen: view, objection }: StepView,
  event: ApplicationEvent,
  words: CaseWords,
  given: StepTyped = NOTHING,
) {
  const { application, lacks, digest } = view;
  const { id, name, number, version } = application;
  const deed = event === 'object' && objection !== null ? '受理异议' : EVENT_WORDS[event];
  const missing = event === 'submit' ? lacks : [];
  return {
    title: deed,
    number: [name, number].filter(Boolean).join(' · '),
    breadcrumb: [{ href: paths.home(), text: '首页' }, { href: paths.application(id), text: name }, { text: deed }],
    errors: given.faults.map((fault) => ({ href: `#${fault.id}`, text: fault.text })),
    lacks: missing.length > 0 && {
      caption: `还缺 ${missing.length} 项，补齐后才能提交`,
      columns: [{ text: '内容', rowHead: true }, { text: '要做的事' }],
      rows: missing.map(({ field, text }) => ({
        cells: [
          { text: partName(field, words.rules) },
          { text, href: `${paths.applicationEdit(id)}#${anchorOf(field)}` },
        ],
      })),
    },
    edit: { href: paths.applicationEdit(id), text: '去填写' },
    confirm: {
      post: paths.applicationStep(id, event),
      consequence: consequenceOf(view, event, words),
      danger: DANGEROUS.includes(event),
      digest,
      hidden: [
        { name: 'version', value: version },
        ...(objection === null ? [] : [{ name: 'objection', value: objection.number }]),
      ],
      facts: [
        ...(objection === null ? [] : factsOfObjection(id, objection)),
        { term: '申请企业', text: name },
        ...identityFacts(view, words.placeOf),
        { term: '现在的状态', tag: stateTag(application.state) },
        ...statementFacts(application.statement, words),
        { term: FIELD_WORDS.cases, lines: partWords(application.statement, 'cases', words) },
        materialsFact(application.id, application.statement, words.rules),
        ...reviewOf(view),
        ...opinionFacts(view),
      ],
      fields: fieldsOf(event, given, words, objection),
      upload: event === 'object' && objection === null,
      submitText: deed,
      cancel: { href: paths.application(id), text: '暂不办理' },
    },
  };
}

function reviewOf({ application: { firstReview } }: SeenApplication) {
  if (firstReview === null) return [];
  const { opinion, reason, by } = firstReview;
  return [{ term: '初审意见', text: `${EVENT_WORDS[opinion]}：${reason}`, note: by.name }];
}

function fieldsOf(
  event: ApplicationEvent,
  { typed, faults }: StepTyped,
  { rules }: CaseWords,
  objection: Objection | null,
) {
  const field = (name: string, label: string, more: object) => {
    const fault = faults.find(({ id }) => id === name);
    return { name, label, value: typed[name], ...more, ...(fault && { error: fault.text }) };
  };
  if (event === 'submit' || (event === 'object' && objection !== null)) return [];
  if (event === 'withdraw')
    return [field('reason', '撤回原因', { kind: 'textarea', rows: 3, optional: true, hint: '经办人会看到。' })];
  if (event === 'object') {
    return [
      field('name', '异议人姓名或名称', { hint: '匿名异议不予受理。异议人信息保密，只有市经信局可见。' }),
      field('contact', '异议人联系方式', { width: 'code' }),
      field('unit', '异议人单位', { optional: true }),
      field('content', '异议内容', { kind: 'textarea', rows: 6, hint: '照书面材料填写，写明所附证据。' }),
      field('files', '附件', {
        kind: 'file',
        multiple: true,
        optional: true,
        accept: ACCEPTED_ENDINGS,
        hint: `书面材料的扫描件等，最多 ${MOST_ATTACHMENTS} 个。${FILE_HINT}`,
      }),
    ];
  }
  if (event === 'record-opinion') {
    return [
      field('name', '专家姓名', {}),
      field('unit', '专家所在单位', {}),
      field('content', '专家意见', {
        kind: 'textarea',
        rows: 6,
        maxlength: 5000,
        hint: '供市经信局参考，企业看不到。',
      }),
      field('independent', '回避', {
        kind: 'checkboxes',
        options: [{ value: 'yes', text: '已核实专家与申请企业及其竞争对手没有利害关系' }],
      }),
    ];
  }
  const reason = field('reason', '理由', { kind: 'textarea', rows: 4, hint: '写入办理记录，申请企业会看到。' });
  if (event === 'decline-objection') return [{ ...reason, hint: '随异议保存，只有市经信局可见。' }];
  if (event !== 'return') return [reason];
  const items = statementParts(rules).map((part) =>
    field(`correction-${part}`, partName(part, rules), { optional: true, maxlength: 1000 }),
  );
  return [{ ...reason, hint: '总的说明；下面逐项写明要改什么，不用改的留空。' }, ...items];
}

/** What is decided and what follows from it, in one sentence. */
function consequenceOf(
  { application, local, today }: SeenApplication,
  event: ApplicationEvent,
  words: CaseWords,
): string {
  const place = words.placeOf(application.region);
  const until = (state: ApplicationState) => {
    const due = dueIn(state, today, words.rules, words.calendar, application.notice);
    return due === null ? '' : `，期限至${formatDay(due)}`;
  };
  switch (event) {
    case 'submit': {
      const desk = application.state === 'returned-city' || !local ? 'city-review' : 'first-review';
      const whose = desk === 'first-review' ? `${place}经信部门初审` : '市经信局审核';
      return `申请送${whose}${until(desk)}；在此期间不能修改，公示之前可以撤回。`;
    }
    case 'withdraw':
      return '申请就此结束，不能恢复；以后可以重新申请。';
    case 'recommend':
    case 'advise-against':
      return `以“${EVENT_WORDS[event]}”的意见送市经信局审核${until('city-review')}；初审人不再参与市级决定。`;
    case 'return': {
      const state = application.state === 'first-review' ? 'returned-first' : 'returned-city';
      return `申请退回企业补正${until(state)}；企业再次提交后仍由本级办理。`;
    }
    case 'record-opinion':
      return '专家意见随申请保存，供市级审核参考；不改变申请的状态，申请企业看不到。';
    case 'pass':
      return `申请进入“${STATE_WORDS.passed}”；列入公示名单并公示 ${words.rules.noticeDays} 个工作日、无异议或异议不成立后，方可入库。`;
    case 'refuse':
      return '企业不予入库，申请就此结束；企业会看到理由，以后可以重新申请。';
    case 'object':
      return `入库暂停，由未参与初审的人员处理异议${until('objected')}；异议人信息保密。`;
    case 'decline-objection':
      return '这件异议不予受理，申请的进度不变；异议人凭编号可以查到结果。';
    case 'dismiss-objection':
      if (objectionsIn(application.objections, 'registered').length > 1)
        return '这件异议不成立；还有其他异议在处理，入库仍然暂停。';
      return `异议不成立，申请回到公示，${formatDay(application.notice?.until ?? today)}公示期满后可以入库。`;
    case 'uphold-objection':
      return '异议成立，企业不予入库，申请就此结束。';
    case 'admit': {
      const last = lastDayOfMembership(today, words.rules.membershipYears);
      return `企业自${formatDay(today)}起在资源池内，至${formatDay(last)}止，并在名录公开。`;
    }
    default:
      return EVENT_WORDS[event];
  }
}
