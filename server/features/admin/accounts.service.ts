import { actorOf, type AccountRecord } from '../../domain/registry/account-history.ts';
import { OFFICIAL_ROLES, ROLES, type Account, type Role } from '../../domain/registry/account.ts';
import { may } from '../../domain/registry/permissions.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import type { AccountFields, AccountQuery, AccountRecords } from '../../persistence/account-records.repository.ts';
import type { AccountOpening, Office } from './account-opening.service.ts';

export interface AdministrationNeeds {
  readonly records: AccountRecords;
  readonly opening: AccountOpening;
  readonly now: () => Date;
}

/** Why something is changed, and how long the account's history was when the administrator looked. */
export interface Grounds {
  readonly reason: string;
  readonly seen: number;
}

export type AdministrationService = ReturnType<typeof createAdministrationService>;

export const PAGE_SIZE = 30;

export function createAdministrationService({ records, opening, now }: AdministrationNeeds) {
  const mustManage = (person: Account) => {
    if (!may(person, 'accounts.manage', {})) throw new NotAllowed('permission-required', '您的账号没有办理此事的权限');
  };
  const see = async (admin: Account, id: string): Promise<AccountRecord> => {
    mustManage(admin);
    const account = await records.find(id);
    if (account === null) throw new NotFound('unknown-account', '没有这个账号');
    return account;
  };
  const entryOf = (admin: Account, what: string, why: string) => ({
    at: now().toISOString(),
    by: actorOf(admin),
    what,
    why,
  });
  /** One change of another's account, as it was seen; taken back where it left the site without an administrator. */
  const change = async (admin: Account, id: string, fields: AccountFields, what: string, { reason, seen }: Grounds) => {
    const account = await see(admin, id);
    if (account.id === admin.id) throw new NotAllowed('not-oneself', '不能更改自己的账号，请由另一位系统管理员办理');
    if (account.history.length !== seen) throw new Conflict('account-moved', '在您打开页面之后，有人先改动了这个账号');
    await records.change(account, fields, entryOf(admin, what, reason));
    if ((await records.activeAdmins()) > 0) return;
    const after = await records.find(id);
    if (after !== null) await records.change(after, officeOf(account), entryOf(admin, `撤回：${what}`, reason));
    throw new Conflict('last-admin', '至少要有一位可用的系统管理员，未作改动');
  };
  return {
    see,
    async list(admin: Account, query: Omit<AccountQuery, 'size'>) {
      mustManage(admin);
      return records.search({ ...query, size: PAGE_SIZE });
    },
    /** A new official; gives the id and the link by which the person sets the password, told here once. */
    async open(admin: Account, office: Office, reason: string) {
      mustManage(admin);
      return opening.open(office, entryOf(admin, `开通账号：${ROLES[office.role]}`, reason));
    },
    async moveOffice(admin: Account, id: string, to: NewOffice, grounds: Grounds): Promise<void> {
      const account = await see(admin, id);
      if (!OFFICIAL_ROLES.includes(account.role))
        throw new NotAllowed('not-official', '企业的账号不能改为主管部门的账号，请另行开通');
      const fields = { role: to.role, department: to.department, region: to.region ?? null };
      await change(
        admin,
        id,
        fields,
        `改任：${[ROLES[to.role], to.department, to.region].filter(Boolean).join('，')}`,
        grounds,
      );
    },
    block: (admin: Account, id: string, grounds: Grounds) => change(admin, id, { blocked: true }, '停用账号', grounds),
    unblock: (admin: Account, id: string, grounds: Grounds) =>
      change(admin, id, { blocked: false }, '恢复账号', grounds),
    /** A link to set the password, for who has no mail address or gets no letter. */
    async passwordLink(admin: Account, id: string, grounds: Grounds): Promise<string> {
      const account = await see(admin, id);
      if (account.blocked) throw new NotAllowed('blocked', '账号已停用，先恢复再提供链接');
      await change(admin, id, {}, '提供设置密码的链接', grounds);
      return opening.passwordLink(account);
    },
  };
}

export interface NewOffice {
  readonly role: Role;
  readonly department: string;
  readonly region: string | undefined;
}

function officeOf({ role, department, region, blocked }: AccountRecord): AccountFields {
  return { role, blocked, department: department ?? null, region: region ?? null };
}
