import assert from 'node:assert/strict';
import { Check, MISSING } from '../../../server/domain/shared/check.ts';
import type { Fault } from '../../../server/domain/shared/check.ts';

const faultsOf = (ask: (check: Check) => unknown): readonly Fault[] => {
  const check = new Check();
  ask(check);
  return check.faults;
};
const fault = (code: Fault['code'], path: string, message: string): Fault => ({ code, path, message });

describe('values from outside', () => {
  const refusals: readonly [name: string, ask: (check: Check) => unknown, expected: Fault[]][] = [
    ['no object', (c) => c.object(null, ''), [fault('wrong-type', '', '内容应为对象')]],
    ['a list is no object', (c) => c.object([], 'a'), [fault('wrong-type', 'a', 'a 应为对象')]],
    ['no list', (c) => c.list({ length: 1 }, 'a', 5), [fault('wrong-type', 'a', 'a 应为列表')]],
    ['a list too long', (c) => c.list([1, 2, 3], 'a', 2), [fault('too-large', 'a', 'a 最多 2 项')]],
    ['a key left out', (c) => c.required({}, 'b', 'a'), [fault('missing-key', 'a.b', '缺少 b')]],
    [
      'a key of the prototype',
      (c) => c.required({}, 'toString', ''),
      [fault('missing-key', 'toString', '缺少 toString')],
    ],
    [
      'a key too many',
      (c) => c.noOtherKeys({ a: 1, z: 1 }, new Set(['a']), ''),
      [fault('unknown-key', 'z', '不认识的键 z')],
    ],
    ['no text', (c) => c.text(1, 'a', 9), [fault('wrong-type', 'a', 'a 应为文字')]],
    ['an empty text', (c) => c.text('', 'a', 9), [fault('wrong-value', 'a', 'a 不能为空')]],
    ['a text too long', (c) => c.text('𠮷𠮷𠮷', 'a', 2), [fault('wrong-value', 'a', 'a 最多 2 个字符')]],
    ['another word', (c) => c.oneOf('z', 'a', ['x', 'y']), [fault('wrong-value', 'a', 'a 应为 x、y 之一')]],
    ['no day', (c) => c.day('2025-02-30', 'a'), [fault('wrong-value', 'a', 'a 应为真实存在的日期，写作 YYYY-MM-DD')]],
    [
      'a whole number below',
      (c) => c.integer(0, 'a', 1, Infinity),
      [fault('wrong-value', 'a', 'a 应为不小于 1 的整数')],
    ],
    ['a whole number above', (c) => c.integer(10, 'a', 1, 9), [fault('wrong-value', 'a', 'a 应为 1 至 9 的整数')]],
    ['a broken number', (c) => c.integer(1.5, 'a', 1, 9), [fault('wrong-value', 'a', 'a 应为 1 至 9 的整数')]],
    ['no number', (c) => c.integer('1', 'a', 1, 9), [fault('wrong-type', 'a', 'a 应为整数')]],
    ['no money', (c) => c.money([], 'a'), [fault('wrong-type', 'a', 'a 应为以元为单位的金额')]],
    [
      'money below 0',
      (c) => c.money(-1, 'a'),
      [fault('wrong-value', 'a', 'a 应为 0 至 10 万亿元、最多两位小数的金额')],
    ],
  ];
  for (const [name, ask, expected] of refusals) it(name, () => assert.deepEqual(faultsOf(ask), expected));

  it('what is missing is noted once, by whoever looked for the key', () => {
    const faults = faultsOf((check) => {
      const value = check.required({}, 'a', '');
      assert.equal(value, MISSING);
      check.text(value, 'a', 9);
      check.day(value, 'a');
      check.oneOf(value, 'a', ['x']);
      check.integer(value, 'a', 1, 9);
      check.money(value, 'a');
    });
    assert.deepEqual(faults, [fault('missing-key', 'a', '缺少 a')]);
  });

  it('good values come through', () => {
    const check = new Check();
    const values = [
      check.object({ a: 1 }, ''),
      check.list([1, 2], 'a', 2),
      check.required({ a: null }, 'a', ''),
      check.text('𠮷𠮷', 'a', 2),
      check.oneOf('y', 'a', ['x', 'y']),
      check.day('2024-02-29', 'a'),
      check.integer(9, 'a', 1, 9),
      check.money('1.5', 'a'),
    ];
    check.noOtherKeys({ a: 1 }, new Set(['a', 'b']), '');
    assert.deepEqual(values, [{ a: 1 }, [1, 2], null, '𠮷𠮷', 'y', '2024-02-29', 9, 150]);
    assert.deepEqual(check.faults, []);
  });
});
