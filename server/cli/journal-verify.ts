import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig, type Config } from '../config.ts';
import type { Tip } from '../domain/registry/journal.ts';
import { openDatabase } from '../persistence/database.ts';
import { verifyJournal, type JournalReport } from '../persistence/journal-verify.ts';

const HELP = `用法：npm run journal:verify -- [--known 序号:哈希 …]

核对存证日志：逐条重算哈希，并与每份文件的办理记录逐条比对，有无改动、遗漏、多出。只读，可以在网站运行时使用。
  --known   以前记下的序号和哈希，可写多次；与现在的日志不符也是错误。每次核对后记下最后一行，下次带上
  --help    显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI。
退出码：0 全部相符；1 有不符之处，逐行写在标准错误；2 参数或配置有误
`;

class UsageError extends Error {}

function readOrder(argv: string[]): readonly Tip[] | 'help' {
  let given;
  try {
    const options = { known: { type: 'string', multiple: true }, help: { type: 'boolean' } } as const;
    given = parseArgs({ args: argv, options }).values;
  } catch {
    throw new UsageError('参数有误，--help 显示用法');
  }
  if (given.help === true) return 'help';
  return (given.known ?? []).map((text) => {
    const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text) ?? [];
    if (seq === undefined || hash === undefined) throw new UsageError(`--known ${text} 应为 序号:64 位十六进制哈希`);
    return { seq: Number(seq), hash: hash.toLowerCase() };
  });
}

async function verify(known: readonly Tip[], { mongodbUri, dataDir }: Config): Promise<JournalReport> {
  // An operator in the wrong folder must not be told that all is well.
  if (mongodbUri === undefined && !existsSync(dataDir)) throw new Error(`没有数据文件夹 ${dataDir}`);
  const database = await openDatabase({ mongodbUri, dataDir });
  try {
    return await verifyJournal(database.connection, known);
  } finally {
    await database.close();
  }
}

function tell(report: JournalReport): number {
  const { entries, documents, waiting, faults, faultCount, last } = report;
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faultCount > faults.length) process.stderr.write(`另有 ${faultCount - faults.length} 处，未列出\n`);
  const pending = waiting === 0 ? '' : `，另有 ${waiting} 条待记入`;
  const verdict = faultCount === 0 ? '全部相符' : `不符 ${faultCount} 处`;
  process.stdout.write(`存证日志 ${entries} 条，文件 ${documents} 份${pending}：${verdict}\n`);
  if (last !== null) process.stdout.write(`${last.seq}:${last.hash}\n`);
  return faultCount === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  try {
    const config = readConfig(process.env);
    const order = readOrder(process.argv.slice(2));
    if (order !== 'help') return tell(await verify(order, config));
    process.stdout.write(HELP);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof UsageError || error instanceof ConfigError) return 2;
    process.stderr.write('未能核对存证日志\n');
    return 1;
  }
}

process.exitCode = await main();
