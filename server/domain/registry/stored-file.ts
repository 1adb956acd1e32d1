/** The kinds of file that are kept, as their bytes say, never their name. */
export type FileKind = 'pdf' | 'ofd' | 'png' | 'jpeg' | 'webp' | 'docx' | 'xlsx' | 'pptx' | 'doc' | 'xls' | 'ppt';

interface KindWords {
  readonly words: string;
  /** The media type under which it is handed out. */
  readonly type: string;
  /** How the name of such a file may end. */
  readonly endings: readonly string[];
}

const office = (part: string) => `application/vnd.openxmlformats-officedocument.${part}`;

export const FILE_KINDS: Readonly<Record<FileKind, KindWords>> = {
  pdf: { words: 'PDF', type: 'application/pdf', endings: ['pdf'] },
  ofd: { words: 'OFD', type: 'application/ofd', endings: ['ofd'] },
  png: { words: 'PNG 图片', type: 'image/png', endings: ['png'] },
  jpeg: { words: 'JPEG 图片', type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { words: 'WebP 图片', type: 'image/webp', endings: ['webp'] },
  docx: { words: 'Word 文档', type: office('wordprocessingml.document'), endings: ['docx'] },
  xlsx: { words: 'Excel 表格', type: office('spreadsheetml.sheet'), endings: ['xlsx'] },
  pptx: { words: 'PowerPoint 演示文稿', type: office('presentationml.presentation'), endings: ['pptx'] },
  doc: { words: 'Word 97-2003 文档', type: 'application/msword', endings: ['doc'] },
  xls: { words: 'Excel 97-2003 表格', type: 'application/vnd.ms-excel', endings: ['xls'] },
  ppt: { words: 'PowerPoint 97-2003 演示文稿', type: 'application/vnd.ms-powerpoint', endings: ['ppt'] },
};

/** For the file picker of a form. It only helps to choose: what counts are the bytes. */
export const ACCEPTED_ENDINGS = Object.values(FILE_KINDS)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

const MEBIBYTE = 1024 * 1024;
export const MOST_BYTES = 20 * MEBIBYTE;
export const LONGEST_NAME = 120;
/** What the forms say of the files they take. */
export const FILE_HINT = 'PDF、OFD、图片（PNG、JPEG、WebP）或 Office 文件，每个不超过 20 MB。';

/** A file as it is referred to: its own name for bytes that are kept once under their SHA-256. */
export interface StoredFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly sha256: string;
}

/** A file that came with a form and lies aside until it is judged: `at` says where. */
export interface Upload {
  readonly field: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly at: string;
  /** It went on beyond what a file may have; what lies aside is not all of it. */
  readonly cut: boolean;
}

/** What the bytes are: the kinds they may be, or why none of those that are kept. */
export type Bytes = { readonly kinds: readonly FileKind[] } | { readonly unfit: 'encrypted' | 'unknown' };

/** The kind of an upload, or what is wrong with it, in words that say what to do. */
export function judgeUpload(
  upload: Pick<Upload, 'name' | 'size' | 'cut'>,
  bytes: Bytes,
): { readonly kind: FileKind } | { readonly fault: string } {
  const { name } = upload;
  const fault = (words: string) => ({ fault: `“${shortName(name)}”${words}` });
  if (upload.cut || upload.size > MOST_BYTES) return fault('超过 20 MB，请压缩或拆分后再上传');
  if (upload.size === 0) return fault('是空文件，请重新选择');
  if (name === '') return { fault: '有一个文件没有名称，请改名后再上传' };
  if ([...name].length > LONGEST_NAME) return fault(`的名称超过 ${LONGEST_NAME} 个字，请改短后再上传`);
  if ('unfit' in bytes)
    return bytes.unfit === 'encrypted'
      ? fault('设有打开密码，请取消密码后再上传')
      : fault('不是 PDF、OFD、图片或 Office 文件，不能接收');
  const ending = endingOf(name);
  const kind = bytes.kinds.find((one) => FILE_KINDS[one].endings.includes(ending));
  if (kind !== undefined) return { kind };
  const found = FILE_KINDS[bytes.kinds[0] ?? 'pdf'];
  const claim = ending === '' ? '的名称没有扩展名' : `的扩展名是 ${ending.slice(0, 10)}`;
  return fault(`${claim}，内容却是${found.words}，请改用扩展名 ${found.endings[0] ?? ''} 或核对文件`);
}

function endingOf(name: string): string {
  return /\.([^.]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function shortName(name: string): string {
  const letters = [...name];
  return letters.length <= 40 ? name : `${letters.slice(0, 30).join('')}…${letters.slice(-8).join('')}`;
}

/**
 * A file's name as it is kept: without folders, without characters that do not show (controls, and those that turn the
 * direction of writing, by which `exe.fdp` reads as a PDF), blanks drawn together.
 */
export function cleanName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  return last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** How much a file holds, in words: 873 B, 12.4 KB, 3 MB. Tenths are cut, not rounded up to what is too much. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [unit, size] = bytes < MEBIBYTE ? (['KB', 1024] as const) : (['MB', MEBIBYTE] as const);
  const tenths = Math.floor((bytes * 10) / size);
  return `${Math.floor(tenths / 10)}${tenths % 10 === 0 ? '' : `.${tenths % 10}`} ${unit}`;
}
