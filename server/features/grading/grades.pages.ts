import type { FirmSaid } from '../../domain/grading/expert-sheet.ts';
import type { Grade } from '../../domain/grading/grade.ts';
import {
  cardOf,
  correctable,
  correctedFacts,
  presentValue,
  type GradeCorrection,
} from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import type { City } from '../../domain/policy/city.ts';
import type { GradingScheme } from '../../domain/policy/grading-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import { GRADE_EVENTS, type GradeEvent } from '../../domain/registry/grading-words.ts';
import { officeWords } from '../../domain/registry/message.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { cardTables, pointsText } from './card-tables.pages.ts';
import { errorLinks, errorOf, gradeCell, gradeTag, homeCrumb, roundsCrumbs } from './grading-words.pages.ts';
import { gradeBars, sumFacts } from './results.pages.ts';
import { saidTable } from './said.pages.ts';

export interface GradeView {
  readonly grade: Grade;
  readonly round: GradingRound;
  readonly deeds: readonly GradeEvent[];
  readonly today: Day;
}

export interface GradeWords {
  readonly calendar: WorkCalendar;
  readonly city: City;
}

interface Fault {
  readonly path: string;
  readonly message: string;
}

const firmCrumbs = ({ uscc, name }: Grade) => [homeCrumb, { href: paths.provider(uscc), text: name }];
const crumbsOf = (grade: Grade, { role }: Account) =>
  role === 'provider'
    ? firmCrumbs(grade)
    : [...roundsCrumbs, { href: gradingPaths.gradingRound(grade.round), text: grade.round }];

/** A grade with its way, for the firm and the offices. */
export function gradePage(
  { grade, round, deeds, today, said }: GradeView & { readonly said: FirmSaid },
  { calendar, city }: GradeWords,
  person: Account,
) {
  const [action, ...more] = deeds.map((event) => ({
    href: gradingPaths.gradeStep(grade.id, event),
    text: GRADE_EVENTS[event],
  }));
  const { due, state, appealUntil } = grade;
  const until = state === 'noticed' && today <= appealUntil ? appealUntil : due;
  return {
    title: `${grade.name}的评级`,
    number: `评级批次 ${grade.round} · ${round.scheme.version} 版方案`,
    tag: gradeTag(grade),
    until:
      until === null
        ? undefined
        : `${state === 'noticed' ? '申诉' : '整改'}至${formatDay(until)}，${leftWords(until, today, calendar).text}`,
    breadcrumb: [...crumbsOf(grade, person), { text: '评级结果' }],
    action,
    more: [...more, { href: gradingPaths.gradingResults(grade.round), text: '本批次的公示和公布' }],
    banner: grade.state === 'questioned' ? { kind: 'waiting', text: `${grade.cause}。` } : undefined,
    facts: [...sumFacts(grade), ...gradeFacts(grade, round)],
    bars: gradeBars(grade, round, city),
    corrections: correctionsTable(grade, round.scheme),
    said: saidTable(said, round.scheme, grade.facts),
    ...cardTables(cardOf(round.scheme, grade.facts, grade.corrections), grade.uscc),
    entries: grade.history.toReversed().map(({ at, by, event, reason }) => ({
      ...{ at, why: reason, what: GRADE_EVENTS[event as GradeEvent] },
      // The firm learns of the office, never of the person.
      who: person.role === 'provider' && by.role !== 'provider' ? officeWords(by) : by.name,
    })),
  };
}

function gradeFacts(grade: Grade, round: GradingRound) {
  const level = round.scheme.levels.find((one) => one.grade === grade.grade);
  const changed = grade.noticed.total !== grade.total || grade.noticed.grade !== grade.grade;
  return [
    ...(level === undefined ? [] : [{ term: '后果', text: level.consequence }]),
    ...(changed
      ? [{ term: '公示时', text: `${grade.noticed.grade ?? '不给出'}，${pointsText(grade.noticed.total)} 分` }]
      : []),
    { term: '截止日', date: grade.cutOff },
    ...(grade.appeal === null
      ? []
      : [{ term: '申诉', lines: grade.appeal.text.split('\n'), note: formatDay(grade.appeal.at.slice(0, 10)) }]),
    ...(grade.mending === '' ? [] : [{ term: '整改报告', lines: grade.mending.split('\n') }]),
    ...(grade.inARow > 1 ? [{ term: '连续次数', text: `连续 ${grade.inARow} 次须限期整改` }] : []),
    ...(grade.removal === null ? [] : [{ term: '提出移出', text: grade.removal }]),
  ];
}

