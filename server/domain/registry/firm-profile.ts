import { WORD_LISTS } from '../policy/screening-rules.ts';
import type { Counted, ScreeningRules } from '../policy/screening-rules.ts';
import { cutName, nameWords, normalised } from './company-name.ts';
import type { ChineseScript, CutName } from './company-name.ts';
import { tradingName } from './name-likeness.ts';
import type { TradingName } from './name-likeness.ts';
import { postalAddress } from './postal-address.ts';
import type { PostalAddress } from './postal-address.ts';
import { WordSet } from './word-set.ts';

/** What is known of a firm to compare it by. What is not known is left out. */
export interface FirmFacts {
  readonly name: string;
  readonly formerNames?: readonly string[];
  readonly uscc?: string | null;
  readonly legalRepresentative?: string | null;
  /** People and companies. */
  readonly shareholders?: readonly string[];
  /** Directors, supervisors, managers, contacts. */
  readonly keyPersons?: readonly string[];
  readonly addresses?: readonly string[];
  readonly phones?: readonly string[];
  readonly bankAccounts?: readonly string[];
  /** E-mail addresses and websites. */
  readonly mails?: readonly string[];
}

/** A value in the form in which it is compared, and as it was given. */
export interface Value {
  readonly key: string;
  readonly shown: string;
  /** One that unrelated firms share by nature: 王伟, an address of an incubator, a free mail service. */
  readonly common: boolean;
  /** A company among shareholders. */
  readonly company: boolean;
}

/** A trading name, whether unrelated firms use it, and whether it comes of another way to cut than the likeliest. */
export interface ProfileTradingName extends TradingName {
  readonly common: boolean;
  readonly other: boolean;
}

/** One of a firm's names. */
export interface ProfileName {
  readonly full: string;
  readonly shown: string;
  readonly former: boolean;
  readonly tradingNames: readonly ProfileTradingName[];
}

/** A firm read once, to be compared with many. */
export interface FirmProfile {
  readonly uscc: string;
  readonly names: readonly ProfileName[];
  readonly legalRepresentative: Value | null;
  readonly shareholders: readonly Value[];
  readonly keyPersons: readonly Value[];
  readonly addresses: readonly PostalAddress[];
  readonly phones: readonly Value[];
  readonly bankAccounts: readonly Value[];
  /** Whole e-mail addresses, and domains of the firm's own. */
  readonly mails: readonly Value[];
  /** Cities that names and addresses point to. */
  readonly cities: readonly string[];
}

/** Tells how many firms have a value, the two compared among them; 0 where nobody counted. */
export type CountOf = (counted: Counted, key: string) => number;

export type ReadFirm = (facts: FirmFacts) => FirmProfile;

const PLAIN = { common: false, company: false };
const COMPANY = /公司|企业|合伙|集团|基金|事务所|研究院|合作社|委员会|中心|厂$/;

