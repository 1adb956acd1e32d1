import { REVENUE_WAITING, REVENUE_WITH_FIRM, type RevenueState } from './revenue-statement.ts';

export type RevenueList = 'waiting' | 'firm' | 'verified' | 'all';

interface ListOfStates {
  readonly text: string;
  readonly states?: readonly RevenueState[];
}

/** The lists of the officials, by what is asked of whom. */
export const REVENUE_LISTS: Readonly<Record<RevenueList, ListOfStates>> = {
  waiting: { text: '待核实', states: REVENUE_WAITING },
  firm: { text: '等企业补正或更正', states: REVENUE_WITH_FIRM },
  verified: { text: '已核实', states: ['verified'] },
  all: { text: '全部' },
};

/** What was chosen of them. */
export interface RevenueChoice {
  readonly list: RevenueList;
  readonly region?: string | undefined;
  readonly subject?: string | undefined;
  readonly q: string;
}
