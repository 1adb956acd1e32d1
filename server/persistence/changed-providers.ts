import type { Connection } from 'mongoose';
import { EFFECT_APPLIED, providerModel } from './provider.model.ts';

/** A provider whose record an effect changed, as it stood when it was read. */
export interface ChangedProvider {
  readonly uscc: string;
  readonly version: number;
}

/**
 * The providers whose record a decision changed since somebody last looked at what follows from it. The mark is written
 * with the effect itself, in one write: whoever is killed in between finds it at the next start.
 */
export interface ChangedProviders {
  /** Calls `listener` each time an effect has reached a provider through this connection. */
  onEffect(listener: () => void): void;
  list(): Promise<readonly ChangedProvider[]>;
  /** What follows from this version is done; where the record has changed again, the mark stays. */
  seen(one: ChangedProvider): Promise<void>;
}

export function openChangedProviders(connection: Connection): ChangedProviders {
  const model = providerModel(connection);
  return {
    onEffect: (listener) => void connection.on(EFFECT_APPLIED, listener),
    list: () =>
      model
        .find({ toCompare: true }, { _id: 0, uscc: 1, version: 1 })
        .sort({ uscc: 1 })
        .lean<ChangedProvider[]>()
        .exec(),
    async seen({ uscc, version }) {
      await model.updateOne({ uscc, version }, { $unset: { toCompare: 1 } });
    },
  };
}
