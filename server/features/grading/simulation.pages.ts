import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { MOVES } from '../../domain/grading/movement.ts';
import {
  levelPlace,
  SCHEME_CHANGE_WORDS,
  sumOfWeights,
  weightPlace,
  type SchemeRefusal,
  type SimulatedMove,
  type Simulation,
} from '../../domain/grading/simulation.ts';
import { regionName, type City } from '../../domain/policy/city.ts';
import { weightOf, type GradingScheme } from '../../domain/policy/grading-rules.ts';
import { GRADING_ROUND_STATES } from '../../domain/registry/grading-words.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { gradeText, matrixTable, signedPoints } from './analysis-parts.pages.ts';
import { pointsText } from './card-tables.pages.ts';

export interface SimulationView {
  readonly rounds: readonly GradingRound[];
  readonly round: GradingRound;
  readonly typed: Readonly<Record<string, string>>;
  readonly refusals: readonly SchemeRefusal[];
  /** None before anything was tried, or where it is refused. */
  readonly outcome:
    | { readonly scheme: GradingScheme; readonly simulation: Simulation; readonly movers: readonly SimulatedMove[] }
    | undefined;
  readonly page: number;
}

export const MOVERS_SHOWN = 50;

/** Before any round has a result there is nothing to try on. */
export function noSimulationPage() {
  return { ...HEAD, banner: { text: '还没有计算完毕的评级批次。有了批次，才能用它留存的数据试算。' } };
}

const HEAD = {
  title: '方案试算',
  lead: '用一个批次留存的数据，试算换一套权重或门槛后有多少企业的等级会变。只是试算，不保存，也不改变任何结果。',
  wide: true,
  breadcrumb: [
    { href: paths.home(), text: '首页' },
    { href: paths.gradingScheme(), text: '评级方案' },
    { text: '方案试算' },
  ],
};

/** Other weights and thresholds tried on a round: the form, and who would move. */
export function simulationPage(view: SimulationView, city: City, county: boolean) {
  const { rounds, round, typed, refusals, outcome } = view;
  const { scheme, number } = round;
  const faults = faultsOf(refusals, view);
  const field = (name: string, label: string, hint: string) => ({
    ...{ name, label, hint, kind: 'number', unit: '分', width: 'short', value: typed[name] },
    error: faults.find((one) => one.field === name)?.text,
  });
  return {
    ...HEAD,
    errors: faults.map((one) => ({ href: `#${one.field}`, text: `${one.about}：${one.text}` })),
    action: { href: gradingPaths.gradingAnalysis(number), text: '查看这一批次的分析', kind: 'secondary' },
    choose: {
      action: gradingPaths.gradingSimulation(),
      field: {
        ...{ name: 'round', id: 'other-round', kind: 'select', label: '用哪一批次的数据', value: number },
        options: rounds.map((one) => ({
          value: one.number,
          text: `${one.number}（截止日${formatDay(one.cutOff)}，${GRADING_ROUND_STATES[one.state]}）`,
        })),
      },
    },
    form: {
      action: gradingPaths.gradingSimulation(),
      round: number,
      dimensions: scheme.dimensions.map((dimension) => ({
        legend: `${dimension.title}（方案为 ${weightOf(dimension)} 分）`,
        fields: dimension.indicators.map(({ id, title, weight }) => field(weightPlace(id), title, `方案为 ${weight}`)),
      })),
      levels: scheme.levels.map(({ grade, least }, i) => field(levelPlace(i), `${grade} 级起`, `方案为 ${least}`)),
      sumFault: faults.find(({ field: at }) => at === 'weights')?.text,
      reset: gradingPaths.gradingSimulation({ round: number }),
    },
    outcome: outcome && outcomePart(view, outcome, city, county),
  };
}

