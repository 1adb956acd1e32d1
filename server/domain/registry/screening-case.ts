import type { Day } from '../shared/calendar-date.ts';
import type { FirmFacts } from './firm-profile.ts';
import type { Actor, Living } from './history.ts';
import type { Provider } from './provider.ts';
import type { Screening } from './screening-evidence.ts';

/** Where a case of the screening stands: a person judges whether two firms are one. */
export type ScreeningState = 'open' | 'doubtful' | 'same' | 'different' | 'superseded';

export const SCREENING_STATE_WORDS: Readonly<Record<ScreeningState, string>> = {
  open: '待判定',
  doubtful: '存疑',
  same: '判定为同一',
  different: '判定为不同',
  superseded: '事实已变，另行判定',
};

/** What made the platform compare the firm. */
export const SCREENING_TRIGGERS = {
  application: '提交入库申请',
  change: '变更登记信息',
  person: '新增人员或变更资料',
  listing: '新列入负面清单',
} as const;
export type ScreeningTrigger = keyof typeof SCREENING_TRIGGERS;

/** The entry against which a firm was compared, as it stood then. */
export interface ScreenedEntry {
  readonly listingCase: string;
  readonly decision: string;
  readonly uscc: string;
  readonly name: string;
  readonly from: Day;
  readonly to: Day | null;
  /** In force on the day of the comparison; a past entry is compared too, and stops nothing. */
  readonly inForce: boolean;
}

/** A judgement, and the state of the list that it was made against. */
export interface ScreeningJudgement {
  readonly at: string;
  readonly by: Actor;
  readonly reason: string;
  /** SHA-256 over the entries then in force, and how many. */
  readonly list: ListStand;
}

export interface ListStand {
  readonly digest: string;
  readonly entries: number;
}

/**
 * Two firms in which more agrees than chance explains (换名筛查待判事项). One for each pair and each state of their facts:
 * a judgement that they are different holds until the facts change, and then a new case opens.
 */
export interface ScreeningCase extends Living<ScreeningState> {
  readonly number: string;
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  readonly trigger: ScreeningTrigger;
  readonly entry: ScreenedEntry;
  readonly screening: Screening;
  readonly factsDigest: string;
  readonly list: ListStand;
  readonly judgement: ScreeningJudgement | null;
  readonly since: Day;
  readonly due: Day | null;
  /** Versions that judged the firms to be one and have not become a clue yet. */
  readonly effects: readonly { readonly version: number }[];
}

/** In these somebody still has to judge. */
export const SCREENING_OPEN: readonly ScreeningState[] = ['open', 'doubtful'];

/** Who works for a firm on the platform. */
export interface FirmPeople {
  readonly names: readonly string[];
  readonly mails: readonly string[];
}

/**
 * What a provider is compared by: what it states, and the people who work for it here. What is not known is left out, and
 * shown as not compared.
 */
export function factsOfProvider(provider: Provider, people: FirmPeople = { names: [], mails: [] }): FirmFacts {
  const { name, formerNames, uscc, legalRepresentative, address, contact, profile } = provider;
  const given = (...values: readonly string[]) => values.filter((value) => value.trim() !== '');
  return {
    name,
    formerNames: formerNames.map((former) => former.name),
    uscc,
    legalRepresentative,
    keyPersons: [...new Set(given(contact.name, ...people.names))],
    addresses: given(address, profile.mailingAddress),
    phones: given(contact.phone, profile.servicePhone),
    mails: [...new Set(given(profile.email, profile.website, ...people.mails))],
  };
}

/**
 * Whether a firm's way into the pool waits for the screening: a case that is not judged, or was judged to be the listed
 * firm, stops it while that entry is in force.
 */
export function isStoppedBy({ state, entry }: ScreeningCase, isInForce: (decision: string) => boolean): boolean {
  return (state === 'same' || SCREENING_OPEN.includes(state)) && isInForce(entry.decision);
}
