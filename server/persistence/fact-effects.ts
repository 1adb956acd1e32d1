import type { Connection } from 'mongoose';
import type { FactKind } from '../domain/records/fact-kind.ts';
import { countedFact, type FirmFact } from '../domain/records/firm-fact.ts';
import { applyOnce } from './profile.repository.ts';
import { providerModel } from './provider.model.ts';

/** Writes what counts of a fact into the record of its provider, once for each key. False: no such provider. */
export type NoteFact = (kind: FactKind, fact: FirmFact, key: string) => Promise<boolean>;

export function factEffects(connection: Connection): NoteFact {
  const model = providerModel(connection);
  return (kind, fact, key) => {
    const before = fact.counted.map(({ data }) => data).filter((data) => data !== null);
    return applyOnce(model, fact.uscc, key, (provider) => ({
      // Always what counts now: an effect that was late never brings back what was before.
      $set: kind.recorded(provider, before, countedFact(fact), fact.number),
    }));
  };
}
