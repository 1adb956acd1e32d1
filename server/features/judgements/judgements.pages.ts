import { JUDGED_WORDS } from '../../domain/awards/judged-codes.ts';
import type { AwardLine } from '../../domain/awards/award-line.ts';
import type { AwardJudgement } from '../../domain/awards/judgement.ts';
import { STEP_WORDS } from '../../domain/awards/words.ts';
import { ROLES, type Account } from '../../domain/registry/account.ts';
import { awardMatterWords } from '../../domain/registry/award-case-words.ts';
import { JUDGEMENT_EVENTS, JUDGEMENT_STATES } from '../../domain/registry/judgement-words.ts';
import type { JudgementEvent, JudgementState } from '../../domain/registry/judgement-words.ts';
import { clauseFact } from '../../pages/clause-fact.pages.ts';
import * as paths from '../../paths.ts';

const TAGS: Readonly<Record<JudgementState, string>> = {
  proposed: 'waiting',
  'in-force': 'good',
  declined: 'neutral',
  'withdrawal-proposed': 'waiting',
  withdrawn: 'neutral',
};

export const judgementTag = ({ state }: Pick<AwardJudgement, 'state'>) => ({
  kind: TAGS[state],
  text: JUDGEMENT_STATES[state],
});

const crumbsOf = ({ role }: Pick<Account, 'role'>) => [
  { href: paths.home(), text: '首页' },
  { href: paths.awards(), text: role === 'provider' ? '本企业的奖励' : '奖励兑付' },
];

export const judgementCrumbs = (person: Pick<Account, 'role'>) => [
  ...crumbsOf(person),
  { href: paths.judgements(), text: '人工认定' },
];

const decisionWords = ({ code, decision }: Pick<AwardJudgement, 'code' | 'decision'>) => JUDGED_WORDS[code][decision];

/** Held claims that persons decided: for the offices, and for the firm. */
export function judgementsPage(all: readonly AwardJudgement[], person: Account) {
  const firm = person.role === 'provider';
  return {
    title: '人工认定',
    wide: true,
    lead: firm
      ? '政策没有写明、由主管部门认定的事项列在这里。认定以后，从下一次测算起采用。'
      : '政策没有写明的，由一人提出、另一人复核认定，从下一次测算起采用；已经锁定的批次结果不变。在批次里打开企业的结果，可以对待认定的事项提出认定。',
    breadcrumb: [...crumbsOf(person), { text: '人工认定' }],
    tables: [
      {
        caption: `人工认定 ${all.length} 件`,
        columns: [
          { text: '编号', rowHead: true },
          ...(firm ? [] : [{ text: '企业' }]),
          { text: '事项' },
          { text: '认定' },
          { text: '状态' },
          { text: '认定日期' },
        ],
        rows: all.map((one) => ({
          cells: [
            { text: one.number, href: paths.judgement(one.id) },
            ...(firm ? [] : [{ text: one.firm }]),
            { text: `${awardMatterWords(one.matter)}奖励`, noteClause: one.clause, policy: one.policy },
            { text: decisionWords(one), note: JUDGED_WORDS[one.code].asks },
            { tag: judgementTag(one) },
            one.decidedOn === null ? { text: '—' } : { date: one.decidedOn },
          ],
        })),
        empty: { text: firm ? '没有涉及本企业的认定。' : '还没有人工认定。' },
      },
    ],
  };
}

export function judgementPage(one: AwardJudgement, events: readonly JudgementEvent[], person: Account) {
  const [action, ...more] = events.map((event) => ({
    href: paths.judgementStep(one.id, event),
    text: JUDGEMENT_EVENTS[event],
  }));
  return {
    title: `${awardMatterWords(one.matter)}奖励的认定`,
    number: `人工认定 ${one.number} · ${one.firm}`,
    tag: judgementTag(one),
    turn: one.state.endsWith('proposed') ? `轮到${ROLES[one.second]}的另一人复核` : undefined,
    breadcrumb: [...judgementCrumbs(person), { text: one.number }],
    action,
    more,
    facts: judgementFacts(one),
    steps: stepsTable(one.line, '提出认定时的测算'),
    entries: one.history.toReversed().map(({ at, by, event, reason }) => ({
      at,
      who: by.name,
      what: JUDGEMENT_EVENTS[event as JudgementEvent],
      why: reason,
    })),
  };
}

/** On what a judgement rests: on its page, and on the page of each step. */
export function judgementFacts(one: AwardJudgement) {
  return [
    { term: '企业', text: one.firm, href: paths.provider(one.uscc), note: one.uscc },
    clauseFact(one),
    { term: '须认定的', text: JUDGED_WORDS[one.code].asks },
    { term: '认定', text: decisionWords(one) },
    { term: '事实和理由', text: one.ground },
    { term: '所依据的材料', lines: [one.evidence, ...one.documents.map(({ name }) => `企业材料：${name}`)] },
    { term: '提出', text: one.proposer.name },
    ...(one.decidedOn === null
      ? []
      : [
          { term: '认定人', text: one.decidedBy },
          { term: '认定日期', date: one.decidedOn },
        ]),
  ];
}

/** The line as the calculator gave it, step by step. */
export function stepsTable({ steps }: AwardLine, caption: string) {
  return {
    caption,
    columns: [{ text: '审查内容', rowHead: true }, { text: '结果' }, { text: '说明' }],
    rows: steps.map(({ looked, outcome, text }) => ({
      cells: [{ text: looked }, { text: outcome === 'note' ? '—' : STEP_WORDS[outcome] }, { text }],
    })),
    empty: { text: '没有步骤。' },
  };
}
