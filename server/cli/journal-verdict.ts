import type { JournalReport } from '../persistence/journal-verify.ts';
import { complain, say } from './command.ts';

/** Tells what a verification of the journal found; whether all is in order. */
export function tellVerdict({ entries, documents, waiting, faults, faultCount, last }: JournalReport): boolean {
  for (const fault of faults) complain(fault);
  if (faultCount > faults.length) complain(`另有 ${faultCount - faults.length} 处，未列出`);
  const pending = waiting === 0 ? '' : `，另有 ${waiting} 条待记入`;
  const verdict = faultCount === 0 ? '全部相符' : `不符 ${faultCount} 处`;
  say(`存证日志 ${entries} 条，文件 ${documents} 份${pending}：${verdict}`);
  if (last !== null) say(`${last.seq}:${last.hash}`);
  return faultCount === 0;
}
