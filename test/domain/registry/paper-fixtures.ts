import { EMPTY_STATEMENT, type Application } from '../../../server/domain/registry/application.ts';
import type { HistoryEntry } from '../../../server/domain/registry/history.ts';
import { loadCity } from '../../../server/policy-data/city-loader.ts';
import { loadPaperRules } from '../../../server/policy-data/papers-loader.ts';
import { loadPool } from '../../../server/policy-data/pool-loader.ts';
import { loadWorkCalendar } from '../../../server/policy-data/work-calendar-loader.ts';

export const setting = {
  city: loadCity([]),
  rules: loadPool([]),
  papers: loadPaperRules([]),
  calendar: loadWorkCalendar([]),
};
export const BASIS =
  '《嘉兴市推进制造业数字化绿色化改造提质提效实施方案（2024―2026年）》（嘉政发〔2024〕6号）和服务商管理的有关要求';
export const notice = { number: '嘉经信公示〔2026〕12号', from: '2026-11-24', until: '2026-12-01' };

export const step = (version: number, event: string, from: string, to: string, reason = ''): HistoryEntry => ({
  ...{ version, event, from, to, reason, shown: null, salt: 's' },
  at: '2026-11-24T02:00:00.000Z',
  by: { account: 'a', name: '某某', role: 'city' },
});

export const application = (entry: HistoryEntry, more: Partial<Application> = {}): Application => ({
  ...{ id: 'x', state: 'first-review', version: entry.version, history: [entry], number: 'RK20260041' },
  ...{ uscc: '91330400MA20000270', name: '甲数科技有限公司', region: '330402' },
  statement: { ...EMPTY_STATEMENT, categories: ['saas', 'diagnosis'] },
  ...{ before: null, corrections: [], firstReview: null, since: '2026-11-24', due: null, notice: null },
  ...{ objections: [], opinions: [], effects: [], createdAt: entry.at },
  ...more,
});
