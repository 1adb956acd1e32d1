import assert from 'node:assert/strict';
import { ledgerOf, neighbourOf, type LedgerOwner } from '../../../server/domain/records/revenue-ledger.ts';
import type { RevenueStatement } from '../../../server/domain/records/revenue-statement.ts';

const TODAY = '2026-11-24';
const year = (y: number, fen: number) => ({ year: y, fen, evidence: `${y} 年度审计报告` });
const owner = (change: Partial<LedgerOwner> = {}): LedgerOwner => ({
  establishedOn: '2022-03-01',
  revenue: [year(2023, 100), year(2025, 300), year(2026, 50)],
  peakBeforeRecordFen: null,
  ...change,
});
const statement = (subject: string, counted: RevenueStatement['counted']) =>
  ({ subject, counted, state: 'declared' }) as unknown as RevenueStatement;
const rows = (one: LedgerOwner, statements: readonly RevenueStatement[] = [], today = TODAY, back = 10) =>
  ledgerOf(one, statements, today, back).map(({ subject, fen, standing, open, offers }) => [
    subject,
    fen,
    standing,
    ...(open ? ['open'] : []),
    ...(offers === undefined ? [] : [offers]),
  ]);

describe('the revenue ledger of a firm', () => {
  it('has every year since the founding, the latest first, the peak last; what is on record is not lost', () => {
    assert.deepEqual(rows(owner()), [
      ['2026', 50, 'inherited', 'open'],
      ['2025', 300, 'inherited', 'restate'],
      ['2024', null, 'nothing', 'declare'],
      ['2023', 100, 'inherited', 'restate'],
      ['2022', null, 'nothing', 'declare'],
      ['peak', null, 'nothing', 'declare'],
    ]);
  });

  it('offers no new declaration where there is one, and says what counts by it', () => {
    const made = [statement('2025', [{ version: 1, fen: 300, evidence: 'YS' }]), statement('2024', [])];
    assert.deepEqual(rows(owner(), made).slice(1, 3), [
      ['2025', 300, 'counts'],
      ['2024', null, 'nothing'],
    ]);
    const inherited = statement('2025', [{ version: 0, fen: 300, evidence: '审计报告' }]);
    assert.deepEqual(rows(owner(), [inherited])[1], ['2025', 300, 'inherited']);
  });

  it('asks for no year before the record where a peak is attested', () => {
    assert.deepEqual(rows(owner({ peakBeforeRecordFen: 0 })).slice(-2), [
      ['2023', 100, 'inherited', 'restate'],
      ['peak', 0, 'inherited', 'restate'],
    ]);
  });

  it('goes back only so many years, but keeps what stands before', () => {
    assert.deepEqual(
      rows(owner(), [], TODAY, 1).map(([subject]) => subject),
      ['2026', '2025', '2023', 'peak'],
    );
  });

  it('of a firm founded this year has no closed year', () => {
    assert.deepEqual(rows(owner({ establishedOn: '2026-02-01', revenue: [] })), [['peak', null, 'nothing', 'declare']]);
  });

  it('knows the nearest other year with revenue', () => {
    assert.equal(neighbourOf(owner(), '2024')?.year, 2023);
    assert.equal(neighbourOf(owner(), '2026')?.year, 2025);
    assert.equal(neighbourOf(owner({ revenue: [year(2025, 0)] }), '2024'), null);
    assert.equal(neighbourOf(owner({ revenue: [year(2025, 1)] }), '2025'), null);
  });
});
