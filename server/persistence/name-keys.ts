import { pinyin } from 'pinyin-pro';
import { folded } from './search-words.ts';

/** By what names are sorted and found: the first one's pinyin, and a text with all, their pinyin, their initials and more. */
export function nameKeys(names: readonly string[], ...more: readonly string[]): { pinyin: string; search: string } {
  const spelt = names.map((one) => pinyin(one, { toneType: 'none', type: 'array', nonZh: 'consecutive' }));
  const sounds = spelt.flatMap((syllables) => [
    syllables.join(''),
    syllables.map((syllable) => syllable.charAt(0)).join(''),
  ]);
  return {
    pinyin: (spelt[0] ?? []).join(' ').toLowerCase(),
    search: folded([...names, ...sounds, ...more].join('\n')),
  };
}
