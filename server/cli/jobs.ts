import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openMailing } from '../mailing.ts';
import { openMessageServices } from '../message-services.ts';
import { createJobs, JOBS } from '../jobs/jobs.ts';
import { ruleBooksOf } from '../rule-books.ts';
import { jobSourcesOf, openStores } from '../stores.ts';
import { openAccounts } from '../persistence/account.repository.ts';
import { openDatabase } from '../persistence/database.ts';
import { openJournal } from '../persistence/journal.repository.ts';
import { openMaintenance } from '../persistence/maintenance.ts';

const HELP = `用法：npm run jobs -- 任务 [任务 …]

运行定时任务：查期限，提醒该提醒的人。重复运行不会重复提醒；可以在网站运行时使用。
  --list    列出全部任务
  --help    显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI。
退出码：0 全部做完；1 没有做完；2 参数或配置有误
`;

class UsageError extends Error {}

function readOrder(argv: string[]): readonly string[] | 'help' | 'list' {
  let given;
  try {
    given = parseArgs({
      args: argv,
      options: { help: { type: 'boolean' }, list: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch {
    throw new UsageError('参数有误，--help 显示用法');
  }
  if (given.values.help === true) return 'help';
  if (given.values.list === true) return 'list';
  if (given.positionals.length === 0) throw new UsageError('请写明任务，--list 列出全部任务');
  const unknown = given.positionals.filter((name) => !JOBS.some((job) => job.name === name));
  if (unknown.length > 0) throw new UsageError(`没有这个任务：${unknown.join('、')}。--list 列出全部任务`);
  return given.positionals;
}

async function runAll(names: readonly string[], config: Config): Promise<void> {
  const { mongodbUri, dataDir } = config;
  const database = await openDatabase({ mongodbUri, dataDir });
  try {
    const closed = await openMaintenance(database.connection).current();
    if (closed !== null) throw new Error(`正在${closed}，没有运行任何任务，请稍后再试`);
    const now = () => systemClock.now();
    const logger = createLogger('error');
    const journal = await openJournal(database.connection, (err) => logger.error({ err }));
    const demo = await (await openAccounts(database.connection)).hasDemo();
    const { outTray } = await openMailing({ connection: database.connection, config, demo, now, logger });
    const { connection } = database;
    const messages = await openMessageServices({ connection, config, journal, outTray, now, logger });
    const jobs = createJobs({
      ...jobSourcesOf(await openStores(connection, () => undefined), ruleBooksOf(config)),
      now,
      // All at once at the end, and waited for.
      announce: () => undefined,
      today: () => systemClock.today(),
    });
    for (const name of names) {
      const result = await jobs.run(name, '命令行');
      if (result !== 'elsewhere')
        process.stdout.write(`${name}：新提醒 ${result.told} 条，已了结 ${result.settled} 条\n`);
    }
    await messages.follower.run();
  } finally {
    await database.close();
  }
}

async function main(): Promise<number> {
  try {
    const config = readConfig(process.env);
    const order = readOrder(process.argv.slice(2));
    if (order === 'help') process.stdout.write(HELP);
    else if (order === 'list') for (const { name, title } of JOBS) process.stdout.write(`${name}\t${title}\n`);
    else await runAll(order, config);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
  }
}

process.exitCode = await main();
