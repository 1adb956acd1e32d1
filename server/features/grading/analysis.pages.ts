import type { Spread } from '../../domain/grading/distribution.ts';
import type { GradeMedian } from '../../domain/grading/grade-tally.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { MOVES, type FirmMove, type Move, type MoveReason } from '../../domain/grading/movement.ts';
import type { GradeMatrix } from '../../domain/grading/simulation.ts';
import { categoryName, regionName, type City } from '../../domain/policy/city.ts';
import { GRADING_ROUND_STATES } from '../../domain/registry/grading-words.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { gradesOf, gradeText, matrixTable, reasonLines, spreadFigure } from './analysis-parts.pages.ts';
import { recheckView, type RecheckView } from './recheck.pages.ts';
import { pointsText } from './card-tables.pages.ts';

interface ShownMove extends FirmMove {
  readonly reason: MoveReason | undefined;
}

export interface AnalysisView {
  readonly round: GradingRound;
  readonly candidates: readonly GradingRound[];
  readonly spread:
    | {
        readonly regraded: number;
        readonly all: Spread | undefined;
        readonly regions: readonly Spread[];
        readonly categories: readonly Spread[];
      }
    | undefined;
  readonly medians: readonly GradeMedian[];
  readonly movement:
    | {
        readonly earlier: GradingRound;
        readonly sameScheme: boolean;
        readonly counts: Readonly<Record<Move, number>>;
        readonly matrix: GradeMatrix;
        readonly asked: readonly FirmMove[];
      }
    | undefined;
  readonly moves: readonly ShownMove[];
  readonly move: Move | undefined;
  readonly page: number;
  readonly size: number;
  /** `undefined` where it was not asked for. */
  readonly recheck: RecheckView | undefined;
}

const OTHERWISE = '公示、复评中的更正已计入';

/** A round as a whole: how its grades are spread, where the middle is, who moved and why, and whether it still comes out so. */
export function analysisPage(view: AnalysisView, city: City, county: boolean) {
  const { round, spread, medians } = view;
  const { number, scheme, cutOff, result, state } = round;
  const page = {
    title: '评级分析',
    number: `评级批次 ${number}`,
    wide: true,
    lead: `截止日${formatDay(cutOff)}，${scheme.title}（${scheme.version} 版）。`,
    tag: { kind: 'neutral', text: GRADING_ROUND_STATES[state] },
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: gradingPaths.gradingRounds(), text: '评级' },
      { href: gradingPaths.gradingRound(number), text: number },
      { text: '分析' },
    ],
  };
  if (result === null || spread === undefined)
    return { ...page, banner: { kind: 'waiting', text: '这一批次还没有计算完毕，计算结果锁定后才能分析。' } };
  const region = (code: string) => regionName(city, code);
  const category = (code: string) => categoryName(city, code);
  return {
    ...page,
    action: { href: gradingPaths.gradingSimulation({ round: number }), text: '试算其他权重和门槛', kind: 'secondary' },
    more: [{ href: gradingPaths.gradingSpreadExport(number), text: '导出等级分布（CSV）' }],
    summary: summaryTable(view, spread),
    spreads: [
      spreadFigure('各地区的等级分布', spread.regions, region, scheme),
      spreadFigure('各类别的等级分布', spread.categories, category, scheme),
    ],
    medians: mediansTable(medians, round, category),
    movement: movementPart(view, city, county),
    recheck: recheckView(view.recheck, round, city),
  };
}

function summaryTable({ round }: AnalysisView, { all, regraded }: NonNullable<AnalysisView['spread']>) {
  const grades = gradesOf(round.scheme);
  return {
    caption: '全部企业的等级',
    columns: [
      { text: '范围', rowHead: true },
      ...grades.map((grade) => ({ text: gradeText(grade), numeric: true })),
      { text: '合计', numeric: true },
    ],
    rows: [
      {
        cells: [
          { text: '全部' },
          ...(all?.grades ?? grades.map(() => ({ firms: 0 }))).map(({ firms }) => ({ number: firms })),
          { number: all?.firms ?? 0 },
        ],
      },
    ],
    note: `“未给出”是有数据的指标不足 ${round.scheme.leastScored} 分的企业。${regraded > 0 ? `${OTHERWISE}，共 ${regraded} 家。` : ''}`,
  };
}

