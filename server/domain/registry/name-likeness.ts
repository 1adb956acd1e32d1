import { withArabicNumerals, withChineseDigits } from './chinese-numerals.ts';
import type { ChineseScript } from './company-name.ts';

/** A trading name (字号) ready to be compared. */
export interface TradingName {
  readonly shown: string;
  /** With Arabic numerals. */
  readonly key: string;
  readonly characters: readonly string[];
  /** Its characters in one fixed order: equal for names that differ in their order only. */
  readonly sorted: string;
  /** All its readings in pinyin, without blanks: a name in Latin letters reads as it is written. */
  readonly sounds: readonly string[];
  /** How much it says: two for a Chinese character, one for a letter or digit. */
  readonly weight: number;
}

export type NameLikeness = 'equal' | 'same-sound' | 'reordered' | 'one-apart';

/** The most readings of one name that are looked at; a name has as many as its characters' multiplied. */
const MOST_READINGS = 32;

export function tradingName(shown: string, script: Pick<ChineseScript, 'readings'>): TradingName {
  const key = withArabicNumerals(shown);
  const characters = [...key];
  return {
    shown,
    key,
    characters,
    sorted: characters.toSorted().join(''),
    sounds: soundsOf(key, script),
    weight: characters.reduce((sum, character) => sum + (/[a-z0-9]/.test(character) ? 1 : 2), 0),
  };
}

function soundsOf(key: string, script: Pick<ChineseScript, 'readings'>): string[] {
  let sounds = [''];
  for (const character of withChineseDigits(key)) {
    const readings = script.readings(character);
    const next = sounds.flatMap((sound) => readings.map((reading) => sound + reading));
    sounds = next.length > MOST_READINGS ? sounds.map((sound) => sound + (readings[0] ?? '')) : next;
  }
  return [...new Set(sounds)];
}

/** In what way two trading names are alike; null where they are not. A single character is like its equal only. */
export function likeness(a: TradingName, b: TradingName): NameLikeness | null {
  if (a.key === b.key) return a.key === '' ? null : 'equal';
  if (a.characters.length < 2 || b.characters.length < 2) return null;
  if (a.sounds.some((sound) => b.sounds.includes(sound))) return 'same-sound';
  if (a.sorted === b.sorted) return 'reordered';
  return isOneApart(a.characters, b.characters) ? 'one-apart' : null;
}

/** Whether one character replaced, put in or left out turns one into the other. */
export function isOneApart(a: readonly string[], b: readonly string[]): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  const skip = long.length === short.length ? 1 : 0;
  for (let rest = at + skip; rest < short.length; rest++) if (long[rest + 1 - skip] !== short[rest]) return false;
  return !(long.length === short.length && at === long.length);
}

/** Keys of which two names share at least one whenever they are one character apart. */
export function oneApartKeys({ characters, key }: TradingName): string[] {
  return [key, ...characters.map((_, left) => characters.filter((__, at) => at !== left).join(''))];
}
