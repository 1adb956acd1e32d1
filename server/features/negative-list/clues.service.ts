import { clueNumber } from '../../domain/policy/listing-rules.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Actor } from '../../domain/registry/history.ts';
import type { Clue, Informant } from '../../domain/registry/listing-case.ts';
import { listingDue } from '../../domain/registry/listing-terms.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { yearOf } from '../../domain/shared/calendar-date.ts';
import { NotAllowed } from '../../errors.ts';
import type { NegativeListNeeds } from './cases.service.ts';

/** What is told, and about whom: a code is looked up in the register, and kept as the subject where it is there. */
export interface ClueTold extends Pick<Clue, 'whom' | 'content'> {
  readonly uscc: string;
}

export type CluesService = ReturnType<typeof createCluesService>;

const PUBLIC: Actor = { account: 'public', name: '公众', role: 'system' };
const SYSTEM: Actor = { account: 'system', name: '系统', role: 'system' };

export function createCluesService(needs: NegativeListNeeds) {
  const { listingCases, providers, counters, listingRules: rules, calendar, now, today } = needs;

  async function report(clue: Clue, uscc: string, informant: Informant | null, by: Actor) {
    const day = today();
    const firm = uscc === '' ? null : await providers.findByUscc(uscc);
    const year = yearOf(day);
    const number = clueNumber(rules, year, await counters.next(`listing-clue-${year}`));
    const id = await listingCases.begin(
      {
        number,
        clue,
        informant,
        subject: firm && { uscc: firm.uscc, name: firm.name, region: firm.region },
        due: listingDue('clue', day, rules, calendar),
      },
      { at: now().toISOString(), by, event: 'report', reason: clue.content, shown: null },
      day,
    );
    return { id, number };
  }

  return {
    /** By an official, who stands with the own name for it. */
    async byOfficial(person: Account, { uscc, ...told }: ClueTold & Pick<Clue, 'reference'>) {
      if (!mayEver(person, 'listing.report')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      return report({ source: 'official', ...told }, uscc, null, actorOf(person));
    },

    /** From the public form. Who told it is kept apart from everything else. */
    byPublic: (informant: Informant, { uscc, ...told }: ClueTold) =>
      report({ source: 'public', reference: '', ...told }, uscc, informant, PUBLIC),

    /** From a grading, a screening, a project or an outside list, with what it refers to; by whom, if somebody decided it. */
    bySystem: (clue: Clue, uscc: string, by: Actor = SYSTEM) => report(clue, uscc, null, by),
  };
}
