import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';

/** A table for download, the head first. */
export type SheetRows = readonly (readonly (string | number)[])[];

/** As CSV for spreadsheets: with a BOM, and no cell that would be taken for a formula. */
export function csvOf(rows: SheetRows): string {
  return stringify(rows as (string | number)[][], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** As a workbook: texts are texts there, whatever they begin with. */
export function xlsxOf([head = [], ...rows]: SheetRows): Promise<Buffer> {
  const bold = head.map((value) => ({ value, fontWeight: 'bold' as const }));
  return writeExcelFile([bold, ...rows.map((row) => [...row])]).toBuffer();
}
