import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { HistoryEntry } from '../../../server/domain/registry/history.ts';
import { recordOf, type Recorded } from '../../../server/domain/registry/journal.ts';
import { mismatchesOf, type Mismatch, type Verified } from '../../../server/domain/registry/journal-match.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const history: readonly HistoryEntry[] = [1, 2, 3].map((version) => ({
  version,
  at: `2026-11-24T02:00:0${version}.000Z`,
  by: { account: 'a', name: '甲', role: 'provider' },
  event: 'save',
  from: version === 1 ? '' : 'draft',
  to: 'draft',
  reason: '',
  shown: null,
  salt: `salt-${version}`,
}));
const living: Verified = { kind: 'applications', document: 'd', state: 'draft', version: 3, history, outbox: [] };
const kept: readonly Recorded[] = history.map((entry) =>
  recordOf({ kind: 'applications', document: 'd', entry }, hash),
);
const altered = (change: Partial<HistoryEntry>) => history.with(1, { ...history[1]!, ...change });

describe('a document against the journal', () => {
  const CASES: readonly [string, Partial<Verified>, readonly Recorded[], readonly Mismatch[]][] = [
    ['agrees', {}, kept, []],
    ['agrees while an entry waits', { outbox: [3] }, kept.slice(0, 2), []],
    ['agrees while an entry is copied but still waits', { outbox: [2, 3] }, kept, []],
    ['lacks in the journal', {}, kept.toSpliced(1, 1), [{ version: 2, fault: 'not-in-journal' }]],
    ['reason altered', { history: altered({ reason: 'x' }) }, kept, [{ version: 2, fault: 'differs' }]],
    [
      'person altered',
      { history: altered({ by: { account: 'a', name: '乙', role: 'provider' } }) },
      kept,
      [{ version: 2, fault: 'differs' }],
    ],
    ['a field put in', { history: altered({ more: 1 } as never) }, kept, [{ version: 2, fault: 'differs' }]],
    [
      'journal altered where it is public',
      {},
      kept.with(1, { ...kept[1]!, event: 'pass' }),
      [{ version: 2, fault: 'differs' }],
    ],
    ['salt altered', { history: altered({ salt: '' }) }, kept, [{ version: 2, fault: 'differs' }]],
    [
      'last entry removed with state and version',
      { history: history.slice(0, 2), version: 2 },
      kept,
      [{ version: 3, fault: 'not-in-document' }],
    ],
    [
      'entry removed from the middle',
      { history: history.toSpliced(1, 1) },
      kept,
      [
        { version: 3, fault: 'history' },
        { version: 2, fault: 'not-in-document' },
      ],
    ],
    ['state set past the history', { state: 'admitted' }, kept, [{ version: 3, fault: 'history' }]],
    ['version set past the history', { version: 9 }, kept, [{ version: 9, fault: 'history' }]],
    ['waits for what never was', { outbox: [9] }, kept, [{ version: 9, fault: 'not-in-document' }]],
    [
      'history emptied',
      { history: [] },
      kept.slice(0, 1),
      [
        { version: 3, fault: 'history' },
        { version: 1, fault: 'not-in-document' },
      ],
    ],
  ];
  for (const [name, change, journal, expected] of CASES)
    it(name, () => assert.deepEqual(mismatchesOf({ ...living, ...change }, journal, hash), expected));
});
