import type { AccountRecord } from '../../domain/registry/account-history.ts';
import { ROLES, type Account } from '../../domain/registry/account.ts';
import * as paths from '../../paths.ts';
import { errorsOf, fieldOf, type ShownForm } from './form-fields.pages.ts';

export interface PeopleView {
  readonly owner: Account;
  readonly people: readonly AccountRecord[];
  readonly invitations: readonly { readonly email: string; readonly expiresAt: Date }[];
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
    invitations: invitations.length > 0 && {
      caption: '尚未接受的邀请',
      columns: [{ text: '发往', rowHead: true }, { text: '有效期至' }],
      rows: invitations.map(({ email, expiresAt }) => ({ cells: [{ text: email }, { at: expiresAt }] })),
    },
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

const rank = ({ owner }: Account) => (owner === true ? '企业管理员' : '人员');
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
