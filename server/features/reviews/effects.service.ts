import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { proposedRemoval } from '../../domain/registry/membership-beginnings.ts';
import { spellOn } from '../../domain/registry/membership.ts';
import type { ReviewCase } from '../../domain/registry/review.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { MembershipCases } from '../../persistence/membership-case.repository.ts';
import type { Members } from '../../persistence/members.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { ReviewCases } from '../../persistence/review-case.repository.ts';

export interface ReviewEffectsNeeds {
  readonly reviewCases: ReviewCases;
  readonly membershipCases: MembershipCases;
  readonly members: Members;
  readonly providers: ProviderRepository;
  readonly counters: Counters;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly today: () => Day;
  readonly trouble: (error: unknown, id: string) => void;
}

export type ReviewEffects = ReturnType<typeof createReviewEffects>;

/** What a decision of a re-examination does to other documents: the spell moves on, a removal begins. Each once. */
export function createReviewEffects(needs: ReviewEffectsNeeds) {
  const { reviewCases: cases, membershipCases, members, providers, counters, rules, calendar, today, trouble } = needs;

  async function apply(matter: ReviewCase): Promise<void> {
    const { id, uscc, effects, removal } = matter;
    for (const effect of effects) {
      const result = await members.changeSpell(uscc, `review:${id}:${effect.version}`, effect);
      if (result === 'unknown') throw new Error(`no provider ${uscc} for review ${id}`);
      if (result === 'overtaken') trouble(new Error('the spell had been changed by another decision'), id);
      await cases.effectDone(id, effect.version);
    }
    if (removal === null) return;
    await propose(matter, removal);
    await cases.removalDone(id);
  }

  /** Begins the removal. One stands for each spell, so that to begin it again changes nothing. */
  async function propose(matter: ReviewCase, removal: NonNullable<ReviewCase['removal']>): Promise<void> {
    const provider = await providers.findByUscc(matter.uscc);
    const decided = matter.history.find(({ version }) => version === removal.version);
    const spell = provider === null ? undefined : spellOn(provider, today());
    if (provider === null || decided === undefined || spell === undefined) return;
    const begun = await membershipCases.findByUscc(matter.uscc);
    if (begun.some(({ source }) => source === matter.id)) return;
    const year = yearOf(today());
    const number = `CY${year}${String(await counters.next(`membership-${year}`)).padStart(4, '0')}`;
    const made = proposedRemoval(
      { firm: provider, spell, number, by: decided.by, today: today() },
      { ground: removal.ground, facts: removal.facts, source: matter.id },
      rules.membership.defenceDays,
      calendar,
    );
    const { at, by, reason, shown } = decided;
    try {
      await membershipCases.begin('removal-proposed', made, { at, by, event: 'propose-removal', reason, shown });
    } catch (error) {
      // A way out of the same spell stands already: that one goes on.
      if (!(error instanceof Conflict)) throw error;
    }
  }

  return {
    /** The decision stands, whatever befalls its effect: that waits in the case. */
    async applyTo(id: string): Promise<void> {
      const decided = await cases.findById(id);
      if (decided !== null) await apply(decided).catch((error: unknown) => trouble(error, id));
    },
    /** What was decided but is not yet done elsewhere: at start, after having been killed in between. */
    async applyPendingEffects(): Promise<void> {
      for (const one of await cases.withEffects()) await apply(one).catch((error: unknown) => trouble(error, one.id));
    },
  };
}
