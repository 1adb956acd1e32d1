import { pinyin } from 'pinyin-pro';

/** One spelling of what is searched for and searched in. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** By what a name is sorted and found: its pinyin, and a text with the name, its pinyin, its initials and more. */
export function nameKeys(name: string, ...more: readonly string[]): { pinyin: string; search: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  return {
    pinyin: syllables.join(' ').toLowerCase(),
    search: folded([name, syllables.join(''), initials, ...more].join('\n')),
  };
}

/** Each word typed must stand in the search text. */
export function searchFor(q: string, field = 'search'): object {
  const words = folded(q).split(/\s+/).filter(Boolean);
  if (words.length === 0) return {};
  return { $and: words.map((word) => ({ [field]: { $regex: word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') } })) };
}
