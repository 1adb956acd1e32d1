import { createCasesService, type NegativeListNeeds } from './features/negative-list/cases.service.ts';
import { createCluesService } from './features/negative-list/clues.service.ts';
import { createPublicListService } from './features/negative-list/public-list.service.ts';
import { createListingStepsService } from './features/negative-list/steps.service.ts';
import type { City } from './domain/policy/city.ts';
import type { Account } from './domain/registry/account.ts';
import { mayEver } from './domain/registry/permissions.ts';
import { deskGroup } from './features/negative-list/cases.pages.ts';
import type { Logger } from './logger.ts';

/** What the negative list's pages rest on: cases and their steps, clues, the public list. */
export function negativeListServices(needs: NegativeListNeeds & { readonly city: City }, logger: Logger) {
  const cases = createCasesService(needs);
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, listingCase: id }, '列入决定未能写入服务商档案，下次启动时重试');
  return {
    cases,
    steps: createListingStepsService({ ...needs, load: cases.load, trouble }),
    clues: createCluesService(needs),
    /** What waits of cases, for the workbench. */
    workGroups: async (person: Account) =>
      mayEver(person, 'listing.read') ? [deskGroup(await cases.desk(person, false), person)] : [],
    list: createPublicListService(needs),
    words: { city: needs.city, rules: needs.listingRules, calendar: needs.calendar },
  };
}
