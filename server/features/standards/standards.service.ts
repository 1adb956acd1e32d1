import {
  chosenStandards,
  publicStandards,
  type StandardHolder,
  type StandardsChoice,
} from '../../domain/records/public-standards.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';

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
