import type { MoveCause, MoveReason } from '../../domain/grading/movement.ts';
import type { Spread } from '../../domain/grading/distribution.ts';
import type { GradeMatrix } from '../../domain/grading/simulation.ts';
import type { Points } from '../../domain/grading/scorecard.ts';
import type { GradingScheme } from '../../domain/policy/grading-rules.ts';
import { pointsText } from './card-tables.pages.ts';

type Levels = Pick<GradingScheme, 'levels'>;

export const gradeText = (grade: string | null): string => grade ?? '未给出';

export const signedPoints = (points: Points): string => `${points < 0 ? '−' : '+'}${pointsText(Math.abs(points))}`;

export const gradesOf = ({ levels }: Levels): readonly (string | null)[] => [...levels.map(({ grade }) => grade), null];

/** How many firms went from each grade (rows) to each (columns). */
export function matrixTable(
  matrix: GradeMatrix,
  before: Levels,
  after: Levels,
  words: { caption: string; from: string; to: string },
) {
  const cells = matrix.cells();
  const count = (own: typeof cells) => own.reduce((sum, { firms }) => sum + firms, 0);
  const columns = gradesOf(after);
  const row = (text: string, own: typeof cells) => ({
    cells: [
      { text },
      ...columns.map((grade) => ({ number: count(own.filter(({ to }) => to === grade)) })),
      { number: count(own) },
    ],
  });
  return {
    caption: words.caption,
    columns: [
      { text: `${words.from} ＼ ${words.to}`, rowHead: true },
      ...columns.map((grade) => ({ text: gradeText(grade), numeric: true })),
      { text: '合计', numeric: true },
    ],
    rows: gradesOf(before).map((grade) =>
      row(
        gradeText(grade),
        cells.filter(({ from }) => from === grade),
      ),
    ),
    total: row('合计', cells),
  };
}

/** So many shades can be told from one another; further levels share the last. */
const SHADES = 4;

/** How the grades of each region or category are spread: a bar divided by grades, in words beside it, and the table. */
export function spreadFigure(
  title: string,
  spreads: readonly Spread[],
  name: (key: string) => string,
  { levels }: Levels,
) {
  const shade = (grade: string | null) =>
    grade === null ? 'none' : String(Math.min(levels.findIndex((level) => level.grade === grade) + 1, SHADES));
  return {
    title,
    legend: gradesOf({ levels }).map((grade) => ({ shade: shade(grade), text: gradeText(grade) })),
    bars: spreads.map(({ key, firms, grades }) => {
      let begins = 0;
      return {
        text: name(key),
        shown: `${firms} 家`,
        max: firms,
        parts: grades
          .filter((one) => one.firms > 0)
          .map((one) => {
            const from = begins;
            begins += one.firms;
            return { shade: shade(one.grade), from, size: one.firms };
          }),
        note: grades
          .filter((one) => one.firms > 0)
          .map((one) => `${gradeText(one.grade)} ${one.firms}`)
          .join('，'),
      };
    }),
    table: {
      caption: title,
      captionHidden: true,
      columns: [
        { text: '范围', rowHead: true },
        ...gradesOf({ levels }).map((grade) => ({ text: gradeText(grade), numeric: true })),
        { text: '合计', numeric: true },
      ],
      rows: spreads.map(({ key, firms, grades }) => ({
        cells: [{ text: name(key) }, ...grades.map((one) => ({ number: one.firms })), { number: firms }],
      })),
    },
  };
}

const CAUSES_SHOWN = 3;
const valueText = (value: number | null): string => (value === null ? '没有数据' : String(value));

function changeWords({ value, weight }: MoveCause): string {
  const words = [
    ...(value.from === value.to ? [] : [`${valueText(value.from)} → ${valueText(value.to)}`]),
    ...(weight.from === weight.to
      ? []
      : weight.from === null
        ? ['方案新增']
        : weight.to === null
          ? ['方案取消']
          : [`分值 ${weight.from} → ${weight.to}`]),
  ];
  return words.length === 0 ? '数据未变，计分办法或权重分摊有变化' : words.join('，');
}

/** What moved a firm, in lines: the indicators that moved the most, and what the earlier scheme would have said. */
export function reasonLines({ causes, underEarlier }: MoveReason, most = CAUSES_SHOWN): string[] {
  const rest = causes.length - most;
  return [
    ...causes.slice(0, most).map((one) => `${one.title} ${signedPoints(one.by)} 分（${changeWords(one)}）`),
    ...(rest > 0 ? [`另有 ${rest} 项`] : []),
    ...(causes.length === 0 ? ['得分未变'] : []),
    ...(underEarlier === null
      ? []
      : [`按前次方案为 ${gradeText(underEarlier.grade)}（${pointsText(underEarlier.total)} 分）`]),
  ];
}
