import assert from 'node:assert/strict';
import { differences, keyedLines, otherReadingsOf } from '../../../server/domain/awards/other-readings.ts';
import {
  assessJiaxing,
  body,
  brief,
  factsOf,
  firm,
  jiaxing,
  replaced,
  resultUnder,
  revenue,
  standard,
} from './fixtures.ts';
import type { Subject } from './fixtures.ts';

const readings = otherReadingsOf(jiaxing);
const differing = (one: Subject, asOf: string) => {
  const facts = factsOf(one);
  return differences(readings, facts, asOf, assessJiaxing(facts, asOf)).map(
    ({ reading, key, line }) =>
      `${reading.parameter.key}=${reading.alternative.id} ${key}: ${line?.outcome ?? 'none'} ${(line?.awardFen ?? 0) / 100}`,
  );
};

describe('what other readings would give', () => {
  it('is known for every alternative, each alone', () => {
    assert.equal(readings.length, jiaxing.parameters.flatMap((parameter) => parameter.alternatives).length);
  });

  it('names the readings that differ for a line, and no other', () => {
    const one = firm({ pool: [], establishedOn: '2024-01-01', revenue: revenue([21_000_000], 2024) });
    assert.deepEqual(differing(one, '2027-06-30'), [
      'growth.previousMissing=refused 3.1.4.1 2024 1: not-eligible 0',
      'growth.previousMissing=passes 3.1.4.1 2024 1: suspended 0',
    ]);
  });

  it('names a reading that differs in the amount alone', () => {
    const one = firm({ establishedOn: '2023-05-01', revenue: revenue([18_000_000, 31_000_000], 2023) });
    const amounts = differing(one, '2027-06-30').filter((difference) => difference.includes(' 2024 1: payable'));
    assert.deepEqual(amounts, ['growth.sameYear=sum 3.1.4.1 2024 1: payable 700000']);
  });

  it('shows a line that only the other reading knows', () => {
    const one = firm({ revenue: revenue([15_000_000, 21_000_000, 22_000_000]) });
    assert.deepEqual(differing(one, '2027-06-30'), ['growth.payingYears=from-2023 3.1.4.1 2023 1: payable 200000']);
  });

  it('tells lines of one number apart by their turn', () => {
    const one = body([standard({ number: 'T/A 1-2024' }), standard({ number: 'T/A 1-2024', rank: 2 })]);
    const keyed = keyedLines(assessJiaxing(factsOf(one), '2027-06-30').lines);
    assert.deepEqual(
      [...keyed].map(([key, line]) => `${key}: ${line.outcome}`),
      ['3.1.4.2 T/A 1-2024 1: payable', '3.1.4.2 T/A 1-2024 2: not-eligible'],
    );
  });
});

describe('two other readings at once', () => {
  it('a code that two steps find stands once', () => {
    const book = replaced(jiaxing, {
      'growth.laterTier': 'difference',
      'growth.tiers': [
        { revenueYuan: 20_000_000, awardYuan: 500_000 },
        { revenueYuan: 30_000_000, awardYuan: 400_000 },
      ],
    });
    const one = firm({
      revenue: revenue([15_000_000, 17_000_000, 21_000_000, 31_000_000]),
      otherAwards: [{ matter: 'growth:2025', yuan: 1 }],
    });
    assert.deepEqual(resultUnder(book, factsOf(one), '2027-06-30').lines.map(brief), [
      '2024 tier 20000000 payable 500000',
      '2025 tier 30000000 not-eligible 0 covered-by-other-award',
    ]);
  });
});
