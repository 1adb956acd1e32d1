import { existsSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { openDatabase, type Database } from '../persistence/database.ts';

/** The order itself is wrong: said before anything is opened, and the command ends with 2. */
export class UsageError extends Error {}

/** One thing that an operator does by hand. */
export interface Command<Order> {
  readonly help: string;
  /** Said behind the reason where it was not done. */
  readonly undone: string;
  readonly read: (argv: string[], config: Config) => Order;
  /** Resolves to false where it was done, but what it found is not in order. */
  readonly run: (order: Order, config: Config) => Promise<boolean>;
}

/** The end of every help: all commands end alike. */
export const EXIT_CODES = '退出码：0 已办成；1 未办成，原因写在标准错误；2 参数或配置有误';

/** Runs a command of this process: what it did is written to standard output, why it did not to standard error. */
export async function runCommand<Order>(command: Command<Order>): Promise<void> {
  process.exitCode = await outcomeOf(command, process.argv.slice(2));
}

async function outcomeOf<Order>({ help, undone, read, run }: Command<Order>, argv: string[]): Promise<number> {
  if (argv.includes('--help')) {
    say(help);
    return 0;
  }
  try {
    const config = readConfig(process.env);
    return (await run(read(argv, config), config)) ? 0 : 1;
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError || error instanceof ConfigError) return 2;
    complain(undone);
    return 1;
  }
}

/** Options and, where `files` allows them, that many further words; anything else is a UsageError. */
export function argumentsOf<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: string[],
  options: Options,
  files = 0,
) {
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: files > 0 });
    if (positionals.length === files) return { values, positionals };
  } catch {
    // Told below, in our own words.
  }
  throw new UsageError('参数有误，--help 显示用法');
}

/** The database of the site, for as long as the deed takes. `existing`: an operator in the wrong folder is told so. */
export async function onDatabase<Result>(
  { mongodbUri, dataDir }: Config,
  deed: (database: Database) => Promise<Result>,
  { existing = true } = {},
): Promise<Result> {
  if (existing && mongodbUri === undefined && !existsSync(dataDir)) throw new Error(`没有数据文件夹 ${dataDir}`);
  const database = await openDatabase({ mongodbUri, dataDir });
  try {
    return await deed(database);
  } finally {
    await database.close();
  }
}

export function say(words: string): void {
  process.stdout.write(words.endsWith('\n') ? words : `${words}\n`);
}

export function complain(words: string): void {
  process.stderr.write(words.endsWith('\n') ? words : `${words}\n`);
}
