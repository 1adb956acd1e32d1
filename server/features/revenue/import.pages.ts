import { IMPORT_COLUMNS, MOST_IMPORTED } from '../../domain/records/revenue-import.ts';
import type { ImportColumn, ImportRow } from '../../domain/records/revenue-import.ts';
import { moneyLines } from '../../domain/shared/money-entry.ts';
import { trialCounts, trialTable } from '../../pages/import-trial.pages.ts';
import * as paths from '../../paths.ts';

const trail = (last: string) => [
  { href: paths.home(), text: '首页' },
  { href: paths.workbench(), text: '工作台' },
  { href: paths.revenueStatements(), text: '营收核实' },
  { text: last },
];

/** The form for a file of figures from before the platform. */
export function importPage(fault?: string) {
  return {
    title: '录入历史营收',
    lead: '把平台建立前已经核实的各年营收成批录入。先试读，逐行说明能不能录入，确认后才写入；同一个文件再传一次，不会重复录入。',
    breadcrumb: trail('录入历史营收'),
    errors: fault === undefined ? [] : [{ href: '#file', text: fault }],
    post: paths.revenueImport(),
    template: { href: paths.revenueTemplate(), text: '下载模板（XLSX）' },
    columns: `第一行是列名：${Object.values(IMPORT_COLUMNS).join('、')}。单位填“元”或“万元”。一次最多 ${MOST_IMPORTED} 行。`,
    field: { name: 'file', kind: 'file', label: '填好的表格', accept: '.xlsx', error: fault },
  };
}

interface TrialView {
  readonly sha256: string;
  readonly rows: readonly ImportRow[];
  readonly digest: string;
}

/** The dry run: every row with what it would do, every fault at its column; what can be entered is entered by a button. */
export function trialPage({ sha256, rows, digest }: TrialView, moved?: string) {
  const { fresh, lead } = trialCounts(rows);
  return {
    title: '试读结果',
    lead,
    wide: true,
    breadcrumb: trail('试读结果'),
    banner: moved === undefined ? undefined : { kind: 'waiting', text: moved },
    again: { href: paths.revenueImport(), text: '另选文件' },
    table: trialTable(IMPORT_COLUMNS, rows, understood),
    enter:
      fresh === 0
        ? undefined
        : {
            post: paths.revenueImportFile(sha256),
            digest,
            consequence: `录入的 ${fresh} 个数立即计入奖励测算，并通知有关企业；以后只能更正，不能改写。`,
            text: `录入 ${fresh} 行`,
          },
  };
}

/** What was understood of a cell. */
function understood({ name, fen, outcome }: ImportRow, column: ImportColumn): string | undefined {
  if (column === 'uscc') return name;
  return column === 'amount' && outcome !== 'faulty' ? moneyLines(fen).slice(0, 2).join('，') : undefined;
}
