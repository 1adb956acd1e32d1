import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { pipeline as piped } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { SavedDocument, Snapshot } from '../persistence/backup.ts';
import { isKept } from '../persistence/collections.ts';
import { linesOf, textOf } from './ndjson.ts';

// A backup: gzip of lines. The first is ["heku-backup", format, { at, journal, collections }]; ["collection", name] stands
// before the documents of each collection, one a line as canonical EJSON; the last is ["end", { name: count }, SHA-256 of
// all the bytes before it].

const NAME = 'heku-backup';
const FORMAT = 1;
/** A document has 16 MB at most, its text may be some times as long. */
const MOST_BYTES = 128 * 1024 * 1024;
const CHUNK = 65_536;

const headerSchema = z.tuple([
  z.literal(NAME),
  z.literal(FORMAT),
  z.object({
    at: z.string(),
    journal: z.object({ seq: z.number(), hash: z.string() }),
    collections: z.array(z.string().refine(isKept)),
  }),
]);
const endSchema = z.tuple([z.literal('end'), z.record(z.string(), z.number()), z.string()]);

type End = z.infer<typeof endSchema>;
export type BackupHeader = z.infer<typeof headerSchema>[2];
export type Counts = Readonly<Record<string, number>>;

const UNREADABLE = '文件已损坏：有读不懂的行';

export class BackupFileError extends Error {}

/** Writes a snapshot under a temporary name beside the file, and renames it when all of it is on the disk. */
export async function writeBackup(file: string, snapshot: Snapshot, at: Date, force: boolean): Promise<Counts> {
  const counts: Record<string, number> = {};
  const part = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  const refuseExisting = () => {
    if (!force && existsSync(file)) throw new BackupFileError(`文件 ${file} 已经存在；要覆盖，请加 --force`);
  };
  refuseExisting();
  try {
    // Passwords' hashes and personal data are in it: for its owner's eyes.
    const output = createWriteStream(part, { mode: 0o600, flags: 'wx', flush: true });
    await piped(Readable.from(bytesOf(snapshot, at, counts)), createGzip(), output);
    refuseExisting();
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return counts;
}

async function* bytesOf({ tip, collections, documents }: Snapshot, at: Date, counts: Record<string, number>) {
  const hash = createHash('sha256');
  let waiting = `${JSON.stringify([NAME, FORMAT, { at: at.toISOString(), journal: tip, collections }])}\n`;
  const taken = () => {
    const bytes = Buffer.from(waiting);
    hash.update(bytes);
    waiting = '';
    return bytes;
  };
  for await (const { collection, text } of documents()) {
    if (counts[collection] === undefined) waiting += `${JSON.stringify(['collection', collection])}\n`;
    counts[collection] = (counts[collection] ?? 0) + 1;
    waiting += `${text}\n`;
    if (waiting.length >= CHUNK) yield taken();
  }
  yield taken();
  yield Buffer.from(`${JSON.stringify(['end', counts, hash.digest('hex')])}\n`);
}

export interface BackupReader {
  readonly header: BackupHeader;
  /** All documents; throws a BackupFileError at the end where the file is not what was written. */
  readonly documents: AsyncGenerator<SavedDocument, Counts>;
}

/** Opens a backup; nothing of it may be trusted before it was read to its end once. */
export async function readBackup(file: string): Promise<BackupReader> {
  if (!existsSync(file)) throw new BackupFileError(`没有文件 ${file}`);
  const hash = createHash('sha256');
  const lines = textLines(file);
  const first = await lines.next();
  const header = headerOf(first.done === true ? '' : first.value.text);
  if (first.done !== true) hash.update(first.value.bytes).update('\n');
  async function* documents(): AsyncGenerator<SavedDocument, Counts> {
    const counts: Record<string, number> = {};
    let collection = '';
    let end: End | undefined;
    for await (const { text, bytes } of lines) {
      if (end !== undefined) throw new BackupFileError('文件已损坏：结尾之后还有内容');
      if (text.startsWith('["end"')) {
        end = endIn(text);
        continue;
      }
      hash.update(bytes).update('\n');
      if (text.startsWith('[')) collection = collectionIn(text, header);
      else {
        counts[collection] = (counts[collection] ?? 0) + 1;
        yield { collection, text };
      }
    }
    if (end === undefined) throw new BackupFileError('文件不完整：没有结尾');
    const [, told, sum] = end;
    const same = Object.keys({ ...told, ...counts }).every((name) => told[name] === counts[name]);
    if (!same || hash.digest('hex') !== sum) throw new BackupFileError('文件已损坏：校验和不符');
    return counts;
  }
  return { header, documents: documents() };
}

async function* textLines(file: string) {
  const gunzip = createGunzip();
  // Its failure is the failure of who reads the lines.
  pipeline(createReadStream(file), gunzip, () => undefined);
  try {
    for await (const batch of linesOf(gunzip, MOST_BYTES)) {
      for (const { bytes } of batch) {
        const text = bytes === 'too-large' ? undefined : textOf(bytes);
        if (bytes === 'too-large' || text === undefined) throw new BackupFileError('文件已损坏：有读不出的行');
        yield { text, bytes };
      }
    }
  } catch (error) {
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return new BackupFileError('文件不完整：中途断了');
  if (typeof code === 'string' && code.startsWith('Z_')) return new BackupFileError('文件已损坏，或不是禾库的备份文件');
  return error;
}

function headerOf(text: string): BackupHeader {
  const given = parsed(text);
  const [name, format] = Array.isArray(given) ? (given as unknown[]) : [];
  if (name !== NAME) throw new BackupFileError('这不是禾库的备份文件');
  if (typeof format === 'number' && format > FORMAT)
    throw new BackupFileError(`备份文件由更新的版本写成（格式 ${format}，本版本只认得 ${FORMAT}），请用更新的版本恢复`);
  const header = headerSchema.safeParse(given);
  if (!header.success) throw new BackupFileError('文件已损坏：开头读不懂');
  return header.data[2];
}

function endIn(text: string): End {
  const given = endSchema.safeParse(parsed(text));
  if (!given.success) throw new BackupFileError(UNREADABLE);
  return given.data;
}

function collectionIn(text: string, { collections }: BackupHeader): string {
  const given = z.tuple([z.literal('collection'), z.string()]).safeParse(parsed(text));
  if (!given.success || !collections.includes(given.data[1])) throw new BackupFileError(UNREADABLE);
  return given.data[1];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
