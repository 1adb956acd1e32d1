import type { HistoryEntry } from '../../server/domain/registry/history.ts';
import type { Database } from '../../server/persistence/database.ts';

interface RawLiving {
  _id: string;
  state: string;
  version: number;
  history: HistoryEntry[];
  outbox: number[];
  number: string | null;
}

export const rawLiving = (database: Database) => database.connection.collection<RawLiving>('applications');
export const rawJournal = (database: Database) =>
  database.connection.collection<{ seq: number; document: unknown; version: number; hash: string; to: string }>(
    'journal',
  );

export const stepOf = (version: number, reason = ''): HistoryEntry => ({
  version,
  at: new Date(Date.UTC(2026, 10, 24, 2, 0, version)).toISOString(),
  by: { account: 'a', name: '沈若兰', role: 'provider' },
  event: version === 1 ? 'begin' : 'save',
  from: version === 1 ? '' : 'draft',
  to: 'draft',
  reason,
  shown: null,
  salt: `s${version}`,
});

/** A document of so many steps, all waiting, past every service: as decisions leave it. */
export function livingOf(id: string, steps: number): RawLiving {
  const history = Array.from({ length: steps }, (_, i) => stepOf(i + 1, `理由 ${id}`));
  const outbox = history.map(({ version }) => version);
  return { _id: id, state: 'draft', version: steps, history, outbox, number: `RK-${id}` };
}
