import { createHash, randomBytes } from 'node:crypto';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import { may } from '../../domain/registry/permissions.ts';
import { completenessOf, type CompletenessRules } from '../../domain/registry/profile-completeness.ts';
import { LISTS, MOST_ITEMS, partOf } from '../../domain/registry/profile-fields.ts';
import type { ListName, SectionName } from '../../domain/registry/profile-fields.ts';
import { fieldChanges, sectionValues, sectionWrites, type Values } from '../../domain/registry/profile-values.ts';
import type { ProfileChange } from '../../domain/registry/profile.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import type { ProfileRepository, VersionedProvider } from '../../persistence/profile.repository.ts';

export interface ProfileNeeds {
  readonly profiles: ProfileRepository;
  readonly rules: Omit<CompletenessRules, 'today'>;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** What a page shows of a section or an item, and the digest by which a saving names it. `null`: no such item. */
export interface ShownPart {
  readonly provider: Provider;
  readonly values: Values | null;
  readonly seen: string;
}

/** Saved, or what is stored now instead of what the page had shown. */
export type Saving = { readonly saved: true } | { readonly saved: false; readonly stored: ShownPart };

/** An item of a list, or none: what is to be kept of it. */
export interface ItemOrder {
  readonly list: ListName;
  readonly item: string;
  readonly seen: string;
  /** `null`: it is taken away. */
  readonly values: Values | null;
}

interface Part {
  readonly values: Values | null;
  readonly writes: Readonly<Record<string, unknown>>;
  readonly change: Omit<ProfileChange, 'at' | 'by'>;
}

export type ProfileService = ReturnType<typeof createProfileService>;

const MOST_TRIES = 50;

export function createProfileService({ profiles, rules, now, today }: ProfileNeeds) {
  async function load(person: Account): Promise<VersionedProvider> {
    const { organisationUscc = '' } = person;
    if (!may(person, 'profile.write', { uscc: organisationUscc }))
      throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
    const read = await profiles.read(organisationUscc);
    if (read === null) throw new NotFound('unknown-provider', '没有这家服务商');
    return read;
  }

  /**
   * One conditional write. Whoever wrote something else of the provider in between is no obstacle; whoever wrote the same
   * part is: then nothing is written, and what is stored is handed back.
   */
  async function save(person: Account, seen: string, values: Values | null, part: (provider: Provider) => Part) {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const read = await load(person);
      const { values: stored, writes, change } = part(read.provider);
      // Typed twice, or sent twice: it is there already.
      if (digestOf(stored) === digestOf(values)) return { saved: true } as const;
      if (digestOf(stored) !== seen)
        return { saved: false, stored: { provider: read.provider, values: stored, seen: digestOf(stored) } } as const;
      const summary = typeof writes['summary'] === 'string' ? writes['summary'] : read.provider.summary;
      const entry = { ...change, at: now().toISOString(), by: actorOf(person) };
      if (await profiles.write(read, writes, summary, entry)) return { saved: true } as const;
    }
    throw new Conflict('profile-busy', '企业资料正被他人修改，请稍后再试');
  }

