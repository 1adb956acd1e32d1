import assert from 'node:assert/strict';
import { likeness, oneApartKeys, tradingName } from '../../../server/domain/registry/name-likeness.ts';
import { overlap } from '../../../server/domain/registry/region-names.ts';
import { script } from './screening/labelled.ts';

const name = (text: string) => tradingName(text, script);

describe('two trading names are', () => {
  const cases: readonly (readonly [one: string, other: string, expected: string | null])[] = [
    ['禾数', '禾数', 'equal'],
    ['三六零', '360', 'equal'],
    ['二十一克', '21克', 'equal'],
    ['壹加壹', '一加一', 'equal'],
    ['禾', '禾', 'equal'],
    ['', '', null],
    ['禾数', '和树', 'same-sound'],
    ['禾数', 'heshu', 'same-sound'],
    ['行云', '航云', 'same-sound'],
    ['重构', '虫构', 'same-sound'],
    ['绿野', '律野', 'same-sound'],
    ['禾数', '数禾', 'reordered'],
    ['云岫禾', '禾云岫', 'reordered'],
    ['禾数', '禾算', 'one-apart'],
    ['禾数', '禾数云', 'one-apart'],
    ['见微知著', '见微知道', 'one-apart'],
    ['禾', '木', null],
    ['禾', '禾数', null],
    ['禾数', '云岫', null],
    ['云禾数', '禾数云谷', null],
  ];
  for (const [one, other, expected] of cases)
    it(`${expected ?? 'not alike'}: ${one}／${other}`, () => {
      assert.equal(likeness(name(one), name(other)), expected);
      assert.equal(likeness(name(other), name(one)), expected);
      if (expected === 'one-apart') assert.ok(overlap(oneApartKeys(name(one)), oneApartKeys(name(other))));
    });

  it('read in so many ways at most', () => {
    assert.ok(name('行重乐长朝参差调都发').sounds.length <= 32);
  });
});