function mediansTable(medians: readonly GradeMedian[], { scheme }: GradingRound, name: (code: string) => string) {
  const text = (points: number | null) => ({ text: points === null ? '—' : pointsText(points) });
  return {
    caption: '中位数',
    columns: [
      { text: '类别', rowHead: true },
      { text: '企业', unit: '家', numeric: true },
      { text: '总分', numeric: true },
      ...scheme.dimensions.map(({ title }) => ({ text: title, numeric: true })),
    ],
    rows: medians.map(({ category, firms, total, dimensions }) => ({
      cells: [
        { text: category === '' ? '全部' : name(category) },
        { number: firms },
        text(total),
        ...scheme.dimensions.map((_, i) => text(dimensions[i] ?? null)),
      ],
    })),
    note: '按锁定的计算结果；各维度只计有数据的企业。一家企业有几个类别的，在每个类别里都计。',
  };
}

function movementPart(
  { round, candidates, movement, moves, move, page, size }: AnalysisView,
  city: City,
  county: boolean,
) {
  const form = {
    action: gradingPaths.gradingAnalysis(round.number),
    field: {
      ...{ name: 'with', kind: 'select', label: '与哪一批次比较', value: movement?.earlier.number ?? '' },
      options: candidates.map(({ number, cutOff, state }) => ({
        value: number,
        text: `${number}（截止日${formatDay(cutOff)}，${GRADING_ROUND_STATES[state]}）`,
      })),
    },
  };
  if (movement === undefined)
    return {
      form: candidates.length > 0 ? form : undefined,
      none: candidates.length > 0 ? '此前没有已公布的批次，可以选择其他批次比较。' : '此前没有可以比较的批次。',
    };
  const { earlier, counts, matrix, asked, sameScheme } = movement;
  const query = (more: Readonly<Record<string, string>>) => ({ with: earlier.number, ...more });
  const chosen = move === undefined ? {} : { move };
  const versions = `${earlier.scheme.version} 版改为 ${round.scheme.version} 版`;
  return {
    form,
    scheme: sameScheme
      ? undefined
      : `两个批次的评级方案不同（${versions}）。等级按在各自方案中的位次比较；每家企业另列按前次方案、本次数据算出的等级。`,
    tabs: {
      label: '按升降查看',
      items: [
        {
          text: '全部变动',
          href: `${gradingPaths.gradingAnalysis(round.number, query({}))}#movement`,
          current: move === undefined,
        },
        ...(Object.keys(MOVES) as Move[]).map((one) => ({
          ...{ text: MOVES[one], count: counts[one], current: one === move },
          href: `${gradingPaths.gradingAnalysis(round.number, query({ move: one }))}#movement`,
        })),
      ],
    },
    matrix: matrixTable(matrix, earlier.scheme, round.scheme, {
      caption: '两个批次都参评的企业',
      from: earlier.number,
      to: round.number,
    }),
    table: {
      caption: `${move === undefined ? '有变动的企业' : `${MOVES[move]}的企业`} ${asked.length} 家`,
      columns: [
        { text: '企业', rowHead: true },
        { text: '地区' },
        { text: '升降' },
        { text: '等级' },
        { text: '总分' },
        { text: '主要原因' },
      ],
      rows: moves.map((one) => moveRow(one, city)),
      note: county ? '只列出本地区的企业，上方的家数是全市的。' : undefined,
      empty: { text: '没有这样的企业。' },
    },
    export: { href: gradingPaths.gradingMovesExport(round.number, query(chosen)), text: '导出升降名单（CSV）' },
    pagination: turning({
      ...{ page, size, total: asked.length, shown: moves.length, unit: '家' },
      address: (at) =>
        `${gradingPaths.gradingAnalysis(round.number, query({ ...chosen, ...(at > 1 && { page: String(at) }) }))}#movement`,
    }),
  };
}

function moveRow({ firm, move, from, to, reason }: ShownMove, city: City) {
  const both = (of: (one: NonNullable<FirmMove['from']>) => string) =>
    [from, to].map((one) => (one === null ? '—' : of(one))).join(' → ');
  return {
    cells: [
      { text: firm.firm, href: gradingPaths.providerGrades(firm.uscc) },
      { text: regionName(city, firm.region) },
      { text: MOVES[move] },
      { text: both(({ grade }) => gradeText(grade)) },
      { text: both(({ total }) => pointsText(total)) },
      reason === undefined ? { text: from === null ? '前次未参评' : '本次未参评' } : { lines: reasonLines(reason) },
    ],
  };
}
