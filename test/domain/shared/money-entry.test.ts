import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chineseAmount } from '../../../server/domain/shared/chinese-amount.ts';
import { moneyLines, readMoney, typedMoney, type MoneyUnit } from '../../../server/domain/shared/money-entry.ts';
import { wanFigure, yuanFigure } from '../../../server/domain/shared/money.ts';

/** Reads capitals back by another way than they are written: each digit times its place, each group times its power. */
function fenOf(capitals: string): number {
  const match = /^人民币(?:(.+)元)?(?:(.)角)?零?(?:(.)分)?整?$/.exec(capitals.replace('元零', '元'));
  assert.ok(match !== null, capitals);
  const digit = (text: string) => '零壹贰叁肆伍陆柒捌玖'.indexOf(text);
  const below = (text: string) => {
    let sum = 0;
    let now = 0;
    for (const one of text) {
      const place = { 拾: 10, 佰: 100, 仟: 1000 }[one];
      if (place === undefined) now = digit(one);
      else {
        sum += now * place;
        now = 0;
      }
    }
    return sum + now;
  };
  const ten = (text: string) => {
    const [high, low] = text.includes('万') ? text.split('万') : ['', text];
    return below(high ?? '') * 10_000 + below(low ?? '');
  };
  const whole = match[1] ?? '';
  const [high, low] = whole.includes('亿') ? whole.split('亿') : ['', whole];
  const yuan = ten(high ?? '') * 100_000_000 + ten(low ?? '');
  return yuan * 100 + digit(match[2] ?? '零') * 10 + digit(match[3] ?? '零');
}

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 10 ** 15 }),
  fc.integer({ min: 0, max: 10 ** 7 }),
  fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }))
    .map(([n, zeros]) => Math.min(n * 10 ** zeros, 10 ** 15)),
);

describe('an amount in capitals', () => {
  for (const [fen, words] of [
    [0, '人民币零元整'],
    [1, '人民币壹分'],
    [50, '人民币伍角整'],
    [105, '人民币壹元零伍分'],
    [150, '人民币壹元伍角整'],
    [1005, '人民币壹拾元零伍分'],
    [100_500, '人民币壹仟零伍元整'],
    [1_000_500, '人民币壹万零伍元整'],
    [10_005_000, '人民币壹拾万零伍拾元整'],
    [2_100_500_000, '人民币贰仟壹佰万伍仟元整'],
    [3_186_420_000, '人民币叁仟壹佰捌拾陆万肆仟贰佰元整'],
    [10_000_000_100, '人民币壹亿零壹元整'],
    [10_010_000_000, '人民币壹亿零壹拾万元整'],
    [123_456_789_012, '人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
    [10 ** 15, '人民币壹拾万亿元整'],
    [10 ** 15 - 1, '人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ] as const)
    it(`${fen} fen is ${words}`, () => {
      assert.equal(chineseAmount(fen), words);
      assert.equal(fenOf(words), fen);
    });

  it('reads back as the same amount, whatever it is', () => {
    fc.assert(
      fc.property(amounts, (fen) => fenOf(chineseAmount(fen)) === fen),
      { numRuns: 3000 },
    );
  });

  it('never has two 零 together, nor one before a unit', () => {
    fc.assert(
      fc.property(amounts, (fen) => !/零零|零[拾佰仟万亿角分]/.test(chineseAmount(fen))),
      { numRuns: 3000 },
    );
  });
});

describe('an amount that somebody types', () => {
  for (const [typed, unit, fen] of [
    ['2100.5', 'wan', 2_100_500_000],
    ['2,100.5', 'wan', 2_100_500_000],
    ['２１００．５', 'wan', 2_100_500_000],
    ['2 100.5 万元', 'wan', 2_100_500_000],
    ['2100.5万', 'wan', 2_100_500_000],
    ['￥21,005,000.00元', 'yuan', 2_100_500_000],
    ['007', 'yuan', 700],
    ['0', 'wan', 0],
    ['0.000001', 'wan', 1],
    ['1.50', 'yuan', 150],
    ['1.500000000', 'wan', 1_500_000],
  ] as const)
    it(`${typed} in ${unit} is ${fen} fen`, () => assert.deepEqual(readMoney(typed, unit), { fen }));

  for (const [typed, unit, fault] of [
    ['', 'wan', 'empty'],
    [' \u3000', 'yuan', 'empty'],
    ['2100.5元', 'wan', 'unit-clash'],
    ['2100.5万元', 'yuan', 'unit-clash'],
    ['2100 万', 'yuan', 'unit-clash'],
    ['1.005', 'yuan', 'too-fine'],
    ['0.0000001', 'wan', 'too-fine'],
    ['10000000000000', 'yuan', 'too-large'],
    ['1000000000', 'wan', 'too-large'],
    ['21,00', 'wan', 'malformed'],
    ['2,1005', 'wan', 'malformed'],
    ['1e5', 'yuan', 'malformed'],
    ['-1', 'yuan', 'malformed'],
    ['约 2000', 'wan', 'malformed'],
    ['1.2.3', 'wan', 'malformed'],
    ['2亿', 'wan', 'malformed'],
  ] as const)
    it(`${typed || 'nothing'} in ${unit} is refused: ${fault}`, () =>
      assert.deepEqual(readMoney(typed, unit), { fault }));

  it('comes back as it was, in either unit, with commas or without', () => {
    const units = fc.constantFrom<MoneyUnit>('yuan', 'wan');
    const within = fc.integer({ min: 0, max: 10 ** 15 - 1 });
    fc.assert(
      fc.property(within, units, (fen, unit) => {
        const plain = readMoney(typedMoney(fen, unit), unit);
        const grouped = readMoney(unit === 'wan' ? wanFigure(fen) : yuanFigure(fen), unit);
        assert.deepEqual([plain, grouped], [{ fen }, { fen }]);
      }),
      { numRuns: 2000 },
    );
  });

  it('typed in 元 and taken for 万元 is never the same amount, but for none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 11 }), (fen) => {
        const other = readMoney(typedMoney(fen, 'yuan'), 'wan');
        return !('fen' in other) || other.fen === fen * 10_000;
      }),
    );
  });

  it('is said back in both units and in capitals', () => {
    assert.deepEqual(moneyLines(2_100_500_050), [
      '21,005,000.5 元',
      '2,100.50005 万元',
      '人民币贰仟壹佰万伍仟元伍角整',
    ]);
  });
});
