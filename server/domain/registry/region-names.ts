import type { ScreeningRules } from '../policy/screening-rules.ts';
import { WordSet } from './word-set.ts';

type Level = 'province' | 'city' | 'county' | 'district' | 'zone';

/** A name of a region: how high it stands, and the cities (by full name) in which a region of that name lies. */
interface RegionName {
  readonly level: Level;
  /** Written without 省, 市, 县, 区; such a word may as well be part of a firm's own name. */
  readonly soft: boolean;
  readonly within: readonly string[];
}

/** A region found at the beginning of a text, and where it ends. */
export interface RegionHit extends RegionName {
  readonly word: string;
  readonly end: number;
}

/** All names of regions, full and short. */
export interface RegionNames {
  readonly names: ReadonlyMap<string, RegionName>;
  readonly words: WordSet;
  readonly nationalities: WordSet;
}

const LEVELS: readonly Level[] = ['province', 'city', 'county', 'district', 'zone'];
const SUFFIX = /(自治州|自治县|自治旗|地区|林区|特区|新区|盟|旗|市|县|区|州)$/;

/** All names of regions out of the list of divisions: 嘉兴市 and 嘉兴, 恩施土家族苗族自治州 and 恩施. */
export function regionNames(rules: ScreeningRules): RegionNames {
  const names = new Map<string, RegionName>();
  const nationalities = new WordSet(rules.nationalities);
  const add = (word: string, level: Level, soft: boolean, within: readonly string[]): void => {
    const known = names.get(word);
    const higher = known === undefined || LEVELS.indexOf(level) < LEVELS.indexOf(known.level);
    const both = [...new Set([...(known?.within ?? []), ...within])];
    names.set(word, { ...(higher ? { level, soft } : known), within: both });
  };
  const addBoth = (name: string, level: Level, within: readonly string[]): void => {
    add(name, level, false, within);
    const short = shortName(name, nationalities);
    if (short !== name && short.length >= 2) add(short, level, true, within);
  };
  for (const { name, short, cities } of rules.provinces) {
    const within = cities.map((city) => city.name);
    add(name, 'province', false, within);
    add(short, 'province', true, within);
    for (const city of cities) {
      if (city.name !== name) addBoth(city.name, 'city', [city.name]);
      for (const county of city.counties) addBoth(county, county.endsWith('区') ? 'district' : 'county', [city.name]);
    }
  }
  for (const zone of rules.words.zones) add(zone, 'zone', true, []);
  return { names, words: new WordSet(names.keys()), nationalities };
}

function shortName(name: string, nationalities: WordSet): string {
  const suffix = SUFFIX.exec(name)?.[0] ?? '';
  let short = name.slice(0, name.length - suffix.length);
  if (!suffix.startsWith('自治')) return short;
  for (let word = nationalities.endOf(short); word !== ''; word = nationalities.endOf(short))
    short = short.slice(0, -word.length);
  return short;
}

const MOST = 6;

/**
 * The regions at the beginning of a text, one after another. A short form counts only where it lies in the region before
 * it (嘉兴新兴三路 is no road of 新兴县); that of a district (和平, 新华, 南湖) never comes first: it is rather a name of its own.
 */
export function leadingRegions(text: string, { names, words }: RegionNames): RegionHit[] {
  const hits: RegionHit[] = [];
  for (let at = 0; hits.length < MOST;) {
    const word = words.at(text, at);
    const name = names.get(word);
    if (name === undefined) break;
    if (name.soft && !mayFollow(name, hits)) break;
    at += word.length;
    hits.push({ ...name, word, end: at });
  }
  return hits;
}

function mayFollow({ level, within }: RegionName, hits: readonly RegionHit[]): boolean {
  const before = hits.filter((hit) => hit.level !== 'zone');
  if (level === 'zone') return true;
  if (before.length === 0) return level !== 'district';
  return overlap(citiesOf(before), within);
}

/** The cities in which all of these regions lie; none where that is not known or where they contradict each other. */
export function citiesOf(hits: readonly RegionHit[]): readonly string[] {
  let cities: readonly string[] | undefined;
  for (const { within, level } of hits) {
    if (level === 'zone') continue;
    const before = cities;
    cities = before === undefined ? within : before.filter((city) => within.includes(city));
  }
  return cities ?? [];
}

/** One way to write where a firm is: its city where that is known, and the counties or zones named, in short. */
export function placeOf(hits: readonly RegionHit[], { nationalities }: RegionNames): string {
  const cities = citiesOf(hits);
  const [city = ''] = cities.length === 1 ? cities : [];
  const words = hits.map(({ word }) => shortName(word, nationalities));
  const covers = (hit: RegionHit) => city !== '' && (hit.level === 'province' || hit.level === 'city');
  return [city, ...words.filter((_, at) => !covers(hits[at] as RegionHit)).toSorted()].join(' ');
}

/** Whether two lists have anything in common. */
export function overlap(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}
