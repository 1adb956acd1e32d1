import { firm, revenue, without } from '../fixtures.ts';
import { reading } from './reading-case.ts';

const PAID = '2024 tier 20000000 payable 200000';
const line = (codes: string, outcome = 'not-eligible') => `2024 tier 20000000 ${outcome} 0 ${codes}`;
const years = (...list: [number, number][]) => list.map(([year, yuan]) => ({ year, yuan }));

export const growthReadings = [
  ...reading('A1', [
    {
      name: '2023 and 2027 are history, 2024 to 2026 have a line each',
      subject: firm({ revenue: revenue([1, 50_000_000, 50_000_000, 50_000_000, 50_000_000, 120_000_000]) }),
      asOf: '2027-12-31',
      lines: ['2024 no-milestone 0', '2025 no-milestone 0', '2026 no-milestone 0'],
    },
    { name: 'no revenue on record: no line', subject: firm({ revenue: [] }), lines: [] },
    {
      name: 'a paying year without a figure has no line',
      subject: firm({ revenue: years([2022, 1], [2025, 2]) }),
      lines: ['2025 no-milestone 0'],
    },
  ]),
  ...reading('A2', [
    {
      name: 'an earlier year reached it, however long ago',
      subject: firm({
        establishedOn: '1990-01-01',
        revenue: revenue([20_000_000, ...Array<number>(33).fill(17_000_000), 21_000_000], 1990),
      }),
      lines: ['2024 no-milestone 0'],
    },
    {
      name: 'the attested peak reached 2000万 but not 3000万',
      subject: firm({
        establishedOn: '2012-05-01',
        revenue: revenue([25_000_000, 31_000_000], 2023),
        peakRevenueBeforeRecordYuan: 29_999_999.99,
      }),
      lines: ['2024 tier 30000000 payable 500000'],
    },
    {
      name: 'each of the seven tiers',
      subject: firm({ revenue: revenue([150_000_000, 190_000_000, 200_000_000, 500_000_000, 1_000_000_000]) }),
      lines: [
        '2024 tier 200000000 not-eligible 0 growth-below-threshold',
        '2025 tier 500000000 payable 4000000',
        '2026 tier 1000000000 payable 5000000',
      ],
    },
  ]),
  ...reading('A3', [
    {
      name: 'two tiers in one year: the higher, and the lower is used up',
      subject: firm({ revenue: revenue([15_000_000, 17_000_000, 31_000_000, 20_000_000, 29_000_000]) }),
      lines: ['2024 tier 30000000 payable 500000', '2025 no-milestone 0', '2026 no-milestone 0'],
    },
    {
      name: 'a higher tier later pays in full',
      subject: firm({ revenue: revenue([15_000_000, 17_000_000, 21_000_000, 31_000_000]) }),
      lines: [PAID, '2025 tier 30000000 payable 500000'],
    },
  ]),
  ...reading('A4', [
    {
      name: '10 % the year after does not bring the tier back',
      subject: firm({ revenue: revenue([18_000_000, 19_000_000, 20_000_000, 22_000_000]) }),
      lines: [line('growth-below-threshold'), '2025 no-milestone 0'],
    },
    {
      name: 'a yuan short of 10 %',
      subject: firm({ revenue: revenue([15_000_000, 18_181_819, 20_000_000]) }),
      lines: [line('growth-below-threshold')],
    },
    {
      name: 'a yuan less the year before is enough',
      subject: firm({ revenue: revenue([15_000_000, 18_181_818, 20_000_000]) }),
      lines: [PAID],
    },
  ]),
  ...reading('A5', [
    {
      name: 'founded this year',
      subject: firm({ establishedOn: '2024-01-01', revenue: revenue([25_000_000], 2024) }),
      lines: [line('previous-year-missing', 'hold')],
      says: ['没有 2023 年营收数据，无法计算增速，须人工认定'],
    },
    {
      name: 'a year before of 0',
      subject: firm({ revenue: revenue([0, 0, 25_000_000]) }),
      lines: [line('previous-year-zero', 'hold')],
      says: ['2023 年营收为 0 元，无法计算增速，须人工认定'],
    },
    {
      name: 'one fen the year before is a figure',
      subject: firm({ revenue: revenue([0, '0.01', 25_000_000]) }),
      lines: [PAID],
    },
  ]),
  ...reading('A6', [
    {
      name: 'the record begins in the year of founding',
      subject: firm({ establishedOn: '2022-12-31' }),
      lines: [PAID],
    },
    {
      name: 'the record begins the year after',
      subject: firm({ establishedOn: '2021-12-31' }),
      lines: [line('history-incomplete', 'hold')],
    },
    {
      name: 'an attested peak of 0 makes it whole',
      subject: firm({ establishedOn: '2021-12-31', peakRevenueBeforeRecordYuan: 0 }),
      lines: [PAID],
    },
    {
      name: 'a gap is not made whole by an attested peak',
      subject: firm({
        revenue: years([2021, 1], [2023, 17_000_000], [2024, 21_000_000]),
        peakRevenueBeforeRecordYuan: 0,
      }),
      lines: [line('history-incomplete', 'hold')],
      says: ['营收记录不完整：2021 年至 2024 年之间有缺失的年份，“首次达到”须人工认定'],
    },
    {
      name: 'a gap after the year does not matter to it',
      subject: firm({ revenue: [...revenue([15_000_000, 17_000_000, 21_000_000]), ...years([2026, 21_000_000])] }),
      lines: [PAID, '2026 no-milestone 0'],
    },
  ]),
  ...reading('A7', [
    {
      name: 'open on its 31 December, this one code alone',
      subject: firm({ softwareEnterprise: [], pool: [], region: '310115' }),
      asOf: '2024-12-31',
      lines: [line('year-not-closed', 'hold')],
    },
    { name: 'closed the day after', subject: firm(), asOf: '2025-01-01', lines: [PAID] },
    {
      name: 'open and below every tier: no threshold',
      subject: firm({ revenue: revenue([1, 2, 3]) }),
      asOf: '2024-06-30',
      lines: ['2024 hold 0 year-not-closed'],
    },
  ]),
  ...reading('A8', [
    {
      name: 'certificate from 1 January of the year after',
      subject: firm({ softwareEnterprise: [{ from: '2025-01-01', to: null }] }),
      lines: [line('not-software-enterprise')],
    },
    {
      name: 'certificate to 31 December, over at the as-of date',
      subject: firm({ softwareEnterprise: [{ from: '2024-01-01', to: '2024-12-31' }] }),
      lines: [PAID],
    },
    {
      name: 'never stated',
      subject: without(firm(), 'softwareEnterprise'),
      lines: [line('software-status-unknown', 'hold')],
    },
  ]),
  ...reading('A9', [
    {
      name: 'in the pool only after the year: the as-of date counts',
      subject: firm({ pool: [{ from: '2027-06-30', to: null }] }),
      lines: [PAID],
    },
    { name: 'key left out counts as not', subject: without(firm(), 'pool'), lines: [line('not-in-pool', 'suspended')] },
  ]),
  ...reading('A10', [
    { name: 'after the deadline', subject: firm(), asOf: '2999-12-31', lines: [line('claim-deadline-passed')] },
  ]),
  ...reading('A11', [
    {
      name: 'awards for the same year are summed, those of other years left alone',
      subject: firm({
        otherAwards: [
          { matter: 'growth:2024', yuan: 50_000 },
          { matter: 'growth:2025', yuan: 200_000 },
          { matter: 'growth:2024', yuan: '49999.99' },
          { matter: 'standard:T/ZJEI 010-2024', yuan: 200_000 },
        ],
      }),
      lines: ['2024 tier 20000000 payable 100000.01'],
    },
    {
      name: 'nothing left',
      subject: firm({
        otherAwards: [
          { matter: 'growth:2024', yuan: 100_000 },
          { matter: 'growth:2024', yuan: 100_000 },
        ],
      }),
      lines: [line('covered-by-other-award')],
    },
  ]),
];
