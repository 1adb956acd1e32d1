import { pinyin } from 'pinyin-pro';
import { EMPTY_PROFILE } from '../domain/registry/profile.ts';
import type { Provider } from '../domain/registry/provider.ts';
import type { ProviderDocument } from './provider.model.ts';
import { folded } from './search-words.ts';

/** What of a stored provider is not the provider itself. */
export const VERSIONED = { _id: 0, pinyin: 0, search: 0, applied: 0, profileChanges: 0 } as const;
export const HIDDEN = { ...VERSIONED, version: 0 } as const;

/** The keys by which a provider is sorted and found: its name in pinyin; name, former names, code, summary. */
export function searchKeys({ name, formerNames, uscc, summary }: Provider): { pinyin: string; search: string } {
  const names = [name, ...formerNames.map((former) => former.name)];
  const spelt = names.map((one) => pinyin(one, { toneType: 'none', type: 'array', nonZh: 'consecutive' }));
  const sounds = spelt.flatMap((syllables) => [
    syllables.join(''),
    syllables.map((syllable) => syllable.charAt(0)).join(''),
  ]);
  return {
    pinyin: (spelt[0] ?? []).join(' ').toLowerCase(),
    search: folded([...names, uscc, ...sounds, summary].join('\n')),
  };
}

/** A provider as it was stored; one from before there were profiles has an empty one. */
export function toProvider(stored: Provider): Provider {
  const { profile = EMPTY_PROFILE, formerNames = [] } = stored as Partial<Provider>;
  return { ...stored, formerNames, profile: { ...EMPTY_PROFILE, ...profile } };
}

export function toDocument(provider: Provider): ProviderDocument {
  return { ...provider, ...searchKeys(provider), version: 1, applied: [], profileChanges: [] };
}
