import assert from 'node:assert/strict';
import { openChineseScript } from '../../server/persistence/chinese-script.ts';

describe('Chinese characters', () => {
  const script = openChineseScript();

  const simplified: readonly (readonly [string, string])[] = [
    ['嘉興禾數數據科技', '嘉兴禾数数据科技'],
    ['乾坤', '乾坤'],
    ['乾燥設備', '干燥设备'],
    ['後浪', '后浪'],
    ['嘉兴禾数 HS 360', '嘉兴禾数 HS 360'],
  ];
  for (const [traditional, expected] of simplified)
    it(`${traditional} is ${expected}`, () => assert.equal(script.simplified(traditional), expected));

  const readings: readonly (readonly [string, string])[] = [
    ['禾', 'he'],
    ['行', 'xing hang heng'],
    ['乐', 'le yue yao lao'],
    ['绿', 'lv lu'],
    ['h', 'h'],
  ];
  for (const [character, expected] of readings)
    it(`${character} reads ${expected}`, () => {
      const known = script.readings(character);
      assert.deepEqual(new Set(known), new Set(expected.split(' ')));
    });
});
