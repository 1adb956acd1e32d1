import { countedFigure, type RevenueStatement } from '../../domain/records/revenue-statement.ts';
import type { NoteRevenue } from '../../persistence/revenue-effects.ts';
import type { RevenueStatements } from '../../persistence/revenue-statement.repository.ts';

export interface RevenueEffectsNeeds {
  readonly statements: Pick<RevenueStatements, 'withEffects' | 'effectDone' | 'findById'>;
  readonly note: NoteRevenue;
  /** Told where a figure could not be written to the provider at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

/** Writes verified figures into the facts of their provider, each once; then the statement is done with it. */
export function createRevenueEffects({ statements, note, trouble }: RevenueEffectsNeeds) {
  async function apply(id: string): Promise<void> {
    const statement = await statements.findById(id);
    for (const { version } of statement?.effects ?? []) {
      const { uscc, subject, counted } = statement as RevenueStatement;
      // Always the figure that counts now: an effect that was late never brings back an older one.
      const figure = countedFigure({ counted });
      if (figure === undefined || !(await note(uscc, `${id}:${version}`, { ...figure, subject })))
        throw new Error(`no provider ${uscc} or no figure for revenue statement ${id}`);
      await statements.effectDone(id, version);
    }
  }
  const tolerant = (id: string) => apply(id).catch((error: unknown) => trouble(error, id));
  return {
    apply: tolerant,
    /** What was verified but is not yet with the provider: at start, after having been killed in between. */
    async applyPending(): Promise<void> {
      for (const { id } of await statements.withEffects()) await tolerant(id);
    },
  };
}
