import { parseArgs } from 'node:util';
import { openAccountServices } from '../account-services.ts';
import { systemClock } from '../clock.ts';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { isOfficial, ROLES, ROLE_NAMES, type Account } from '../domain/registry/account.ts';
import { judgeEmail, judgeUsername } from '../domain/registry/credentials.ts';
import { judgeUscc } from '../domain/registry/uscc.ts';
import { HekuError } from '../errors.ts';
import { openAccounts } from '../persistence/account.repository.ts';
import { openDatabase, type Database } from '../persistence/database.ts';
import { openOutTray } from '../persistence/mail.repository.ts';
import { openProviders, type ProviderRepository } from '../persistence/provider.repository.ts';
import { loadCity } from '../policy-data/city-loader.ts';

const HELP = `用法：npm run user:create -- --username 用户名 --role 角色 [其他选项]

开通一个账号，打印设置密码的链接（7 天内有效，只能用一次）；链接也放入待寄邮件。可以在网站运行时使用。
  --username    用户名（必填）：3 至 32 个小写字母、数字、点、连字符或下划线
  --role        角色（必填）：${ROLE_NAMES.map((role) => `${role} ${ROLES[role]}`).join('，')}
  --name        姓名，默认为用户名
  --department  部门，主管部门的账号必填
  --region      行政区划代码，县级经信必填
  --email       电子邮箱
  --uscc        服务商的统一社会信用代码，服务商必填：已登记的服务商，账号成为其企业管理员
  --help        显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI；链接的开头是 BASE_URL。
退出码：0 已开通；1 未开通；2 参数或配置有误
`;

class UsageError extends Error {}

const OPTIONS = {
  username: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  department: { type: 'string' },
  region: { type: 'string' },
  email: { type: 'string' },
  uscc: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Wanted = Omit<Account, 'id' | 'blocked'>;

/** What the command line asks for; throws a UsageError that names everything wrong before anything is opened. */
function readOrder(argv: string[], config: Config): Wanted | 'help' {
  let given;
  try {
    given = parseArgs({ args: argv, options: OPTIONS }).values;
  } catch {
    throw new UsageError('参数有误，--help 显示用法');
  }
  if (given.help === true) return 'help';
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
  if (role !== 'provider' && verdict !== undefined) faults.push('--uscc 只用于服务商');
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

async function ofProvider(wanted: Wanted, providers: ProviderRepository): Promise<Wanted> {
  if (wanted.organisationUscc === undefined) return wanted;
  const provider = await providers.findByUscc(wanted.organisationUscc);
  if (provider === null) throw new UsageError(`没有登记统一社会信用代码为 ${wanted.organisationUscc} 的服务商`);
  return { ...wanted, organisationName: provider.name, owner: true };
}

async function create(wanted: Wanted, config: Config, { connection }: Database): Promise<string> {
  const now = () => systemClock.now();
  const accounts = await openAccounts(connection);
  const providers = await openProviders(connection);
  const outTray = await openOutTray({ connection, now, sends: config.mail !== undefined });
  const changed = () => undefined;
  const { opening } = await openAccountServices({ connection, accounts, providers, config, now, outTray, changed });
  const by = { account: 'cli', name: '运维人员', role: 'system' } as const;
  const entry = { at: now().toISOString(), by, what: `开通账号：${ROLES[wanted.role]}`, why: '命令行 user:create' };
  const { link } = await opening.open(await ofProvider(wanted, providers), entry);
  return `已开通 ${wanted.username}（${ROLES[wanted.role]}）。设置密码的链接，7 天内有效，只能用一次：\n${link}\n`;
}

async function main(): Promise<number> {
  try {
    const config = readConfig(process.env);
    const order = readOrder(process.argv.slice(2), config);
    if (order === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    const database = await openDatabase({ mongodbUri: config.mongodbUri, dataDir: config.dataDir });
    try {
      process.stdout.write(await create(order, config, database));
    } finally {
      await database.close();
    }
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof UsageError || error instanceof ConfigError) return 2;
    if (!(error instanceof HekuError)) process.stderr.write('未开通账号\n');
    return 1;
  }
}

process.exitCode = await main();
