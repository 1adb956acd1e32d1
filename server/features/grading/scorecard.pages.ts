import type { GradingScheme } from '../../domain/policy/grading-rules.ts';
import type { Scorecard } from '../../domain/grading/scorecard.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { cardTables, pointsText } from './card-tables.pages.ts';

export interface ScorecardView {
  readonly provider: Provider;
  readonly card: Scorecard;
  readonly today: Day;
  readonly own: boolean;
}

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
    ...cardTables(card, provider.uscc),
  };
}
