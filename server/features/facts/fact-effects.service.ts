import type { FactKind } from '../../domain/records/fact-kind.ts';
import type { NoteFact } from '../../persistence/fact-effects.ts';
import type { FirmFacts } from '../../persistence/firm-fact.repository.ts';

export interface FactEffectsNeeds {
  readonly facts: Pick<FirmFacts, 'withEffects' | 'effectDone' | 'findById'>;
  readonly note: NoteFact;
  /** Told where something could not be written to the provider at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

/** Writes what counts into the record of its provider, each once; then the fact is done with it. */
export function createFactEffects(kind: FactKind, { facts, note, trouble }: FactEffectsNeeds) {
  async function apply(id: string): Promise<void> {
    const fact = await facts.findById(id);
    if (fact === null) return;
    for (const { version } of fact.effects) {
      if (!(await note(kind, fact, `${id}:${version}`))) throw new Error(`no provider ${fact.uscc} for fact ${id}`);
      await facts.effectDone(id, version);
    }
  }
  const tolerant = (id: string) => apply(id).catch((error: unknown) => trouble(error, id));
  return {
    apply: tolerant,
    /** What was decided but is not yet with the provider: at start, after having been killed in between. */
    async applyPending(): Promise<void> {
      for (const { id } of await facts.withEffects()) await tolerant(id);
    },
  };
}
