import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router, type Request, type RequestHandler } from 'express';
import multer, { type StorageEngine } from 'multer';
import { limitRequests, type Limiter } from './rate-limits.ts';

/** A file that came with a form and lies aside until the answer is sent. */
export interface ReceivedFile {
  readonly field: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly at: string;
  readonly cut: boolean;
}

export interface UploadLimits {
  /** What one file may hold; more is read on and thrown away, so that the form it came with can be shown again. */
  readonly fileBytes: number;
  readonly files: number;
  /** What all of them together may hold: beyond it nothing is read any more. */
  readonly totalBytes: number;
}

/** An address that takes files, and from whom: people who are signed in, or anyone, but so many times an hour. */
export interface UploadAddress {
  readonly path: string;
  readonly anyone?: Limiter;
  readonly limits: UploadLimits;
}

const MOST_FIELDS = { fields: 1000, fieldSize: 64 * 1024, fieldNameSize: 100, headerPairs: 20 };

/**
 * Reads forms with files, before the token of the form is looked at: it stands in the same body. So a body is read only
 * for an address that takes files, and only from whom the address is for: a foreign site's form comes without our
 * cookie (SameSite=Lax), thus from nobody, and is refused unread. What was read lies in a folder of this process and is
 * taken away when the answer is sent, whatever the answer.
 */
export function receiveUploads(addresses: readonly UploadAddress[]): RequestHandler {
  const router = Router();
  for (const { path: address, anyone, limits } of addresses) {
    const read = reading(limits);
    const limited = anyone && limitRequests(anyone);
    router.use(address, (req, res, next) => {
      // `use` also matches what lies below the address.
      if (req.method !== 'POST' || req.path !== '/') return next();
      const isForm = req.is('multipart/form-data') !== false && req.is('multipart/form-data') !== null;
      const go = (error?: unknown) => {
        if (error !== undefined) next(error);
        else if (isForm) read(req, res, next);
        else next();
      };
      if (limited !== undefined) return limited(req, res, go);
      if (req.user === undefined) return next();
      go();
    });
  }
  return router;
}

/** The files of the form. */
export function filesOf(req: Request): ReceivedFile[] {
  const files = Array.isArray(req.files) ? req.files : [];
  return (files as (Express.Multer.File & Omit<ReceivedFile, 'field' | 'name'>)[]).map((file) => {
    const { fieldname, originalname, size, sha256, at, cut } = file;
    return { field: fieldname, name: originalname, size, sha256, at, cut };
  });
}

function reading(limits: UploadLimits): RequestHandler {
  const { files, totalBytes } = limits;
  const upload = multer({
    storage: lyingAside(limits),
    limits: { ...MOST_FIELDS, files },
    defParamCharset: 'utf8',
  }).any();
  return (req, res, next) => {
    if (Number(req.headers['content-length'] ?? 0) > totalBytes + MOST_FIELDS.fieldSize) {
      // Not read: the connection is of no further use.
      res.set('Connection', 'close');
      return next(tooLarge());
    }
    res.once('close', () => {
      for (const { at } of filesOf(req)) void rm(at, { force: true });
    });
    upload(req, res, (error?: unknown) => {
      if (error === undefined || error === null) return next();
      next(error instanceof multer.MulterError ? tooLarge() : asBadRequest(error));
    });
  };
}

/** Writes each file aside and takes its digest on the way; stops writing where it is too large, but reads on. */
function lyingAside({ fileBytes, totalBytes }: UploadLimits): StorageEngine {
  const sums = new WeakMap<Request, number>();
  return {
    _handleFile(req, file, done) {
      const at = path.join(folder(), randomUUID());
      const hash = createHash('sha256');
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, next) {
          size += chunk.length;
          const sum = (sums.get(req) ?? 0) + chunk.length;
          sums.set(req, sum);
          if (sum > totalBytes) return next(tooLarge());
          if (size > fileBytes) return next();
          hash.update(chunk);
          next(null, chunk);
        },
      });
      pipeline(file.stream, measure, createWriteStream(at, { mode: 0o600 })).then(
        () => done(null, { size, at, sha256: hash.digest('hex'), cut: size > fileBytes } as object),
        (error: unknown) => void rm(at, { force: true }).then(() => done(error)),
      );
    },
    _removeFile(_req, file, done) {
      void rm((file as unknown as ReceivedFile).at, { force: true }).then(() => done(null));
    },
  };
}

let made: string | undefined;

/** Of this process, made when the first file comes; it goes with the process. */
function folder(): string {
  if (made === undefined) {
    const own = mkdtempSync(path.join(tmpdir(), `heku-uploads-${process.pid}-`));
    process.once('exit', () => rmSync(own, { recursive: true, force: true }));
    made = own;
  }
  return made;
}

function tooLarge(): Error {
  return Object.assign(new Error('the form holds too much'), { status: 413 });
}

/** What busboy cannot read, or a connection that broke off, is the asker's doing. */
function asBadRequest(error: unknown): unknown {
  if (error instanceof Error && 'status' in error) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== undefined) return error;
  return Object.assign(new Error('the form cannot be read', { cause: error }), { status: 400 });
}