/** A reader of firms by the city's words. */
export function firmReader(given: ScreeningRules, script: ChineseScript): ReadFirm {
  const rules = inScript(given, script);
  const words = nameWords(rules);
  const { commonTradingNames, commonPersons, commonSurnames, commonGivenNames } = rules.words;
  const trading = new WordSet(commonTradingNames);
  const persons = new WordSet(commonPersons);
  const surnames = new WordSet(commonSurnames);
  const givenNames = new WordSet(commonGivenNames);
  const freeDomains = new WordSet(rules.words.freeMailDomains);

  const cut = (name: string) => cutName(normalised(name, script), words);
  const nameOf = (shown: string, former: boolean, parts: CutName): ProfileName => ({
    full: parts.full,
    shown,
    former,
    tradingNames: [parts.tradingName, ...parts.otherTradingNames].filter(Boolean).map((name) => ({
      ...tradingName(name, script),
      other: name !== parts.tradingName,
      common: name.length === 1 || trading.has(name) || words.regions.names.has(name),
    })),
  });
  const namesOf = ({ name, formerNames = [] }: FirmFacts): { names: ProfileName[]; cities: readonly string[] } => {
    const parts = cut(name);
    const former = [...formerNames, ...parts.formerNames].filter((other) => other.trim() !== '');
    return {
      names: [nameOf(name, false, parts), ...former.map((other) => nameOf(other, true, cut(other)))],
      cities: parts.cities,
    };
  };
  const isCommonPerson = (name: string): boolean =>
    persons.has(name) || (surnames.has(name.charAt(0)) && givenNames.has(name.slice(1)));
  const person = (shown: string): Value => {
    const key = normalised(shown, script);
    return COMPANY.test(key)
      ? { key: cut(shown).full, shown, common: false, company: true }
      : { key, shown, common: isCommonPerson(key), company: false };
  };
  const people = (names: readonly string[] = []) => unique(names.map(person));

  return (facts) => {
    const { names, cities } = namesOf(facts);
    const addresses = (facts.addresses ?? [])
      .filter((address) => address.trim() !== '')
      .map((address) => postalAddress(address, words, script, rules.words));
    return {
      uscc: (facts.uscc ?? '').normalize('NFKC').trim().toUpperCase(),
      names,
      legalRepresentative: people([facts.legalRepresentative ?? ''])[0] ?? null,
      shareholders: people(facts.shareholders),
      keyPersons: people(facts.keyPersons),
      addresses,
      phones: unique((facts.phones ?? []).map(phone)),
      bankAccounts: unique((facts.bankAccounts ?? []).map(digitsOf)),
      mails: unique((facts.mails ?? []).flatMap((mail) => mailValues(mail, freeDomains))),
      cities: [...new Set([...cities, ...addresses.flatMap((address) => address.cities)])],
    };
  };
}

/** The words as names will be written once they are normalised: 乾安县 is 干安县 to who simplifies characters. */
function inScript(rules: ScreeningRules, { simplified }: ChineseScript): ScreeningRules {
  const all = (words: readonly string[]) => words.map((word) => simplified(word));
  const provinces = rules.provinces.map(({ name, short, cities }) => ({
    name: simplified(name),
    short: simplified(short),
    cities: cities.map((city) => ({ name: simplified(city.name), counties: all(city.counties) })),
  }));
  const words = Object.fromEntries(WORD_LISTS.map((list) => [list, all(rules.words[list])])) as unknown;
  return { ...rules, provinces, nationalities: all(rules.nationalities), words: words as typeof rules.words };
}

function unique(values: readonly Value[]): Value[] {
  const byKey = new Map<string, Value>();
  for (const value of values) if (value.key !== '' && !byKey.has(value.key)) byKey.set(value.key, value);
  return [...byKey.values()];
}

function digitsOf(shown: string): Value {
  return { key: shown.normalize('NFKC').replace(/\D/g, ''), shown, ...PLAIN };
}

/** A phone number without the country's prefix; fewer than seven digits are no number. */
function phone(shown: string): Value {
  const { key } = digitsOf(shown);
  const local = key.replace(/^(?:00)?86(?=1\d{10}$|0\d{9,11}$)/, '');
  return { key: local.length < 7 ? '' : local, shown, ...PLAIN };
}

/** An e-mail address gives itself and its domain, a website its domain; the domain of a free mail service tells nothing. */
function mailValues(shown: string, freeDomains: WordSet): Value[] {
  const text = shown.normalize('NFKC').trim().toLowerCase();
  const domain = text
    .replace(/^(?:[a-z]+:\/\/)?/, '')
    .replace(/^.*@/, '')
    .replace(/[/:?#].*$/, '')
    .replace(/^(?:www|mail|m)\./, '');
  const whole = text.includes('@') ? [{ key: text, shown, ...PLAIN }] : [];
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(domain)) return whole;
  return freeDomains.has(domain) ? whole : [...whole, { key: domain, shown, ...PLAIN }];
}
