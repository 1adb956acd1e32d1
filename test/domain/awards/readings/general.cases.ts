import { body, firm, revenue, standard, without } from '../fixtures.ts';
import { reading } from './reading-case.ts';

const PAID = '2024 tier 20000000 payable 200000';
const LISTED = { negativeList: [{ from: '2025-03-01', to: '2026-03-01' }] };

export const generalReadings = [
  ...reading('G1', [
    {
      name: '「达到」 includes the number itself',
      subject: firm({ revenue: revenue([15_000_000, 17_000_000, 20_000_000]) }),
      lines: [PAID],
    },
    {
      name: 'one fen below does not reach',
      subject: firm({ revenue: revenue([15_000_000, 17_000_000, '19999999.99']) }),
      lines: ['2024 no-milestone 0'],
    },
  ]),
  ...reading('G2', [
    {
      name: '2002 against 1820 is exactly 10 %, where floating point says less',
      subject: firm({ revenue: revenue([16_000_000, 18_200_000, 20_020_000]) }),
      lines: [PAID],
      says: ['2024 年增速为 182/1,820，10 × 2,002 = 20,020 ＝ 11 × 1,820 = 20,020（万元），达到 10%'],
    },
    {
      name: 'one fen less is less',
      subject: firm({ revenue: revenue([16_000_000, 18_200_000, '20019999.99']) }),
      lines: ['2024 tier 20000000 not-eligible 0 growth-below-threshold'],
      says: [
        '2024 年增速为 1,819,999.99/18,200,000，10 × 20,019,999.99 = 200,199,999.9 ＜ 11 × 18,200,000 = 200,200,000（元），未达到 10%，本档次视为已用',
      ],
    },
    {
      name: 'the largest figure that is accepted',
      subject: firm({ revenue: revenue([1, '9.09', '9999999999999.99']) }),
      lines: ['2024 tier 1000000000 payable 5000000'],
    },
  ]),
  ...reading('G3', [
    {
      name: 'the first day of a spell in the pool belongs to it',
      subject: firm({ pool: [{ from: '2027-06-30', to: null }] }),
      lines: [PAID],
    },
    {
      name: 'the last day too',
      subject: firm({ pool: [{ from: '2021-01-01', to: '2027-06-30' }] }),
      lines: [PAID],
    },
    {
      name: 'the day before and the day after do not',
      subject: firm({
        pool: [
          { from: '2021-01-01', to: '2027-06-29' },
          { from: '2027-07-01', to: null },
        ],
      }),
      lines: ['2024 tier 20000000 suspended 0 not-in-pool'],
    },
    {
      name: 'a certificate of 31 December alone',
      subject: firm({ softwareEnterprise: [{ from: '2024-12-31', to: '2024-12-31' }] }),
      lines: [PAID],
    },
    {
      name: 'an effect confirmed on the as-of date is confirmed',
      subject: body([standard({ effectConfirmedOn: '2027-06-30' })]),
      lines: ['T/ZJEI 010-2024 payable 150000'],
    },
  ]),
  ...reading('G4', [
    {
      name: 'at an old as-of date the old answer: before the listing',
      subject: firm(LISTED),
      asOf: '2025-02-28',
      lines: [PAID],
    },
    {
      name: 'at a later one the later answer, with its way',
      subject: firm(LISTED),
      asOf: '2025-03-01',
      lines: ['2024 tier 20000000 suspended 0 negative-list'],
      says: [
        '2024 年属于兑付年度',
        '2024 年度在2025年3月1日已经结束',
        '2024 年以前最高营收为 1,700 万元（2023 年）',
        '2024 年营收 2,100 万元 ≥ 2,000 万元，首次达到',
        '2024 年增速为 400/1,700，10 × 2,100 = 21,000 ＞ 11 × 1,700 = 18,700（万元），达到 10%',
        '营收记录完整：自 2022 年起连续，不晚于成立年份（2022年3月1日成立）',
        '2024年12月31日软件企业证书有效（2020年1月1日起）',
        '2025年3月1日未过申领期限2027年12月31日',
        '对应奖励 20 万元',
        '同一事项没有其他政策奖补',
        '2025年3月1日在资源池内（2021年1月1日起）',
        '2025年3月1日在负面清单内（2025年3月1日至2026年3月1日），奖励暂停兑现，移出后恢复',
      ],
    },
  ]),
  ...reading('G5', [
    {
      name: 'what another policy paid for the same matter is deducted',
      subject: firm({ otherAwards: [{ matter: 'growth:2024', yuan: '0.01' }] }),
      lines: ['2024 tier 20000000 payable 199999.99'],
      says: ['同一事项已获其他政策奖补 0.01 元，按“就高不重复”扣减：20 万元 − 0.01 元 = 199,999.99 元'],
    },
    {
      name: 'down to 0 and never below',
      subject: firm({ otherAwards: [{ matter: 'growth:2024', yuan: 10_000_000_000_000 }] }),
      lines: ['2024 tier 20000000 not-eligible 0 covered-by-other-award'],
    },
  ]),
  ...reading('G6', [
    {
      name: 'hold before suspended, all codes listed',
      subject: firm({ region: '310115', pool: [] }),
      lines: ['2024 tier 20000000 hold 0 outside-jurisdiction not-in-pool'],
    },
    {
      name: 'not eligible before hold',
      subject: firm({ region: '310115', pool: [], softwareEnterprise: [] }),
      lines: ['2024 tier 20000000 not-eligible 0 not-software-enterprise outside-jurisdiction not-in-pool'],
    },
    {
      name: 'no milestone has no codes, whatever else is wrong',
      subject: firm({ revenue: revenue([1, 2, 3]), region: '310115', pool: [], ...LISTED }),
      asOf: '2028-02-29',
      lines: ['2024 no-milestone 0'],
    },
  ]),
  ...reading('G7', [
    { name: 'open on 2027-12-31', subject: firm(), asOf: '2027-12-31', lines: [PAID] },
    {
      name: 'closed the day after',
      subject: firm(),
      asOf: '2028-01-01',
      lines: ['2024 tier 20000000 not-eligible 0 claim-deadline-passed'],
    },
  ]),
  ...reading('G8', [
    { name: 'the day before', subject: firm(LISTED), asOf: '2025-02-28', lines: [PAID] },
    {
      name: 'the last day',
      subject: firm(LISTED),
      asOf: '2026-03-01',
      lines: ['2024 tier 20000000 suspended 0 negative-list'],
    },
    { name: 'the day after: the right was not lost', subject: firm(LISTED), asOf: '2026-03-02', lines: [PAID] },
  ]),
  ...reading('G9', [
    {
      name: 'from Shanghai',
      subject: firm({ region: '310115' }),
      lines: ['2024 tier 20000000 hold 0 outside-jurisdiction'],
      says: ['注册地（310115）不在本市，资源池面向市内外，奖励是否由本市财政兑付须人工认定'],
    },
    {
      name: 'Haining pays for its own',
      subject: firm({ region: '330481' }),
      lines: [PAID],
      says: ['注册地（330481）在本市，由海宁市财政（参照执行）兑付'],
    },
    {
      name: 'the city pays for its districts',
      subject: firm({ region: '330402' }),
      lines: [PAID],
      says: ['注册地（330402）在本市，由市本级财政兑付'],
    },
    {
      name: 'region unknown: no hold, the treasury to be found',
      subject: firm(),
      lines: [PAID],
      says: ['未载明注册地，按本市企业测算，兑付财政待核'],
    },
  ]),
  ...reading('G10', [
    {
      name: 'certificates left out are unknown',
      subject: without(firm(), 'softwareEnterprise'),
      lines: ['2024 tier 20000000 hold 0 software-status-unknown'],
    },
    {
      name: 'an empty list is known',
      subject: firm({ softwareEnterprise: [] }),
      lines: ['2024 tier 20000000 not-eligible 0 not-software-enterprise'],
    },
  ]),
];
