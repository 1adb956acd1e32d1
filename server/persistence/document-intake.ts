import { MOST_DOCUMENTS, type FirmDocument } from '../domain/registry/firm-document.ts';
import type { StoredFile, Upload } from '../domain/registry/stored-file.ts';
import type { DocumentRepository } from './document.repository.ts';
import type { Files } from './files.repository.ts';
import type { Change } from './living.ts';

/** An upload that is what it should be. */
export interface GoodUpload {
  readonly upload: Upload;
  readonly file: StoredFile;
}

/** What is wrong with an upload, and the field it came in. */
export interface UploadFault {
  readonly field: string;
  readonly text: string;
}

export interface Intake {
  /** Looks at uploads and keeps nothing. */
  judge(uploads: readonly Upload[]): Promise<{ good: readonly GoodUpload[]; faults: readonly UploadFault[] }>;
  /** Keeps the bytes alone: for what is no document of a firm. */
  keepBytes(good: readonly GoodUpload[]): Promise<StoredFile[]>;
  /** Whether a firm may keep so many more. */
  hasRoom(uscc: string, more: number): Promise<boolean>;
  /** Keeps an upload as a document of a firm: the bytes first, so that no document ever lacks them. */
  keepDocument(
    good: GoodUpload,
    owner: { readonly uscc: string; readonly purpose: string },
    by: Pick<Change['entry'], 'at' | 'by'>,
  ): Promise<FirmDocument>;
}

export function createIntake(files: Files, documents: DocumentRepository): Intake {
  return {
    async judge(uploads) {
      const good: GoodUpload[] = [];
      const faults: UploadFault[] = [];
      for (const upload of uploads) {
        const judged = await files.judge(upload);
        if ('fault' in judged) faults.push({ field: upload.field, text: judged.fault });
        else good.push({ upload, file: judged.file });
      }
      return { good, faults };
    },
    async keepBytes(good) {
      for (const { upload, file } of good) await files.keep(upload.at, file);
      return good.map(({ file }) => file);
    },
    hasRoom: async (uscc, more) => (await documents.countKept(uscc)) + more <= MOST_DOCUMENTS,
    async keepDocument({ upload, file }, owner, { at, by }) {
      await files.keep(upload.at, file);
      // The digest stands in the history entry, so that the journal's seal covers the content.
      const entry = { at, by, event: 'begin', reason: `SHA-256 ${file.sha256}`, shown: null };
      return documents.begin({ ...file, ...owner }, entry);
    },
  };
}
