import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import type { ChineseScript } from '../domain/registry/company-name.ts';

/**
 * What the screening needs to know of Chinese characters. Traditional characters by OpenCC's own tables (opencc-js, its
 * part for traditional to simplified: 109 KB, 11 ms to open, 7 µs a name): they know words too, so 乾坤 stays 乾坤 where 乾燥
 * becomes 干燥, which a table of single characters gets wrong. Pinyin by pinyin-pro, all readings of a character.
 */
export function openChineseScript(): ChineseScript {
  const convert = Converter({ from: 't', to: 'cn' });
  const isTraditional = remembered((character) => convert(character) !== character);
  return {
    // nearly all that is read is simplified already, and to see that costs a tenth of converting it
    simplified: (text) => {
      for (const character of text) if (isTraditional(character)) return convert(text);
      return text;
    },
    readings: remembered((character) => {
      const found = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
      return [...new Set(found.map((syllable) => syllable.toLowerCase()))];
    }),
  };
}

/** The function with its answers kept: there are only so many characters. */
function remembered<T>(ask: (character: string) => T): (character: string) => T {
  const known = new Map<string, T>();
  return (character) => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const answer = ask(character);
    known.set(character, answer);
    return answer;
  };
}
