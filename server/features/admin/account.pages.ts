import type { AccountRecord } from '../../domain/registry/account-history.ts';
import { isOfficial, OFFICIAL_ROLES, ROLES, type Account } from '../../domain/registry/account.ts';
import type { City } from '../../domain/policy/city.ts';
import * as paths from '../../paths.ts';
import { stateOf } from './accounts.pages.ts';
import { crumbs } from './admin.pages.ts';

/** What was typed into one of the page's forms, and what is wrong with it. */
export interface ShownForm {
  readonly which: 'office' | 'block' | 'link' | 'opening' | 'none';
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: Readonly<Partial<Record<string, string>>>;
}

export const NO_FORM: ShownForm = { which: 'none', typed: {}, faults: {} };

export interface AccountView {
  readonly admin: Account;
  readonly account: AccountRecord;
  readonly city: City;
  readonly form: ShownForm;
  /** A link that was just made; shown this once. */
  readonly link: string | undefined;
}

export function adminAccountPage({ admin, account, city, form, link }: AccountView) {
  const { id, history } = account;
  const self = admin.id === id;
  const office = { role: account.role, department: account.department ?? '', region: account.region ?? '' };
  return {
    title: account.displayName,
    lead: ROLES[account.role],
    tag: stateOf(account),
    breadcrumb: [...crumbs, { href: paths.adminAccounts(), text: '账号' }, { text: account.username }],
    errors: errorsOf(form),
    link,
    self,
    facts: factsOf(account),
    seen: history.length,
    office: !self &&
      isOfficial(account) && {
        action: paths.adminAccountOffice(id),
        fields: officeFields(form.which === 'office' ? form : { ...NO_FORM, typed: office }, city, 'office'),
      },
    block: !self && {
      action: account.blocked ? paths.adminAccountUnblock(id) : paths.adminAccountBlock(id),
      text: account.blocked ? '恢复账号' : '停用账号',
      kind: account.blocked ? 'primary' : 'danger',
      reason: reasonField(form, 'block'),
    },
    password: !self && !account.blocked && { action: paths.adminAccountLink(id), reason: reasonField(form, 'link') },
    entries: history.toReversed().map(({ at, by, what, why }) => ({
      at,
      what,
      why,
      who: by.name,
      role: by.role === 'system' ? '系统' : ROLES[by.role],
    })),
  };
}

function firmHref(role: Account['role'], uscc: string): string {
  return role === 'provider' ? paths.provider(uscc) : `${paths.adminEnterprises()}?q=${encodeURIComponent(uscc)}`;
}

function factsOf(account: AccountRecord) {
  const { role, department, region, organisationName, organisationUscc, email, emailConfirmed } = account;
  return [
    { term: '用户名', text: account.username },
    { term: '角色', text: ROLES[account.role], ...(account.owner === true && { note: '企业管理员' }) },
    ...(department === undefined ? [] : [{ term: '部门', text: department }]),
    ...(region === undefined ? [] : [{ term: '行政区划代码', text: region }]),
    ...(organisationName === undefined || organisationUscc === undefined
      ? []
      : [{ term: '所属企业', text: organisationName, href: firmHref(role, organisationUscc) }]),
    {
      term: '电子邮箱',
      text: email,
      ...(email !== undefined && { note: emailConfirmed === true ? '已确认' : '尚未确认' }),
    },
    ...(account.phone === undefined ? [] : [{ term: '手机', text: account.phone }]),
    { term: '开通时间', at: account.createdAt },
  ];
}

export function newOfficialPage(city: City, form: ShownForm) {
  return {
    title: '开通主管部门账号',
    lead: '开通后得到一个设置密码的链接，只显示一次，同时放入待寄邮件。',
    breadcrumb: [...crumbs, { href: paths.adminAccounts(), text: '账号' }, { text: '开通' }],
    errors: errorsOf(form),
    action: paths.newOfficial(),
    fields: [
      field(form, 'opening', 'username', '用户名', {
        hint: '3 至 32 个小写字母、数字、点、连字符或下划线',
        width: 'code',
      }),
      field(form, 'opening', 'displayName', '姓名', { width: 'code', maxlength: 60 }),
      field(form, 'opening', 'email', '电子邮箱', { kind: 'email', optional: true, maxlength: 200 }),
      ...officeFields(form, city, 'opening'),
    ],
  };
}

function officeFields(form: ShownForm, city: City, which: ShownForm['which']) {
  const roles = OFFICIAL_ROLES.map((role) => ({ value: role, text: ROLES[role] }));
  const regions = city.regions.map(({ code, name }) => ({ value: code, text: name }));
  return [
    field(form, which, 'role', '角色', { kind: 'select', blank: '请选择', options: roles }),
    field(form, which, 'department', '部门', { maxlength: 60, width: 'code' }),
    field(form, which, 'region', '区域', {
      kind: 'select',
      blank: '不限',
      hint: '角色为县级经信时选择，只办理本区域的事项',
      options: regions,
    }),
    reasonField(form, which),
  ];
}

function reasonField(form: ShownForm, which: ShownForm['which']) {
  const mine = form.which === which ? form : NO_FORM;
  return field(mine, which, 'reason', '理由', { kind: 'textarea', rows: 2, maxlength: 300, hint: '记入账号的经过' });
}

/** Several forms of one page have the same fields: the id tells them apart. */
function field({ typed, faults }: ShownForm, which: string, name: string, label: string, more: object) {
  return { id: `${which}-${name}`, name, label, value: typed[name], error: faults[name], ...more };
}

function errorsOf({ which, faults }: ShownForm) {
  return Object.entries(faults).map(([name, text]) => ({ href: `#${which}-${name}`, text }));
}
