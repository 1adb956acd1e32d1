import * as paths from '../../paths.ts';

export const crumbs = [
  { href: paths.home(), text: '首页' },
  { href: paths.admin(), text: '系统管理' },
];

export function adminPage() {
  return {
    title: '系统管理',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '系统管理' }],
    tasks: [
      { href: paths.adminAccounts(), text: '账号', note: '开通主管部门账号，改任、停用和恢复，提供设置密码的链接' },
      { href: paths.outTray(), text: '待寄邮件', note: '本站发出的邮件；未接入邮件服务器时，由您转交' },
    ],
  };
}

export function adminTabs(current: 'accounts' | 'out-tray') {
  return {
    label: '系统管理',
    items: [
      { href: paths.adminAccounts(), text: '账号', current: current === 'accounts' },
      { href: paths.outTray(), text: '待寄邮件', current: current === 'out-tray' },
    ],
  };
}

interface Turning {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly shown: number;
  readonly address: (page: number) => string;
}

/** The partial `pagination`; nothing where everything stands on one page. */
export function turning({ page, size, total, shown, address }: Turning) {
  const last = Math.max(Math.ceil(total / size), 1);
  if (last === 1 && page === 1) return false;
  const near = Array.from({ length: last }, (_, i) => i + 1).filter(
    (n) => n === 1 || n === last || Math.abs(n - page) <= 2,
  );
  return {
    total,
    from: shown === 0 ? 0 : (page - 1) * size + 1,
    to: shown === 0 ? 0 : (page - 1) * size + shown,
    items: near.flatMap((number, i) => [
      ...(number - (near[i - 1] ?? number) > 1 ? [{ gap: true }] : []),
      { number, href: address(number), current: number === page },
    ]),
    ...(page > 1 && { prev: { href: address(Math.min(page - 1, last)) } }),
    ...(page < last && { next: { href: address(page + 1) } }),
  };
}
