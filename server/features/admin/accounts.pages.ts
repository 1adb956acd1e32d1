import { ROLE_NAMES, ROLES, type Account, type Role } from '../../domain/registry/account.ts';
import * as paths from '../../paths.ts';
import { turning } from '../../domain/shared/turning.ts';
import { adminTabs, crumbs } from './admin.pages.ts';

export interface AccountsView {
  readonly choice: { readonly q: string; readonly role?: Role | undefined };
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly accounts: readonly Account[];
}

export function accountsPage({ choice, page, size, total, accounts }: AccountsView) {
  return {
    title: '账号',
    wide: true,
    breadcrumb: [...crumbs, { text: '账号' }],
    action: { href: paths.newOfficial(), text: '开通主管部门账号' },
    tabs: adminTabs('accounts'),
    filter: {
      action: paths.adminAccounts(),
      q: choice.q,
      role: choice.role,
      roles: ROLE_NAMES.map((role) => ({ value: role, text: ROLES[role] })),
    },
    table: {
      caption: `账号，共 ${total} 个`,
      columns: [
        { text: '用户名', rowHead: true },
        { text: '姓名' },
        { text: '角色' },
        { text: '部门或企业' },
        { text: '区域' },
        { text: '状态' },
      ],
      rows: accounts.map((account) => ({
        cells: [
          { text: account.username, href: paths.adminAccount(account.id) },
          { text: account.displayName },
          { text: ROLES[account.role] },
          { text: account.department ?? account.organisationName ?? '—' },
          { text: account.region ?? '—' },
          { tag: stateOf(account) },
        ],
      })),
      empty: { text: '没有符合条件的账号。' },
    },
    pagination: turning({ page, size, total, shown: accounts.length, address: addressOf(choice) }),
  };
}

const addressOf =
  ({ q, role }: AccountsView['choice']) =>
  (page: number) => {
    const query = new URLSearchParams();
    if (q !== '') query.set('q', q);
    if (role !== undefined) query.set('role', role);
    query.set('page', String(page));
    return `${paths.adminAccounts()}?${query.toString()}`;
  };

export function stateOf({ blocked }: Account) {
  return blocked ? { kind: 'danger', text: '已停用' } : { kind: 'good', text: '正常' };
}
