import { body, firm, revenue, standard, without } from '../fixtures.ts';
import { alternative, PAID } from './alternative-case.ts';

/** Every alternative of the general parameters (G1 to G10). */
export const generalAlternatives = [
  ...alternative('general.bounds', 'exclusive', [
    {
      name: 'exactly 2000万 does not reach the tier',
      subject: firm({ revenue: revenue([15_000_000, 17_000_000, 20_000_000]) }),
      byDefault: [PAID],
      otherwise: ['2024 no-milestone 0'],
    },
    {
      name: 'exactly 10 % is not enough',
      subject: firm({ revenue: revenue([16_000_000, 18_200_000, 20_020_000]) }),
      byDefault: [PAID],
      otherwise: ['2024 tier 20000000 not-eligible 0 growth-below-threshold'],
    },
    {
      name: 'exactly 2000万 the year before has not used the tier up',
      subject: firm({ revenue: revenue([15_000_000, 20_000_000, 23_000_000]) }),
      byDefault: ['2024 no-milestone 0'],
      otherwise: [PAID],
    },
  ]),
  ...alternative('general.ratio', 'rounded', [
    {
      name: '9.9994 % is rounded to 10.00 %',
      subject: firm({ revenue: revenue([16_000_000, 18_200_100, 20_020_000]) }),
      byDefault: ['2024 tier 20000000 not-eligible 0 growth-below-threshold'],
      otherwise: [PAID],
    },
    {
      name: '9.995 % is rounded half up to 10.00 %',
      subject: firm({ revenue: revenue([16_000_000, 19_000_000, 20_899_050]) }),
      byDefault: ['2024 tier 20000000 not-eligible 0 growth-below-threshold'],
      otherwise: [PAID],
    },
    {
      name: 'a fen below 9.995 % stays 9.99 %',
      subject: firm({ revenue: revenue([16_000_000, 19_000_000, '20899049.99']) }),
      byDefault: ['2024 tier 20000000 not-eligible 0 growth-below-threshold'],
      otherwise: ['2024 tier 20000000 not-eligible 0 growth-below-threshold'],
    },
  ]),
  ...alternative('general.intervalEnds', 'without-last', [
    {
      name: 'a spell in the pool to the as-of date is over',
      subject: firm({ pool: [{ from: '2021-01-01', to: '2027-06-30' }] }),
      byDefault: [PAID],
      otherwise: ['2024 tier 20000000 suspended 0 not-in-pool'],
    },
    {
      name: 'a listing to the as-of date is over',
      subject: firm({ negativeList: [{ from: '2027-01-01', to: '2027-06-30' }] }),
      byDefault: ['2024 tier 20000000 suspended 0 negative-list'],
      otherwise: [PAID],
    },
    {
      name: 'a certificate to 31 December is over on that day',
      subject: firm({ softwareEnterprise: [{ from: '2020-01-01', to: '2024-12-31' }] }),
      byDefault: [PAID],
      otherwise: ['2024 tier 20000000 not-eligible 0 not-software-enterprise'],
    },
    {
      name: 'a standard of the last day of the policy is outside',
      subject: body([standard({ publishedOn: '2026-12-31', effectConfirmedOn: '2027-02-01' })]),
      byDefault: ['T/ZJEI 010-2024 payable 150000'],
      otherwise: ['T/ZJEI 010-2024 not-eligible 0 out-of-policy-period'],
    },
  ]),
  ...alternative('general.stacking', 'winner-takes-all', [
    {
      name: 'less received elsewhere: the whole award',
      subject: firm({ otherAwards: [{ matter: 'growth:2024', yuan: 199_999.99 }] }),
      byDefault: ['2024 tier 20000000 payable 0.01'],
      otherwise: [PAID],
    },
    {
      name: 'as much received elsewhere: nothing by either',
      subject: firm({ otherAwards: [{ matter: 'growth:2024', yuan: 200_000 }] }),
      byDefault: ['2024 tier 20000000 not-eligible 0 covered-by-other-award'],
      otherwise: ['2024 tier 20000000 not-eligible 0 covered-by-other-award'],
    },
    {
      name: 'a standard too',
      subject: body([standard()], { otherAwards: [{ matter: 'standard:tzjei010-2024', yuan: 50_000 }] }),
      byDefault: ['T/ZJEI 010-2024 payable 100000'],
      otherwise: ['T/ZJEI 010-2024 payable 150000'],
    },
  ]),
  ...alternative('general.precedence', 'person-first', [
    {
      name: 'no certificate and an incomplete record: to a person first',
      subject: firm({ establishedOn: '2012-05-01', softwareEnterprise: [] }),
      byDefault: ['2024 tier 20000000 not-eligible 0 not-software-enterprise history-incomplete'],
      otherwise: ['2024 tier 20000000 hold 0 not-software-enterprise history-incomplete'],
    },
    {
      name: 'a line for a person counts as standing for what repeats its number',
      subject: body([standard({ rank: 2, effectConfirmedOn: null }), standard({ publishedOn: '2024-07-01' })]),
      byDefault: [
        'T/ZJEI 010-2024 not-eligible 0 not-lead-drafter effect-not-confirmed',
        'T/ZJEI 010-2024 payable 150000',
      ],
      otherwise: [
        'T/ZJEI 010-2024 hold 0 not-lead-drafter effect-not-confirmed',
        'T/ZJEI 010-2024 not-eligible 0 duplicate',
      ],
    },
  ]),
  ...alternative('general.claimDeadline', 'none', [
    {
      name: 'claims stay open after 2027',
      subject: firm({ standards: [standard()] }),
      asOf: '2028-01-01',
      byDefault: [
        '2024 tier 20000000 not-eligible 0 claim-deadline-passed',
        'T/ZJEI 010-2024 not-eligible 0 claim-deadline-passed',
      ],
      otherwise: [PAID, 'T/ZJEI 010-2024 payable 150000'],
    },
  ]),
  ...['forfeits', 'nothing'].flatMap((id) =>
    alternative('general.listing', id, [
      {
        name: 'listed at the as-of date',
        subject: firm({ negativeList: [{ from: '2027-01-01', to: null }], standards: [standard()] }),
        byDefault: ['2024 tier 20000000 suspended 0 negative-list', 'T/ZJEI 010-2024 suspended 0 negative-list'],
        otherwise:
          id === 'nothing'
            ? [PAID, 'T/ZJEI 010-2024 payable 150000']
            : ['2024 tier 20000000 not-eligible 0 negative-list', 'T/ZJEI 010-2024 not-eligible 0 negative-list'],
      },
    ]),
  ),
  ...alternative('general.jurisdiction', 'province', [
    {
      name: 'Hangzhou is inside',
      subject: firm({ region: '330106' }),
      byDefault: ['2024 tier 20000000 hold 0 outside-jurisdiction'],
      otherwise: [PAID],
    },
    {
      name: 'Shanghai is not',
      subject: firm({ region: '310115' }),
      byDefault: ['2024 tier 20000000 hold 0 outside-jurisdiction'],
      otherwise: ['2024 tier 20000000 hold 0 outside-jurisdiction'],
    },
  ]),
  ...alternative('general.outside', 'pay', [
    {
      name: 'a firm from Shanghai is paid',
      subject: firm({ region: '310115', standards: [standard()] }),
      byDefault: ['2024 tier 20000000 hold 0 outside-jurisdiction', 'T/ZJEI 010-2024 hold 0 outside-jurisdiction'],
      otherwise: [PAID, 'T/ZJEI 010-2024 payable 150000'],
    },
  ]),
  ...alternative('general.outside', 'no', [
    {
      name: 'a firm from Shanghai is refused',
      subject: firm({ region: '310115', standards: [standard()] }),
      byDefault: ['2024 tier 20000000 hold 0 outside-jurisdiction', 'T/ZJEI 010-2024 hold 0 outside-jurisdiction'],
      otherwise: [
        '2024 tier 20000000 not-eligible 0 outside-jurisdiction',
        'T/ZJEI 010-2024 not-eligible 0 outside-jurisdiction',
      ],
    },
  ]),
  ...alternative('general.unknownFact', 'absent', [
    {
      name: 'certificates never stated count as none',
      subject: without(firm(), 'softwareEnterprise'),
      byDefault: ['2024 tier 20000000 hold 0 software-status-unknown'],
      otherwise: ['2024 tier 20000000 not-eligible 0 not-software-enterprise'],
    },
  ]),
];
