import type { Account, Role } from '../../server/domain/registry/account.ts';
import type { Actor, HistoryEntry } from '../../server/domain/registry/history.ts';
import type { ListingCase, ListingEntry, ListingState, Proposal } from '../../server/domain/registry/listing-case.ts';

export const USCC = '91330400MA20000270';

export function person(role: Role, more: Partial<Account> = {}): Account {
  const firm = role === 'provider' || role === 'enterprise' ? { organisationUscc: USCC } : {};
  const region = role === 'county' ? { region: '330402' } : {};
  return { id: `the-${role}`, username: role, displayName: role, role, blocked: false, ...firm, ...region, ...more };
}

export const actor = (account: string): Actor => ({ account, name: account, role: 'city' });

export const step = (event: string, account: string, reason = ''): HistoryEntry => ({
  ...{ version: 1, at: '2026-11-02T01:00:00.000Z', by: actor(account), event, from: '', to: '' },
  ...{ reason, shown: null, salt: '' },
});

export const PROPOSAL: Proposal = {
  ground: 'N03',
  facts: '转包',
  months: 6,
  isPublic: true,
  original: null,
  notifiedOn: '2026-11-02',
  defenceUntil: '2026-11-09',
};

export const ENTRY: ListingEntry = {
  ...{ decision: '嘉经信负面〔2026〕90号', decidedOn: '2026-03-02', uscc: USCC, name: '甲', region: '330402' },
  ...{
    ground: 'N03',
    groundText: '总承包后转包',
    class: 'ordinary',
    facts: '转包',
    from: '2026-03-02',
    to: '2027-01-01',
  },
  ...{ isPublic: true, original: null, office: '经信局', reconsideration: '市政府', reconsiderUntil: '2026-05-01' },
  ...{ court: '法院', sueUntil: '2026-09-02' },
};

const ENDED: readonly ListingState[] = ['listed', 'repair-asked', 'repaired', 'source-ended', 'revoked'];

/** A case with all that its state must have, investigated by `investigator`, judged by `a` and `b`. */
export function listingCase(state: ListingState, more: Partial<ListingCase> = {}): ListingCase {
  const opened = state !== 'clue' && state !== 'dismissed';
  const told = opened && state !== 'investigating';
  const judged = state === 'deliberating' || ENDED.includes(state);
  const vote = { at: '', inFavour: true, reason: '是' };
  return {
    ...{
      id: 'c',
      state,
      version: 5,
      number: 'XS20260001',
      informant: null,
      formerEntries: [],
      repair: null,
      end: null,
    },
    history: opened ? [step('open-case', 'investigator')] : [],
    clue: { source: 'official', reference: '', whom: '甲', content: '线索' },
    subject: { uscc: USCC, name: '甲', region: '330402' },
    investigator: opened ? actor('investigator') : null,
    evidence: opened ? [{ at: '', by: actor('investigator'), text: '证据' }] : [],
    proposal: told ? PROPOSAL : null,
    defences: told ? [{ at: '', how: 'given', by: actor('firm'), text: '申辩' }] : [],
    panel: judged ? [actor('a'), actor('b')] : [],
    votes: judged
      ? [
          { ...vote, by: actor('a') },
          { ...vote, by: actor('b') },
        ]
      : [],
    entry: ENDED.includes(state) ? ENTRY : null,
    ...{ since: '2026-11-02', due: null, effects: [], createdAt: '2026-11-02T01:00:00.000Z' },
    ...more,
  };
}
