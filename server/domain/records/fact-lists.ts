import { FACT_WAITING, FACT_WITH_DECLARER, type FactState } from './firm-fact.ts';

export type FactList = 'waiting' | 'declarer' | 'confirmed' | 'all';

/** The lists of the officials, by what is asked of whom. */
export const FACT_LISTS: Readonly<Record<FactList, { readonly text: string; readonly states?: readonly FactState[] }>> =
  {
    waiting: { text: '待确认', states: FACT_WAITING },
    declarer: { text: '等补正或更正', states: FACT_WITH_DECLARER },
    confirmed: { text: '已确认', states: ['confirmed'] },
    all: { text: '全部' },
  };

/** What was chosen of them. */
export interface FactChoice {
  readonly list: FactList;
  readonly region: string | undefined;
  readonly q: string;
}
