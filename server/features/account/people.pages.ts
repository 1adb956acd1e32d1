import type { AccountRecord } from '../../domain/registry/account-history.ts';
import { ROLES, type Account } from '../../domain/registry/account.ts';
import * as paths from '../../paths.ts';
import { errorsOf, fieldOf, type ShownForm } from './form-fields.pages.ts';

interface InvitationView {
  readonly id: string;
  readonly email: string;
  readonly owner: boolean;
  readonly inviter: string;
  readonly issuedAt: Date | undefined;
  readonly expiresAt: Date;
}

export interface PeopleView {
  readonly owner: Account;
  readonly people: readonly AccountRecord[];
  readonly invitations: readonly InvitationView[];
  readonly form: ShownForm;
  /** A link that was just made; shown this once. */
  readonly link: string | undefined;
}

const crumbs = [
  { href: paths.home(), text: '首页' },
  { href: paths.account(), text: '我的账号' },
];

export function peoplePage({ owner, people, invitations, form, link }: PeopleView) {
  return {
    title: '本企业人员',
    lead: owner.organisationName,
    breadcrumb: [...crumbs, { text: '本企业人员' }],
    errors: errorsOf(form),
    link,
    table: {
      caption: '人员',
      columns: [
        { text: '姓名', rowHead: true },
        { text: '用户名' },
        { text: '电子邮箱' },
        { text: '身份' },
        { text: '状态' },
      ],
      rows: people.map((person) => ({
        cells: [
          { text: person.displayName, href: paths.person(person.id), ...(person.id === owner.id && { note: '您' }) },
          { text: person.username },
          { text: person.email },
          { text: rank(person) },
          { tag: state(person) },
        ],
      })),
    },
    invitations: invitations.length > 0 && invitationTable(invitations),
    action: paths.invitePerson(),
    fields: [
      fieldOf(form, 'email', '对方的电子邮箱', { kind: 'email', maxlength: 200 }),
      fieldOf(form, 'owner', '身份', {
        kind: 'checkboxes',
        optional: true,
        options: [{ value: '1', text: '同时作为企业管理员', hint: '可以邀请、停用和移出本企业人员' }],
      }),
    ],
  };
}

function invitationTable(invitations: readonly InvitationView[]) {
  return {
    caption: '尚未接受的邀请',
    columns: [
      { text: '发往', rowHead: true },
      { text: '身份' },
      { text: '邀请人' },
      { text: '发出时间' },
      { text: '有效期至' },
      { text: '办理', hidden: true },
    ],
    rows: invitations.map(({ id, email, owner, inviter, issuedAt, expiresAt }) => ({
      cells: [
        { text: email },
        { text: rank({ owner }) },
        { text: inviter },
        { at: issuedAt },
        { at: expiresAt },
        { deed: { post: paths.withdrawInvitation(id), text: '撤回邀请', hidden: `：${email}` } },
      ],
    })),
  };
}

const rank = ({ owner }: Pick<Account, 'owner'>) => (owner === true ? '企业管理员' : '人员');
const state = ({ blocked }: Account) => (blocked ? { kind: 'danger', text: '已停用' } : { kind: 'good', text: '正常' });

export function personPage(owner: Account, person: AccountRecord, form: ShownForm) {
  return {
    title: person.displayName,
    lead: person.organisationName,
    tag: state(person),
    breadcrumb: [...crumbs, { href: paths.people(), text: '本企业人员' }, { text: person.displayName }],
    errors: errorsOf(form),
    facts: [
      { term: '用户名', text: person.username },
      { term: '电子邮箱', text: person.email, ...(person.email !== undefined && { note: confirmed(person) }) },
      { term: '手机', text: person.phone },
      { term: '身份', text: rank(person) },
      { term: '开通时间', at: person.createdAt },
    ],
    entries: person.history.toReversed().map(({ at, by, what, why }) => ({
      at,
      what,
      why,
      who: by.name,
      role: by.role === 'system' ? '系统' : ROLES[by.role],
    })),
    deeds: person.id !== owner.id && {
      action: paths.person(person.id),
      seen: person.history.length,
      reason: fieldOf(form, 'reason', '理由', { kind: 'textarea', rows: 3, maxlength: 300, hint: '记入账号的经过' }),
      toggle: person.blocked ? { value: 'unblock', text: '恢复账号' } : { value: 'block', text: '停用账号' },
    },
  };
}

const confirmed = ({ emailConfirmed }: Account) => (emailConfirmed === true ? '已确认' : '尚未确认');
