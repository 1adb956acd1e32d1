import { body, firm, standard, standards, without } from '../fixtures.ts';
import { alternative } from './alternative-case.ts';

const PAID = 'T/ZJEI 010-2024 payable 150000';
const refused = (code: string, outcome = 'not-eligible') => `T/ZJEI 010-2024 ${outcome} 0 ${code}`;
const one = (changed: Readonly<Record<string, unknown>>) => body([standard(changed)]);
const sixPaid = [1, 2, 3, 4, 5, 6].map((i) => `T/ZJSIA 00${i}-2024 payable 150000`);

/** Every alternative of the group-standard award (S1 to S12). */
export const standardAlternatives = [
  ...alternative('standards.capPeriod', 'year', [
    {
      name: 'seven standards in 2024 and one in 2025',
      subject: body([...standards(7), standard({ publishedOn: '2025-01-01' })]),
      byDefault: [...sixPaid, 'T/ZJSIA 007-2024 payable 100000', refused('cap-exhausted')],
      otherwise: [...sixPaid, 'T/ZJSIA 007-2024 payable 100000', PAID],
    },
  ]),
  ...alternative('standards.capRemainder', 'not', [
    {
      name: 'the 10万 that are left of the cap are not paid out',
      subject: body(standards(7)),
      byDefault: [...sixPaid, 'T/ZJSIA 007-2024 payable 100000'],
      otherwise: [...sixPaid, 'T/ZJSIA 007-2024 not-eligible 0 cap-exhausted'],
    },
    {
      name: 'a smaller claim still fits into what is left',
      subject: body(standards(8), { otherAwards: [{ matter: 'standard:T/ZJSIA 008-2024', yuan: 60_000 }] }),
      byDefault: [...sixPaid, 'T/ZJSIA 007-2024 payable 100000', 'T/ZJSIA 008-2024 not-eligible 0 cap-exhausted'],
      otherwise: [...sixPaid, 'T/ZJSIA 007-2024 not-eligible 0 cap-exhausted', 'T/ZJSIA 008-2024 payable 90000'],
    },
  ]),
  ...alternative('standards.order', 'effect', [
    {
      name: 'what was confirmed first uses the cap first, what is not confirmed comes last',
      given: { 'standards.cap': 150_000 },
      subject: body([
        standard({ number: 'T/A 1-2024', publishedOn: '2024-03-01', effectConfirmedOn: '2025-06-15' }),
        standard({ number: 'T/A 2-2024', publishedOn: '2024-04-01', effectConfirmedOn: '2025-06-14' }),
        standard({ number: 'T/A 3-2024', publishedOn: '2024-02-16', effectConfirmedOn: null }),
      ]),
      byDefault: [
        'T/A 3-2024 hold 0 effect-not-confirmed',
        'T/A 1-2024 payable 150000',
        'T/A 2-2024 not-eligible 0 cap-exhausted',
      ],
      otherwise: [
        'T/A 2-2024 payable 150000',
        'T/A 1-2024 not-eligible 0 cap-exhausted',
        'T/A 3-2024 hold 0 effect-not-confirmed',
      ],
    },
  ]),
  ...alternative('standards.leadRank', 'first-three', [
    { name: 'third', subject: one({ rank: 3 }), byDefault: [refused('not-lead-drafter')], otherwise: [PAID] },
    {
      name: 'fourth',
      subject: one({ rank: 4 }),
      byDefault: [refused('not-lead-drafter')],
      otherwise: [refused('not-lead-drafter')],
    },
  ]),
  ...alternative('standards.kinds', 'both', [
    {
      name: 'a revision',
      subject: one({ kind: 'revision' }),
      byDefault: [refused('revision-excluded')],
      otherwise: [PAID],
    },
  ]),
  ...alternative('standards.themes', 'digital', [
    { name: 'green', subject: one({ theme: 'green' }), byDefault: [PAID], otherwise: [refused('theme-not-covered')] },
  ]),
  ...alternative('standards.period', 'from-january', [
    {
      name: 'New Year 2024',
      subject: one({ publishedOn: '2024-01-01' }),
      byDefault: [refused('out-of-policy-period')],
      otherwise: [PAID],
    },
    {
      name: 'the day before',
      subject: one({ publishedOn: '2023-12-31' }),
      byDefault: [refused('out-of-policy-period')],
      otherwise: [refused('out-of-policy-period')],
    },
  ]),
  ...alternative('standards.unpublished', 'refused', [
    {
      name: 'published the day after the as-of date',
      subject: one({ publishedOn: '2025-07-01' }),
      asOf: '2025-06-30',
      byDefault: [refused('not-yet-published', 'hold')],
      otherwise: [refused('not-yet-published')],
    },
  ]),
  ...alternative('standards.effect', 'not', [
    {
      name: 'published, effect not confirmed',
      subject: one({ effectConfirmedOn: null }),
      byDefault: [refused('effect-not-confirmed', 'hold')],
      otherwise: [PAID],
    },
  ]),
  ...alternative('standards.duplicate', 'any-earlier', [
    {
      name: 'the earlier line of that number was refused',
      subject: body([standard({ rank: 2 }), standard({ publishedOn: '2024-07-01' })]),
      byDefault: [refused('not-lead-drafter'), PAID],
      otherwise: [refused('not-lead-drafter'), refused('duplicate')],
    },
  ]),
  ...alternative('standards.membership', 'required', [
    {
      name: 'not in the pool',
      subject: one({}),
      byDefault: [PAID],
      otherwise: [refused('not-in-pool', 'suspended')],
    },
    {
      name: 'in the pool at the as-of date',
      subject: { ...without(firm(), 'revenue'), revenue: [], standards: [standard()] },
      byDefault: [PAID],
      otherwise: [PAID],
    },
  ]),
  ...alternative('standards.lateClaim', 'hold', [
    {
      name: 'the day after the deadline',
      subject: one({}),
      asOf: '2028-01-01',
      byDefault: [refused('claim-deadline-passed')],
      otherwise: [refused('claim-deadline-passed', 'hold')],
    },
  ]),
  ...alternative('standards.otherAwards', 'ignore', [
    {
      name: '15万 received elsewhere',
      subject: body([standard()], { otherAwards: [{ matter: 'standard:T/ZJEI 010-2024', yuan: 150_000 }] }),
      byDefault: [refused('covered-by-other-award')],
      otherwise: [PAID],
    },
  ]),
];
