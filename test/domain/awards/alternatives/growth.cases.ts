import { firm, revenue } from '../fixtures.ts';
import { alternative, PAID } from './alternative-case.ts';

const founded2024 = firm({ establishedOn: '2024-03-01', revenue: revenue([25_000_000], 2024) });
const zeroBefore = firm({ establishedOn: '2023-03-01', revenue: revenue([0, 26_000_000], 2023) });
const late = { asOf: '2028-01-01' };
const unpaid = (code: string, outcome = 'not-eligible') => `2024 tier 20000000 ${outcome} 0 ${code}`;

/** Every alternative of the growth award but those on software status and the pool. */
export const growthAlternatives = [
  ...alternative('growth.payingYears', 'from-2023', [
    {
      name: 'the tier reached in 2023 is paid',
      subject: firm({ revenue: revenue([15_000_000, 21_000_000, 22_000_000]) }),
      byDefault: ['2024 no-milestone 0'],
      otherwise: ['2023 tier 20000000 payable 200000', '2024 no-milestone 0'],
    },
  ]),
  ...alternative('growth.priorPeak', 'record-only', [
    {
      name: 'an attested peak of 2000万 does not count',
      subject: firm({
        establishedOn: '2012-05-01',
        revenue: revenue([17_000_000, 21_000_000], 2023),
        peakRevenueBeforeRecordYuan: 20_000_000,
      }),
      byDefault: ['2024 no-milestone 0'],
      otherwise: [PAID],
    },
  ]),
  ...alternative('growth.priorPeak', 'without-predecessors', [
    {
      name: 'what a merged firm had reached does not count, an attested peak does',
      subject: firm({
        ...{
          revenue: revenue([15_000_000, 17_000_000, 21_000_000, 33_000_000]),
          peakRevenueBeforeRecordYuan: 20_000_000,
        },
        predecessors: [{ uscc: 'P', name: '甲', mergedOn: '2025-01-01', peakRevenueYuan: 30_000_000 }],
      }),
      byDefault: ['2024 no-milestone 0', '2025 no-milestone 0'],
      otherwise: ['2024 no-milestone 0', '2025 tier 30000000 payable 500000'],
    },
  ]),
  ...alternative('growth.sameYear', 'sum', [
    {
      name: 'three tiers in one year: 20万 + 50万 + 100万',
      subject: firm({ revenue: revenue([15_000_000, 18_000_000, 52_000_000]) }),
      byDefault: ['2024 tier 50000000 payable 1000000'],
      otherwise: ['2024 tier 50000000 payable 1700000'],
    },
  ]),
  ...alternative('growth.laterTier', 'difference', [
    {
      name: 'the next tier pays what it is above the one before',
      subject: firm({ revenue: revenue([15_000_000, 17_000_000, 21_000_000, 31_000_000, 51_000_000]) }),
      byDefault: [PAID, '2025 tier 30000000 payable 500000', '2026 tier 50000000 payable 1000000'],
      otherwise: [PAID, '2025 tier 30000000 payable 300000', '2026 tier 50000000 payable 500000'],
    },
    {
      name: 'a tier that was not paid is not deducted',
      subject: firm({ revenue: revenue([15_000_000, 19_000_000, 20_000_000, 31_000_000]) }),
      byDefault: [unpaid('growth-below-threshold'), '2025 tier 30000000 payable 500000'],
      otherwise: [unpaid('growth-below-threshold'), '2025 tier 30000000 payable 500000'],
    },
  ]),
  ...alternative('growth.shortfall', 'again-later', [
    {
      name: 'growth short in 2024: 2000万 is first reached again in 2025',
      subject: firm({ revenue: revenue([18_000_000, 19_000_000, 20_000_000, 23_000_000]) }),
      byDefault: [unpaid('growth-below-threshold'), '2025 no-milestone 0'],
      otherwise: [unpaid('growth-below-threshold'), '2025 tier 20000000 payable 200000'],
    },
    {
      name: 'a year before the policy uses the tier up all the same',
      subject: firm({ revenue: revenue([19_900_000, 20_000_000, 23_000_000]) }),
      byDefault: ['2024 no-milestone 0'],
      otherwise: ['2024 no-milestone 0'],
    },
  ]),
  ...alternative('growth.previousMissing', 'refused', [
    {
      name: 'founded this year',
      subject: founded2024,
      byDefault: [unpaid('previous-year-missing', 'hold')],
      otherwise: [unpaid('previous-year-missing')],
    },
  ]),
  ...alternative('growth.previousMissing', 'passes', [
    {
      name: 'founded this year',
      subject: founded2024,
      byDefault: [unpaid('previous-year-missing', 'hold')],
      otherwise: [PAID],
    },
  ]),
  ...alternative('growth.previousZero', 'refused', [
    {
      name: 'from nothing',
      subject: zeroBefore,
      byDefault: [unpaid('previous-year-zero', 'hold')],
      otherwise: [unpaid('previous-year-zero')],
    },
  ]),
  ...alternative('growth.previousZero', 'passes', [
    {
      name: 'from nothing',
      subject: zeroBefore,
      byDefault: [unpaid('previous-year-zero', 'hold')],
      otherwise: [PAID],
    },
  ]),
  ...alternative('growth.incompleteHistory', 'passes', [
    {
      name: 'the record begins ten years after founding',
      subject: firm({ establishedOn: '2012-05-01' }),
      byDefault: [unpaid('history-incomplete', 'hold')],
      otherwise: [PAID],
    },
    {
      name: 'a gap in the record leaves growth of the year after it unknown',
      subject: firm({
        revenue: [
          { year: 2022, yuan: 15_000_000 },
          { year: 2024, yuan: 21_000_000 },
        ],
      }),
      byDefault: [unpaid('history-incomplete previous-year-missing', 'hold')],
      otherwise: [unpaid('previous-year-missing', 'hold')],
    },
  ]),
  ...alternative('growth.openYear', 'provisional', [
    {
      name: 'the last day of the year itself',
      subject: firm(),
      asOf: '2024-12-31',
      byDefault: [unpaid('year-not-closed', 'hold')],
      otherwise: [PAID],
    },
    {
      name: 'an open year below every tier',
      subject: firm({ revenue: revenue([15_000_000, 17_000_000, 19_999_999]) }),
      asOf: '2024-07-01',
      byDefault: ['2024 hold 0 year-not-closed'],
      otherwise: ['2024 no-milestone 0'],
    },
  ]),
  ...alternative('growth.lateClaim', 'hold', [
    {
      name: 'the day after the deadline',
      subject: firm(),
      ...late,
      byDefault: [unpaid('claim-deadline-passed')],
      otherwise: [unpaid('claim-deadline-passed', 'hold')],
    },
  ]),
  ...alternative('growth.otherAwards', 'ignore', [
    {
      name: 'more received elsewhere',
      subject: firm({ otherAwards: [{ matter: 'growth:2024', yuan: 600_000 }] }),
      byDefault: [unpaid('covered-by-other-award')],
      otherwise: [PAID],
    },
  ]),
];
