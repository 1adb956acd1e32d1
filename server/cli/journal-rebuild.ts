import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { openDatabase } from '../persistence/database.ts';
import { rebuildJournal } from '../persistence/journal-rebuild.ts';
import { verifyJournal } from '../persistence/journal-verify.ts';

const HELP = `用法：npm run journal:rebuild -- --yes

存证日志丢失或损坏时，用各份文件自己的办理记录重新写成：次序与原来相同，以前记下的哈希仍然相符。
原来的日志不删除，改名为 journal-replaced-时间 留存。写成后立即核对一遍。请先停止网站。
  --yes     确认重写
  --help    显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI。
退出码：0 已写成并全部相符；1 未写成，或写成后仍有不符；2 参数或配置有误
`;

async function rebuild({ mongodbUri, dataDir }: Config): Promise<number> {
  if (mongodbUri === undefined && !existsSync(dataDir)) throw new Error(`没有数据文件夹 ${dataDir}`);
  const database = await openDatabase({ mongodbUri, dataDir });
  try {
    const keptAs = `journal-replaced-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
    const { entries, last, differsFrom } = await rebuildJournal(database.connection, keptAs);
    process.stdout.write(`存证日志已重写：${entries} 条，原日志留存为 ${keptAs}\n`);
    if (differsFrom !== null) process.stderr.write(`自第 ${differsFrom} 条起序号与原来不同，其后的哈希已变\n`);
    const report = await verifyJournal(database.connection);
    for (const fault of report.faults) process.stderr.write(`${fault}\n`);
    if (last !== null) process.stdout.write(`${last.seq}:${last.hash}\n`);
    return report.faultCount === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

async function main(): Promise<number> {
  let given: { yes?: boolean; help?: boolean };
  try {
    given = parseArgs({ options: { yes: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  } catch {
    process.stderr.write('参数有误，--help 显示用法\n');
    return 2;
  }
  if (given.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  if (given.yes !== true) {
    process.stderr.write('重写存证日志须加 --yes；--help 显示用法\n');
    return 2;
  }
  try {
    return await rebuild(readConfig(process.env));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof ConfigError) return 2;
    process.stderr.write('未能重写存证日志\n');
    return 1;
  }
}

process.exitCode = await main();