/** Each refusal with the field it belongs to; the sum of the weights belongs to all of them. */
function faultsOf(refusals: readonly SchemeRefusal[], { round: { scheme }, typed }: SimulationView) {
  const indicators = scheme.dimensions.flatMap((one) => one.indicators);
  const sum = indicators.reduce((all, { id }) => all + Number(typed[weightPlace(id)]), 0);
  const names = new Map([
    ...indicators.map(({ id, title }) => [weightPlace(id), title] as const),
    ...scheme.levels.map(({ grade }, i) => [levelPlace(i), `${grade} 级门槛`] as const),
  ]);
  return refusals.map(({ place, code }) => {
    const text = SCHEME_CHANGE_WORDS[code];
    const about = names.get(place) ?? '分值合计';
    return { field: place, about, text: code === 'sum-wrong' ? `${text}，现在是 ${sum}` : text };
  });
}

function outcomePart(
  { round, typed, page }: SimulationView,
  { scheme, simulation, movers }: NonNullable<SimulationView['outcome']>,
  city: City,
  county: boolean,
) {
  const { firms, counts, matrix } = simulation;
  const moved = firms - counts.stayed;
  const shown = movers.slice((page - 1) * MOVERS_SHOWN, page * MOVERS_SHOWN);
  const others = counts.graded + counts.ungraded;
  return {
    banner: {
      title: moved === 0 ? '没有企业的等级会变' : `${firms} 家中有 ${moved} 家的等级会变`,
      text: `上升 ${counts.rose} 家，下降 ${counts.fell} 家，不变 ${counts.stayed} 家${others > 0 ? `，给出或不再给出等级 ${others} 家` : ''}。`,
    },
    changes: changesTable(round.scheme, scheme),
    matrix: matrixTable(matrix, round.scheme, scheme, { caption: '等级的变化', from: '现行方案', to: '试算' }),
    table: {
      caption: `等级会变的企业 ${movers.length} 家`,
      columns: [
        { text: '企业', rowHead: true },
        { text: '地区' },
        { text: '升降' },
        { text: '等级' },
        { text: '总分' },
        { text: '分差', numeric: true },
      ],
      rows: shown.map(({ firm, move, from, to }) => ({
        cells: [
          { text: firm.firm, href: gradingPaths.providerGrades(firm.uscc) },
          { text: regionName(city, firm.region) },
          { text: MOVES[move] },
          { text: `${gradeText(from.grade)} → ${gradeText(to.grade)}` },
          { text: `${pointsText(from.total)} → ${pointsText(to.total)}` },
          { text: to.total === from.total ? '0' : signedPoints(to.total - from.total) },
        ],
      })),
      note: county ? '只列出本地区的企业，上方的家数是全市的。' : undefined,
      empty: { text: '没有企业的等级会变。' },
    },
    pagination: turning({
      ...{ page, size: MOVERS_SHOWN, total: movers.length, shown: shown.length, unit: '家' },
      address: (at) =>
        `${gradingPaths.gradingSimulation({ round: round.number, ...typed, ...(at > 1 && { page: String(at) }) })}#outcome`,
    }),
  };
}

/** What was changed of the scheme, so that the outcome can be read and printed without the form. */
function changesTable(before: GradingScheme, after: GradingScheme) {
  const weights = before.dimensions.flatMap(({ indicators }, d) =>
    indicators.map(({ title, weight }, i) => ({
      ...{ title: `${title}（分值）`, from: weight },
      to: after.dimensions[d]?.indicators[i]?.weight ?? weight,
    })),
  );
  const levels = before.levels.map(({ grade, least }, i) => ({
    ...{ title: `${grade} 级起`, from: least },
    to: after.levels[i]?.least ?? least,
  }));
  return {
    caption: '改动',
    columns: [
      { text: '项目', rowHead: true },
      { text: '现行方案', numeric: true },
      { text: '试算', numeric: true },
    ],
    rows: [...weights, ...levels]
      .filter(({ from, to }) => from !== to)
      .map(({ title, from, to }) => ({ cells: [{ text: title }, { number: from }, { number: to }] })),
    empty: { text: '没有改动，与现行方案相同。' },
    note: `分值合计 ${sumOfWeights(after)}。`,
  };
}
