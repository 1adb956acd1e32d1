import { readSheet } from 'read-excel-file/node';
import { sizeWords, type StoredFile, type Upload } from '../domain/registry/stored-file.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import type { Intake } from './document-intake.ts';
import type { Files } from './files.repository.ts';

const MOST_BYTES = 1024 * 1024;

/** The cells of a sheet as texts. */
export type TextGrid = readonly (readonly string[])[];

/** Takes in workbooks that follow a template, keeps them under their digest, and reads them again. */
export interface WorkbookIntake {
  /** Answers the digest; `unfitFor` says why the cells are not the template. Refuses with `InvalidInput` for `file`. */
  take(
    uploads: readonly Upload[],
    unfitFor: (grid: TextGrid) => Promise<string | undefined>,
  ): Promise<Pick<StoredFile, 'sha256'>>;
  read(sha256: string): Promise<TextGrid>;
}

export function openWorkbooks(files: Pick<Files, 'open'>, intake: Pick<Intake, 'judge' | 'keepBytes'>): WorkbookIntake {
  async function read(sha256: string): Promise<TextGrid> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new NotFound('unknown-file', '没有这个文件');
    const grid = await gridIn(Buffer.concat(await (await files.open(sha256)).toArray()));
    if (grid === undefined) throw new NotFound('unknown-file', '这个文件不是表格');
    return grid;
  }
  return {
    read,
    async take(uploads, unfitFor) {
      const refuse = (message: string) => new InvalidInput([{ path: 'file', code: 'unfit', message }]);
      const [upload] = uploads;
      if (upload === undefined) throw refuse('请选择填好的表格');
      if (upload.size > MOST_BYTES) throw refuse(`表格超过 ${sizeWords(MOST_BYTES)}，请拆成几个文件`);
      const { good, faults } = await intake.judge([upload]);
      const [one] = good;
      if (one === undefined) throw refuse(faults[0]?.text ?? '文件不能接收');
      if (one.file.kind !== 'xlsx') throw refuse('请上传 XLSX 表格，可以先下载模板');
      const kept = async () => read((await intake.keepBytes([one]))[0]?.sha256 ?? '');
      const grid = await kept().catch((error: unknown) => {
        throw error instanceof NotFound ? refuse('表格打不开，请另存为 XLSX 后再上传') : error;
      });
      const unfit = await unfitFor(grid);
      if (unfit !== undefined) throw refuse(unfit);
      return one.file;
    },
  };
}

/** The cells of the first sheet as texts; nothing where it is no workbook. */
async function gridIn(bytes: Buffer): Promise<TextGrid | undefined> {
  try {
    const rows = await readSheet(bytes);
    return rows.map((cells) => cells.map((cell) => textOf(cell)));
  } catch {
    return undefined;
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
