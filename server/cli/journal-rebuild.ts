import { systemClock } from '../clock.ts';
import type { Database } from '../persistence/database.ts';
import { rebuildJournal } from '../persistence/journal-rebuild.ts';
import { verifyJournal } from '../persistence/journal-verify.ts';
import { argumentsOf, complain, EXIT_CODES, onDatabase, runCommand, say, UsageError } from './command.ts';
import { tellVerdict } from './journal-verdict.ts';

const HELP = `用法：npm run journal:rebuild -- --yes

存证日志丢失或损坏时，用各份文件自己的办理记录重新写成：次序与原来相同，以前记下的哈希仍然相符。
原来的日志不删除，改名为 journal-replaced-时间 留存。写成后立即核对一遍，仍有不符的，退出码为 1。请先停止网站。
  --yes     确认重写
  --help    显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI。
${EXIT_CODES}
`;

await runCommand({
  help: HELP,
  undone: '未能重写存证日志',
  read: (argv) => {
    const { values } = argumentsOf(argv, { yes: { type: 'boolean' } });
    if (values.yes !== true) throw new UsageError('重写存证日志须加 --yes；--help 显示用法');
  },
  run: (_order, config) => onDatabase(config, rebuild),
});

async function rebuild({ connection }: Database): Promise<boolean> {
  const keptAs = `journal-replaced-${systemClock.now().toISOString().replaceAll(/[-:.]/g, '')}`;
  const { entries, differsFrom } = await rebuildJournal(connection, keptAs);
  say(`存证日志已重写：${entries} 条，原日志留存为 ${keptAs}`);
  if (differsFrom !== null) complain(`自第 ${differsFrom} 条起序号与原来不同，其后的哈希已变`);
  return tellVerdict(await verifyJournal(connection));
}
