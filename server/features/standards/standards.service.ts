import {
  chosenStandards,
  publicStandards,
  type StandardHolder,
  type StandardsChoice,
} from '../../domain/records/public-standards.ts';
import { relationOf } from '../../domain/records/standard-family.ts';
import { normaliseStandardNumber } from '../../domain/records/standard-number.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { NotFound } from '../../errors.ts';

/** What the public pages of the group standards rest on. */
export interface StandardsNeeds {
  readonly holders: { confirmedOn(asOf: Day): Promise<readonly StandardHolder[]> };
  readonly today: () => Day;
}

export type StandardsService = ReturnType<typeof createStandardsService>;

export const PAGE_SIZE = 20;

export function createStandardsService({ holders, today }: StandardsNeeds) {
  const all = async () => publicStandards(await holders.confirmedOn(today()), today());
  return {
    /** One page of what was chosen; a page beyond the last is the last. `all` is what there is to choose from. */
    async search(choice: StandardsChoice, wanted: number) {
      const standards = await all();
      const found = chosenStandards(standards, choice);
      const page = Math.min(wanted, Math.max(Math.ceil(found.length / PAGE_SIZE), 1));
      const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      return { all: standards, shown, total: found.length, page };
    },
    /** How many there are. */
    count: async (): Promise<number> => (await all()).length,
    /** One of them, with the editions and parts that belong to it. */
    async see(given: string) {
      const standards = await all();
      const standard = standards.find(({ number }) => number === (normaliseStandardNumber(given) ?? given));
      if (standard === undefined) throw new NotFound('unknown-standard', '没有这项标准，或者成效还没有确认');
      const related = standards.flatMap((other) => {
        const relation = relationOf(standard.number, other.number);
        return relation === undefined ? [] : [{ ...other, relation }];
      });
      return { standard, related: related.toSorted((a, b) => (a.number < b.number ? -1 : 1)) };
    },
    /** Those behind a number, by their numbers, and behind which number the next ones stand. */
    async behind(choice: StandardsChoice, after: string | undefined, limit: number) {
      const found = chosenStandards(await all(), choice)
        .filter(({ number }) => after === undefined || number > after)
        .sort((a, b) => (a.number < b.number ? -1 : 1));
      const standards = found.slice(0, limit);
      return { standards, next: found.length > limit ? (standards.at(-1)?.number ?? null) : null };
    },
  };
}
