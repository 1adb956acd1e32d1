import { categoryName, type City } from '../policy/city.ts';
import type { PaperRules } from '../policy/paper-rules.ts';
import type { PoolRules } from '../policy/pool-rules.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { WorkCalendar } from '../shared/working-days.ts';
import type { Application } from './application.ts';
import type { ListingRules } from '../policy/listing-rules.ts';
import type { ListingCase } from './listing-case.ts';
import type { HistoryEntry } from './history.ts';
import type { PoolSpell } from './provider.ts';

/** What papers are written with beside the matter: the city's data. */
export interface PaperSetting {
  readonly city: City;
  readonly rules: PoolRules;
  readonly papers: PaperRules;
  readonly calendar: WorkCalendar;
}

/** What the papers of the negative list are written with. */
export type ListingPaperSetting = Pick<PaperSetting, 'city' | 'papers' | 'calendar'> & {
  readonly listing: ListingRules;
};

/** A step of a case of the negative list of which a paper tells, and the day on which it was taken. */
export interface ListingMatter {
  readonly one: ListingCase;
  readonly entry: HistoryEntry;
  readonly day: Day;
}

/** A step of an application of which a paper may tell, and the day on which it was taken. */
export interface ApplicationMatter {
  readonly application: Application;
  readonly entry: HistoryEntry;
  readonly day: Day;
  /** The membership that an admission began. */
  readonly spell: PoolSpell | undefined;
}

/** Categories in words, for the body of a paper. */
export function categoryWords(codes: readonly string[], city: City): string {
  return codes.map((code) => categoryName(city, code)).join('、');
}
