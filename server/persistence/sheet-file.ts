import { parse, CsvError } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { MOST_COLUMNS, MOST_HEAD_ROW, type Grid } from '../domain/registry/outside-columns.ts';
import { MOST_ROWS } from '../domain/registry/outside-rows.ts';

/** A sheet of a file; CSV has one without a name. */
export interface Sheet {
  readonly name: string;
  readonly grid: Grid;
}

export type ReadSheets = { readonly sheets: readonly Sheet[] } | { readonly fault: string };

const MOST_GRID = MOST_ROWS + MOST_HEAD_ROW;
const MOST_RECORD = 256 * 1024;
const TOO_MANY = `超过 ${MOST_ROWS} 行，请拆成几个文件分别导入`;

/** The cells of a file as texts. Formulas are never calculated: of a workbook what they showed last is read. */
export async function readSheets(bytes: Buffer, format: 'csv' | 'xlsx'): Promise<ReadSheets> {
  const read = format === 'csv' ? readCsv(bytes) : await readWorkbook(bytes);
  if ('fault' in read) return read;
  const sheets = read.sheets.filter(({ grid }) => grid.length > 0);
  if (sheets.length === 0) return { fault: '里没有内容，请重新选择' };
  if (sheets.some(({ grid }) => grid.length > MOST_GRID)) return { fault: TOO_MANY };
  return { sheets };
}

function readCsv(bytes: Buffer): ReadSheets {
  const text = decoded(bytes);
  if (text === undefined) return { fault: '的文字编码认不出来，请另存为“CSV UTF-8”后再上传' };
  try {
    const grid = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MOST_RECORD,
      to: MOST_GRID + 1,
    });
    return { sheets: [{ name: '', grid: trimmed(grid) }] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: `第 ${Number(error['lines'] ?? 0)} 行附近的引号没有成对，请用表格软件另存后再上传` };
  }
}

/** UTF-8 (with or without a mark), UTF-16 with one, or GB18030, of which GBK and GB 2312 are parts. */
function decoded(bytes: Buffer): string | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of utf16 ? ['utf-16le'] : ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // Not this one.
    }
  return undefined;
}

/** What parts the cells: most of it stands in the beginning of the file. */
function delimiterOf(text: string): string {
  const beginning = text.slice(0, 4000);
  const counted = [',', '\t', ';'].map((mark) => ({ mark, count: beginning.split(mark).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

async function readWorkbook(bytes: Buffer): Promise<ReadSheets> {
  try {
    // Numbers as they stand in the file: a code of digits would not survive as a number.
    const sheets = await readXlsxFile<string>(bytes, { parseNumber: (text) => text });
    return {
      sheets: sheets.map(({ sheet, data }) => ({ name: sheet, grid: trimmed(data.map((row) => row.map(cell))) })),
    };
  } catch {
    return { fault: '不是能读的 Excel 工作簿，请用表格软件另存为 .xlsx 后再上传' };
  }
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Without empty rows at the end, and no wider than what can be chosen from. */
function trimmed(rows: readonly (readonly string[])[]): Grid {
  const last = rows.findLastIndex((row) => row.some((text) => text.trim() !== ''));
  return rows.slice(0, last + 1).map((row) => row.slice(0, MOST_COLUMNS));
}
