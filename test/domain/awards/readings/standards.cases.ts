import { body, standard, standards } from '../fixtures.ts';
import { reading } from './reading-case.ts';

const PAID = 'T/ZJEI 010-2024 payable 150000';
const refused = (code: string, outcome = 'not-eligible') => `T/ZJEI 010-2024 ${outcome} 0 ${code}`;
const one = (changed: Readonly<Record<string, unknown>>) => body([standard(changed)]);
const paid = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `T/ZJSIA 00${from + i}-2024 payable 150000`);

export const standardReadings = [
  ...reading('S1', [
    {
      name: 'day, number, rank, kind, theme, effect, number as given, each where all before are equal',
      subject: body([
        standard({ number: 't/b 1-2024', publishedOn: '2024-03-02' }),
        standard({ number: 'T/B 1-2024', publishedOn: '2024-03-02' }),
        standard({ number: 'TB1-2024', publishedOn: '2024-03-02', effectConfirmedOn: null }),
        standard({ number: 'TB 1-2024', publishedOn: '2024-03-02', effectConfirmedOn: '2025-06-14' }),
        standard({ number: 'T/ B1-2024', publishedOn: '2024-03-02', theme: 'green' }),
        standard({ number: 'T/B1 -2024', publishedOn: '2024-03-02', kind: 'revision' }),
        standard({ number: 'T/B1- 2024', publishedOn: '2024-03-02', rank: 2 }),
        standard({ number: 'T/A 9-2024', publishedOn: '2024-03-02' }),
        standard({ number: 'T/C 1-2024', publishedOn: '2024-03-01' }),
      ]),
      lines: [
        'T/C 1-2024 payable 150000',
        'T/A 9-2024 payable 150000',
        'TB 1-2024 payable 150000',
        'T/B 1-2024 not-eligible 0 duplicate',
        't/b 1-2024 not-eligible 0 duplicate',
        'TB1-2024 not-eligible 0 duplicate effect-not-confirmed',
        'T/ B1-2024 not-eligible 0 duplicate',
        'T/B1 -2024 not-eligible 0 duplicate revision-excluded',
        'T/B1- 2024 not-eligible 0 duplicate not-lead-drafter',
      ],
    },
    {
      name: 'numbers compare by code unit: 10 before 9',
      subject: body([standard({ number: 'T/A 9-2024' }), standard({ number: 'T/A 10-2024' })]),
      lines: ['T/A 10-2024 payable 150000', 'T/A 9-2024 payable 150000'],
    },
    {
      name: 'themes in text order: digital, green, other',
      subject: body([
        standard({ number: 'T/A 1 -2024', theme: 'other' }),
        standard({ number: 'T/A 1- 2024', theme: 'green' }),
      ]),
      lines: ['T/A 1- 2024 payable 150000', 'T/A 1 -2024 not-eligible 0 duplicate theme-not-covered'],
    },
  ]),
  ...reading('S2', [{ name: 'second', subject: one({ rank: 2 }), lines: [refused('not-lead-drafter')] }]),
  ...reading('S3', [{ name: 'a revision', subject: one({ kind: 'revision' }), lines: [refused('revision-excluded')] }]),
  ...reading('S4', [
    { name: 'green is covered', subject: one({ theme: 'green' }), lines: [PAID] },
    { name: 'other is not', subject: one({ theme: 'other' }), lines: [refused('theme-not-covered')] },
  ]),
  ...reading('S5', [
    { name: 'the day before', subject: one({ publishedOn: '2024-02-14' }), lines: [refused('out-of-policy-period')] },
    { name: 'the first day', subject: one({ publishedOn: '2024-02-15' }), lines: [PAID] },
    { name: 'the last day', subject: one({ publishedOn: '2026-12-31' }), lines: [PAID] },
    { name: 'the day after', subject: one({ publishedOn: '2027-01-01' }), lines: [refused('out-of-policy-period')] },
  ]),
  ...reading('S6', [
    {
      name: 'published on the as-of date is published',
      subject: one({ publishedOn: '2025-06-15' }),
      asOf: '2025-06-15',
      lines: [PAID],
    },
    {
      name: 'the day before it is not',
      subject: one({ publishedOn: '2025-06-15', effectConfirmedOn: '2025-06-14' }),
      asOf: '2025-06-14',
      lines: [refused('not-yet-published', 'hold')],
    },
  ]),
  ...reading('S7', [
    { name: 'confirmed on the day', subject: one({}), asOf: '2025-06-15', lines: [PAID] },
    { name: 'the day before', subject: one({}), asOf: '2025-06-14', lines: [refused('effect-not-confirmed', 'hold')] },
    {
      name: 'nobody confirmed',
      subject: one({ effectConfirmedOn: null }),
      lines: [refused('effect-not-confirmed', 'hold')],
    },
  ]),
  ...reading('S8', [
    {
      name: 'an earlier line on hold stands',
      subject: body([standard({ effectConfirmedOn: null }), standard({ publishedOn: '2024-07-01' })]),
      lines: [refused('effect-not-confirmed', 'hold'), refused('duplicate')],
    },
    {
      name: 'an earlier line that was refused does not',
      subject: body([standard({ kind: 'revision' }), standard({ publishedOn: '2024-07-01' })]),
      lines: [refused('revision-excluded'), PAID],
    },
    {
      name: '010 is not 10',
      subject: body([standard(), standard({ number: 'T/ZJEI 10-2024' })]),
      lines: [PAID, 'T/ZJEI 10-2024 payable 150000'],
    },
  ]),
  ...reading('S9', [
    {
      name: 'neither pool nor certificate',
      subject: body([standard()], { pool: [], softwareEnterprise: [] }),
      lines: [PAID],
    },
    {
      name: 'the negative list suspends, and the cap stays whole',
      subject: body([standard()], { negativeList: [{ from: '2027-06-30', to: '2027-06-30' }] }),
      lines: [refused('negative-list', 'suspended')],
    },
  ]),
  ...reading('S10', [
    {
      name: 'awards for the same number however written are summed, and leave more of the cap',
      subject: body(standards(7), {
        otherAwards: [
          { matter: 'standard:TZJSIA 001－2024', yuan: 60_000 },
          { matter: 'standard:t/zjsia001—2024', yuan: 40_000 },
        ],
      }),
      lines: ['T/ZJSIA 001-2024 payable 50000', ...paid(2, 7)],
    },
    {
      name: 'nothing left',
      subject: body([standard()], { otherAwards: [{ matter: 'standard:T/ZJEI 010-2024', yuan: 150_000 }] }),
      lines: [refused('covered-by-other-award')],
    },
  ]),
  ...reading('S11', [
    {
      name: 'the 7th pays 10万, the 8th nothing',
      subject: body(standards(8)),
      lines: [...paid(1, 6), 'T/ZJSIA 007-2024 payable 100000', 'T/ZJSIA 008-2024 not-eligible 0 cap-exhausted'],
    },
    {
      name: 'only payable lines use the cap up, and only a line without another code says so',
      subject: body([
        standard({ publishedOn: '2024-02-20', effectConfirmedOn: null }),
        ...standards(7),
        standard({ number: 'T/A 1-2024', publishedOn: '2024-12-01', rank: 2 }),
        standard({ number: 'T/A 2-2024', publishedOn: '2024-12-01' }),
      ]),
      lines: [
        refused('effect-not-confirmed', 'hold'),
        ...paid(1, 6),
        'T/ZJSIA 007-2024 payable 100000',
        'T/A 1-2024 not-eligible 0 not-lead-drafter',
        'T/A 2-2024 not-eligible 0 cap-exhausted',
      ],
    },
    {
      name: 'the cap holds over all years of the policy',
      subject: body([...standards(6), standard({ number: 'T/A 1-2026', publishedOn: '2026-02-01' })]),
      lines: [...paid(1, 6), 'T/A 1-2026 payable 100000'],
    },
  ]),
  ...reading('S12', [
    { name: 'the last day', subject: one({}), asOf: '2027-12-31', lines: [PAID] },
    { name: 'the day after', subject: one({}), asOf: '2028-01-01', lines: [refused('claim-deadline-passed')] },
  ]),
];
