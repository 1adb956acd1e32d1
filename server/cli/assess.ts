import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { isDay } from '../domain/shared/calendar-date.ts';
import { AWARD_RULES, calculatorOf } from '../domain/awards/assess.ts';
import type { Assess } from '../domain/awards/assess.ts';
import { loadCity } from '../policy-data/city-loader.ts';
import { loadPolicies, PolicyDataError, SHIPPED_POLICIES } from '../policy-data/loader.ts';
import { answerLine, MOST_BYTES } from './assess-line.ts';
import { linesOf } from './ndjson.ts';

const HELP = `用法：npm run --silent assess -- --as-of YYYY-MM-DD [--policy ID] < 主体.ndjson > 结果.ndjson

逐行读入主体（NDJSON），按政策测算奖励，逐行写出结果；被拒的行在原位写出 {"line","error"}。
  --as-of   测算基准日（必填）
  --policy  政策编号，默认为 city.yaml 所写的政策；POLICY_DIR 可添加政策
  --help    显示本说明
退出码：0 全部测算；1 有被拒的行；2 参数有误或政策不存在（不读入任何内容）
`;

class UsageError extends Error {}

interface Order {
  readonly asOf: string;
  readonly assess: Assess;
}

/** What the command line asks for; throws a UsageError before anything is read. */
function readOrder(argv: string[]): Order | 'help' {
  let values;
  try {
    const options = { 'as-of': { type: 'string' }, policy: { type: 'string' }, help: { type: 'boolean' } } as const;
    values = parseArgs({ args: argv, options }).values;
  } catch {
    throw new UsageError('参数有误，--help 显示用法');
  }
  if (values.help === true) return 'help';
  const asOf = values['as-of'];
  if (asOf === undefined) throw new UsageError('缺少 --as-of YYYY-MM-DD');
  if (!isDay(asOf)) throw new UsageError(`--as-of ${asOf} 不是真实存在的日期（YYYY-MM-DD）`);
  const extra = process.env['POLICY_DIR'] ?? '';
  const added = extra === '' ? [] : [extra];
  const books = loadPolicies([SHIPPED_POLICIES, ...added], AWARD_RULES);
  const id = values.policy ?? loadCity(added).policy;
  const book = books.get(id);
  if (book === undefined) throw new UsageError(`没有政策 ${id}，现有：${[...books.keys()].join('、')}`);
  return { asOf, assess: calculatorOf(book) };
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function assessAll({ asOf, assess }: Order): Promise<number> {
  const progress = progressLine();
  let refused = 0;
  for await (const lines of linesOf(process.stdin, MOST_BYTES)) {
    let batch = '';
    for (const line of lines) {
      const answer = answerLine(line, assess, asOf);
      if (answer.refused) refused++;
      batch += `${answer.text}\n`;
      if (batch.length < 65_536) continue;
      await write(batch);
      batch = '';
    }
    if (batch !== '') await write(batch);
    progress.show(lines.at(-1)?.number ?? 0, refused);
  }
  progress.end();
  return refused === 0 ? 0 : 1;
}

/** A line on stderr that counts along, where it is a terminal. */
function progressLine(): { show(lines: number, refused: number): void; end(): void } {
  if (!process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  let next = 0;
  let shown = '';
  return {
    show(lines, refused) {
      shown = `\r已测算 ${lines} 行，其中 ${refused} 行被拒`;
      if (Date.now() < next) return;
      next = Date.now() + 200;
      process.stderr.write(shown);
    },
    end: () => process.stderr.write(`${shown}\n`),
  };
}

async function main(): Promise<number> {
  try {
    const order = readOrder(process.argv.slice(2));
    if (order !== 'help') return await assessAll(order);
    await write(HELP);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof PolicyDataError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

// Whoever reads the results may stop early (head): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await main();
