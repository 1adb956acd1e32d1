import assert from 'node:assert/strict';
import { AWARD_RULES } from '../../../server/domain/awards/assess.ts';
import type { ParameterValue } from '../../../server/domain/policy/parameter.ts';
import { parameterOf } from '../../../server/domain/policy/policy-book.ts';
import { kindsOf, scenario } from '../../../server/domain/policy/scenario.ts';
import { briefLines, firm, jiaxing, replaced } from '../awards/fixtures.ts';

const ask = (values: Readonly<Record<string, ParameterValue>>) => scenario(jiaxing, AWARD_RULES, values);
const UNKNOWN = '没有这个参数';

describe('a scenario', () => {
  for (const key of [
    '',
    'growth',
    'growth.',
    'growth.tier',
    'rate',
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty',
  ]) {
    it(`refuses the parameter ${JSON.stringify(key)}`, () => {
      const values = JSON.parse(`{${JSON.stringify(key)}:1}`) as Record<string, ParameterValue>;
      assert.deepEqual(ask(values), { faults: [{ key, message: UNKNOWN }] });
    });
  }

  it('refuses a value of another kind', () => {
    assert.deepEqual(ask({ 'growth.rate': '1000' }), {
      faults: [{ key: 'growth.rate', message: '应为0 至 10000 的整数（基点，1000 即 10%）' }],
    });
  });

  it('refuses with all faults, and replaces nothing then', () => {
    const made = ask({ 'growth.rate': 500, 'growth.rates': 1, 'standards.cap': null });
    assert.deepEqual('faults' in made && made.faults.map((fault) => fault.key), ['growth.rates', 'standards.cap']);
  });

  it('replaces the value for all days, and only that', () => {
    const book = replaced(jiaxing, { 'growth.rate': 500 });
    assert.deepEqual(parameterOf(book, 'growth.rate')?.values, [{ from: '2024-02-15', to: null, value: 500 }]);
    const others = (one: typeof book) => one.parameters.filter((parameter) => parameter.key !== 'growth.rate');
    assert.deepEqual(others(book), others(jiaxing));
  });

  it('leaves the book as it is', () => {
    const before = JSON.stringify(jiaxing);
    replaced(jiaxing, { 'growth.rate': 0, 'growth.pool': 'not', 'general.claimDeadline': null });
    assert.equal(JSON.stringify(jiaxing), before);
    assert.deepEqual(briefLines(firm({ pool: [] }), '2027-06-30'), ['2024 tier 20000000 suspended 0 not-in-pool']);
  });

  it('has a digest of its own, the same whatever the order, another for another value', () => {
    const digest = (values: Readonly<Record<string, ParameterValue>>) => replaced(jiaxing, values).digest;
    assert.equal(
      digest({ 'growth.rate': 500, 'growth.pool': 'not' }),
      digest({ 'growth.pool': 'not', 'growth.rate': 500 }),
    );
    assert.notEqual(digest({ 'growth.rate': 500 }), digest({ 'growth.rate': 501 }));
    assert.notEqual(digest({ 'growth.rate': 500 }), jiaxing.digest);
  });

  it('of nothing gives what the policy gives', () => {
    assert.deepEqual(replaced(jiaxing, {}).parameters, jiaxing.parameters);
  });

  it('knows a kind for every parameter of the policy, and for no other', () => {
    assert.deepEqual(
      Object.keys(kindsOf(jiaxing, AWARD_RULES)).sort(),
      jiaxing.parameters.map(({ key }) => key).sort(),
    );
  });
});
