import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addFen,
  compareProducts,
  fenFromYuanNumber,
  fenFromWanText,
  fenFromYuanText,
  formatAmount,
  wanFigure,
  yuanFigure,
  yuanNumber,
} from '../../../server/domain/shared/money.ts';

const TOP = 10 ** 15;
const anyFen = fc.oneof(
  fc.integer({ min: 0, max: TOP }),
  fc.integer({ min: 0, max: 200 }).map((by) => TOP - by),
  fc.integer({ min: 0, max: 3_000_000 }),
);

describe('money', () => {
  for (const [text, fen] of [
    ['0', 0],
    ['1.2', 1_200_000],
    ['0.000001', 1],
    ['123456789.123456', 123_456_789_123_456],
    ['1.0000001', undefined],
    ['1234567890', undefined],
    ['1.', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
  ] as const) {
    it(`${text || 'nothing'} 万元 is ${String(fen)} fen`, () => assert.equal(fenFromWanText(text), fen));
  }

  it('goes from fen to a yuan number and back, exactly, up to 10^13 yuan', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        const yuan = yuanNumber(fen);
        assert.equal(fenFromYuanNumber(yuan), fen);
        assert.match(JSON.stringify(yuan), /^\d+(\.\d{1,2})?$/);
        if (fen < TOP) assert.equal(fenFromYuanText(String(yuan)), fen);
      }),
      { numRuns: 2000 },
    );
  });

  const numbers: readonly [yuan: number, fen: number | undefined][] = [
    [0, 0],
    [-0, 0],
    [0.01, 1],
    [0.07, 7],
    [0.29, 29],
    [1.15, 115],
    [4.35, 435],
    [10_000_000_000_000, TOP],
    [9_999_999_999_999.99, TOP - 1],
    [10_000_000_000_000.002, undefined],
    [10 ** 13 + 1, undefined],
    [0.001, undefined],
    [1.005, undefined],
    [0.1 + 0.2, undefined],
    [1e-7, undefined],
    [Number.MIN_VALUE, undefined],
    [-0.01, undefined],
    [NaN, undefined],
    [Infinity, undefined],
    [-Infinity, undefined],
  ];
  for (const [yuan, fen] of numbers) {
    it(`number ${Object.is(yuan, -0) ? '-0' : yuan} is ${String(fen)} fen`, () => {
      assert.ok(Object.is(fenFromYuanNumber(yuan), fen));
    });
  }

  const texts: readonly [yuan: string, fen: number | undefined][] = [
    ['0', 0],
    ['0.5', 50],
    ['0.05', 5],
    ['00012.30', 1230],
    ['9999999999999.99', TOP - 1],
    ['10000000000000', undefined],
    ['1.', undefined],
    ['.1', undefined],
    ['1.000', undefined],
    ['1e2', undefined],
    ['-1', undefined],
    ['', undefined],
    ['1\n', undefined],
    ['\u06611', undefined],
  ];
  for (const [yuan, fen] of texts) {
    it(`text ${JSON.stringify(yuan)} is ${String(fen)} fen`, () => assert.equal(fenFromYuanText(yuan), fen));
  }

  it('adds up to 10^15 fen and stays there', () => {
    assert.equal(addFen(1, 2), 3);
    assert.equal(addFen(TOP - 1, 1), TOP);
    assert.equal(addFen(TOP, TOP), TOP);
  });
});

describe('products', () => {
  const cases: readonly [a: number, m: number, b: number, n: number, sign: number][] = [
    [1, 10, 1, 11, -1],
    [11, 10, 10, 11, 0],
    [12, 10, 10, 11, 1],
    [0, 0, 0, 0, 0],
    // 9007199254740993 is no double: as numbers both sides would be equal.
    [9_007_199_254_740_991, 1, 9_007_199_254_740_991, 1, 0],
    [900_719_925_474_099, 20_001, 900_719_925_474_099, 20_000, 1],
    [909_090_909_090_909, 11, TOP, 10, -1],
    [TOP, 10, 909_090_909_090_909, 11, 1],
    [TOP, 20_000, TOP, 20_000, 0],
    [TOP, 20_000, TOP - 1, 20_000, 1],
    [TOP - 1, 20_000, TOP, 20_000, -1],
  ];
  for (const [a, m, b, n, sign] of cases) {
    it(`${a}·${m} against ${b}·${n}`, () => assert.equal(Math.sign(compareProducts(a, m, b, n)), sign));
  }

  it('compare as whole numbers do, also beyond 2^53', () => {
    const factor = fc.integer({ min: 1, max: 20_000 });
    const pair = fc.tuple(anyFen, factor, factor, fc.integer({ min: -1, max: 1 })).map(([a, m, n, by]) => {
      const b = Number((BigInt(a) * BigInt(m)) / BigInt(n)) + by;
      return [a, m, b >= 0 && b <= TOP ? b : a, n] as const;
    });
    fc.assert(
      fc.property(pair, ([a, m, b, n]) => {
        const difference = BigInt(a) * BigInt(m) - BigInt(b) * BigInt(n);
        assert.equal(Math.sign(compareProducts(a, m, b, n)), difference > 0n ? 1 : difference < 0n ? -1 : 0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('amounts for people', () => {
  const cases: readonly [fen: number, amount: string, wan: string, yuan: string][] = [
    [0, '0 元', '0', '0'],
    [1, '0.01 元', '0.000001', '0.01'],
    [10, '0.1 元', '0.00001', '0.1'],
    [99_999_900, '99.9999 万元', '99.9999', '999,999'],
    [100, '1 元', '0.0001', '1'],
    [999_900, '9,999 元', '0.9999', '9,999'],
    [1_000_000, '1 万元', '1', '10,000'],
    [1_000_100, '1.0001 万元', '1.0001', '10,001'],
    [1_000_001, '10,000.01 元', '1.000001', '10,000.01'],
    [18_765_433, '187,654.33 元', '18.765433', '187,654.33'],
    [2_100_000_000, '2,100 万元', '2,100', '21,000,000'],
    [123_456_789_000, '123,456.789 万元', '123,456.789', '1,234,567,890'],
    [TOP, '1,000,000,000 万元', '1,000,000,000', '10,000,000,000,000'],
    [TOP - 1, '9,999,999,999,999.99 元', '999,999,999.999999', '9,999,999,999,999.99'],
  ];
  for (const [fen, amount, wan, yuan] of cases) {
    it(`${fen} fen is ${amount}`, () => {
      assert.deepEqual([formatAmount(fen), wanFigure(fen), yuanFigure(fen)], [amount, wan, yuan]);
    });
  }

  it('keep their sign', () => {
    assert.deepEqual([-1, -1_000_000].map(formatAmount), ['-0.01 元', '-1 万元']);
  });

  it('are exact: the figure read back is the amount', () => {
    const read = (text: string, places: number): bigint => {
      const [whole = '', fraction = ''] = text.replaceAll(',', '').split('.');
      return BigInt(whole + fraction.padEnd(places, '0'));
    };
    fc.assert(
      fc.property(anyFen, (fen) => {
        assert.equal(read(wanFigure(fen), 6), BigInt(fen));
        assert.equal(read(yuanFigure(fen), 2), BigInt(fen));
        const [figure = '', unit = ''] = formatAmount(fen).split(' ');
        assert.equal(read(figure, unit === '万元' ? 6 : 2), BigInt(fen));
        assert.match(figure, /^\d{1,3}(,\d{3})*(\.\d*[1-9])?$/);
      }),
      { numRuns: 1000 },
    );
  });
});
