/** A province with its cities and, under each, its counties, by their full names. */
export interface Province {
  readonly name: string;
  readonly short: string;
  readonly cities: readonly { readonly name: string; readonly counties: readonly string[] }[];
}

/** The word lists by which names, people and addresses are read; each stands in the data with its source. */
export const WORD_LISTS = [
  'zones',
  'legalForms',
  'branchForms',
  'industryWords',
  'commonTradingNames',
  'commonPersons',
  'commonSurnames',
  'commonGivenNames',
  'sharedOfficeWords',
  'parkWords',
  'freeMailDomains',
] as const;

export type WordList = (typeof WORD_LISTS)[number];

/** What can be counted of a value: how many firms have it. */
export const COUNTED = ['tradingName', 'person', 'company', 'address', 'mobile', 'bankAccount', 'mail'] as const;

export type Counted = (typeof COUNTED)[number];

/** From how many firms on, the two compared among them, a shared value is weak, and says nothing by itself. */
export interface RarityLimit {
  readonly weakFrom: number;
  readonly notedFrom: number | null;
}

/** All data of the screening against the negative list; a city can add words. */
export interface ScreeningRules {
  readonly provinces: readonly Province[];
  /** Words such as 土家族, left out of the short form of 恩施土家族苗族自治州. */
  readonly nationalities: readonly string[];
  readonly words: Readonly<Record<WordList, readonly string[]>>;
  readonly limits: Readonly<Record<Counted, RarityLimit>>;
}
