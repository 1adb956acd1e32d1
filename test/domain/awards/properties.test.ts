import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AWARD_CODES } from '../../../server/domain/awards/award-line.ts';
import { resultOf } from '../../../server/domain/awards/result.ts';
import type { Result } from '../../../server/domain/awards/result.ts';
import { asOf, subject, yuanText } from './arbitrary-subject.ts';
import { assessJiaxing, brief, factsOf } from './fixtures.ts';
import type { Subject } from './fixtures.ts';

const result = (one: Subject, day: string): Result => resultOf(assessJiaxing(factsOf(one), day));
const fen = (yuan: number) => Math.round(yuan * 100);
const growth = ({ lines }: Result) => lines.filter((line) => line.clause === '3.1.4.1');
const standardLines = ({ lines }: Result) => lines.filter((line) => line.clause === '3.1.4.2');
const holds = (property: fc.IPropertyWithHooks<[Subject, string]> | fc.IProperty<[Subject, string]>) =>
  fc.assert(property, { numRuns: 500 });

/** reading.md: the order of codes of each clause, and what a code does to a line. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  '3.1.4.1':
    'growth-below-threshold not-software-enterprise claim-deadline-passed covered-by-other-award year-not-closed history-incomplete previous-year-missing previous-year-zero software-status-unknown outside-jurisdiction not-in-pool negative-list'.split(
      ' ',
    ),
  '3.1.4.2':
    'duplicate not-lead-drafter revision-excluded theme-not-covered out-of-policy-period claim-deadline-passed covered-by-other-award cap-exhausted not-yet-published effect-not-confirmed outside-jurisdiction negative-list'.split(
      ' ',
    ),
};
const HELD = new Set(
  'year-not-closed history-incomplete previous-year-missing previous-year-zero software-status-unknown not-yet-published effect-not-confirmed outside-jurisdiction'.split(
    ' ',
  ),
);
const SUSPENDED = new Set(['not-in-pool', 'negative-list']);

describe('what holds of every assessment', () => {
  it('the subjects tried reach every code, every outcome, several payments, a full cap', () => {
    const tried = fc.sample(fc.tuple(subject, asOf), { numRuns: 3000, seed: 20240215 });
    const results = tried.map(([one, day]) => result(one, day));
    const lines = results.flatMap((one) => one.lines);
    assert.deepEqual([...new Set(lines.flatMap((line) => line.codes))].sort(), [...AWARD_CODES].sort());
    const outcomes = ['payable', 'not-eligible', 'hold', 'suspended', 'no-milestone'];
    assert.deepEqual([...new Set(lines.map((line) => line.outcome))].sort(), outcomes.sort());
    const often = (what: (one: Result) => boolean) => results.filter(what).length;
    assert.ok(often((one) => growth(one).filter((line) => line.outcome === 'payable').length > 1) > 20);
    assert.ok(often((one) => sum(standardLines(one)) === 100_000_000) > 20);
    assert.ok(often((one) => one.lines.some((line) => line.outcome === 'payable' && line.awardYuan % 1 !== 0)) > 20);
  });

  it('the order of figures, standards and awards in the input never matters', () => {
    const shuffled = fc
      .tuple(subject, asOf)
      .chain(([one, day]) =>
        fc.tuple(
          fc.constant(one),
          fc.constant(day),
          mixed(one, 'revenue'),
          mixed(one, 'standards'),
          mixed(one, 'otherAwards'),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([one, day, revenue, standards, otherAwards]) => {
        const other = { ...one, revenue, standards, otherAwards };
        assert.equal(JSON.stringify(result(other, day)), JSON.stringify(result(one, day)));
      }),
      { numRuns: 500 },
    );
  });

  it('the order of spells, certificates and listings changes no line', () => {
    const shuffled = fc
      .tuple(subject, asOf)
      .chain(([one, day]) =>
        fc.tuple(
          fc.constant(one),
          fc.constant(day),
          mixed(one, 'pool'),
          mixed(one, 'softwareEnterprise'),
          mixed(one, 'negativeList'),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([one, day, pool, softwareEnterprise, negativeList]) => {
        const other = JSON.parse(JSON.stringify({ ...one, pool, softwareEnterprise, negativeList })) as Subject;
        assert.deepEqual(result(other, day).lines.map(brief), result(one, day).lines.map(brief));
      }),
      { numRuns: 500 },
    );
  });

  it('a later year on record changes no earlier line', () => {
    const figure = fc.constantFrom(0, 2_000_000_000, 2_200_000_000, 5_000_000_000, 200_000_000_000);
    fc.assert(
      fc.property(subject, asOf, figure, fc.boolean(), (one, day, last, gap) => {
        const revenue = one['revenue'] as { year: number; yuan: string }[];
        const year = Math.max(...revenue.map((r) => r.year)) + (gap ? 2 : 1);
        const longer = { ...one, revenue: [...revenue, { year, yuan: yuanText(last) }] };
        const earlier = growth(result(longer, day)).filter((line) => line.year !== year);
        assert.equal(JSON.stringify(earlier), JSON.stringify(growth(result(one, day))));
      }),
      { numRuns: 500 },
    );
  });

  it('each tier is reached once, and rises from line to line', () => {
    holds(
      fc.property(subject, asOf, (one, day) => {
        const tiers = growth(result(one, day)).flatMap(({ thresholdYuan }) => thresholdYuan ?? []);
        assert.deepEqual(
          tiers,
          [...new Set(tiers)].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('standards of one organisation never get more than 100万, one never more than 15万', () => {
    holds(
      fc.property(subject, asOf, (one, day) => {
        const lines = standardLines(result(one, day));
        assert.ok(sum(lines) <= 100_000_000);
        assert.ok(lines.every(({ awardYuan }) => awardYuan <= 150_000));
      }),
    );
  });

  it('the total is the sum of the lines; an award is paid exactly where the line is payable', () => {
    holds(
      fc.property(subject, asOf, (one, day) => {
        const { lines, totalYuan } = result(one, day);
        assert.equal(fen(totalYuan), sum(lines));
        for (const line of lines) assert.equal(line.awardYuan > 0, line.outcome === 'payable', brief(line));
      }),
    );
  });

  it('codes are in the order of the reading, each once, and decide the outcome', () => {
    holds(
      fc.property(subject, asOf, (one, day) => {
        for (const line of result(one, day).lines) {
          const order = ORDER[line.clause] ?? [];
          assert.deepEqual(
            line.codes,
            order.filter((code) => line.codes.includes(code)),
            brief(line),
          );
          if (line.outcome === 'no-milestone') assert.deepEqual([line.codes, line.thresholdYuan], [[], undefined]);
          else assert.equal(line.outcome, outcomeOf(line.codes), brief(line));
        }
      }),
    );
  });

  it('a second run gives the identical text, and the facts stay as they were', () => {
    holds(
      fc.property(subject, asOf, (one, day) => {
        const facts = factsOf(one);
        const before = JSON.stringify(facts);
        const first = JSON.stringify(resultOf(assessJiaxing(facts, day)));
        assert.equal(JSON.stringify(resultOf(assessJiaxing(facts, day))), first);
        assert.equal(JSON.stringify(facts), before);
      }),
    );
  });
});

function outcomeOf(codes: readonly string[]): string {
  if (codes.some((code) => !HELD.has(code) && !SUSPENDED.has(code))) return 'not-eligible';
  if (codes.some((code) => HELD.has(code))) return 'hold';
  return codes.length > 0 ? 'suspended' : 'payable';
}

function sum(lines: readonly { readonly awardYuan: number }[]): number {
  return lines.reduce((total, { awardYuan }) => total + fen(awardYuan), 0);
}

/** The list of a key in any order; `undefined` where the subject has none. */
function mixed(one: Subject, key: string): fc.Arbitrary<unknown[] | undefined> {
  const list = one[key] as unknown[] | undefined;
  if (list === undefined) return fc.constant(undefined);
  return fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });
}
