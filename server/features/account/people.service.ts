import { actorOf, type AccountRecord } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { may } from '../../domain/registry/permissions.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import * as paths from '../../paths.ts';
import type { AccountFields, AccountRecords } from '../../persistence/account-records.repository.ts';
import type { OutTray } from '../../persistence/mail.repository.ts';
import type { OpenInvitation, TokenRepository } from '../../persistence/token.repository.ts';

export interface PeopleNeeds {
  readonly records: AccountRecords;
  readonly tokens: TokenRepository;
  readonly outTray: OutTray;
  readonly baseUrl: string;
  readonly now: () => Date;
}

export interface PeopleOfFirm {
  readonly people: readonly AccountRecord[];
  readonly invitations: readonly SentInvitation[];
}

/** An invitation that nobody took up yet, with the name of who sent it. */
export interface SentInvitation extends OpenInvitation {
  readonly inviter: string;
}

export type PersonDeed = 'block' | 'unblock' | 'remove';

/** A deed on a person: why, and how long the history was when the owner looked. */
export interface PersonOrder {
  readonly deed: PersonDeed;
  readonly reason: string;
  readonly seen: number;
}

export type PeopleService = ReturnType<typeof createPeopleService>;

const HOURS = 7 * 24;
const WHAT: Readonly<Record<PersonDeed, string>> = { block: '停用账号', unblock: '恢复账号', remove: '移出企业' };
const FIELDS: Readonly<Record<PersonDeed, AccountFields>> = {
  block: { blocked: true },
  unblock: { blocked: false },
  // The account stays with its history and opens nothing any more; its username is not given to another.
  remove: { blocked: true, owner: false, organisationUscc: null, organisationName: null },
};

export function createPeopleService({ records, tokens, outTray, baseUrl, now }: PeopleNeeds) {
  const firmOf = (owner: Account): string => {
    const { organisationUscc = '' } = owner;
    if (!may(owner, 'people.manage', { uscc: organisationUscc }))
      throw new NotAllowed('permission-required', '只有本企业的管理员可以管理人员');
    return organisationUscc;
  };
  const see = async (owner: Account, id: string): Promise<AccountRecord> => {
    const uscc = firmOf(owner);
    const person = await records.find(id);
    if (person === null || person.organisationUscc !== uscc) throw new NotFound('unknown-person', '本企业没有这个账号');
    return person;
  };
  return {
    see,
    async list(owner: Account): Promise<PeopleOfFirm> {
      const uscc = firmOf(owner);
      const people = await records.peopleOf(uscc);
      const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
      const open = await tokens.openInvitations(uscc, now());
      const invitations = open.map((one) => ({ ...one, inviter: names.get(one.invitedBy) ?? '已不在本企业' }));
      return { people, invitations };
    },
    /** The address of the link: it is told here once, and stands in the letter. */
    async invite(inviter: Account, invited: { readonly email: string; readonly owner: boolean }): Promise<string> {
      const uscc = firmOf(inviter);
      const organisation = inviter.organisationName ?? '';
      const matter = { purpose: 'invitation', uscc, organisation, invitedBy: inviter.id, ...invited } as const;
      const link = `${baseUrl}${paths.invitation(await tokens.issue(matter, now(), HOURS))}`;
      const text = [
        '您好：',
        `${inviter.displayName}邀请您以${organisation}人员的身份使用禾库。请打开下面的链接开通账号，7 天内有效，只能用一次：`,
        link,
        '如果您不认识邀请人，请不要理会这封邮件。',
      ].join('\n\n');
      await outTray.put({ to: invited.email, subject: `邀请您加入${organisation}`, text, at: now(), hours: HOURS });
      return link;
    },
    /** Of withdrawing and accepting at once, one wins: both change the same link only while it is good. */
    async withdraw(owner: Account, id: string): Promise<void> {
      if (!(await tokens.withdrawInvitation(id, firmOf(owner), now())))
        throw new Conflict('invitation-over', '这个邀请已被接受、已经撤回或已经过期');
    },
    async change(owner: Account, id: string, { deed, reason, seen }: PersonOrder): Promise<void> {
      const person = await see(owner, id);
      const uscc = firmOf(owner);
      if (person.id === owner.id) throw new NotAllowed('not-oneself', '不能停用或移出自己的账号');
      if (person.history.length !== seen) throw new Conflict('account-moved', '在您打开页面之后，有人先改动了这个账号');
      const entry = (what: string) => ({ at: now().toISOString(), by: actorOf(owner), what, why: reason });
      await records.change(person, FIELDS[deed], entry(WHAT[deed]));
      // Two owners who shut each other out at once: whoever finds nobody left takes it back.
      if (deed === 'unblock' || (await records.activeOwners(uscc)) > 0) return;
      const after = await records.find(id);
      if (after !== null) await records.change(after, before(person), entry(`撤回：${WHAT[deed]}`));
      throw new Conflict('last-owner', '企业至少要有一位可用的管理员，未作改动');
    },
  };
}

function before({ blocked, owner = false, organisationUscc, organisationName }: AccountRecord): AccountFields {
  return { blocked, owner, organisationUscc: organisationUscc ?? null, organisationName: organisationName ?? null };
}
