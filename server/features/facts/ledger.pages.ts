import type { FactData } from '../../domain/records/fact-fields.ts';
import type { PlatformLedger } from '../../domain/records/predecessor-fact.ts';

/** What was entered of a firm that was merged, beside what the platform's own record of it says. */
export function ledgerTable({ name, peakFen }: FactData, ledger: PlatformLedger) {
  const more = ledger.peakFen !== null && ledger.peakFen > Number(peakFen);
  return {
    caption: '与平台台账对照',
    columns: [
      { text: '来源', rowHead: true },
      { text: '企业名称' },
      { text: '合并前最高年度营收', unit: '万元', numeric: true },
    ],
    rows: [
      { cells: [{ text: '登记的' }, { text: name }, { fen: peakFen }] },
      {
        cells: [
          { text: '平台台账' },
          { text: ledger.name },
          ledger.peakFen === null ? { text: '没有营收记录' } : { fen: ledger.peakFen },
        ],
      },
    ],
    note: more ? '平台台账的数大于登记的数，请核对材料。测算按登记并确认的数。' : '测算按登记并确认的数。',
  };
}
