import fc from 'fast-check';
import type { Subject } from './fixtures.ts';

/** Days at which an answer can turn: ends of years, of the policy, of the claims, of the spells and listings below. */
const DAYS = [
  '2023-12-31',
  '2024-02-14',
  '2024-02-15',
  '2024-12-31',
  '2025-01-01',
  '2025-06-30',
  '2026-12-31',
  '2027-01-01',
  '2027-06-30',
  '2027-12-31',
  '2028-01-01',
] as const;
const TIERS = [20, 30, 50, 100, 200, 500, 1000].map((million) => million * 100_000_000);

export const day = fc.constantFrom(...DAYS);
/** As-of dates; most lie where much is decided. */
export const asOf = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('2027-06-30', '2027-12-31') },
  { weight: 1, arbitrary: day },
);

/** Yuan text of an amount in fen, so that nothing is rounded on the way. */
export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

const beside = fc.integer({ min: -1, max: 1 });
const atTier = fc.tuple(fc.constantFrom(...TIERS), beside).map(([tier, by]) => tier + by);
const firstFigure = fc.oneof(atTier, fc.constantFrom(0, 1, 900_000_000, 1_500_000_000, 1_900_000_000));
type Next = (before: number) => number;
const next: fc.Arbitrary<Next> = fc.oneof(
  atTier.map(
    (fen): Next =>
      () =>
        fen,
  ),
  beside.map(
    (by): Next =>
      (before) =>
        Math.max(Math.floor((before * 11) / 10) + by, 0),
  ),
  fc.constantFrom<Next>(
    (before) => before * 2,
    (before) => Math.floor(before / 2),
    (before) => before,
    () => 0,
  ),
);

/** Revenue from 2021 on: near the tiers, near 10 % growth, with dips, some with gaps. */
const revenue = fc
  .record({
    first: firstFigure,
    steps: fc.array(next, { minLength: 2, maxLength: 6 }),
    from: fc.constantFrom(2021, 2022, 2023),
    gap: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 2022, max: 2025 }) },
    ),
  })
  .map(({ first, steps, from, gap }) => {
    const figures = [first];
    for (const step of steps) figures.push(Math.min(step(figures.at(-1) ?? 0), 10 ** 14));
    return figures.map((fen, i) => ({ year: from + i, yuan: yuanText(fen) })).filter(({ year }) => year !== gap);
  });

const interval = fc.tuple(day, fc.option(day, { nil: null })).map(([a, b]) => ({
  from: b !== null && b < a ? b : a,
  to: b !== null && b < a ? a : b,
}));
/** Mostly an open spell, so that most subjects get past this condition; at times left out, empty or odd. */
const spells = fc.oneof(
  { weight: 6, arbitrary: fc.constant<unknown>([{ from: '2020-01-01', to: null }]) },
  { weight: 1, arbitrary: fc.constant<unknown>(undefined) },
  { weight: 2, arbitrary: fc.array(interval, { maxLength: 3 }) },
);
const listings = fc.oneof(
  { weight: 6, arbitrary: fc.constant<unknown>(undefined) },
  { weight: 2, arbitrary: fc.array(interval, { maxLength: 2 }) },
);

/** Ten numbers, each in a few spellings: repeats are common. */
const number = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('T/A 0N-2024', 't/a0n—2024', 'TA 0N–2024'))
  .map(([n, form]) => form.replace(/n/i, String(n)));
const standard = fc.record({
  number,
  publishedOn: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('2024-03-01', '2024-02-15') },
    { weight: 1, arbitrary: day },
  ),
  rank: fc.constantFrom(1, 1, 1, 1, 2),
  kind: fc.constantFrom('formulation', 'formulation', 'formulation', 'formulation', 'revision'),
  theme: fc.constantFrom('digital', 'green', 'digital', 'green', 'other'),
  effectConfirmedOn: fc.oneof(
    { weight: 6, arbitrary: fc.constant('2025-06-15') },
    { weight: 1, arbitrary: fc.option(day, { nil: null }) },
  ),
});
const standards = fc.oneof(fc.array(standard, { maxLength: 3 }), fc.array(standard, { minLength: 6, maxLength: 16 }));

const matter = fc.oneof(
  fc.constantFrom('growth:2024', 'growth:2025', 'growth:2026'),
  number.map((one) => `standard:${one}`),
);
const received = fc.constantFrom(1, 5_000_000, 14_999_999, 15_000_000, 20_000_000, 50_000_000).map(yuanText);
const otherAwards = fc.array(fc.record({ matter, yuan: received }), { maxLength: 3 });

/** Subjects of the calculator's contract, close to where answers turn. All are accepted. */
export const subject: fc.Arbitrary<Subject> = fc
  .record({
    id: fc.constant('X'),
    name: fc.constant('某企业'),
    region: fc.constantFrom(undefined, undefined, '330481', '330402', '310115'),
    establishedOn: fc.constantFrom('2021-01-01', '2022-12-31', '2023-05-05', '2019-03-03'),
    peakRevenueBeforeRecordYuan: fc.oneof(fc.constant(null), firstFigure.map(yuanText)),
    revenue,
    softwareEnterprise: spells,
    pool: spells,
    negativeList: listings,
    standards,
    otherAwards,
  })
  .map((one) => JSON.parse(JSON.stringify(one)) as Subject);
