import { ConfigError, type Config } from './config.ts';
import { FAIR_COMPETITION, type EntryCondition } from './domain/policy/condition.ts';
import { ROLES } from './domain/registry/account.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './persistence/demo/demo-accounts.ts';

/** What the terminal is told of: the settings, the data, and what the city's own rules have to be warned of. */
interface Welcomed {
  readonly config: Config;
  readonly demo: boolean;
  readonly rules: { readonly conditions: readonly Pick<EntryCondition, 'text' | 'asksLocal'>[] };
}

/** What stands in the terminal once the site can be visited. */
export function welcome({ config, demo, rules }: Welcomed, port: number): string {
  const lines = [`禾库已启动：${visited(config.baseUrl, config.port, port)}`];
  if (demo && config.demo) lines.push(`演示账号（密码均为 ${DEMO_PASSWORD}）：`, ...accountLines());
  if (demo && !config.demo)
    lines.push('注意：数据库里有演示账号，其密码是公开的；正式使用请换用没有演示数据的数据库。');
  if (config.mail !== undefined) lines.push('邮件经 SMTP_URL 寄出；几次都寄不出的留在“待寄邮件”中，可以重新发送。');
  for (const { text, asksLocal } of rules.conditions)
    if (asksLocal) lines.push(`注意：入库条件“${text}”${FAIR_COMPETITION}。`);
  lines.push('按 Ctrl+C 停止。');
  return `\n${lines.join('\n')}\n\n`;
}

/** With port 0 the system chooses, and nobody could know the address beforehand. */
function visited(baseUrl: string, asked: number, port: number): string {
  return asked === 0 ? baseUrl.replace(/:0$/, `:${port}`) : baseUrl;
}

function accountLines(): string[] {
  const names = new Map<string, string[]>();
  for (const { role, username } of DEMO_ACCOUNTS) {
    names.set(ROLES[role], [...(names.get(ROLES[role]) ?? []), username]);
  }
  return [...names].map(([role, usernames]) => `  ${role}：${usernames.join('、')}`);
}

type SystemError = NodeJS.ErrnoException & { address?: string; port?: number };

const NEEDS_WORDS: Readonly<Record<string, (at: SystemError) => string>> = {
  EADDRINUSE: ({ port }) => `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 换一个端口。`,
  EADDRNOTAVAIL: ({ address }) => `本机没有地址 ${address}。请检查 HOST。`,
  ENOTFOUND: () => '找不到 HOST 所写的主机名。请检查 HOST。',
  EACCES: ({ port, path }) =>
    path === undefined ? `没有权限使用端口 ${port}。请用 PORT 换一个 1024 以上的端口。` : `没有权限读写 ${path}。`,
  EROFS: ({ path }) => `${path} 所在的磁盘是只读的。请用 DATA_DIR 换一个文件夹。`,
  ENOSPC: () => '磁盘已满。',
};

/** One clear message; never a stack: whoever starts the site is to mend a setting, not our code. */
export function whyNotStarted(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return `未能启动：${String(error)}`;
  const words = NEEDS_WORDS[(error as SystemError).code ?? '']?.(error);
  return `未能启动：${words ?? error.message}`;
}
