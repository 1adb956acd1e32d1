import { MOST_OUTSIDE_BYTES, type OutsideFile } from '../domain/registry/outside-import.ts';
import { cleanName, LONGEST_NAME, sizeWords, type Upload } from '../domain/registry/stored-file.ts';
import { judgeBytes, unpackedSize } from './file-bytes.ts';
import type { Files } from './files.repository.ts';
import { readFile } from 'node:fs/promises';
import { readSheets, type Sheet } from './sheet-file.ts';

/** Takes in the files of outside lists and reads them again. */
export interface OutsideIntake {
  /** What an upload is and holds, or what is wrong with it. Keeps nothing. */
  judge(
    upload: Upload,
  ): Promise<{ readonly file: OutsideFile; readonly sheets: readonly Sheet[] } | { readonly fault: string }>;
  keep(upload: Upload, file: OutsideFile): Promise<void>;
  /** The sheets of a file that is kept. */
  read(file: OutsideFile): Promise<readonly Sheet[]>;
}

const MOST_UNPACKED = 200 * 1024 * 1024;
const TEXT_ENDINGS = /\.(csv|txt|tsv)$/i;

export function openOutsideIntake(files: Pick<Files, 'keep' | 'open'>): OutsideIntake {
  return {
    async judge(upload) {
      const name = cleanName(upload.name);
      const fault = (words: string) => ({ fault: `“${name.slice(0, 40)}”${words}` });
      const { size, sha256, at } = upload;
      if (upload.cut || size > MOST_OUTSIDE_BYTES)
        return fault(`超过 ${sizeWords(MOST_OUTSIDE_BYTES)}，请拆成几个文件分别导入`);
      if (size === 0) return fault('是空文件，请重新选择');
      if (name === '' || [...name].length > LONGEST_NAME)
        return fault(`的名称应为 1 至 ${LONGEST_NAME} 个字，请改名后再上传`);
      const format = await formatOf(name, at);
      if (format === undefined) return fault('不是 CSV 或 XLSX 文件；旧的 .xls 请用表格软件另存为 .xlsx');
      if (format === 'xlsx' && (await unpackedSize(at)) > MOST_UNPACKED) return fault('解开后太大，请拆成几个文件');
      const read = await readSheets(await readFile(at), format);
      return 'fault' in read ? fault(read.fault) : { file: { name, format, size, sha256 }, sheets: read.sheets };
    },
    keep: ({ at }, file) => files.keep(at, file),
    async read({ sha256, format }) {
      const read = await readSheets(Buffer.concat(await (await files.open(sha256)).toArray()), format);
      if ('fault' in read) throw new Error(`the file ${sha256} is kept and cannot be read: ${read.fault}`);
      return read.sheets;
    },
  };
}

/** By its bytes; a text has no mark of its own, so that its name has to say that it is one. */
async function formatOf(name: string, at: string): Promise<'csv' | 'xlsx' | undefined> {
  const bytes = await judgeBytes(at);
  if ('kinds' in bytes) return bytes.kinds.includes('xlsx') && /\.xlsx$/i.test(name) ? 'xlsx' : undefined;
  return bytes.unfit === 'unknown' && TEXT_ENDINGS.test(name) ? 'csv' : undefined;
}
