import assert from 'node:assert/strict';
import type { DatedValue, Parameter, ParameterValue } from '../../../server/domain/policy/parameter.ts';
import { valueOn } from '../../../server/domain/policy/parameter.ts';
import { amount, choice, whole } from '../../../server/domain/policy/parameter-kind.ts';
import { clauseOf, parameterOf, termsByDay } from '../../../server/domain/policy/policy-book.ts';
import { jiaxing } from '../awards/fixtures.ts';

const raised: readonly DatedValue[] = [
  { from: '2024-02-15', to: '2025-06-30', value: 100 },
  { from: '2025-07-01', to: '2025-12-31', value: 200 },
  { from: '2026-01-01', to: null, value: 300 },
];

describe('the value that holds on a day', () => {
  const cases: readonly [day: string, value: number][] = [
    ['1900-01-01', 100],
    ['2024-02-14', 100],
    ['2024-02-15', 100],
    ['2025-06-30', 100],
    ['2025-07-01', 200],
    ['2025-12-31', 200],
    ['2026-01-01', 300],
    ['2999-12-31', 300],
  ];
  for (const [day, value] of cases) it(`${day}: ${value}`, () => assert.equal(valueOn(raised, day), value));

  it('after a last value that ends, the last', () => {
    assert.equal(valueOn([{ from: '2024-01-01', to: '2024-12-31', value: 1 }], '2025-01-01'), 1);
  });
});

describe('the terms of a rule by day', () => {
  const parameter = (
    key: string,
    clause: string,
    ...values: readonly [from: string, value: ParameterValue][]
  ): Parameter => ({
    key,
    title: key,
    clause,
    reading: 'G1',
    reason: '',
    assumption: false,
    alternatives: [],
    values: values.map(([from, value]) => ({ from, to: null, value })),
  });
  const kinds = { award: amount, rank: whole(1, ''), how: choice({ a: 'A', b: 'B' }) };
  const parameters = [
    parameter('x.award', '3.1', ['2024-01-01', 10], ['2025-07-01', '20.5']),
    parameter('x.rank', '3.2', ['2024-01-01', 1], ['2026-01-01', 2]),
    parameter('x.how', '5', ['2024-01-01', 'a']),
  ];
  const termsOn = termsByDay({ ...jiaxing, parameters }, 'x', kinds);

  for (const [day, award, rank] of [
    ['1990-01-01', 1000, 1],
    ['2025-06-30', 1000, 1],
    ['2025-07-01', 2050, 1],
    ['2025-12-31', 2050, 1],
    ['2026-01-01', 2050, 2],
    ['2999-12-31', 2050, 2],
  ] as const) {
    it(day, () => assert.deepEqual(termsOn(day).values, { award, rank, how: 'a' }));
  }

  it('say from which parameter and clause each value comes', () => {
    assert.deepEqual(termsOn('2025-01-01').sources, {
      award: { parameter: 'x.award', clause: '3.1' },
      rank: { parameter: 'x.rank', clause: '3.2' },
      how: { parameter: 'x.how', clause: '5' },
    });
  });

  it('throw on a book without the parameter, and on a value of another kind', () => {
    assert.throws(() => termsByDay(jiaxing, 'x', kinds), /has no parameter x\.award/);
    const wrong = parameters.map((one) => (one.key === 'x.how' ? parameter('x.how', '5', ['2024-01-01', 'c']) : one));
    assert.throws(
      () => termsByDay({ ...jiaxing, parameters: wrong }, 'x', kinds)('2025-01-01'),
      /x\.how: 应为a、b 之一/,
    );
  });

  it('clauses and parameters are found by their id alone', () => {
    assert.equal(clauseOf(jiaxing, '3.1.4.1')?.label, '三（一）4（1）');
    assert.equal(clauseOf(jiaxing, '3.1.4.9'), undefined);
    assert.equal(parameterOf(jiaxing, 'growth.rate')?.clause, '3.1.4.1');
    assert.equal(parameterOf(jiaxing, 'growth'), undefined);
  });
});
