import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ResultLine } from '../../../server/domain/awards/result.ts';
import { clauseOf, parameterOf } from '../../../server/domain/policy/policy-book.ts';
import type { Step } from '../../../server/domain/policy/trace.ts';
import { asOf, subject } from './arbitrary-subject.ts';
import { body, factsOf, firm, jiaxing, replaced, resultUnder, revenue, standards, without } from './fixtures.ts';
import type { Subject } from './fixtures.ts';

const linesOf = (one: Subject, day = '2027-06-30') => resultUnder(jiaxing, factsOf(one), day).lines;
const stepFor = (line: ResultLine | undefined, parameter: string): Step | undefined =>
  line?.steps.find((step) => step.parameter === parameter);
const growthOf = (before: number | string, now: number | string) =>
  stepFor(linesOf(firm({ revenue: revenue([1, before, now]) }))[0], 'growth.rate');

describe('the way of an award', () => {
  it('names with each step a parameter of the policy and the clause that the parameter names', () => {
    fc.assert(
      fc.property(subject, asOf, (one, day) => {
        for (const { steps } of linesOf(one, day)) {
          assert.ok(steps.length >= 4);
          for (const { parameter, clause } of steps) {
            assert.equal(parameterOf(jiaxing, parameter)?.clause, clause, parameter);
            assert.notEqual(clauseOf(jiaxing, clause), undefined, clause);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('holds no hole: no undefined, NaN, null, Infinity, empty text, rounded or exponent figure', () => {
    fc.assert(
      fc.property(subject, asOf, (one, day) => {
        for (const { looked, value, text } of linesOf(one, day).flatMap((line) => line.steps)) {
          for (const words of [looked, value, text]) {
            assert.doesNotMatch(words, /undefined|NaN|null|Infinity|\[object|[\d.]e[+-]?\d|≈|约/u);
            assert.notEqual(words.trim(), '');
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('marks a step unmet, open or waiting exactly where the line is not payable', () => {
    fc.assert(
      fc.property(subject, asOf, (one, day) => {
        for (const { outcome, steps } of linesOf(one, day)) {
          const said = new Set(steps.map((step) => step.outcome));
          assert.equal(said.has('unmet') || said.has('open') || said.has('waits'), outcome !== 'payable');
          if (outcome === 'suspended')
            assert.deepEqual([said.has('waits'), said.has('open'), said.has('unmet')], [true, false, false]);
          if (outcome === 'hold')
            assert.deepEqual([said.has('open'), said.has('unmet') && !said.has('open')], [true, false]);
        }
      }),
      { numRuns: 300 },
    );
  });

  const growth: readonly [before: number | string, now: number | string, value: string, text: string][] = [
    [
      19_000_000,
      21_000_000,
      '200/1,900',
      '2024 年增速为 200/1,900，10 × 2,100 = 21,000 ＞ 11 × 1,900 = 20,900（万元），达到 10%',
    ],
    [
      18_200_100,
      20_020_000,
      '181.99/1,820.01',
      '2024 年增速为 181.99/1,820.01，10 × 2,002 = 20,020 ＜ 11 × 1,820.01 = 20,020.11（万元），未达到 10%，本档次视为已用',
    ],
    [
      19_999_999,
      20_000_000,
      '0.0001/1,999.9999',
      '2024 年增速为 0.0001/1,999.9999，10 × 2,000 = 20,000 ＜ 11 × 1,999.9999 = 21,999.9989（万元），未达到 10%，本档次视为已用',
    ],
    [
      '19999999.99',
      '20000000.00',
      '0.01/19,999,999.99',
      '2024 年增速为 0.01/19,999,999.99，10 × 20,000,000 = 200,000,000 ＜ 11 × 19,999,999.99 = 219,999,999.89（元），未达到 10%，本档次视为已用',
    ],
    [
      '0.01',
      '9999999999999.99',
      '9,999,999,999,999.98/0.01',
      '2024 年增速为 9,999,999,999,999.98/0.01，以 10 × 9,999,999,999,999.99 与 11 × 0.01 相比（元），达到 10%',
    ],
  ];
  for (const [before, now, value, text] of growth) {
    it(`shows growth from ${before} to ${now} as a fraction and crosswise, never as a percentage`, () => {
      const step = growthOf(before, now);
      assert.deepEqual(step, {
        looked: '2024 年增速',
        value,
        parameter: 'growth.rate',
        clause: '3.1.4.1',
        outcome: text.includes('未达到') ? 'unmet' : 'met',
        text,
      });
      assert.deepEqual(text.match(/[\d.]+%/g), ['10%']);
    });
  }

  it('shows a fall with its sign', () => {
    // Only where a tier that growth fell short of may be reached again can a firm reach one by shrinking.
    const again = replaced(jiaxing, { 'growth.shortfall': 'again-later' });
    const one = firm({ revenue: revenue([19_000_000, 19_900_000, 20_100_000, 20_050_000]) });
    const lines = resultUnder(again, factsOf(one), '2027-06-30').lines;
    assert.deepEqual(
      lines.map((line) => stepFor(line, 'growth.rate')?.value),
      ['20/1,990', '−5/2,010'],
    );
  });

  it('shows every figure of the cap: what it is, what is used, what is left', () => {
    const texts = linesOf(body(standards(8))).map((line) => stepFor(line, 'standards.cap')?.text);
    assert.deepEqual(texts.slice(5), [
      '政策有效期内单个机构最高 100 万元，前面各项已用 75 万元，本项 15 万元 在限额之内',
      '政策有效期内单个机构最高 100 万元，前面各项已用 90 万元，余额不足，只发 10 万元',
      '政策有效期内单个机构最高 100 万元，前面各项已用 100 万元，没有余额',
    ]);
  });

  it('shows both amounts of a deduction, and the difference', () => {
    const one = firm({ otherAwards: [{ matter: 'growth:2024', yuan: 12_345.67 }] });
    const step = stepFor(linesOf(one)[0], 'general.stacking');
    assert.equal(step?.value, '12,345.67 元');
    assert.equal(
      step?.text,
      '同一事项已获其他政策奖补 12,345.67 元，按“就高不重复”扣减：20 万元 − 12,345.67 元 = 187,654.33 元',
    );
  });

  it('says how far the next tier is where none was reached, and nothing beyond the highest', () => {
    const far = (yuan: number) =>
      stepFor(linesOf(firm({ revenue: revenue([yuan, yuan, yuan]) }))[0], 'growth.tiers')?.text;
    assert.equal(far(19_999_999), '2024 年营收 1,999.9999 万元，没有首次达到的新档次，距 2,000 万元档还差 1 元');
    assert.equal(far(1_000_000_000), '2024 年营收 100,000 万元，没有首次达到的新档次');
  });

  it('names all tiers of a year in which several were reached', () => {
    const line = linesOf(firm({ revenue: revenue([15_000_000, 18_000_000, 52_000_000]) }))[0];
    assert.equal(
      stepFor(line, 'growth.sameYear')?.text,
      '同年首次达到 2,000 万元、3,000 万元、5,000 万元各档，按最高档计奖，其余档次视为已用',
    );
  });

  it('stops after the tier where the year is open or no tier is new', () => {
    const parameters = (one: Subject, day: string) => linesOf(one, day)[0]?.steps.map((step) => step.parameter);
    const asked = ['growth.payingYears', 'growth.openYear', 'growth.priorPeak', 'growth.tiers'];
    assert.deepEqual(parameters(firm(), '2024-12-31'), asked);
    assert.deepEqual(parameters(firm({ revenue: revenue([1, 1, 1]) }), '2027-06-30'), asked);
    assert.equal(parameters(firm(), '2025-01-01')?.length, 13);
  });

  it('says what is unknown', () => {
    const step = stepFor(linesOf(without(firm(), 'softwareEnterprise'))[0], 'growth.softwareBy');
    assert.deepEqual(
      [step?.outcome, step?.value, step?.text],
      ['open', '未知', '未提供软件企业证书信息，须补充或人工认定'],
    );
  });
});
