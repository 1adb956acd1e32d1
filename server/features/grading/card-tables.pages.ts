import { figureWords } from '../../domain/policy/grading-rules.ts';
import type { Points, ScoredDimension, ScoredIndicator, Scorecard } from '../../domain/grading/scorecard.ts';
import * as projectPaths from '../../project-paths.ts';
import { formulaWords } from './scheme.pages.ts';

/** 1,250 hundredths: 12.50, so that they stand under one another. */
export const pointsText = (points: Points): string => (points / 100).toFixed(2);

/** A scorecard as tables: each dimension with its indicators, and what is taken off. */
export function cardTables(card: Scorecard, uscc: string) {
  return {
    dimensions: card.dimensions.map((one) => dimensionTable(one, uscc)),
    deductions: {
      caption: '扣分',
      columns: [
        { text: '事项', rowHead: true },
        { text: '次数', numeric: true },
        { text: '扣分', numeric: true },
      ],
      rows: card.deductions.map(({ deduction, count, points }) => ({
        cells: [
          { text: deduction.title },
          count === undefined ? { text: '没有记录' } : { number: count },
          { text: count === undefined ? '不计' : pointsText(points) },
        ],
      })),
    },
  };
}

/** Figures that are counted from projects, ratings and complaints. */
const FROM_PROJECTS: ReadonlySet<string> = new Set([
  ...(['modelProjects', 'acceptanceRate', 'onTimeRate', 'customerRating', 'responseHours'] as const),
]);

function dimensionTable({ dimension, weight, indicators, points }: ScoredDimension, uscc: string) {
  const got = points === undefined ? '没有数据，不计分' : `${pointsText(points)} / ${weight} 分`;
  return {
    caption: `${dimension.title}：${got}`,
    columns: [
      { text: '指标', rowHead: true },
      { text: '数据' },
      { text: '计分办法' },
      { text: '得分' },
      { text: '怎样得更多' },
      { text: '依据的材料' },
    ],
    rows: indicators.map((one) => indicatorRow(one, uscc)),
  };
}

function indicatorRow({ indicator, value, points, most, next }: ScoredIndicator, uscc: string) {
  return {
    cells: [
      { text: indicator.title, note: `原分值 ${indicator.weight} 分` },
      value === undefined
        ? { tag: { kind: 'neutral', text: '没有数据' }, note: figureWords(indicator.figure) }
        : { text: String(value), note: figureWords(indicator.figure) },
      { text: formulaWords(indicator.formula) },
      points === undefined
        ? { text: '不计分', note: '权重分摊到本维度其他指标' }
        : { text: pointsText(points), note: `分摊后满分 ${pointsText(most)}` },
      {
        text: next === undefined ? (points === undefined ? '有了数据才计分' : '已是满分') : nextWords(indicator, next),
      },
      {
        text: indicator.evidence,
        ...(FROM_PROJECTS.has(indicator.figure) && { href: `${projectPaths.providerProjects(uscc)}&list=all` }),
      },
    ],
  };
}

const nextWords = ({ formula }: ScoredIndicator['indicator'], next: number): string =>
  formula.kind === 'linear' && formula.full < formula.none ? `降到 ${next}` : `达到 ${next}`;
