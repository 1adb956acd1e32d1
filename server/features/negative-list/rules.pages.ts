import {
  LISTING_CLASSES,
  LISTING_TERMS,
  type ListingGround,
  type ListingRules,
  type ListingTerm,
} from '../../domain/policy/listing-rules.ts';
import * as paths from '../../paths.ts';

/** Why a firm may be listed, for how long, by what procedure; each figure with its source. */
export function listingRulesPage(rules: ListingRules) {
  return {
    title: '列入的事由与程序',
    lead: rules.label,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.negativeList(), text: '负面清单' },
      { text: '事由与程序' },
    ],
    grounds: {
      caption: '事由',
      columns: [{ text: '代码' }, { text: '事由', rowHead: true }, { text: '等级与期限' }, { text: '来源' }],
      rows: rules.grounds.map((ground) => ({
        cells: [
          { text: ground.code },
          { text: ground.text, ...(ground.reviewsAwards && { note: '已兑现的奖励须复核' }) },
          { text: termWords(ground, rules) },
          { text: ground.source },
        ],
      })),
    },
    classes: {
      caption: '等级',
      columns: [{ text: '等级', rowHead: true }, { text: '期限' }, { text: '公开' }, { text: '来源' }],
      rows: LISTING_CLASSES.map((kind) => {
        const { name, public: shown, sources, ...months } = rules.classes[kind];
        return {
          cells: [
            { text: name },
            { text: monthsWords(months) },
            { text: shown ? '公开' : '不公开，决定另有说明的除外' },
            { lines: [...new Set(sources)] },
          ],
        };
      }),
    },
    terms: {
      caption: '程序中的期限',
      columns: [{ text: '步骤', rowHead: true }, { text: '期限' }, { text: '来源' }],
      rows: (Object.keys(LISTING_TERMS) as ListingTerm[]).map((term) => ({
        cells: [
          { text: LISTING_TERMS[term].name },
          { text: `${rules[term]} ${LISTING_TERMS[term].unit}` },
          { text: rules.sources[term] },
        ],
      })),
    },
  };
}

function termWords({ class: kind, asLongAsSource, inheritsTerm }: ListingGround, rules: ListingRules): string {
  if (inheritsTerm || kind === null) return '承接原列入决定的等级和剩余期限';
  const { name, ...months } = rules.classes[kind];
  return asLongAsSource ? `${name}，随来源名单` : `${name}，${monthsWords(months)}`;
}

function monthsWords({ fewestMonths, mostMonths }: { fewestMonths: number; mostMonths: number }): string {
  return `${fewestMonths} 至 ${mostMonths} 个月`;
}
