import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { columnLetters } from '../../domain/registry/outside-columns.ts';
import { isOutsideInForce, saidOf, type OutsideRecord } from '../../domain/registry/outside-record.ts';
import type { ReadRow } from '../../domain/registry/outside-rows.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { columnOf } from './trial.pages.ts';

type Sheet = readonly (readonly (string | number)[])[];

const HEAD = [
  ...['记录编号', '来源', '企业名称', '统一社会信用代码', '法定代表人', '列入事由', '列入机关', '文书号'],
  ...['列入日期', '移出或到期日期', '备注', '状态', '导入编号', '线索'],
];

/** Records, a row each. */
export function recordsSheet(records: readonly OutsideRecord[], today: Day): Sheet {
  const rows = records.flatMap((record) => {
    const values = saidOf(record);
    if (values === null) return [];
    const { name, uscc, legalRepresentative, ground, office, number, from, to, note } = values;
    const state =
      record.current === null ? '导入已撤销' : isOutsideInForce(values, today) ? '在名单内' : '已移出或到期';
    const imports = record.versions.map((version) => version.number).join('、');
    return [
      [
        ...[record.number, record.source, name, uscc, legalRepresentative, ground, office, number],
        ...[from ?? '', to ?? '', note, state, imports, record.clue?.case?.number ?? ''],
      ],
    ];
  });
  return [HEAD, ...rows];
}

/** Rows that were kept out: what is wrong, and all that the file has in them, to be mended and uploaded again. */
export function refusedSheet(rows: readonly ReadRow[], grid: readonly (readonly string[])[], headRow: number): Sheet {
  const headings = grid[headRow - 1] ?? [];
  const width = Math.max(headings.length, ...rows.map(({ row }) => grid[row - 1]?.length ?? 0));
  const filled = (row: readonly string[]) => Array.from({ length: width }, (_, at) => row[at] ?? '');
  return [
    [...filled(headings).map((text, at) => text || `${columnLetters(at)} 列`), '原文件行号', '问题'],
    ...rows.map(({ row, issues }) => [
      ...filled(grid[row - 1] ?? []),
      row,
      issues.map((issue) => `${columnOf(issue)}：${issue.text}`).join('；'),
    ]),
  ];
}

/** As CSV for spreadsheets: with a BOM, and no cell that would be taken for a formula. */
export function sheetCsv(sheet: Sheet): string {
  return stringify(
    sheet.map((row) => [...row]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );
}

/** As a workbook: texts are texts there, whatever they begin with. */
export function sheetXlsx([head = [], ...rows]: Sheet): Promise<Buffer> {
  const bold = head.map((value) => ({ value: String(value), fontWeight: 'bold' as const }));
  return writeExcelFile([bold, ...rows.map((row) => [...row])]).toBuffer();
}