  return {
    /** The profile of the person's own firm, how complete it is, and the digest that a confirmation names. */
    async overview(person: Account) {
      const { provider } = await load(person);
      const completeness = completenessOf(provider, { ...rules, today: today() });
      return { provider, completeness, today: today(), seen: digestOf(confirmable(provider)) };
    },

    async section(person: Account, section: SectionName): Promise<ShownPart> {
      const { provider } = await load(person);
      const values = sectionValues(provider, section);
      return { provider, values, seen: digestOf(values) };
    },

    saveSection(person: Account, section: SectionName, seen: string, values: Values): Promise<Saving> {
      return save(person, seen, values, (provider) => {
        const stored = sectionValues(provider, section);
        const fields = fieldChanges(partOf(section).fields, stored, values);
        return {
          values: stored,
          writes: sectionWrites(section, values),
          change: { section, what: 'edit', item: '', fields },
        };
      });
    },

    /** An item of a list; with the id that a new one will have where none is named. */
    async item(
      person: Account,
      list: ListName,
      item: string | undefined,
    ): Promise<ShownPart & { readonly id: string }> {
      const { provider } = await load(person);
      if (item === undefined && provider.profile[list].length >= MOST_ITEMS)
        throw new Conflict('too-many', `${LISTS[list].title}最多 ${MOST_ITEMS} 项`);
      const values = item === undefined ? null : itemValues(provider, list, item);
      if (item !== undefined && values === null) throw new NotFound('unknown-item', `没有这项${LISTS[list].one}`);
      return { provider, values, seen: digestOf(values), id: item ?? randomBytes(6).toString('hex') };
    },

    saveItem(person: Account, { list, item, seen, values }: ItemOrder): Promise<Saving> {
      return save(person, seen, values, (provider) => {
        const stored = itemValues(provider, list, item);
        const items: readonly { readonly id: string }[] = provider.profile[list];
        if (stored === null && values !== null && items.length >= MOST_ITEMS)
          throw new Conflict('too-many', `${LISTS[list].title}最多 ${MOST_ITEMS} 项`);
        const kept = values === null ? [] : [{ id: item, ...values }];
        const next = stored === null ? [...items, ...kept] : items.flatMap((one) => (one.id === item ? kept : [one]));
        const what = values === null ? 'remove' : stored === null ? 'add' : 'edit';
        const named = String((values ?? stored)?.[LISTS[list].named] ?? '');
        const fields = fieldChanges(LISTS[list].fields, stored ?? {}, values ?? {});
        return {
          values: stored,
          writes: { [`profile.${list}`]: next },
          change: { section: list, what, item: named, fields },
        };
      });
    },

    /** The firm says that all is current: what its page had shown, and nothing that came after it. */
    async confirm(person: Account, seen: string): Promise<void> {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const read = await load(person);
        const { provider } = read;
        if (digestOf(confirmable(provider)) !== seen)
          throw new Conflict('shown-moved', '在您打开页面之后，企业资料已有改动，请核对后再确认');
        const confirmedOn = today();
        const fields = [{ field: 'confirmedOn', before: provider.confirmedOn, after: confirmedOn }];
        const change = { section: 'confirmation', what: 'confirm', item: '', fields } as const;
        const entry = { ...change, at: now().toISOString(), by: actorOf(person) };
        if (await profiles.write(read, { confirmedOn }, provider.summary, entry)) return;
      }
      throw new Conflict('profile-busy', '企业资料正被他人修改，请稍后再试');
    },

    /** What was changed of a firm's profile: for the firm, and the offices that may read its record. */
    async history(person: Account, uscc: string) {
      const read = await profiles.read(uscc);
      if (read === null || !mayReadRecord(person, read.provider))
        throw new NotFound('unknown-provider', '没有这家服务商');
      return { provider: read.provider, changes: await profiles.changes(uscc) };
    },
  };
}

function itemValues(provider: Provider, list: ListName, item: string): Values | null {
  const found = (provider.profile[list] as readonly { readonly id: string }[]).find(({ id }) => id === item);
  if (found === undefined) return null;
  return Object.fromEntries(Object.entries(found).filter(([key]) => key !== 'id'));
}

/** All that a confirmation confirms. */
function confirmable(provider: Provider): Values {
  const { name, region, address, legalRepresentative, softwareCertificates, profile } = provider;
  const { categories, industries, summary, contact } = provider;
  const identity = { name, region, address, legalRepresentative, softwareCertificates };
  return { ...identity, ...{ categories, industries, summary, contact }, profile };
}

/** Of a value as it is shown; the order in which its keys were stored does not matter. */
function digestOf(values: Values | null): string {
  return createHash('sha256').update(canonicalJson(values)).digest('hex').slice(0, 16);
}
