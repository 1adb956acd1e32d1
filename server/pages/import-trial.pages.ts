/** What a row of an imported sheet would do: enter something, nothing (it is there already), or it cannot be entered. */
export type TrialOutcome = 'new' | 'same' | 'faulty';

interface TrialRow<Column extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<Column, string>>;
  readonly outcome: TrialOutcome;
  readonly faults: Readonly<Partial<Record<Column, string>>>;
}

const OUTCOMES: Readonly<Record<TrialOutcome, { kind: string; text: string }>> = {
  new: { kind: 'good', text: '可以录入' },
  same: { kind: 'neutral', text: '已有，相同' },
  faulty: { kind: 'waiting', text: '不能录入' },
};

const ORDER: Readonly<Record<TrialOutcome, number>> = { faulty: 0, new: 1, same: 2 };

/** How many rows would be entered, in a sentence and as a number. */
export function trialCounts(rows: readonly Pick<TrialRow<string>, 'outcome'>[]) {
  const count = (outcome: TrialOutcome) => rows.filter((row) => row.outcome === outcome).length;
  const fresh = count('new');
  return {
    fresh,
    lead: `共 ${rows.length} 行：可以录入 ${fresh} 行，已有且相同 ${count('same')} 行，不能录入 ${count('faulty')} 行。`,
  };
}

/** Every row with what it would do, what cannot be entered first, every fault at its column; `noteOf` says what was understood. */
export function trialTable<Column extends string, Row extends TrialRow<Column>>(
  titles: Readonly<Record<Column, string>>,
  rows: readonly Row[],
  noteOf: (row: Row, column: Column) => string | undefined,
) {
  const columns = Object.entries(titles) as [Column, string][];
  return {
    caption: '逐行结果',
    captionHidden: true,
    columns: [{ text: '行', rowHead: true }, { text: '结果' }, ...columns.map(([, text]) => ({ text }))],
    rows: [...rows]
      .sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome] || a.row - b.row)
      .map((row) => ({
        cells: [
          { text: String(row.row) },
          { tag: OUTCOMES[row.outcome] },
          ...columns.map(([column]) => {
            const text = row.cells[column] === '' ? '（空）' : row.cells[column];
            const fault = row.faults[column];
            const note = fault === undefined ? noteOf(row, column) : `须改：${fault}`;
            return { text, ...(note !== undefined && { note }) };
          }),
        ],
      })),
    empty: { text: '没有数据。' },
  };
}
