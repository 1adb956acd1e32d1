import assert from 'node:assert/strict';
import { readSubject } from '../../../server/domain/awards/subject.ts';
import { factsOf, firm, standard } from './fixtures.ts';

const revenueOf = (yuan: unknown) => firm({ revenue: [{ year: 2024, yuan }] });
const parsed = (json: string) => JSON.parse(json) as unknown;

const MONEY: readonly [given: unknown, fen: number][] = [
  [0, 0],
  [-0, 0],
  [parsed('-0'), 0],
  [parsed('-0.00'), 0],
  [parsed('1.10'), 110],
  [0.01, 1],
  [0.1, 10],
  [1.23, 123],
  [1e3, 100_000],
  [10 ** 13, 10 ** 15],
  [9_999_999_999_999.99, 999_999_999_999_999],
  ['0', 0],
  ['0.0', 0],
  ['000', 0],
  ['0001.5', 150],
  ['1.05', 105],
  ['9999999999999.99', 999_999_999_999_999],
];
const NO_MONEY: readonly unknown[] = [
  -0.01,
  -1,
  1.234,
  0.001,
  0.1 + 0.2,
  1e-7,
  parsed('1e400'),
  parsed('-1e400'),
  10 ** 13 + 1,
  10_000_000_000_000.01,
  '',
  ' 1',
  '1 ',
  '1\n',
  '1.',
  '.5',
  '1.234',
  '-1',
  '+1',
  '1e3',
  '0x10',
  '1,000',
  '１',
  '10000000000000',
  '1.2.3',
  'NaN',
];

describe('money of a subject', () => {
  for (const [given, fen] of MONEY) {
    it(`${typeof given} ${Object.is(given, -0) ? '-0' : String(given)} is ${fen} fen`, () => {
      const { revenue } = factsOf(revenueOf(given));
      assert.deepEqual(revenue, [{ year: 2024, fen }]);
      assert.ok(Object.is(revenue[0]?.fen, fen));
      assert.equal(factsOf(firm({ peakRevenueBeforeRecordYuan: given })).peakBeforeRecordFen, fen);
    });
  }

  for (const given of NO_MONEY) {
    it(`${typeof given} ${JSON.stringify(given)} (${String(given)}) is refused`, () => {
      for (const [path, subject] of [
        ['revenue[0].yuan', revenueOf(given)],
        ['peakRevenueBeforeRecordYuan', firm({ peakRevenueBeforeRecordYuan: given })],
        ['otherAwards[0].yuan', firm({ otherAwards: [{ matter: 'growth:2024', yuan: given }] })],
      ] as const) {
        const read = readSubject(subject);
        assert.deepEqual('faults' in read && read.faults.map((f) => [f.code, f.path]), [['wrong-value', path]]);
      }
    });
  }

  for (const given of [null, true, [], {}]) {
    it(`${JSON.stringify(given)} is no amount`, () => {
      const read = readSubject(revenueOf(given));
      assert.deepEqual('faults' in read && read.faults.map((f) => [f.code, f.path]), [
        ['wrong-type', 'revenue[0].yuan'],
      ]);
    });
  }
});

describe('subjects that are accepted', () => {
  it('with the four required keys alone: what is left out is unknown, standards and awards are none', () => {
    assert.deepEqual(factsOf({ id: 'X', name: 'Y', establishedOn: '1900-01-01', revenue: [] }), {
      id: 'X',
      name: 'Y',
      region: undefined,
      establishedOn: '1900-01-01',
      peakBeforeRecordFen: null,
      revenue: [],
      softwareEnterprise: undefined,
      pool: undefined,
      negativeList: undefined,
      standards: [],
      otherAwards: [],
    });
  });

  it('with every key: revenue by year, numbers and matters in the form in which they are compared', () => {
    const facts = factsOf({
      otherAwards: [{ yuan: '1.5', matter: 'standard:ｔ／ａ　1—2024' }],
      standards: [standard({ number: 't/a1-2024', effectConfirmedOn: null })],
      negativeList: [{ from: '2024-01-01', to: '2024-01-01' }],
      pool: [{ from: '2024-01-01' }],
      softwareEnterprise: [],
      revenue: [
        { year: 2024, yuan: 2 },
        { year: 1949, yuan: '1' },
        { year: 2100, yuan: 0 },
      ],
      peakRevenueBeforeRecordYuan: 0,
      establishedOn: '2999-12-31',
      region: '330402',
      name: '𠮷'.repeat(200),
      id: ' ',
    });
    assert.deepEqual(facts, {
      id: ' ',
      name: '𠮷'.repeat(200),
      region: '330402',
      establishedOn: '2999-12-31',
      peakBeforeRecordFen: 0,
      revenue: [
        { year: 1949, fen: 100 },
        { year: 2024, fen: 200 },
        { year: 2100, fen: 0 },
      ],
      softwareEnterprise: [],
      pool: [{ from: '2024-01-01', to: null }],
      negativeList: [{ from: '2024-01-01', to: '2024-01-01' }],
      standards: [
        {
          number: 't/a1-2024',
          normalised: 'T/A 1-2024',
          publishedOn: '2024-06-01',
          rank: 1,
          kind: 'formulation',
          theme: 'digital',
          effectConfirmedOn: null,
        },
      ],
      otherAwards: [{ matter: 'standard:T/A 1-2024', fen: 150 }],
    });
  });

  it('with 1000 items in a list', () => {
    const spells = Array.from({ length: 1000 }, () => ({ from: '2020-01-01', to: null }));
    assert.equal(factsOf(firm({ negativeList: spells })).negativeList?.length, 1000);
  });

  it('and the value that was given is not changed', () => {
    const given = firm({
      revenue: [
        { year: 2024, yuan: 1 },
        { year: 2022, yuan: '3.10' },
      ],
      standards: [standard()],
    });
    const before = JSON.stringify(given);
    factsOf(given);
    assert.equal(JSON.stringify(given), before);
  });
});
