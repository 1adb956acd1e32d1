import type { Tip } from '../domain/registry/journal.ts';
import { verifyJournal } from '../persistence/journal-verify.ts';
import { argumentsOf, EXIT_CODES, onDatabase, runCommand, UsageError } from './command.ts';
import { tellVerdict } from './journal-verdict.ts';

const HELP = `用法：npm run journal:verify -- [--known 序号:哈希 …]

核对存证日志：逐条重算哈希，并与每份文件的办理记录逐条比对，有无改动、遗漏、多出。只读，可以在网站运行时使用。
  --known   以前记下的序号和哈希，可写多次；与现在的日志不符也是错误。每次核对后记下最后一行，下次带上
  --help    显示本说明
数据库与网站相同：DATA_DIR 或 MONGODB_URI。有不符之处，逐行写在标准错误，退出码为 1。
${EXIT_CODES}
`;

function readOrder(argv: string[]): readonly Tip[] {
  const { values } = argumentsOf(argv, { known: { type: 'string', multiple: true } });
  return (values.known ?? []).map((text) => {
    const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text) ?? [];
    if (seq === undefined || hash === undefined) throw new UsageError(`--known ${text} 应为 序号:64 位十六进制哈希`);
    return { seq: Number(seq), hash: hash.toLowerCase() };
  });
}

await runCommand({
  help: HELP,
  undone: '未能核对存证日志',
  read: readOrder,
  run: (known, config) =>
    onDatabase(config, async ({ connection }) => tellVerdict(await verifyJournal(connection, known))),
});
