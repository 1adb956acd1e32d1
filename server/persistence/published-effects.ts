import type { Connection } from 'mongoose';
import { withPublished } from '../domain/awards/published.ts';
import type { Provider, PublishedAward } from '../domain/registry/provider.ts';
import { applyOnce } from './profile.repository.ts';
import { providerModel } from './provider.model.ts';

/** Writes a paid award among those that the public sees, once for each key. False: no such provider. */
export type NotePublished = (uscc: string, key: string, one: PublishedAward) => Promise<boolean>;

export function publishedEffects(connection: Connection): NotePublished {
  const model = providerModel(connection);
  return (uscc, key, one) =>
    applyOnce(model, uscc, key, ({ publishedAwards }: Provider) => ({
      $set: { publishedAwards: withPublished(publishedAwards, one) },
    }));
}
