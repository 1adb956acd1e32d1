import type { Connection, Model } from 'mongoose';
import { canonicalJson } from '../domain/registry/journal.ts';
import {
  numbered,
  type Paper,
  type PaperContent,
  type PaperDraft,
  type PaperOccasion,
} from '../domain/registry/paper.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';
import { paperModel, type PaperDocument } from './paper.model.ts';
import { sha256 } from './sha256.ts';

/** Papers are only ever added: nothing here changes or removes one. */
export interface PaperRepository {
  /** Issues a paper with the next number, unless its occasion has one already: that one is answered then. */
  issue(draft: PaperDraft, at: string): Promise<Paper>;
  find(occasion: PaperOccasion): Promise<Paper | null>;
  findByNumber(number: string): Promise<Paper | null>;
  /** All of one document, in the order in which they were issued. */
  ofDocument(matter: string, document: string): Promise<readonly Paper[]>;
  /** All that are addressed to a firm, the latest first. */
  ofFirm(uscc: string): Promise<readonly Paper[]>;
}

/** How often a number is tried for: more than there will ever be processes that issue at once. */
const MOST_TRIES = 200;

export async function openPapers(connection: Connection): Promise<PaperRepository> {
  const model = paperModel(connection);
  await createIndexes(model);
  const one = async (filter: object) => {
    const found = await model.findOne(filter).lean<PaperDocument>();
    return found === null ? null : toPaper(found);
  };
  const many = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await model.find(filter).sort(sort).lean<PaperDocument[]>()).map(toPaper);
  const find = ({ kind, matter, document, version }: PaperOccasion) => one({ matter, document, version, kind });
  // In one process one after the other: only several processes ever compete for a number.
  let queue: Promise<unknown> = Promise.resolve();
  return {
    issue(draft, at) {
      const issued = queue.then(() => issue(model, draft, at, find));
      queue = issued.catch(() => undefined);
      return issued;
    },
    find,
    findByNumber: (number) => one({ number }),
    ofDocument: (matter, document) => many({ matter, document }, { version: 1, _id: 1 }),
    ofFirm: (uscc) => many({ uscc }, { issuedAt: -1, _id: -1 }),
  };
}

/**
 * Number and paper are one write, so a process that is killed leaves neither a number without a paper nor the reverse; two
 * that want the same number are told apart by the unique index, and the second takes the next.
 */
async function issue(
  model: Model<PaperDocument>,
  draft: PaperDraft,
  at: string,
  find: PaperRepository['find'],
): Promise<Paper> {
  const series = 'series' in draft.numbering ? draft.numbering.series : null;
  let refusal: unknown;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const issued = await find(draft);
    if (issued !== null) return issued;
    const serial = series === null ? null : await nextIn(model, series);
    const made = toDocument(draft, series, serial, at);
    try {
      await model.insertMany([made]);
      return toPaper(made);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      refusal = error;
    }
  }
  throw new Error(`no number for ${draft.kind} of ${draft.matter} ${draft.document}`, { cause: refusal });
}

async function nextIn(model: Model<PaperDocument>, series: string): Promise<number> {
  const last = await model
    .findOne({ series }, { serial: 1 })
    .sort({ serial: -1 })
    .lean<Pick<PaperDocument, 'serial'>>();
  return (last?.serial ?? 0) + 1;
}

function toDocument(draft: PaperDraft, series: string | null, serial: number | null, at: string): PaperDocument {
  const { kind, matter, document, version, uscc, region } = draft;
  const content = numbered(draft, serial ?? 0);
  const text = canonicalJson(content);
  const { number } = content;
  return {
    kind,
    matter,
    document,
    version,
    number,
    series,
    serial,
    uscc,
    region,
    issuedAt: at,
    text,
    digest: sha256(text),
  };
}

function toPaper(stored: PaperDocument): Paper {
  const { kind, matter, document, version, number, uscc, region, issuedAt, text, digest } = stored;
  const content = JSON.parse(text) as PaperContent;
  return { kind, matter, document, version, number, uscc, region, issuedAt, text, digest, content };
}
