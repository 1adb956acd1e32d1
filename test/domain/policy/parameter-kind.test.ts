import assert from 'node:assert/strict';
import type { ParameterValue } from '../../../server/domain/policy/parameter.ts';
import {
  amount,
  basisPoints,
  choice,
  dayOrNone,
  percentText,
  period,
  someOf,
  texts,
  tiers,
  treasuries,
  whole,
  years,
} from '../../../server/domain/policy/parameter-kind.ts';
import type { ParameterKind } from '../../../server/domain/policy/parameter-kind.ts';

interface KindCase {
  readonly kind: ParameterKind<unknown>;
  readonly read: readonly [given: ParameterValue, value: unknown, words: string][];
  readonly refused: readonly ParameterValue[];
  readonly wanted: string;
}

const tier = (revenueYuan: ParameterValue, awardYuan: ParameterValue) => ({ revenueYuan, awardYuan });

const kinds: Readonly<Record<string, KindCase>> = {
  choice: {
    kind: choice({ yes: '是', no: '否' }),
    read: [['yes', 'yes', '是']],
    refused: ['', 'YES', 'toString', true, null, ['yes'], { yes: 1 }],
    wanted: '应为yes、no 之一',
  },
  amount: {
    kind: amount,
    read: [
      [150_000, 15_000_000, '15 万元'],
      ['0.01', 1, '0.01 元'],
      [0, 0, '0 元'],
    ],
    refused: [-1, 0.001, '1.234', '', null, true, [1], 1e14],
    wanted: '应为以元为单位的金额',
  },
  basisPoints: {
    kind: basisPoints,
    read: [
      [0, 0, '0%'],
      [1000, 1000, '10%'],
      [10_000, 10_000, '100%'],
    ],
    refused: [-1, 10_001, 1.5, '1000', null],
    wanted: '应为0 至 10000 的整数（基点，1000 即 10%）',
  },
  whole: {
    kind: whole(1, ' 项'),
    read: [[3, 3, '3 项']],
    refused: [0, -1, 1.5, '1', null, 2 ** 53],
    wanted: '应为不小于 1 的整数',
  },
  dayOrNone: {
    kind: dayOrNone('没有'),
    read: [
      ['2027-12-31', '2027-12-31', '2027年12月31日'],
      [null, null, '没有'],
    ],
    refused: ['2027-02-29', '', 20271231, false],
    wanted: '应为日期 YYYY-MM-DD 或 null',
  },
  period: {
    kind: period,
    read: [
      [
        { from: '2024-01-01', to: '2024-01-01' },
        { from: '2024-01-01', to: '2024-01-01' },
        '2024年1月1日至2024年1月1日',
      ],
      [{ from: '2024-01-01', to: null }, { from: '2024-01-01', to: null }, '2024年1月1日起'],
    ],
    refused: [
      null,
      [],
      '2024-01-01',
      { from: '2024-01-01' },
      { to: null },
      { from: '2024-01-02', to: '2024-01-01' },
      { from: '2024-02-30', to: null },
      { from: '2024-01-01', to: null, more: 1 },
    ],
    wanted: '应为{ from, to } 两个日期',
  },
  someOf: {
    kind: someOf({ a: '甲', b: '乙' }),
    read: [[['b', 'a'], ['b', 'a'], '乙、甲']],
    refused: [[], ['a', 'a'], ['c'], 'a', null, [['a']]],
    wanted: '应为a、b的列表，不重复',
  },
  years: {
    kind: years,
    read: [[[1949, 2100], [1949, 2100], '1949 年、2100 年']],
    refused: [[], [1948], [2101], [2024.5], ['2024'], [2024, 2024], 2024],
    wanted: '应为年份的列表，不重复',
  },
  texts: {
    kind: texts('代码', /^\d{2,6}$/),
    read: [[['33', '330402'], ['33', '330402'], '33、330402']],
    refused: [[], ['3'], ['3304021'], [33], ['33', '33'], '33', ['33\n']],
    wanted: '应为代码的列表，不重复',
  },
  tiers: {
    kind: tiers,
    read: [
      [
        [tier(10_000, 0), tier('20000.00', '1.5')],
        [
          { thresholdFen: 1_000_000, awardFen: 0 },
          { thresholdFen: 2_000_000, awardFen: 150 },
        ],
        '营收 1 万元：奖励 0 元；营收 2 万元：奖励 1.5 元',
      ],
    ],
    refused: [
      [],
      {},
      [tier(0, 1)],
      [tier(2, 1), tier(1, 2)],
      [tier(1, 1), tier(1, 2)],
      [tier(-1, 1)],
      [tier(1, null)],
      [{ revenueYuan: 1 }],
      [{ ...tier(1, 1), more: 1 }],
      [1],
      [[1, 1]],
    ],
    wanted: '应为营收由低到高的档次 { revenueYuan, awardYuan }',
  },
  treasuries: {
    kind: treasuries,
    read: [
      [
        [
          { region: '3304', name: '市' },
          { region: '330481', name: '县' },
        ],
        [
          { region: '330481', name: '县' },
          { region: '3304', name: '市' },
        ],
        '330481：县；3304：市',
      ],
    ],
    refused: [
      [],
      [{ region: 'x', name: '市' }],
      [{ region: '3304' }],
      [{ region: '3304', name: 1 }],
      [{ region: '3304', name: '市', more: 1 }],
      '3304',
    ],
    wanted: '应为{ region, name } 的列表',
  },
};

describe('kinds of parameter', () => {
  for (const [name, { kind, read, refused, wanted }] of Object.entries(kinds)) {
    describe(name, () => {
      for (const [given, value, words] of read) {
        it(`reads ${JSON.stringify(given)}`, () => {
          const taken = kind.read(given);
          assert.deepEqual(taken, { value });
          assert.equal(kind.describe(value), words);
        });
      }
      for (const given of refused) {
        it(`refuses ${JSON.stringify(given)}`, () => assert.deepEqual(kind.read(given), { refused: wanted }));
      }
    });
  }

  it('basis points in words', () => {
    const words = [1, 10, 100, 1050, 1005, 9999].map(percentText);
    assert.deepEqual(words, ['0.01%', '0.1%', '1%', '10.5%', '10.05%', '99.99%']);
  });
});
