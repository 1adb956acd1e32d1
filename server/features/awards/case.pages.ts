import { lineAbout, type AwardCase } from '../../domain/awards/award-case.ts';
import type { AwardLine } from '../../domain/awards/award-line.ts';
import type { FullAssessment, ShelvedPolicy } from '../../domain/awards/policy-shelf.ts';
import { OUTCOME_WORDS } from '../../domain/awards/words.ts';
import type { City } from '../../domain/policy/city.ts';
import { ROLES, type Account } from '../../domain/registry/account.ts';
import { AWARD_CASE_EVENTS, AWARD_CASE_STATES, awardMatterWords } from '../../domain/registry/award-case-words.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { isObjectionEvent, objectionsIn, OBJECTION_STEPS } from '../../domain/registry/objection.ts';
import type { ObjectionEvent } from '../../domain/registry/objection.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import type { AwardCaseEvent, AwardCaseState } from '../../domain/registry/award-case-words.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import { objectionFacts, objectionTag } from '../../pages/objection-facts.pages.ts';
import { papersTable } from '../../pages/papers-table.pages.ts';
import * as paths from '../../paths.ts';
import { caseFacts } from './case-facts.pages.ts';
import { lineView } from './award-lines.pages.ts';

export interface CaseView {
  readonly one: AwardCase;
  readonly events: readonly AwardCaseEvent[];
  readonly policy: ShelvedPolicy;
  readonly full: FullAssessment;
  readonly moved: boolean;
  readonly now: AwardLine | undefined;
}

const TAGS: Readonly<Record<AwardCaseState, string>> = {
  told: 'waiting',
  disputed: 'waiting',
  'in-approval': 'waiting',
  returned: 'waiting',
  approved: 'waiting',
  'in-notice': 'waiting',
  objected: 'waiting',
  ready: 'good',
  'in-batch': 'good',
  bounced: 'danger',
  paid: 'good',
  recomputed: 'neutral',
  withdrawn: 'neutral',
};

export const caseTag = ({ state }: Pick<AwardCase, 'state'>) => ({ kind: TAGS[state], text: AWARD_CASE_STATES[state] });

/** Whose turn it is. */
export function turnOf({ state, departments, approvals }: AwardCase): string {
  const next = departments[approvals.length];
  switch (state) {
    case 'told':
    case 'bounced':
      return '企业';
    case 'in-approval':
      return next === undefined ? '—' : ROLES[next];
    case 'disputed':
    case 'returned':
    case 'approved':
    case 'in-notice':
    case 'objected':
      return ROLES.city;
    case 'ready':
    case 'in-batch':
      return ROLES.finance;
    case 'paid':
    case 'recomputed':
    case 'withdrawn':
      return '—';
  }
}

export const caseName = ({ matter }: Pick<AwardCase, 'matter'>) => `${awardMatterWords(matter)}奖励`;

export function caseCrumbs(one: AwardCase, person: Account) {
  const firm = person.role === 'provider';
  return [
    { href: paths.home(), text: '首页' },
    { href: paths.awards(), text: firm ? '本企业的奖励' : '奖励兑付' },
    ...(firm ? [] : [{ href: paths.awardRound(one.round), text: one.round }]),
  ];
}

/** The page of one award; its 奖励计算书 stands among the papers. */
export function casePage(view: CaseView, city: City, person: Account, papers: readonly Paper[]) {
  const { one, events, policy, moved, now } = view;
  const { book } = policy;
  const waiting = objectionsIn(one.objections, 'received').length + objectionsIn(one.objections, 'registered').length;
  const deeds = events
    .filter((event) => waiting === 0 || event === 'object' || !isObjectionEvent(event))
    .map((event) => ({ href: paths.awardCaseStep(one.id, event), text: AWARD_CASE_EVENTS[event] }));
  const [action, ...more] = deeds;
  const { assessment, others } = view.full;
  const shown = lineAbout(assessment.lines, one);
  const same = shown !== undefined && JSON.stringify(shown) === JSON.stringify(one.line);
  const key = others.find(({ line }) => line?.clause === one.clause)?.key;
  return {
    title: caseName(one),
    number: `${one.firm} · ${one.uscc}`,
    tag: caseTag(one),
    turn: turnOf(one) === '—' ? undefined : `轮到${turnOf(one)}`,
    breadcrumb: [...caseCrumbs(one, person), { text: caseName(one) }],
    action,
    more,
    banners: bannersOf(one, person, moved, now),
    facts: caseFacts(one, city, person),
    papers: papersTable(papers, '文书'),
    subject: { href: paths.awardCaseSubject(one.id), text: '下载所依据的事实（NDJSON，可用命令行重算）' },
    objections: mayEver(person, 'objection.handle') && objectionsOf(one, events),
    approvals: approvalsTable(one),
    line: lineView(
      book,
      one.line,
      same ? others.filter((other) => other.key === key && other.line?.clause === one.clause) : [],
    ),
    steps: timeline(one),
  };
}

