import type { Connection, Model } from 'mongoose';
import type { Identity } from '../domain/registry/change-request.ts';
import type { ProfileChange } from '../domain/registry/profile.ts';
import type { Provider } from '../domain/registry/provider.ts';
import { searchKeys, toProvider, VERSIONED } from './provider-document.ts';
import { EFFECT_APPLIED, providerModel, type ProviderDocument } from './provider.model.ts';

/** So many of the latest changes of a profile are kept. */
export const CHANGES_KEPT = 1000;

/** A provider as it was read for a change: the change counts only while nobody wrote in between. */
export interface VersionedProvider {
  readonly provider: Provider;
  readonly version: number;
}

/** An approved change of what identifies a firm; the name of today becomes a former one. */
export interface IdentityEffect {
  readonly set: Partial<Identity>;
  readonly formerName: Provider['formerNames'][number] | undefined;
  readonly change: ProfileChange;
}

export interface ProfileRepository {
  read(uscc: string): Promise<VersionedProvider | null>;
  /** Writes fields by their path, and the change with them. False: somebody wrote since that version. */
  write(
    read: VersionedProvider,
    set: Readonly<Record<string, unknown>>,
    summary: string,
    change: ProfileChange,
  ): Promise<boolean>;
  /** The latest first. */
  changes(uscc: string): Promise<readonly ProfileChange[]>;
  /** Does an approval to the provider, once for each key. False: no such provider. */
  applyIdentity(uscc: string, key: string, effect: IdentityEffect): Promise<boolean>;
}

export function openProfiles(connection: Connection): ProfileRepository {
  const model = providerModel(connection);
  return {
    read: (uscc) => read(model, uscc),
    async write({ provider, version }, set, summary, change) {
      const { search } = searchKeys({ ...provider, summary });
      const { matchedCount } = await model.updateOne({ uscc: provider.uscc, version }, {
        $set: { ...set, search },
        $inc: { version: 1 },
        ...pushed(change),
      } as never);
      return matchedCount === 1;
    },
    async changes(uscc) {
      const found = await model
        .findOne({ uscc }, { profileChanges: 1, _id: 0 })
        .lean<Pick<ProviderDocument, 'profileChanges'>>();
      return (found?.profileChanges ?? []).toReversed();
    },
    applyIdentity: (uscc, key, effect) =>
      applyOnce(model, uscc, key, (provider) => {
        const formerNames = effect.formerName ? [...provider.formerNames, effect.formerName] : provider.formerNames;
        const keys = searchKeys({ ...provider, ...effect.set, formerNames });
        return { $set: { ...effect.set, ...keys, formerNames }, ...pushed(effect.change) };
      }),
  };
}

export const pushed = (change: ProfileChange) => ({
  $push: { profileChanges: { $each: [change], $slice: -CHANGES_KEPT } },
});

async function read(model: Model<ProviderDocument>, uscc: string): Promise<VersionedProvider | null> {
  const found = await model.findOne({ uscc }, VERSIONED).lean<Provider & { version: number }>();
  if (found === null) return null;
  const { version, ...provider } = found;
  return { provider: toProvider(provider), version };
}

/**
 * An effect of a decision elsewhere, once for each key, made of the provider as it stands: where somebody writes in
 * between, it is made anew. Whoever follows what changes at providers is told, and finds them marked. False: no such
 * provider.
 */
export async function applyOnce(
  model: Model<ProviderDocument>,
  uscc: string,
  key: string,
  make: (provider: Provider) => { readonly $set: object; readonly $push?: object },
): Promise<boolean> {
  for (;;) {
    const found = await read(model, uscc);
    if (found === null) return false;
    const { $set, $push } = make(found.provider);
    const { matchedCount } = await model.updateOne({ uscc, version: found.version, applied: { $ne: key } }, {
      $set: { ...$set, toCompare: true },
      $push: { ...$push, applied: key },
      $inc: { version: 1 },
    } as never);
    if (matchedCount === 1) model.db.emit(EFFECT_APPLIED);
    if (matchedCount === 1 || (await model.exists({ uscc, applied: key })) !== null) return true;
  }
}
