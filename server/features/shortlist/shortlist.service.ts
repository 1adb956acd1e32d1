import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { may } from '../../domain/registry/permissions.ts';
import { isPublicOn, standingOn, type Standing } from '../../domain/registry/pool-membership.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { MOST_SHORTLISTED, type ShortlistItem } from '../../domain/registry/shortlist.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { ShortlistRepository } from '../../persistence/shortlist.repository.ts';

export interface ShortlistNeeds {
  readonly shortlists: ShortlistRepository;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** A provider on the list as it stands today; `provider` is missing where the public may no longer see it. */
export interface Considered {
  readonly item: ShortlistItem;
  readonly provider: Provider | undefined;
  readonly standing: Standing | undefined;
}

/** What the form of one provider shows: the item is missing as long as the provider is not on the list. */
export interface Considering {
  readonly provider: Provider | undefined;
  readonly uscc: string;
  readonly item: ShortlistItem | undefined;
}

export interface NoteOrder {
  readonly note: string;
  /** The version of the item that was read; 0 where the provider was not on the list. */
  readonly version: number;
}

export type ShortlistService = ReturnType<typeof createShortlistService>;

export function createShortlistService({ shortlists, providers, now, today }: ShortlistNeeds) {
  /** The enterprise whose list a person keeps. */
  function enterpriseOf(person: Account): string {
    const uscc = person.organisationUscc ?? '';
    if (!may(person, 'shortlist.keep', { uscc })) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
    return uscc;
  }

  async function shown(uscc: string): Promise<Provider | undefined> {
    const provider = await providers.findByUscc(uscc);
    return provider !== null && isPublicOn(provider, today()) ? provider : undefined;
  }

  async function one(uscc: string, person: Account): Promise<Considering> {
    const { items } = await shortlists.find(enterpriseOf(person));
    const item = items.find((entry) => entry.uscc === uscc);
    const provider = await shown(uscc);
    // What is on the list can be taken off it, though the public no longer sees the firm.
    if (provider === undefined && item === undefined) throw new NotFound('unknown-provider', '没有这家服务商');
    return { uscc, provider, item };
  }

  return {
    one,

    async list(person: Account): Promise<readonly Considered[]> {
      const { items } = await shortlists.find(enterpriseOf(person));
      return Promise.all(
        items.map(async (item) => {
          const provider = await shown(item.uscc);
          return { item, provider, standing: provider && standingOn(provider, today()) };
        }),
      );
    },

    /** Puts a provider on the list with a note, or changes the note as it was read. */
    async keep(uscc: string, person: Account, { note, version }: NoteOrder): Promise<void> {
      const { provider } = await one(uscc, person);
      const enterprise = enterpriseOf(person);
      if (version > 0) {
        if ((await shortlists.note(enterprise, uscc, version, note)) === 'done') return;
        throw new Conflict('shortlist-moved', '在您打开页面之后，同事改过这条备注');
      }
      if (provider === undefined) throw new NotFound('unknown-provider', '没有这家服务商');
      const item = { uscc, note, addedAt: now().toISOString(), addedBy: actorOf(person), version: 1 };
      const outcome = await shortlists.add(enterprise, item);
      if (outcome === 'full')
        throw new Conflict('shortlist-full', `候选名单最多 ${MOST_SHORTLISTED} 家，请先移出不再考虑的`);
      if (outcome === 'moved') throw new Conflict('shortlist-moved', '同事已经把这家服务商加入候选名单');
    },

    remove: (uscc: string, person: Account) => shortlists.remove(enterpriseOf(person), uscc),
  };
}
