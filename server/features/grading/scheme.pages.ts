import { figureWords, weightOf, type GradingFormula, type GradingScheme } from '../../domain/policy/grading-rules.ts';
import * as paths from '../../paths.ts';

/** A formula in words. */
export function formulaWords(formula: GradingFormula): string {
  if (formula.kind === 'table')
    return formula.steps.map(({ least, percent }) => `达到 ${least} 得 ${percent}%`).join('，');
  const { none, full } = formula;
  return none < full
    ? `${none} 得 0 分，${full} 及以上得满分，之间按比例`
    : `${full} 及以下得满分，${none} 得 0 分，之间按比例`;
}

/** The scheme for everybody: dimensions, indicators, how each is counted, what is taken off, what follows. */
export function schemePage(scheme: GradingScheme) {
  return {
    title: '评级方案',
    number: `${scheme.title}，${scheme.version} 版`,
    lead: `${scheme.source}。没有数据的指标不计分，它的权重分摊到同一维度的其他指标，不按零分算；有数据的不足 ${scheme.leastScored} 分时不给出等级。`,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '评级方案' }],
    dimensions: scheme.dimensions.map((dimension) => ({
      caption: `${dimension.title}（${weightOf(dimension)} 分）`,
      columns: [
        { text: '指标', rowHead: true },
        { text: '分值', numeric: true },
        { text: '取数' },
        { text: '计分办法' },
        { text: '依据的材料' },
        { text: '来源' },
      ],
      rows: dimension.indicators.map(({ title, weight, figure, formula, evidence, source }) => ({
        cells: [
          { text: title },
          { number: weight },
          { text: figureWords(figure) },
          { text: formulaWords(formula) },
          { text: evidence },
          { text: source },
        ],
      })),
    })),
    deductions: {
      caption: '扣分',
      columns: [
        { text: '事项', rowHead: true },
        { text: '每次扣', numeric: true },
        { text: '最多扣', numeric: true },
        { text: '来源' },
      ],
      rows: scheme.deductions.map(({ title, each, most, source }) => ({
        cells: [{ text: title }, { number: each }, { number: most }, { text: source }],
      })),
    },
    levels: {
      caption: '等级',
      columns: [{ text: '等级', rowHead: true }, { text: '总分' }, { text: '后果' }],
      rows: scheme.levels.map(({ grade, least, consequence }, i) => {
        const above = scheme.levels[i - 1]?.least;
        return {
          cells: [
            { text: grade },
            { text: above === undefined ? `${least} 分及以上` : `${least} 分至不足 ${above} 分` },
            { text: consequence },
          ],
        };
      }),
    },
  };
}
