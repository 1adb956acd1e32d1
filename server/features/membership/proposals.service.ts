import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { HistoryEntry } from '../../domain/registry/history.ts';
import { proposedRemoval } from '../../domain/registry/membership-beginnings.ts';
import { spellOn } from '../../domain/registry/membership.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { MembershipCases } from '../../persistence/membership-case.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface ProposalNeeds {
  readonly membershipCases: MembershipCases;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly counters: Counters;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly today: () => Day;
}

/** A removal as another matter proposes it: whose, why, which matter, and the decision behind it. */
export interface ProposedElsewhere {
  readonly uscc: string;
  readonly ground: string;
  readonly facts: string;
  /** The id of the matter: one removal for each. */
  readonly source: string;
  readonly decided: Pick<HistoryEntry, 'at' | 'by' | 'reason' | 'shown'>;
}

/**
 * Begins a removal that a re-examination or a grading proposes. One stands for each spell, so that to begin it again
 * changes nothing. Answers its number, or that there is none: the firm is no member any more, or a way out stands already.
 */
export function createRemovalProposals({
  membershipCases,
  providers,
  counters,
  rules,
  calendar,
  today,
}: ProposalNeeds) {
  return async ({ uscc, decided, ...ground }: ProposedElsewhere): Promise<string | null> => {
    const earlier = (await membershipCases.findByUscc(uscc)).find(({ source }) => source === ground.source);
    if (earlier !== undefined) return earlier.number;
    const provider = await providers.findByUscc(uscc);
    const spell = provider === null ? undefined : spellOn(provider, today());
    if (provider === null || spell === undefined) return null;
    const year = yearOf(today());
    const number = `CY${year}${String(await counters.next(`membership-${year}`)).padStart(4, '0')}`;
    const ending = { firm: provider, spell, number, by: decided.by, today: today() };
    const made = proposedRemoval(ending, ground, rules.membership.defenceDays, calendar);
    const { at, by, reason, shown } = decided;
    try {
      await membershipCases.begin('removal-proposed', made, { at, by, event: 'propose-removal', reason, shown });
      return number;
    } catch (error) {
      // A way out of the same spell stands already: that one goes on.
      if (!(error instanceof Conflict)) throw error;
      return null;
    }
  };
}