const DEEDS: Readonly<Record<ObjectionEvent, string>> = {
  object: '受理异议',
  'decline-objection': '不予受理',
  'dismiss-objection': AWARD_CASE_EVENTS['dismiss-objection'],
  'uphold-objection': AWARD_CASE_EVENTS['uphold-objection'],
};

/** The objections, each with what can be done. */
function objectionsOf(one: AwardCase, events: readonly AwardCaseEvent[]) {
  return one.objections.map((objection) => ({
    number: objection.number,
    tag: objectionTag(objection),
    facts: objectionFacts(objection, (sha256) => paths.awardObjectionFile(one.id, objection.number, sha256)),
    actions: (Object.keys(DEEDS) as ObjectionEvent[])
      .filter((event) => events.includes(event) && OBJECTION_STEPS[event].from === objection.state)
      .map((event, i) => ({
        href: paths.awardObjectionStep(one.id, event, objection.number),
        text: DEEDS[event],
        kind: i === 0 ? 'primary' : 'secondary',
        small: true,
      })),
  }));
}

function bannersOf(one: AwardCase, person: Account, moved: boolean, now: AwardLine | undefined) {
  const open = one.state !== 'paid' && one.state !== 'recomputed' && one.state !== 'withdrawn';
  const today =
    now === undefined
      ? '现在没有这一项'
      : now.outcome === 'payable'
        ? `现在应为${formatAmount(now.awardFen)}`
        : `现在的结果是${OUTCOME_WORDS[now.outcome]}`;
  return [
    ...(one.state === 'told' && person.role === 'provider'
      ? [
          {
            kind: 'money',
            text: '平台按记录在案的事实算出这笔奖励，不用申请。请核对下面的计算，确认金额和收款账户；对事实有不同意见的，可以提出异议。',
          },
        ]
      : []),
    ...(one.dispute === null
      ? []
      : [{ kind: 'waiting', title: `企业对“${one.dispute.fact}”有异议`, text: one.dispute.why }]),
    ...(moved && open && one.state !== 'in-batch'
      ? [{ kind: 'danger', text: `告知之后档案里的事实已有变动：${today}。须由市经信局重新计算，现在不能继续办理。` }]
      : []),
  ];
}

function approvalsTable({ departments, approvals }: AwardCase) {
  return {
    caption: '部门审核（按条款规定的次序）',
    columns: [
      { text: '部门', rowHead: true },
      { text: '结果' },
      { text: '审核人' },
      { text: '时间' },
      { text: '所见计算摘要' },
    ],
    rows: departments.map((role, i) => {
      const done = approvals[i];
      return {
        cells: [
          { text: ROLES[role] },
          { tag: done === undefined ? { kind: 'neutral', text: '未审核' } : { kind: 'good', text: '同意' } },
          { text: done?.by.name ?? '—' },
          done === undefined ? { text: '—' } : { at: done.at },
          done === undefined ? { text: '—' } : { digest: done.shown },
        ],
      };
    }),
    empty: { text: '这一条款没有规定审核部门。' },
  };
}

function timeline({ history }: AwardCase) {
  return history.toReversed().map(({ at, by, event, reason }) => ({
    at,
    what: AWARD_CASE_EVENTS[event as AwardCaseEvent],
    who: by.name,
    why: event === 'begin' ? `批次 ${reason}` : reason,
  }));
}

/** A list of awards, as officials and firms see them. */
export function casesTable(cases: readonly AwardCase[], caption: string, firm: boolean, empty: string) {
  return {
    caption,
    columns: [
      { text: '事项', rowHead: true },
      ...(firm ? [] : [{ text: '企业' }]),
      { text: '条款' },
      { text: '状态' },
      { text: '轮到谁' },
      { text: '批次' },
      { text: '金额', unit: '万元', numeric: true, award: true },
    ],
    rows: cases.map((one) => ({
      cells: [
        { text: caseName(one), href: paths.awardCase(one.id) },
        ...(firm ? [] : [{ text: one.firm }]),
        { clause: one.clause, policy: one.policy },
        { tag: caseTag(one) },
        { text: turnOf(one) },
        { text: one.round },
        { fen: one.fen },
      ],
    })),
    empty: { text: empty },
  };
}
