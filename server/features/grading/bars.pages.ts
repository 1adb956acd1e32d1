import type { GradeMedian } from '../../domain/grading/grade-tally.ts';
import { pointsText } from './card-tables.pages.ts';

export interface BarsView {
  /** In the scheme's order; points in hundredths, `null` where nothing is scored. */
  readonly dimensions: readonly { readonly title: string; readonly weight: number; readonly points: number | null }[];
  readonly medians: readonly GradeMedian[];
  /** Those of the firm. */
  readonly categories: readonly { readonly id: string; readonly name: string }[];
}

/** Of fewer firms a middle would tell what one of them has: then the middle of all firms of the round stands for it. */
const FEWEST_FIRMS = 5;
/** So many lines can be told from one another. */
const LINES = ['实线', '虚线', '点线'] as const;

/** The dimensions of a scorecard as bars, with the middle of the firm's categories as lines across them, and the table. */
export function barsOf({ dimensions, medians, categories }: BarsView) {
  const compared = comparedWith(medians, categories);
  const drawn = compared.slice(0, LINES.length);
  const at = (median: GradeMedian, i: number) => median.dimensions[i] ?? null;
  return {
    title: compared.length === 0 ? '各维度得分' : '各维度得分和同类中位数',
    legend: drawn.map(({ name, median }, i) => ({ line: i + 1, text: `${LINES[i]}：${name}（${median.firms} 家）` })),
    bars: dimensions.map(({ title, weight, points }, i) => ({
      ...{ text: title, max: weight * 100, value: points ?? 0 },
      shown: points === null ? '不计分' : `${pointsText(points)} / ${weight}`,
      marks: drawn.flatMap(({ median }, n) => {
        const value = at(median, i);
        return value === null ? [] : [{ value, line: n + 1 }];
      }),
    })),
    table: {
      caption: '各维度得分和中位数',
      captionHidden: true,
      columns: [
        { text: '维度', rowHead: true },
        { text: '分值', numeric: true },
        { text: '得分', numeric: true },
        ...compared.map(({ name }) => ({ text: `中位数（${name}）`, numeric: true })),
      ],
      rows: dimensions.map(({ title, weight, points }, i) => ({
        cells: [
          { text: title },
          { number: weight },
          { text: points === null ? '不计分' : pointsText(points) },
          ...compared.map(({ median }) => {
            const value = at(median, i);
            return { text: value === null ? '—' : pointsText(value) };
          }),
        ],
      })),
      note: fewWords(medians, categories),
    },
  };
}

function comparedWith(medians: readonly GradeMedian[], categories: BarsView['categories']) {
  const enough = categories.flatMap(({ id, name }) => {
    const median = medians.find(({ category, firms }) => category === id && firms >= FEWEST_FIRMS);
    return median === undefined ? [] : [{ name, median }];
  });
  const all = medians.find(({ category, firms }) => category === '' && firms >= FEWEST_FIRMS);
  return enough.length > 0 || all === undefined ? enough : [{ name: '全部类别', median: all }];
}

function fewWords(medians: readonly GradeMedian[], categories: BarsView['categories']) {
  const few = categories.filter(
    ({ id }) => !medians.some(({ category, firms }) => category === id && firms >= FEWEST_FIRMS),
  );
  if (few.length === 0) return undefined;
  return `${few.map(({ name }) => name).join('、')}参评的不足 ${FEWEST_FIRMS} 家，不列中位数。`;
}