const targetTitle = (scheme: GradingScheme, { kind, id }: GradeCorrection['target']) =>
  correctable(scheme).find((one) => one.kind === kind && one.id === id)?.title ?? id;

function correctionsTable({ corrections }: Grade, scheme: GradingScheme) {
  return (
    corrections.length > 0 && {
      caption: '复评更正的数据',
      columns: [
        { text: '指标', rowHead: true },
        { text: '原来' },
        { text: '更正为' },
        { text: '依据' },
        { text: '时间' },
      ],
      rows: corrections.map(({ target, from, to, ground, at }) => ({
        cells: [
          { text: targetTitle(scheme, target) },
          { text: from === null ? '没有数据' : String(from) },
          { text: String(to) },
          { text: ground },
          { at },
        ],
      })),
    }
  );
}

function consequenceOf({ round }: GradeView, event: GradeEvent): string {
  const { mendDays } = round.scheme.rounds;
  switch (event) {
    case 'appeal':
      return '申诉由没有参加本批次提交和审定的人复评。请写清哪一项数据不对、正确的是多少、有什么材料；每个批次申诉一次。';
    case 'withdraw':
      return '撤回申诉，评级结果不变；本批次不能再次申诉。';
    case 'uphold':
    case 'regrade':
      return '按更正后的数据重新计算，原来的数据和更正的依据一并保留。企业会收到通知。';
    case 'dismiss':
    case 'keep':
      return '维持评级结果。理由会告知企业。';
    case 'report':
      return '报告提交后由市经信局核查。';
    case 'accept':
      return '整改核查合格，就此结束。等级不变，下次评级重新计算。';
    default:
      return `整改不合格，退回继续整改，期限重新计算为 ${mendDays} 个工作日。`;
  }
}

const REASONS: Readonly<Partial<Record<GradeEvent, string>>> = {
  appeal: '申诉的事实和理由',
  report: '整改了什么、结果怎样',
};

/** The page of a step of a grade before it is taken. */
export function gradeStepPage(
  view: GradeView,
  event: GradeEvent,
  person: Account,
  typed: { readonly reason: string; readonly values: Readonly<Record<string, string>> } = { reason: '', values: {} },
  faults: readonly Fault[] = [],
) {
  const { grade, round } = view;
  const title = GRADE_EVENTS[event];
  const corrects = event === 'uphold' || event === 'regrade';
  const facts = correctedFacts(grade.facts, grade.corrections);
  const fields = correctable(round.scheme);
  const first = `${fields[0]?.kind ?? ''}:${fields[0]?.id ?? ''}`;
  return {
    title,
    number: `${grade.name} · 评级批次 ${grade.round}`,
    breadcrumb: [...crumbsOf(grade, person), { href: gradingPaths.grade(grade.id), text: '评级结果' }, { text: title }],
    errors: errorLinks(faults.map((one) => (one.path === 'values' ? { ...one, path: first } : one))),
    confirm: {
      post: gradingPaths.gradeStep(grade.id, event),
      hidden: [{ name: 'version', value: String(grade.version) }],
      consequence: consequenceOf(view, event),
      facts: [
        { term: '现在的状态', tag: gradeTag(grade) },
        { term: '等级', ...gradeCell(grade.grade) },
        { term: '总分', text: `${pointsText(grade.total)} 分` },
        ...(grade.appeal === null ? [] : [{ term: '申诉', lines: grade.appeal.text.split('\n') }]),
        ...(grade.cause === '' ? [] : [{ term: '复评的起因', text: grade.cause }]),
        ...(grade.mending === '' ? [] : [{ term: '整改报告', lines: grade.mending.split('\n') }]),
      ],
      fields: [
        ...(corrects
          ? fields.map((target, i) => {
              const name = `${target.kind}:${target.id}`;
              const present = presentValue(facts, target);
              return {
                ...{
                  name,
                  label: target.title,
                  kind: 'number',
                  width: 'short',
                  optional: true,
                  value: typed.values[name] ?? '',
                },
                hint: `现在的数据：${present === null ? '没有' : present}。不更正的留空。`,
                ...(i === 0 && errorOf(faults, 'values')),
              };
            })
          : []),
        ...(event === 'withdraw'
          ? []
          : [
              {
                ...{ name: 'reason', label: REASONS[event] ?? '理由', kind: 'textarea', rows: 5, maxlength: 1000 },
                ...{ value: typed.reason, hint: '写入办理记录，企业和市经信局都会看到。' },
                ...errorOf(faults, 'reason'),
              },
            ]),
      ],
      submitText: title,
      cancel: { href: gradingPaths.grade(grade.id), text: '暂不办理' },
    },
  };
}
