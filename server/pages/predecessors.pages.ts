import type { PredecessorRecord } from '../domain/registry/provider.ts';

/** Firms that were merged into a provider, as its record has them. */
export function predecessorsTable(predecessors: readonly PredecessorRecord[], caption: string) {
  return {
    caption,
    columns: [
      { text: '企业', rowHead: true },
      { text: '合并日期' },
      { text: '合并前最高年度营收', unit: '万元', numeric: true },
    ],
    rows: predecessors.map(({ uscc, name, mergedOn, peakFen }) => ({
      cells: [{ text: name, note: uscc }, { date: mergedOn }, { fen: peakFen }],
    })),
    empty: { text: '档案里没有被合并企业。' },
    note: '自合并当年起，被合并企业达到过的营收档次不再视为首次达到。',
  };
}
