import { ROLES, type Role } from '../../domain/registry/account.ts';
import * as paths from '../../paths.ts';

export interface DemoSignIn {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
}

export interface SignInFacts {
  readonly next: string | undefined;
  readonly username?: string;
  readonly demoAccounts: readonly DemoSignIn[];
  readonly faults?: Readonly<Partial<Record<'username' | 'password', string>>>;
}

export function signInPage({ next, username, demoAccounts, faults = {} }: SignInFacts) {
  const errors = Object.entries(faults).map(([field, text]) => ({ href: `#${field}`, text }));
  return {
    title: '登录',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '登录' }],
    errors,
    action: paths.signIn(),
    forgotten: paths.forgottenPassword(),
    register: paths.register(),
    next,
    username: { value: username, error: faults.username },
    password: { error: faults.password },
    demoTable: demoAccounts.length > 0 && demoTable(demoAccounts),
  };
}

function demoTable(accounts: readonly DemoSignIn[]) {
  return {
    caption: '演示账号',
    columns: [{ text: '用户名', rowHead: true }, { text: '角色' }, { text: '姓名' }, { text: '密码' }],
    rows: accounts.map(({ username, role, displayName, password }) => ({
      cells: [{ text: username }, { text: ROLES[role] }, { text: displayName }, { text: password }],
    })),
  };
}
