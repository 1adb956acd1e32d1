import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createLogger } from '../logger.ts';
import { emptyDatabase, holdings } from '../persistence/collections.ts';
import type { Database } from '../persistence/database.ts';
import { openMaintenance } from '../persistence/maintenance.ts';
import { realData } from '../persistence/real-data.ts';
import { argumentsOf, EXIT_CODES, onDatabase, runCommand, say, UsageError } from './command.ts';

const HELP = `用法：npm run demo:reset -- --yes

把演示数据换成全新的一份，以今天为准：演示账号做过的一切都清除，密码恢复为公开的那一个，所有人须重新登录。
可以在网站运行时使用。数据库里只要有一点不是演示数据（真实的账号、企业或其办理记录），就什么也不做，没有例外。
  --yes     确认清除
  --help    显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI。
${EXIT_CODES}
`;

/** What is being answered when the site closes has this long to be written. */
const GRACE_MS = 1000;

await runCommand({
  help: HELP,
  undone: '未重置演示数据',
  read: (argv) => {
    const { values } = argumentsOf(argv, { yes: { type: 'boolean' } });
    if (values.yes !== true) throw new UsageError('这会清除现有的演示数据；确认请加 --yes');
  },
  run: (_order, config) => onDatabase(config, (database) => reset(config, database)),
});

async function reset(config: Config, database: Database): Promise<boolean> {
  const { connection } = database;
  await refuseRealData(database);
  const maintenance = openMaintenance(connection);
  await maintenance.begin('正在重置演示数据', systemClock.now());
  await wait(GRACE_MS);
  try {
    // Somebody may have registered while we looked; now nobody can.
    await refuseRealData(database);
  } catch (error) {
    await maintenance.end();
    throw error;
  }
  // The whole site, which takes a while to load: only where it is needed, and before the database is empty.
  const { createContainer } = await import('../container.ts');
  await emptyDatabase(connection);
  await maintenance.end();
  // An empty database is filled as at the first start.
  const asked = { ...config, demo: true };
  const container = await createContainer({
    config: asked,
    database,
    sessionSecret: 'unused',
    logger: createLogger('silent'),
  });
  await container.journal.relay();
  const counts = [...(await holdings(connection)).values()];
  say(`演示数据已重置：${counts.reduce((sum, count) => sum + count, 0)} 份文件。所有人须重新登录。`);
  return true;
}

async function refuseRealData({ connection }: Database): Promise<void> {
  const found = await realData(connection);
  if (found.length > 0) throw new Error(`数据库里有不是演示数据的内容：${found.join('，')}`);
}
