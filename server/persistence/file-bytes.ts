import { open, type FileHandle } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { Bytes, FileKind } from '../domain/registry/stored-file.ts';

const KIND_OF_MIME: Readonly<Record<string, FileKind>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
};

/** What a file is, judged by its bytes alone. */
export async function judgeBytes(path: string): Promise<Bytes> {
  const found = await fileTypeFromFile(path);
  const kind = found === undefined ? undefined : KIND_OF_MIME[found.mime];
  if (kind !== undefined) return { kinds: [kind] };
  if (found?.mime === 'application/x-cfb') return judgeOldOffice(path);
  const zip = found?.mime === 'application/zip' || found?.ext === 'zip';
  return zip && (await holdsOfd(path)) ? { kinds: ['ofd'] } : { unfit: 'unknown' };
}

const END_OF_ZIP = 0x06054b50;
const ENTRY_OF_ZIP = 0x02014b50;
/** The end record is 22 bytes and a comment of at most 65,535. */
const TAIL = 22 + 0xffff;
const MOST_DIRECTORY = 1024 * 1024;

/** An OFD (GB/T 33190) is a zip with OFD.xml at its root. Only the table of contents is read, nothing is unpacked. */
async function holdsOfd(path: string): Promise<boolean> {
  return (await entriesOfZip(path)).some(({ name }) => name === 'OFD.xml');
}

/** How many bytes a zip says that it holds unpacked; infinitely many where its table of contents cannot be read. */
export async function unpackedSize(path: string): Promise<number> {
  const entries = await entriesOfZip(path);
  return entries.length === 0 ? Infinity : entries.reduce((sum, { size }) => sum + size, 0);
}

async function entriesOfZip(path: string): Promise<{ name: string; size: number }[]> {
  return withFile(path, async (file, size) => {
    const tail = await bytesAt(file, Math.max(0, size - TAIL), Math.min(size, TAIL));
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END_OF_ZIP) return [];
    const length = Math.min(tail.readUInt32LE(end + 12), MOST_DIRECTORY);
    const directory = await bytesAt(file, tail.readUInt32LE(end + 16), length);
    const entries: { name: string; size: number }[] = [];
    for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY_OF_ZIP;) {
      const name = directory.readUInt16LE(at + 28);
      entries.push({
        name: directory.toString('latin1', at + 46, at + 46 + name),
        size: directory.readUInt32LE(at + 24),
      });
      at += 46 + name + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return entries;
  });
}

const OLD_OFFICE: readonly (readonly [stream: string, kind: FileKind])[] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
];

/**
 * The old Office formats are one container (CFB); the names of its streams, in UTF-16, say which. A document may hold a
 * table of another kind, so there can be several, and the file's name decides between those. An encrypted new one is
 * such a container too.
 */
async function judgeOldOffice(path: string): Promise<Bytes> {
  return withFile(path, async (file, size) => {
    const bytes = await bytesAt(file, 0, size);
    const holds = (name: string) => bytes.includes(Buffer.from(`${name}\0`, 'utf16le'));
    const kinds = [...new Set(OLD_OFFICE.filter(([stream]) => holds(stream)).map(([, kind]) => kind))];
    if (kinds.length > 0) return { kinds };
    return { unfit: holds('EncryptedPackage') ? 'encrypted' : 'unknown' };
  });
}

async function withFile<T>(path: string, read: (file: FileHandle, size: number) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    return await read(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
