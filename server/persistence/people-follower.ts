import type { Connection } from 'mongoose';
import { accountModel } from './account.model.ts';
import { bookmarkModel } from './bookmark.model.ts';
import { oneAtATime, type OneAtATime } from './one-at-a-time.ts';
import { providerModel, type ProviderDocument } from './provider.model.ts';

export interface PeopleFollowerNeeds {
  readonly connection: Connection;
  /** Told of all firms whose people or whose profile changed; safe to repeat. */
  readonly changed: (usccs: readonly string[]) => Promise<void>;
  readonly trouble: (error: unknown) => void;
}

const NAME = 'people';
/** Clocks of several machines differ: so far back changes are looked at again. */
const OVERLAP = 10 * 60 * 1000;

/**
 * Finds the firms that somebody joined or whose profile was saved, and keeps how far it has got: the bookmark moves when all
 * before it is done, so that nothing is missed where the process is killed in between.
 */
export function createPeopleFollower({ connection, changed, trouble }: PeopleFollowerNeeds): OneAtATime {
  const bookmarks = bookmarkModel(connection);
  return oneAtATime(async () => {
    const since = (await bookmarks.findById(NAME).lean())?.at ?? '';
    const from = since === '' ? '' : new Date(Date.parse(since) - OVERLAP).toISOString();
    const [joined, saved] = await Promise.all([
      accountModel(connection)
        .find(
          { role: 'provider', organisationUscc: { $type: 'string' }, createdAt: { $gt: new Date(from || 0) } },
          { organisationUscc: 1, createdAt: 1 },
        )
        .lean(),
      providerModel(connection)
        .find({ 'profileChanges.at': { $gt: from } })
        .select({ uscc: 1, profileChanges: { $slice: -1 } } as never)
        .lean<Pick<ProviderDocument, 'uscc' | 'profileChanges'>[]>(),
    ]);
    const moments = [
      ...joined.map(({ organisationUscc = '', createdAt }) => ({
        uscc: organisationUscc,
        at: createdAt.toISOString(),
      })),
      ...saved.map(({ uscc, profileChanges }) => ({ uscc, at: profileChanges?.at(-1)?.at ?? '' })),
    ];
    const latest = moments
      .map(({ at }) => at)
      .toSorted()
      .at(-1);
    if (latest === undefined) return;
    await changed([...new Set(moments.map(({ uscc }) => uscc))]);
    await bookmarks.updateOne({ _id: NAME }, { $max: { at: latest } }, { upsert: true });
  }, trouble);
}
