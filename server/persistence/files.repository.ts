import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose, { Schema, type Connection } from 'mongoose';
import { cleanName, judgeUpload } from '../domain/registry/stored-file.ts';
import type { StoredFile, Upload } from '../domain/registry/stored-file.ts';
import { NotFound } from '../errors.ts';
import { isDuplicate } from './duplicate.ts';
import { judgeBytes } from './file-bytes.ts';

/** Which file of GridFS holds the bytes of a digest. */
interface ContentDocument {
  _id: string;
  gridId: mongoose.Types.ObjectId;
  size: number;
}

export type JudgedUpload = { readonly file: StoredFile } | { readonly fault: string };

/**
 * The bytes of files, each content once under its SHA-256. Who refers to a content keeps its own name for it.
 *
 * Bytes stay when the last reference is removed: what an application or an objection named must be readable as long as
 * its history is, a decision names the digest of what was shown, and a content that nobody can take away needs no count
 * of references that could go wrong between two writes.
 */
export interface Files {
  /** What an upload is by its bytes, or what is wrong with it. Keeps nothing. */
  judge(upload: Upload): Promise<JudgedUpload>;
  /** Keeps the bytes that lie at `path` under their digest, unless they are kept already. */
  keep(path: string, file: Pick<StoredFile, 'sha256' | 'size'>): Promise<void>;
  /** The bytes, from the first on. `NotFound` where there are none. */
  open(sha256: string): Promise<Readable>;
  /** Keeps small contents of our own making, all at once. */
  keepAll(contents: readonly Uint8Array[]): Promise<void>;
  /** Takes away what uploads left that were killed before an instant: bytes that no content names. Answers how many. */
  sweep(before: Date): Promise<number>;
}

const schema = new Schema<ContentDocument>(
  {
    _id: { type: String, required: true },
    gridId: { type: Schema.Types.ObjectId, required: true },
    size: { type: Number, required: true },
  },
  { collection: 'file_contents', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);

type GridId = mongoose.Types.ObjectId;

const DURABLE = { w: 'majority', j: true } as const;

export async function openFiles(connection: Connection): Promise<Files> {
  const contents = connection.model<ContentDocument>('FileContent', schema);
  const database = connection.db;
  if (database === undefined) throw new Error('the connection is not open');
  const bucket = new mongoose.mongo.GridFSBucket(database, { writeConcern: DURABLE });
  // The driver makes these at the first upload into empty collections only: after a restore they would be missing.
  await database.collection('fs.files').createIndex({ filename: 1, uploadDate: 1 });
  await database.collection('fs.chunks').createIndex({ files_id: 1, n: 1 }, { unique: true });

  /** Bytes first, then their entry: killed in between, what lies in GridFS is named by nothing and is never handed out. */
  async function write(source: Readable, { sha256, size }: Pick<StoredFile, 'sha256' | 'size'>): Promise<void> {
    if ((await contents.exists({ _id: sha256 })) !== null) return;
    const target = bucket.openUploadStream(sha256);
    await pipeline(source, target);
    try {
      await contents.insertMany([{ _id: sha256, gridId: target.id, size }]);
    } catch (error) {
      // The same bytes came twice at once: who was second takes its own copy away again.
      await bucket.delete(target.id);
      if (!isDuplicate(error)) throw error;
    }
  }

  return {
    async judge(upload) {
      const { size, sha256 } = upload;
      const named = { ...upload, name: cleanName(upload.name) };
      const judged = judgeUpload(named, size === 0 || upload.cut ? { unfit: 'unknown' } : await judgeBytes(upload.at));
      return 'fault' in judged ? judged : { file: { name: named.name, kind: judged.kind, size, sha256 } };
    },

    keep: (path, file) => write(createReadStream(path), file),

    async open(sha256) {
      const found = await contents.findById(sha256).lean<ContentDocument>();
      if (found === null) throw new NotFound('unknown-file', '没有这个文件');
      return bucket.openDownloadStream(found.gridId);
    },

    async sweep(before) {
      const named = new Set((await contents.distinct('gridId')).map(String));
      const [files, chunks] = [database.collection('fs.files'), database.collection('fs.chunks')];
      const kept = [...(await files.distinct('_id')), ...(await chunks.distinct('files_id'))] as GridId[];
      const left = kept.filter((id) => !named.has(String(id)) && id.getTimestamp() < before);
      const gone = [...new Map(left.map((id) => [String(id), id])).values()];
      await files.deleteMany({ _id: { $in: gone } });
      await chunks.deleteMany({ files_id: { $in: gone } });
      return gone.length;
    },

    async keepAll(given) {
      const keep = (bytes: Uint8Array) => {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return write(Readable.from([bytes]), { sha256, size: bytes.length });
      };
      await Promise.all(given.map(keep));
    },
  };
}
