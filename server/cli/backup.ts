import { systemClock } from '../clock.ts';
import { snapshotOf } from '../persistence/backup.ts';
import { writeBackup, type Counts } from './backup-file.ts';
import { argumentsOf, EXIT_CODES, onDatabase, runCommand, say } from './command.ts';

const HELP = `用法：npm run backup -- 文件 [--force]

把全部数据写成一个压缩文件，可以在网站运行时使用。写完才改成所给的文件名，只有文件的主人读得到。
不含登录状态、次数限制和已发出的链接（邀请、重设密码、确认邮箱）：恢复之后，这些重新开始。
网站运行时：每份文件各自完整；存证日志以开始的一刻为准，此后的决定留在待记入之列，恢复后核对仍然相符。
  --force   文件已经存在时覆盖
  --help    显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI。DATA_DIR 里的会话密钥不在其中，不必备份。
${EXIT_CODES}
`;

await runCommand({
  help: HELP,
  undone: '未备份',
  read: (argv) => {
    const { values, positionals } = argumentsOf(argv, { force: { type: 'boolean' } }, 1);
    return { file: positionals[0] ?? '', force: values.force === true };
  },
  run: ({ file, force }, config) =>
    onDatabase(config, async ({ connection }) => {
      const snapshot = await snapshotOf(connection);
      const counts = await writeBackup(file, snapshot, systemClock.now(), force);
      say(`已备份到 ${file}：${total(counts)} 份文件，存证日志到第 ${snapshot.tip.seq} 条`);
      return true;
    }),
});

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
