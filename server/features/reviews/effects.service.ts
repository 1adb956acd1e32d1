import type { HistoryEntry } from '../../domain/registry/history.ts';
import type { ReviewCase } from '../../domain/registry/review.ts';
import type { Members } from '../../persistence/members.repository.ts';
import type { ReviewCases } from '../../persistence/review-case.repository.ts';

export interface ReviewEffectsNeeds {
  readonly reviewCases: ReviewCases;
  readonly members: Members;
  /** Begins a removal, once for each source. */
  readonly proposeRemoval: (proposed: {
    readonly uscc: string;
    readonly ground: string;
    readonly facts: string;
    readonly source: string;
    readonly decided: HistoryEntry;
  }) => Promise<string | null>;
  readonly trouble: (error: unknown, id: string) => void;
}

export type ReviewEffects = ReturnType<typeof createReviewEffects>;

/** What a decision of a re-examination does to other documents: the spell moves on, a removal begins. Each once. */
export function createReviewEffects(needs: ReviewEffectsNeeds) {
  const { reviewCases: cases, members, proposeRemoval, trouble } = needs;

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

  async function propose(matter: ReviewCase, removal: NonNullable<ReviewCase['removal']>): Promise<void> {
    const decided = matter.history.find(({ version }) => version === removal.version);
    if (decided === undefined) return;
    const { ground, facts } = removal;
    await proposeRemoval({ uscc: matter.uscc, ground, facts, source: matter.id, decided });
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
