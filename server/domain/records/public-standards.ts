import { isPublicOn, standingOn } from '../registry/pool-membership.ts';
import type { Provider, StandardRecord } from '../registry/provider.ts';
import type { Day } from '../shared/calendar-date.ts';
import { normaliseStandardNumber } from './standard-number.ts';

/** What is read of a provider to say which group standards the public may see. */
export type StandardHolder = Pick<Provider, 'uscc' | 'name' | 'pool' | 'listings' | 'standards'>;

/** A drafting unit that the public may know of. */
export interface PublicDrafter {
  readonly uscc: string;
  readonly name: string;
  readonly rank: number;
}

/** A group standard as everybody may see it: one for each number, whoever drafted it. */
export interface PublicStandard extends Pick<StandardRecord, 'number' | 'title' | 'publishedOn' | 'theme' | 'kind'> {
  readonly society: string;
  readonly drafters: readonly PublicDrafter[];
}

/** The standards of a firm that the public may see: those whose effect is confirmed on a day. */
export function confirmedStandards({ standards }: Pick<Provider, 'standards'>, asOf: Day): readonly StandardRecord[] {
  return standards.filter(({ effectConfirmedOn }) => effectConfirmedOn !== null && effectConfirmedOn <= asOf);
}

/** What of the standards was asked for; what is left out does not matter. */
export interface StandardsChoice {
  readonly q: string;
  readonly theme: StandardRecord['theme'] | undefined;
  readonly society: string | undefined;
  readonly year: string | undefined;
  readonly firm: string | undefined;
}

/**
 * The standards whose effect is confirmed on a day, the latest published first, then by number. Numbers written
 * differently are one standard; what the highest ranked drafter stated of it is shown. A firm that is on the negative
 * list, or that the public may not know of, is not among the drafters, and nothing says which of the two it is.
 */
export function publicStandards(holders: Iterable<StandardHolder>, asOf: Day): PublicStandard[] {
  const byNumber = new Map<string, { record: StandardRecord; drafters: PublicDrafter[] }>();
  for (const holder of holders) {
    const shown = isPublicOn(holder, asOf) && standingOn(holder, asOf).state !== 'listed';
    for (const record of confirmedStandards(holder, asOf)) {
      const number = normaliseStandardNumber(record.number) ?? record.number;
      const known = byNumber.get(number) ?? { record, drafters: [] };
      if (shown && known.drafters.every(({ uscc }) => uscc !== holder.uscc))
        known.drafters.push({ uscc: holder.uscc, name: holder.name, rank: record.rank });
      if (record.rank < known.record.rank) known.record = record;
      byNumber.set(number, known);
    }
  }
  return [...byNumber].map(([number, { record, drafters }]) => standardOf(number, record, drafters)).sort(latestFirst);
}

/** The standards that a choice finds. Each word must stand in number, title or a drafter's name that is shown. */
export function chosenStandards(standards: readonly PublicStandard[], choice: StandardsChoice): PublicStandard[] {
  const asNumber = normaliseStandardNumber(choice.q);
  const words = asNumber === undefined ? folded(choice.q).split(/\s+/).filter(Boolean) : [folded(asNumber)];
  return standards.filter((one) => {
    const text = folded([one.number, one.title, ...one.drafters.map(({ name }) => name)].join(' '));
    return (
      words.every((word) => text.includes(word)) &&
      [undefined, one.theme].includes(choice.theme) &&
      [undefined, one.society].includes(choice.society) &&
      [undefined, one.publishedOn.slice(0, 4)].includes(choice.year) &&
      (choice.firm === undefined || one.drafters.some(({ uscc }) => uscc === choice.firm))
    );
  });
}

function standardOf(number: string, record: StandardRecord, drafters: readonly PublicDrafter[]): PublicStandard {
  const { title, publishedOn, theme, kind } = record;
  const society = /^T\/([A-Z]+) /.exec(number)?.[1] ?? '';
  return { number, society, title, publishedOn, theme, kind, drafters: drafters.toSorted((a, b) => a.rank - b.rank) };
}

function latestFirst(a: PublicStandard, b: PublicStandard): number {
  if (a.publishedOn !== b.publishedOn) return a.publishedOn < b.publishedOn ? 1 : -1;
  return a.number < b.number ? -1 : 1;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
