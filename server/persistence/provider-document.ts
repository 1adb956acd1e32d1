import { EMPTY_PROFILE } from '../domain/registry/profile.ts';
import type { Provider } from '../domain/registry/provider.ts';
import type { ProviderDocument } from './provider.model.ts';
import { nameKeys } from './name-keys.ts';

/** What of a stored provider is not the provider itself. */
export const VERSIONED = { _id: 0, pinyin: 0, search: 0, applied: 0, toCompare: 0, profileChanges: 0 } as const;
export const HIDDEN = { ...VERSIONED, version: 0 } as const;

/** The keys by which a provider is sorted and found: its name in pinyin; name, former names, code, summary. */
export function searchKeys({ name, formerNames, uscc, summary }: Provider): { pinyin: string; search: string } {
  return nameKeys([name, ...formerNames.map((former) => former.name)], uscc, summary);
}

/** A provider as it was stored; one from before there were profiles has an empty one, an item from before evidence was asked for has none. */
export function toProvider(stored: Provider): Provider {
  const { profile = EMPTY_PROFILE, formerNames = [] } = stored as Partial<Provider>;
  const { cases, certificates, ...rest } = { ...EMPTY_PROFILE, ...profile };
  const proved = { cases: cases.map(withEvidence), certificates: certificates.map(withEvidence) };
  return { ...stored, formerNames, profile: { ...rest, ...proved } };
}

export function toDocument(provider: Provider): ProviderDocument {
  return { ...provider, ...searchKeys(provider), version: 1, applied: [], profileChanges: [] };
}

function withEvidence<T extends { readonly evidence?: readonly string[] }>(item: T) {
  return { ...item, evidence: item.evidence ?? [] };
}
