import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { isOfficial, ROLES, ROLE_NAMES, type Account } from '../domain/registry/account.ts';
import { judgeEmail, judgeUsername } from '../domain/registry/credentials.ts';
import { judgeUscc } from '../domain/registry/uscc.ts';
import { openAccounts } from '../persistence/account.repository.ts';
import type { Database } from '../persistence/database.ts';
import { openEnterprises, type EnterpriseRepository } from '../persistence/enterprise.repository.ts';
import { openOutTray } from '../persistence/mail.repository.ts';
import { openProviders, type ProviderRepository } from '../persistence/provider.repository.ts';
import { loadCity } from '../policy-data/city-loader.ts';
import { argumentsOf, EXIT_CODES, onDatabase, runCommand, say, UsageError } from './command.ts';

const HELP = `用法：npm run user:create -- --username 用户名 --role 角色 [其他选项]

开通一个账号，打印设置密码的链接（7 天内有效，只能用一次）；链接也放入待寄邮件。可以在网站运行时使用。
  --username    用户名（必填）：3 至 32 个小写字母、数字、点、连字符或下划线
  --role        角色（必填）：${ROLE_NAMES.map((role) => `${role} ${ROLES[role]}`).join('，')}
  --name        姓名，默认为用户名
  --department  部门，主管部门的账号必填
  --region      行政区划代码，县级经信必填
  --email       电子邮箱
  --uscc        企业的统一社会信用代码，服务商必填：已登记的服务商或企业，账号成为其企业管理员
  --help        显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI；链接的开头是 BASE_URL。
${EXIT_CODES}
`;

const OPTIONS = {
  username: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  department: { type: 'string' },
  region: { type: 'string' },
  email: { type: 'string' },
  uscc: { type: 'string' },
} as const;

type Wanted = Omit<Account, 'id' | 'blocked'>;

/** What the command line asks for; throws a UsageError that names everything wrong before anything is opened. */
function readOrder(argv: string[], config: Config): Wanted {
  const { values: given } = argumentsOf(argv, OPTIONS);
  const faults: string[] = [];
  const judged = (judgement: { value: string } | { fault: string }) =>
    'value' in judgement ? judgement.value : void faults.push(judgement.fault);
  const role = ROLE_NAMES.find((one) => one === given.role);
  if (role === undefined) faults.push(`--role 应为 ${ROLE_NAMES.join('、')} 之一`);
  const username = judged(judgeUsername(given.username ?? '')) ?? '';
  const email = given.email === undefined ? undefined : judged(judgeEmail(given.email));
  const verdict = given.uscc === undefined ? undefined : judgeUscc(given.uscc);
  if (verdict?.valid === false) faults.push(`--uscc：${verdict.reason}`);
  const official = role !== undefined && isOfficial({ role } as Account);
  if (official && given.department === undefined) faults.push('主管部门的账号须写明 --department');
  if (role === 'provider' && verdict === undefined) faults.push('服务商的账号须写明 --uscc');
  if (official && verdict !== undefined) faults.push('--uscc 只用于服务商和企业');
  if ((role === 'county') !== (given.region !== undefined)) faults.push('--region 须为县级经信写明，且只用于县级经信');
  const city = loadCity(config.policyDir === undefined ? [] : [config.policyDir]);
  if (given.region !== undefined && !city.regions.some(({ code }) => code === given.region))
    faults.push(`--region 应为 ${city.regions.map(({ code }) => code).join('、')} 之一`);
  if (faults.length > 0 || role === undefined) throw new UsageError(faults.join('\n'));
  return {
    username,
    role,
    displayName: given.name ?? username,
    ...(official && given.department !== undefined && { department: given.department }),
    ...(given.region !== undefined && { region: given.region }),
    ...(email !== undefined && { email }),
    ...(verdict?.valid === true && { organisationUscc: verdict.uscc }),
  };
}

type Firms = Pick<ProviderRepository | EnterpriseRepository, 'findByUscc'>;

async function ofFirm(wanted: Wanted, firms: Firms): Promise<Wanted> {
  if (wanted.organisationUscc === undefined) return wanted;
  const firm = await firms.findByUscc(wanted.organisationUscc);
  if (firm === null)
    throw new UsageError(`没有登记统一社会信用代码为 ${wanted.organisationUscc} 的${ROLES[wanted.role]}`);
  return { ...wanted, organisationName: firm.name, owner: true };
}

async function create(wanted: Wanted, config: Config, { connection }: Database): Promise<string> {
  const now = () => systemClock.now();
  const accounts = await openAccounts(connection);
  const providers = await openProviders(connection);
  const enterprises = await openEnterprises(connection);
  const outTray = await openOutTray({ connection, now, sends: config.mail !== undefined });
  const changed = () => undefined;
  const { openAccountServices } = await import('../account-services.ts');
  const needs = { connection, accounts, providers, enterprises, config, now, outTray, changed };
  const { opening } = await openAccountServices(needs);
  const by = { account: 'cli', name: '运维人员', role: 'system' } as const;
  const entry = { at: now().toISOString(), by, what: `开通账号：${ROLES[wanted.role]}`, why: '命令行 user:create' };
  const { link } = await opening.open(
    await ofFirm(wanted, wanted.role === 'provider' ? providers : enterprises),
    entry,
  );
  return `已开通 ${wanted.username}（${ROLES[wanted.role]}）。设置密码的链接，7 天内有效，只能用一次：\n${link}\n`;
}

await runCommand({
  help: HELP,
  undone: '未开通账号',
  read: readOrder,
  run: (wanted, config) =>
    onDatabase(
      config,
      async (database) => {
        say(await create(wanted, config, database));
        return true;
      },
      { existing: false },
    ),
});
