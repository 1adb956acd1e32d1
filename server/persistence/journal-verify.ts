import type { Connection, Model } from 'mongoose';
import { CHAIN_FAULT_WORDS, GENESIS, JOURNAL_KINDS, linkFault, type Tip } from '../domain/registry/journal.ts';
import { MATCH_FAULT_WORDS, mismatchesOf, type Mismatch } from '../domain/registry/journal-match.ts';
import { journalModel, type JournalDocument } from './journal.model.ts';
import { LIVING_PROJECTION, livingStore, type LivingRecord } from './living-store.ts';
import { sha256 } from './sha256.ts';

export interface JournalReport {
  readonly entries: number;
  readonly last: Tip | null;
  readonly documents: number;
  /** History entries that still wait to be copied: no fault while the site runs. */
  readonly waiting: number;
  /** Each as a line to read; at most `MOST_FAULTS` of them. */
  readonly faults: readonly string[];
  readonly faultCount: number;
}

export const MOST_FAULTS = 100;
const BATCH = 500;
/** Somebody may decide between two reads of ours: only what is still wrong when read again is a fault. */
const READS = 3;

interface Findings {
  readonly faults: string[];
  count: number;
  waiting: number;
}

/**
 * Proves that the journal is whole and says what the documents say. `known` are numbers with the hashes that somebody
 * noted down earlier: without them, a journal that was written anew from some entry on cannot be told from the true one.
 */
export async function verifyJournal(connection: Connection, known: readonly Tip[] = []): Promise<JournalReport> {
  const model = journalModel(connection);
  const findings: Findings = { faults: [], count: 0, waiting: 0 };
  const { entries, last } = await verifyEntries(connection, model, known, findings);
  let documents = 0;
  for (const kind of Object.keys(JOURNAL_KINDS)) documents += await verifyDocuments(connection, model, kind, findings);
  return {
    entries,
    last,
    documents,
    waiting: findings.waiting,
    faults: findings.faults,
    faultCount: findings.count,
  };
}

function note(findings: Findings, words: string): void {
  findings.count++;
  if (findings.faults.length < MOST_FAULTS) findings.faults.push(words);
}

/** Every link of the chain: behind a faulty one the chain is taken up again, so that each fault is told. */
async function verifyEntries(
  connection: Connection,
  model: Model<JournalDocument>,
  known: readonly Tip[],
  findings: Findings,
) {
  const expected = new Map(known.map(({ seq, hash }) => [seq, hash]));
  let before: Tip = GENESIS;
  let entries = 0;
  let batch: JournalDocument[] = [];
  for await (const entry of model.find().sort({ seq: 1 }).lean<JournalDocument[]>().cursor({ batchSize: BATCH })) {
    const fault = linkFault(before, entry, sha256);
    if (fault !== undefined) note(findings, `第 ${fault.seq} 条：${CHAIN_FAULT_WORDS[fault.fault]}`);
    const hash = expected.get(entry.seq);
    if (hash !== undefined && hash !== entry.hash) note(findings, `第 ${entry.seq} 条：哈希与所给的不符`);
    expected.delete(entry.seq);
    before = { seq: entry.seq, hash: entry.hash };
    entries++;
    batch.push(entry);
    if (batch.length < BATCH) continue;
    await verifyOwners(connection, batch, findings);
    batch = [];
  }
  await verifyOwners(connection, batch, findings);
  for (const seq of expected.keys()) note(findings, `第 ${seq} 条：所给的这一条不在存证日志中`);
  return { entries, last: entries === 0 ? null : before };
}

/** Every entry belongs to a document that is there. */
async function verifyOwners(connection: Connection, batch: readonly JournalDocument[], findings: Findings) {
  for (const kind of new Set(batch.map((entry) => entry.kind))) {
    const own = batch.filter((entry) => entry.kind === kind);
    const ids = own.map(({ document }) => document);
    const there =
      kind in JOURNAL_KINDS ? await livingStore(connection, kind).distinct('_id', { _id: { $in: ids } } as never) : [];
    const present = new Set(there.map(String));
    for (const { seq, document } of own)
      if (!present.has(String(document)))
        note(findings, `第 ${seq} 条：${MATCH_FAULT_WORDS['document-missing']}（${kind} ${String(document)}）`);
  }
}

async function verifyDocuments(
  connection: Connection,
  model: Model<JournalDocument>,
  kind: string,
  findings: Findings,
): Promise<number> {
  const store = livingStore(connection, kind);
  let documents = 0;
  let after: unknown;
  for (;;) {
    const filter = after === undefined ? {} : { _id: { $gt: after } };
    const batch = await store
      .find(filter as never, { projection: LIVING_PROJECTION })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    const last = batch.at(-1);
    if (last === undefined) return documents;
    after = last._id;
    documents += batch.length;
    // The journal is read after the documents: what they have copied by then is in it.
    const kept = await keptOf(model, kind, batch);
    for (const living of batch) {
      const mismatches = match(kind, living, kept.get(String(living._id)) ?? []);
      const lasting = mismatches.length === 0 ? [] : await readAgain(connection, model, kind, living._id);
      for (const { version, fault } of lasting)
        note(findings, `${kind} ${String(living._id)} 第 ${version} 步：${MATCH_FAULT_WORDS[fault]}`);
      findings.waiting += (living.outbox ?? []).length;
    }
  }
}

async function keptOf(model: Model<JournalDocument>, kind: string, batch: readonly LivingRecord[]) {
  const kept = new Map<string, JournalDocument[]>();
  const ids = batch.map(({ _id }) => _id);
  for (const entry of await model.find({ kind, document: { $in: ids } }).lean<JournalDocument[]>()) {
    const document = String(entry.document);
    kept.set(document, [...(kept.get(document) ?? []), entry]);
  }
  return kept;
}

function match(kind: string, living: LivingRecord, kept: readonly JournalDocument[]): Mismatch[] {
  const { _id, state, version, history = [], outbox = [] } = living;
  return mismatchesOf({ kind, document: String(_id), state, version, history, outbox }, kept, sha256);
}

async function readAgain(connection: Connection, model: Model<JournalDocument>, kind: string, id: unknown) {
  let mismatches: Mismatch[] = [];
  for (let reads = 0; reads < READS; reads++) {
    const living = await livingStore(connection, kind).findOne({ _id: id } as never, { projection: LIVING_PROJECTION });
    // Gone altogether: its entries in the journal tell of it.
    if (living === null) return [];
    mismatches = match(kind, living, (await keptOf(model, kind, [living])).get(String(id)) ?? []);
    if (mismatches.length === 0) return [];
  }
  return mismatches;
}
