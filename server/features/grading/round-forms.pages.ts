import type { GradingScheme } from '../../domain/policy/grading-rules.ts';
import { judgedOf } from '../../domain/policy/grading-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import { GRADING_ROUND_EVENTS, type GradingRoundEvent } from '../../domain/registry/grading-words.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { errorLinks, errorOf, gradingRoundTag, roundsCrumbs } from './grading-words.pages.ts';
import type { GradingRoundView } from './rounds.pages.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

interface OpeningView {
  readonly scheme: GradingScheme;
  readonly experts: readonly Account[];
  readonly cutOff: Day;
}

/** The form that opens a round. */
export function gradingOpeningPage(
  { scheme, experts, cutOff }: OpeningView,
  typed: { readonly cutOff: string; readonly experts: readonly string[] } = { cutOff, experts: [] },
  faults: readonly Fault[] = [],
) {
  const judged = judgedOf(scheme);
  return {
    title: '开启评级',
    lead: `按${scheme.title}（${scheme.version} 版）评定截止日在池的全部成员。方案随批次保存，以后修改不影响本批次。`,
    breadcrumb: [...roundsCrumbs, { text: '开启评级' }],
    errors: errorLinks(faults),
    post: gradingPaths.gradingRoundNew(),
    fields: [
      {
        ...{ name: 'cutOff', label: '截止日', kind: 'date', value: typed.cutOff },
        hint: '谁在池、各项数据是多少，都按这一天。不晚于今天。',
        ...errorOf(faults, 'cutOff'),
      },
      ...(judged.length === 0
        ? []
        : [
            {
              ...{ name: 'experts', label: '评分专家', kind: 'checkboxes', value: typed.experts },
              hint: `需要专家评分的指标：${judged.map(({ title }) => title).join('、')}。至少 ${scheme.rounds.fewestExperts} 位；各自独立评分，有利害关系的回避。`,
              options: experts.map(({ id, displayName, department = '' }) => ({
                ...{ value: id, text: displayName },
                ...(department !== '' && { hint: department }),
              })),
              ...errorOf(faults, 'experts'),
            },
          ]),
    ],
    submit: '开启并计算',
    cancel: { href: gradingPaths.gradingRounds(), text: '暂不开启' },
  };
}

function consequenceOf({ round }: GradingRoundView, event: GradingRoundEvent): string {
  const { fewestVotes, noticeDays } = round.scheme.rounds;
  switch (event) {
    case 'gather':
      return '汇总专家评分：取各位专家的平均分计入，之后评分不能再改，经信局和委员可以看到。';
    case 'recompute':
      return '原来的结果作废，按截止日和现在的档案重新计算。';
    case 'propose':
      return `提交评审委员会审定：由没有参加提交的人表决，同意达到 ${fewestVotes} 票通过，有一票不同意即退回。`;
    case 'agree':
      return '同意所示结果。表决后不能更改。';
    case 'disagree':
      return '不同意所示结果：批次退回市经信局，须写明理由。表决后不能更改。';
    case 'open-notice':
      return `逐家告知企业并公示 ${noticeDays} 个工作日，公示期内企业可以申诉。结果就此锁定，只有复评可以更正。`;
    case 'publish':
      return '公布全部结果，写入企业的公开页面；须限期整改的同时告知，连续多次的提出移出和线索，由人决定。';
    default:
      return '批次就此作废，不公示也不公布；以后可以另开批次。';
  }
}

/** What a step of a round rests on. */
function stepFacts({ round, sheets }: GradingRoundView) {
  const { result, scheme } = round;
  return [
    { term: '现在的状态', tag: gradingRoundTag(round) },
    { term: '方案', text: `${scheme.title}，${scheme.version} 版` },
    { term: '截止日', date: round.cutOff },
    ...(sheets.length > 0
      ? [
          {
            term: '专家评分',
            text: `已提交 ${sheets.filter(({ state }) => state === 'submitted').length} 份，共 ${sheets.length} 份`,
          },
        ]
      : []),
    ...(result === null
      ? []
      : [
          {
            term: '结果',
            lines: [...scheme.levels.map(({ grade }) => grade), null].map((grade) => {
              const found = result.counts.find((one) => one.by === 'all' && one.grade === grade);
              return `${grade === null ? '不给出等级' : `${grade} 级`} ${found?.firms ?? 0} 家`;
            }),
          },
          { term: '结果摘要', digest: result.digest },
        ]),
  ];
}

/** The page of a step of a round before it is taken. */
export function gradingStepPage(
  view: GradingRoundView,
  event: GradingRoundEvent,
  typed = { reason: '' },
  faults: readonly Fault[] = [],
) {
  const { round, sheets } = view;
  const { number, version, result } = round;
  const title = GRADING_ROUND_EVENTS[event];
  const waiting = event === 'gather' && sheets.some(({ state }) => state === 'open');
  const needed = event === 'disagree' || event === 'recompute' || event === 'discard' || waiting;
  return {
    title,
    number: `评级批次 ${number}`,
    breadcrumb: [...roundsCrumbs, { href: gradingPaths.gradingRound(number), text: number }, { text: title }],
    errors: errorLinks(faults),
    confirm: {
      post: gradingPaths.gradingRoundStep(number, event),
      digest: result?.digest,
      hidden: [{ name: 'version', value: String(version) }],
      danger: event === 'discard',
      consequence: consequenceOf(view, event),
      warnings: waiting ? ['还有专家没有提交评分。现在汇总的，未提交的评分不计入，须写明不再等待的理由。'] : [],
      facts: stepFacts(view),
      fields:
        needed || event === 'agree'
          ? [
              {
                ...{
                  name: 'reason',
                  label: event === 'agree' ? '意见' : '理由',
                  kind: 'textarea',
                  rows: 4,
                  maxlength: 1000,
                },
                ...{ value: typed.reason, hint: '写入批次的办理记录。', optional: !needed },
                ...errorOf(faults, 'reason'),
              },
            ]
          : [],
      submitText: title,
      cancel: { href: gradingPaths.gradingRound(number), text: '暂不办理' },
    },
  };
}
