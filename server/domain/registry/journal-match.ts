import type { HistoryEntry } from './history.ts';
import { sealOf, type Hash, type Recorded } from './journal.ts';

/** A document as the verification sees it. */
export interface Verified {
  readonly kind: string;
  readonly document: string;
  readonly state: string;
  readonly version: number;
  readonly history: readonly HistoryEntry[];
  readonly outbox: readonly number[];
}

/** How a document and the journal disagree. */
export type MatchFault = 'history' | 'not-in-journal' | 'not-in-document' | 'differs' | 'document-missing';

export const MATCH_FAULT_WORDS: Readonly<Record<MatchFault, string>> = {
  history: '办理记录不连续，或与现在的状态、版本不符',
  'not-in-journal': '办理记录不在存证日志中',
  'not-in-document': '存证日志中有，办理记录中没有',
  differs: '办理记录与存证日志不符，已被改动',
  'document-missing': '存证日志所记的文件已不存在',
};

export interface Mismatch {
  readonly version: number;
  readonly fault: MatchFault;
}

/** All disagreements between a document's history and what the journal keeps of it. What still waits is none. */
export function mismatchesOf(living: Verified, kept: readonly Recorded[], hash: Hash): Mismatch[] {
  const { kind, document, state, version, history, outbox } = living;
  const found: Mismatch[] = [];
  const last = history.at(-1);
  const counted = history.every((entry, i) => entry.version === i + 1);
  if (!counted || last?.version !== version || last.to !== state) found.push({ version, fault: 'history' });
  const byVersion = new Map(kept.map((one) => [one.version, one]));
  for (const entry of history) {
    const own = byVersion.get(entry.version);
    if (own === undefined) {
      if (!outbox.includes(entry.version)) found.push({ version: entry.version, fault: 'not-in-journal' });
    } else if (own.sealed !== sealOf({ kind, document, entry }, hash) || !agrees(own, entry))
      found.push({ version: entry.version, fault: 'differs' });
  }
  const versions = new Set(history.map((entry) => entry.version));
  const gone = [...byVersion.keys(), ...outbox].filter((one) => !versions.has(one));
  for (const one of new Set(gone)) found.push({ version: one, fault: 'not-in-document' });
  return found;
}

/** What is published of a step is what the document says of it. */
function agrees(kept: Recorded, { at, event, from, to, by }: HistoryEntry): boolean {
  return kept.at === at && kept.event === event && kept.from === from && kept.to === to && kept.role === by.role;
}
