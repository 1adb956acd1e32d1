import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normaliseStandardNumber } from '../../../server/domain/records/standard-number.ts';

const READ: Readonly<Record<string, readonly string[]>> = {
  'T/ZJEI 010-2023': [
    'T/ZJEI 010—2023',
    't/zjei010–2023',
    'Ｔ／ＺＪＥＩ 010-2023',
    'TZJEI 010-2023',
    'T/ZJEI 010-2023',
    ' \tT / Z J E I 0 1 0 - 2 0 2 3\n',
    'T/ZJEI\u3000010——2023',
    'T/ZJEI\u200b 010\u00ad-2023\ufeff',
    'T\\ZJEI 010-2023',
    'T\u2044ZJEI 010-2023',
    'T\u2215ZJEI 010-2023',
    'T／ZJEI 010－2023',
    ...[
      '\u2010',
      '\u2011',
      '\u2012',
      '\u2013',
      '\u2014',
      '\u2015',
      '\u2212',
      '\ufe58',
      '\ufe63',
      '\uff0d',
      '\u2e3a',
    ].map((dash) => `T/ZJEI 010${dash}2023`),
    'T/ZJEI 010一2023',
    'T/ZJEI 010ー2023',
    'T/ZJEI 010ｰ2023',
    'T/ZJEI 010 -- 2023',
    'T/ZJEI ０１０-２０２３',
  ],
  'T/PCA 004-2023': ['T/PCA 004—2023'],
  'T/SSIA 0002-2015': ['T/SSIA 0002-2015', 'T/SSIA0002-2015'],
  'T/SIA 002-2019': ['T/SIA002-2019'],
  'T/HBSIA 001-2025': ['THBSIA 001-2025'],
  'T/A 1.2-2024': ['T/A 1.2-2024', 'ta1.2—2024'],
  'T/A 12/3-1-2024': ['T/A 12/3—1—2024'],
  'T/A 1B-2024': ['T/A 1b-2024'],
  'T/A 1-2023-2024': ['T/A 1-2023-2024'],
};
const REFUSED = [
  '',
  'T/',
  'GB/T 1-2024',
  'DB33/T 1-2024',
  'Q/ZJEI 010-2024',
  'T/ZJEI 010',
  'T/ZJEI 2024',
  'T/ZJEI 010-24',
  'T/ZJEI 010-20245',
  'T/ZJEI 010:2024',
  'T/ZJEI -2024',
  'T/010-2024',
  'T 010-2024',
  'T//ZJEI 010-2024',
  'T/A一1-2024',
  'T/浙经 010-2024',
  'T/ZJEI 010-2024号',
  '《T/ZJEI 010-2024》',
  'T/ZJEI 010-2024, T/ZJEI 011-2024',
  'T/ZJEI 010-2024年',
];

describe('numbers of group standards', () => {
  for (const [number, forms] of Object.entries(READ)) {
    for (const form of forms)
      it(`${JSON.stringify(form)} is ${number}`, () => assert.equal(normaliseStandardNumber(form), number));
  }
  for (const form of REFUSED)
    it(`${JSON.stringify(form)} is none`, () => assert.equal(normaliseStandardNumber(form), undefined));

  it('010 is not 10, 2023 is not 2024, ZJEI is not ZJE', () => {
    const forms = ['T/ZJEI 010-2023', 'T/ZJEI 10-2023', 'T/ZJEI 010-2024', 'T/ZJE 010-2023', 'T/ZJEI 0-10-2023'];
    assert.equal(new Set(forms.map(normaliseStandardNumber)).size, forms.length);
  });

  it('what is normalised stays as it is', () => {
    const part = fc.constantFrom(
      'T',
      '/',
      'A',
      'zj',
      '010',
      '.',
      '-',
      '—',
      '一',
      'ー',
      ' ',
      '\u200b',
      '２０２４',
      '2023',
      '\\',
      'ß',
      'ﬁ',
    );
    let read = 0;
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (middle) => {
        const number = normaliseStandardNumber(`T/A1${middle.join('')}-2024`);
        if (number === undefined) return;
        read++;
        assert.equal(normaliseStandardNumber(number), number);
        assert.match(number, /^T\/[A-Z]+ \d[0-9A-Z./-]*-\d{4}$/);
      }),
      { numRuns: 1000 },
    );
    assert.ok(read > 300, `only ${read} were numbers at all`);
  });

  it('a hostile text takes no time', () => {
    for (const text of [
      'T/A1' + '-'.repeat(200_000),
      'T/' + 'A'.repeat(200_000),
      '1' + '一'.repeat(200_000),
      'T/A' + '1-'.repeat(100_000),
    ]) {
      const begin = performance.now();
      assert.equal(normaliseStandardNumber(text), undefined);
      assert.ok(performance.now() - begin < 1000);
    }
  });
});
