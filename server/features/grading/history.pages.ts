import type { Grade } from '../../domain/grading/grade.ts';
import { isPublicGrade } from '../../domain/grading/grade.ts';
import type { GradeSum } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { GRADE_STATES } from '../../domain/registry/grading-words.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { gradeText } from './analysis-parts.pages.ts';
import { pointsText } from './card-tables.pages.ts';

interface Given {
  readonly grade: Grade;
  readonly round: GradingRound;
  readonly again: GradeSum;
}

export interface HistoryView {
  readonly provider: Provider;
  /** The firm itself and the offices that may read its record. */
  readonly whole: boolean;
  /** The latest first. */
  readonly grades: readonly Given[];
}

/** The grades of a firm over the years; points, digest and what comes of computing it again are for the firm and its offices. */
export function historyPage({ provider, whole, grades }: HistoryView) {
  const { name, uscc } = provider;
  const columns = [
    { text: '批次', rowHead: true },
    { text: '等级' },
    { text: '方案' },
    { text: '数据截止日' },
    { text: '公布日' },
    ...(whole ? [{ text: '总分' }, { text: '状态' }, { text: '重算' }, { text: '批次摘要' }] : []),
  ];
  return {
    title: '历次评级',
    number: name,
    lead: whole ? '各批次的等级、方案和摘要。每次评级都可以用留存的方案和数据重算。' : '已经公布的评级结果。',
    wide: whole,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.provider(uscc), text: name },
      { text: '历次评级' },
    ],
    action: { href: paths.gradingScheme(), text: '查看评级方案', kind: 'secondary' },
    more: whole ? [{ href: gradingPaths.providerGrading(uscc), text: '按今天的数据试算' }] : [],
    figure: whole && grades.length > 1 ? totalsFigure(grades) : undefined,
    table: {
      caption: '历次评级',
      captionHidden: true,
      columns,
      rows: grades.map((one) => ({ cells: [...publicCells(one), ...(whole ? ownCells(one) : [])] })),
      empty: { text: '这家企业还没有公布的评级结果。' },
    },
  };
}

function publicCells({ grade, round }: Given) {
  const { scheme, cutOff, number } = round;
  return [
    { text: number },
    grade.grade === null ? { text: '未给出', note: '有数据的指标不足' } : { grade: grade.grade },
    { text: `${scheme.version} 版`, note: scheme.title },
    { date: cutOff },
    isPublicGrade(grade) && round.publishedOn !== null ? { date: round.publishedOn } : { text: '尚未公布' },
  ];
}

function ownCells({ grade, round, again }: Given) {
  const { total, noticed, corrections, state } = grade;
  const same = again.total === total && again.grade === grade.grade;
  const first = `公示时为 ${gradeText(noticed.grade)}，${pointsText(noticed.total)} 分`;
  return [
    { text: `${pointsText(total)} 分`, ...(corrections.length > 0 && { note: first }) },
    { text: GRADE_STATES[state] },
    same
      ? { text: '一致' }
      : {
          tag: { kind: 'danger', text: '不一致' },
          note: `重算为 ${gradeText(again.grade)}，${pointsText(again.total)} 分`,
        },
    round.result === null ? { text: '—' } : { digest: round.result.digest },
  ];
}

/** Totals of each round, the oldest on top. */
function totalsFigure(grades: readonly Given[]) {
  return {
    title: '历次总分',
    max: 10_000,
    bars: grades.toReversed().map(({ grade: { total, grade }, round }) => ({
      text: round.number,
      value: total,
      shown: `${pointsText(total)} 分`,
      note: `${gradeText(grade)}，${round.scheme.version} 版`,
    })),
  };
}
