import { GRADING_FIGURES, type GradingFigure, type GradingScheme } from '../../domain/policy/grading-rules.ts';
import type { Points, ScoredDimension, ScoredIndicator, Scorecard } from '../../domain/grading/scorecard.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { formulaWords } from './scheme.pages.ts';

export interface ScorecardView {
  readonly provider: Provider;
  readonly card: Scorecard;
  readonly today: Day;
  readonly own: boolean;
}

/** 1,250 hundredths: 12.5. */
const pointsText = (points: Points): string => String(points / 100);

/** How a firm stands under the scheme today: where each point comes from, and what would bring more. */
export function scorecardPage({ provider, card, today, own }: ScorecardView, scheme: GradingScheme) {
  const { scoredWeight, total, level } = card;
  return {
    title: '评级试算',
    number: provider.name,
    lead: `按${scheme.title}（${scheme.version} 版）和${formatDay(today)}档案里的数据试算，不是评级结果。`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.provider(provider.uscc), text: provider.name },
      { text: '评级试算' },
    ],
    action: { href: paths.gradingScheme(), text: '查看评级方案', kind: 'secondary' },
    more: own ? [{ href: paths.profile(), text: '补充企业资料' }] : [],
    banner:
      scoredWeight < scheme.leastScored
        ? {
            kind: 'waiting',
            text: `有数据的指标只占 ${scoredWeight} 分，不足 ${scheme.leastScored} 分，暂不给出等级。`,
          }
        : undefined,
    facts: [
      { term: '试算总分', text: `${pointsText(total)} 分`, note: `有数据的 ${scoredWeight} 分折算为 100 分` },
      {
        term: '对应等级',
        text: level === undefined ? '暂不给出' : level.grade,
        ...(level && { note: level.consequence }),
      },
    ],
    dimensions: card.dimensions.map((one) => dimensionTable(one, provider.uscc)),
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
const FROM_PROJECTS: ReadonlySet<GradingFigure> = new Set([
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
        ? { tag: { kind: 'neutral', text: '没有数据' }, note: GRADING_FIGURES[indicator.figure] }
        : { text: String(value), note: GRADING_FIGURES[indicator.figure] },
      { text: formulaWords(indicator.formula) },
      points === undefined
        ? { text: '不计分', note: '权重分摊到本维度其他指标' }
        : { text: pointsText(points), note: `分摊后满分 ${pointsText(most)}` },
      {
        text: next === undefined ? (points === undefined ? '有了数据才计分' : '已是满分') : nextWords(indicator, next),
      },
      {
        text: indicator.evidence,
        ...(FROM_PROJECTS.has(indicator.figure) && { href: `${paths.providerProjects(uscc)}&list=all` }),
      },
    ],
  };
}

const nextWords = ({ formula }: ScoredIndicator['indicator'], next: number): string =>
  formula.kind === 'linear' && formula.full < formula.none ? `降到 ${next}` : `达到 ${next}`;
