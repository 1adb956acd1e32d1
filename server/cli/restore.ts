import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createLogger } from '../logger.ts';
import { snapshotOf } from '../persistence/backup.ts';
import { emptyDatabase, holdings } from '../persistence/collections.ts';
import type { Database } from '../persistence/database.ts';
import { verifyJournal } from '../persistence/journal-verify.ts';
import { openMaintenance } from '../persistence/maintenance.ts';
import { documentOf, putIn } from '../persistence/restore.ts';
import { BackupFileError, readBackup, writeBackup } from './backup-file.ts';
import { argumentsOf, EXIT_CODES, onDatabase, runCommand, say } from './command.ts';
import { tellVerdict } from './journal-verdict.ts';

const HELP = `用法：npm run restore -- 文件 [--check | --replace]

从备份文件恢复全部数据，然后核对存证日志。先把文件从头到尾核对一遍（校验和、条数、格式），有一处不符就什么也不做。
数据库里已有数据时拒绝，除非写明 --replace。可以在网站运行时使用：其间网站只能查看，办理会被告知稍后再试；
所有人须重新登录。恢复之后请重新启动网站。
  --check    只核对文件并列出内容，不打开数据库
  --replace  替换现有数据；先在备份文件旁边写一份现有数据的备份
  --help     显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI。中途断了，再运行一次并写明 --replace。
${EXIT_CODES}
`;

interface Order {
  readonly file: string;
  readonly mode: 'check' | 'replace' | 'fill';
}

/** What is being answered when the site closes has this long to be written. */
const GRACE_MS = 1000;

await runCommand({
  help: HELP,
  undone: '未恢复',
  read: (argv): Order => {
    const options = { check: { type: 'boolean' }, replace: { type: 'boolean' } } as const;
    const { values, positionals } = argumentsOf(argv, options, 1);
    const mode = values.check === true ? 'check' : values.replace === true ? 'replace' : 'fill';
    return { file: positionals[0] ?? '', mode };
  },
  run: async ({ file, mode }, config) => {
    await check(file);
    if (mode === 'check') return true;
    return onDatabase(config, (database) => restore(file, mode === 'replace', config, database), { existing: false });
  },
});

/** Reads all of it once, before anything is touched. */
async function check(file: string): Promise<void> {
  const { header, documents } = await readBackup(file);
  let next = await documents.next();
  for (; next.done !== true; next = await documents.next()) mustBeReadable(next.value.text);
  say(`备份文件 ${file}，写于 ${header.at}，存证日志到第 ${header.journal.seq} 条，文件完好：`);
  for (const [name, count] of Object.entries(next.value)) say(`  ${name}：${count} 份`);
}

function mustBeReadable(text: string): void {
  try {
    documentOf(text);
  } catch (cause) {
    throw new BackupFileError('文件已损坏：有读不懂的文件', { cause });
  }
}

async function restore(file: string, replace: boolean, config: Config, database: Database): Promise<boolean> {
  const { connection } = database;
  const held = await holdings(connection);
  if (held.size > 0 && !replace)
    throw new Error(
      `数据库不是空的（${[...held].map(([name, count]) => `${name} ${count} 份`).join('，')}）；要替换，请写明 --replace`,
    );
  const maintenance = openMaintenance(connection);
  const broken = (await maintenance.current()) !== null;
  await maintenance.begin('正在恢复数据', systemClock.now());
  if (held.size > 0) {
    try {
      await wait(GRACE_MS);
      await saveFirst(file, database);
    } catch (error) {
      if (!broken) await maintenance.end();
      throw error;
    }
  }
  await emptyDatabase(connection);
  // Puts the program together on the empty database, and so makes every index there is; while closed it adds no data.
  const { createContainer } = await import('../container.ts');
  await createContainer({ config, database, sessionSecret: 'unused', logger: createLogger('silent') });
  const { documents } = await readBackup(file);
  const total = await putIn(connection, documents);
  await maintenance.end();
  say(`已恢复 ${total} 份文件。请重新启动网站；所有人须重新登录。`);
  return tellVerdict(await verifyJournal(connection));
}

async function saveFirst(file: string, { connection }: Database): Promise<void> {
  const now = systemClock.now();
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const beside = path.join(path.dirname(file), `heku-before-restore-${stamp}-${process.pid}.gz`);
  await writeBackup(beside, await snapshotOf(connection), now, false);
  say(`现有数据已备份到 ${beside}`);
}
