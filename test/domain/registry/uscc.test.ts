import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeUscc, organisationCheckCharacter, usccCheckCharacter } from '../../../server/domain/registry/uscc.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('unified social credit codes', () => {
  for (const uscc of [
    '91350100M000100Y43',
    '91110000600037341L',
    '91110000710926094P',
    '91330400MA20000270',
    '91330400MA2000115E',
  ]) {
    it(`${uscc} is one`, () => assert.deepEqual(judgeUscc(uscc), { valid: true, uscc }));
  }

  for (const [typed, uscc] of [
    ['91330400ma2000115e', '91330400MA2000115E'],
    [' 9133 0400 MA20 0011 5E ', '91330400MA2000115E'],
    ['91330400-MA2000115-E', '91330400MA2000115E'],
    ['９１３３０４００ＭＡ２０００１１５Ｅ', '91330400MA2000115E'],
  ] as const) {
    it(`${typed} is forgiven`, () => assert.deepEqual(judgeUscc(typed), { valid: true, uscc }));
  }

  it('9111000012345678AU is one, with a warning on place 17', () => {
    const warning = '第 17 位与组织机构代码的校验位（应为 8）不符，请核对营业执照';
    assert.deepEqual(judgeUscc('9111000012345678AU'), { valid: true, uscc: '9111000012345678AU', warning });
  });

  for (const [typed, reason] of [
    ['91350100M000100Y4Z', '统一社会信用代码不使用字符 Z'],
    ['91310115MA1H8R7C6D', '校验位不符：第 18 位应为 7，请核对是否录错'],
    ['91350100M000100Y4', '统一社会信用代码应为 18 位，现为 17 位'],
    ['', '统一社会信用代码应为 18 位，现为 0 位'],
    ['91330400MA2000115EE', '统一社会信用代码应为 18 位，现为 19 位'],
    ['9133O400MA2000115E', '统一社会信用代码不使用字符 O'],
    ['9133I400MA2000115E', '统一社会信用代码不使用字符 I'],
    ['9133S400MA2000115E', '统一社会信用代码不使用字符 S'],
    ['9133V400MA2000115E', '统一社会信用代码不使用字符 V'],
    ['91330400MA2000151E', '校验位不符：第 18 位应为 6，请核对是否录错'],
  ] as const) {
    it(`${JSON.stringify(typed)} is none`, () => assert.deepEqual(judgeUscc(typed), { valid: false, reason }));
  }

  it('a remainder of 0 gives the check character 0', () => {
    assert.equal(usccCheckCharacter('91330400MA2000027'), '0');
  });

  it('the check character of an organisation code may be X or 0', () => {
    assert.deepEqual(['60003734', '71092609', 'MA200011', '00000000', '00000006'].map(organisationCheckCharacter), [
      '1',
      '4',
      '5',
      '0',
      'X',
    ]);
  });

  it('one mistyped character, or two neighbours exchanged, is noticed', () => {
    const body = fc.array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 }).map((list) => list.join(''));
    fc.assert(
      fc.property(body, fc.nat(17), fc.constantFrom(...ALPHABET), (first17, place, other) => {
        const code = first17 + usccCheckCharacter(first17);
        assert.equal(judgeUscc(code).valid, true);
        const mistyped = code.slice(0, place) + other + code.slice(place + 1);
        assert.equal(judgeUscc(mistyped).valid, mistyped === code);
        const exchanged = code.slice(0, place) + (code[place + 1] ?? '') + (code[place] ?? '') + code.slice(place + 2);
        assert.equal(judgeUscc(exchanged).valid, exchanged === code);
      }),
      { numRuns: 500 },
    );
  });
});
