import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { HistoryEntry } from '../../../server/domain/registry/history.ts';
import {
  canonicalJson,
  chained,
  GENESIS,
  hashOf,
  publicEntry,
  recordOf,
  verifyChain,
  type ChainFault,
  type JournalEntry,
  type Recorded,
  type Tip,
} from '../../../server/domain/registry/journal.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const SALT = '5a17';

const entryOf = (version: number, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  version,
  at: `2026-11-24T02:00:0${version}.000Z`,
  by: { account: 'a1', name: '沈若兰', role: 'city' },
  event: 'pass',
  from: 'city-review',
  to: 'passed',
  reason: '符合条件',
  shown: null,
  salt: SALT,
  ...change,
});
const recorded = (version: number, change: Partial<HistoryEntry> = {}): Recorded =>
  recordOf({ kind: 'applications', document: 'd', entry: entryOf(version, change) }, hash);

function chainOf(length: number): JournalEntry[] {
  const entries: JournalEntry[] = [];
  let tip: Tip = GENESIS;
  for (let version = 1; version <= length; version++) {
    const entry = chained(tip, recorded(version), hash);
    entries.push(entry);
    tip = entry;
  }
  return entries;
}

/** As somebody would who alters an entry and makes its hash fit. */
const rehashed = (entry: JournalEntry) => ({ ...entry, hash: hashOf(entry, hash) });

describe('the journal', () => {
  it('writes one text for one value', () => {
    assert.equal(
      canonicalJson({ b: [1, null, { d: '嘉', c: true }], a: undefined, A: '"' }),
      '{"A":"\\"","b":[1,null,{"c":true,"d":"嘉"}]}',
    );
    assert.equal(canonicalJson({ b: 1, a: 2 }), canonicalJson({ a: 2, b: 1 }));
  });

  it('hashes what anyone can put together from the public fields', () => {
    const [first] = chainOf(1);
    const { hash: own, ...rest } = first!;
    const sorted = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
    assert.equal(own, hash(JSON.stringify(sorted)));
    assert.equal(first?.previous, '0'.repeat(64));
  });

  it('publishes neither who decided nor why, nor which document it was', () => {
    const stored = { ...chainOf(1)[0]!, document: 'd', by: '沈若兰' };
    const shown = publicEntry(stored);
    assert.deepEqual(Object.keys(shown).sort(), [
      'at',
      'event',
      'from',
      'hash',
      'kind',
      'previous',
      'role',
      'sealed',
      'seq',
      'to',
      'version',
    ]);
    assert.doesNotMatch(JSON.stringify(shown), /沈若兰|符合条件/);
  });

  const sealed: readonly [string, Partial<HistoryEntry>][] = [
    ['name', { by: { account: 'a1', name: '沈若竹', role: 'city' } }],
    ['account', { by: { account: 'a2', name: '沈若兰', role: 'city' } }],
    ['reason', { reason: '符合条件。' }],
    ['what was shown', { shown: 'abc' }],
    ['state', { to: 'refused' }],
    ['instant', { at: '2026-11-24T02:00:01.001Z' }],
  ];
  for (const [name, change] of sealed)
    it(`seals the ${name}`, () => assert.notEqual(recorded(1, change).sealed, recorded(1).sealed));

  it('seals the same reason differently under another salt, document or kind', () => {
    const seal = (kind: string, document: string, salt: string) =>
      recordOf({ kind, document, entry: entryOf(1, { salt }) }, hash).sealed;
    const seals = [seal('a', 'd', '1'), seal('a', 'd', '2'), seal('a', 'e', '1'), seal('b', 'd', '1')];
    assert.equal(new Set(seals).size, 4);
  });

  it('is whole as it was written: empty, of one entry, of many, or from some entry on', () => {
    for (const length of [0, 1, 2, 9]) assert.equal(verifyChain(chainOf(length), hash), undefined);
    const [one, two, three] = chainOf(3);
    assert.equal(verifyChain([two!, three!], hash, one), undefined);
  });

  type Tamper = (entries: JournalEntry[]) => JournalEntry[];
  const change =
    (index: number, fields: Partial<JournalEntry>): Tamper =>
    (entries) =>
      entries.with(index, { ...entries[index]!, ...fields });
  const TAMPERED: readonly [string, Tamper, { seq: number; fault: ChainFault }][] = [
    ['a state', change(2, { to: 'refused' }), { seq: 3, fault: 'altered' }],
    ['an instant', change(0, { at: '2026-11-23T02:00:00.000Z' }), { seq: 1, fault: 'altered' }],
    ['a role', change(4, { role: 'county' }), { seq: 5, fault: 'altered' }],
    ['a kind', change(1, { kind: 'others' }), { seq: 2, fault: 'altered' }],
    ['an event', change(1, { event: 'refuse' }), { seq: 2, fault: 'altered' }],
    ['a version', change(1, { version: 7 }), { seq: 2, fault: 'altered' }],
    ['a seal', change(1, { sealed: 'f'.repeat(64) }), { seq: 2, fault: 'altered' }],
    ['a hash', change(1, { hash: 'f'.repeat(64) }), { seq: 2, fault: 'altered' }],
    ['a previous hash', change(1, { previous: 'f'.repeat(64) }), { seq: 2, fault: 'altered' }],
    [
      'a previous hash, made to fit',
      (all) => all.with(1, rehashed({ ...all[1]!, previous: 'f'.repeat(64) })),
      { seq: 2, fault: 'previous' },
    ],
    [
      'a state, made to fit',
      (all) => all.with(2, rehashed({ ...all[2]!, to: 'refused' })),
      { seq: 4, fault: 'previous' },
    ],
    ['an entry taken out', (all) => all.toSpliced(2, 1), { seq: 3, fault: 'gap' }],
    ['the first taken out', (all) => all.slice(1), { seq: 1, fault: 'gap' }],
    [
      'an entry taken out, the next put in its place',
      (all) => all.toSpliced(2, 2, rehashed({ ...all[3]!, seq: 3 })),
      { seq: 3, fault: 'previous' },
    ],
    ['two exchanged', (all) => [all[0]!, all[2]!, all[1]!, ...all.slice(3)], { seq: 2, fault: 'gap' }],
    ['one written twice', (all) => all.toSpliced(2, 0, all[1]!), { seq: 2, fault: 'order' }],
  ];
  for (const [name, tamper, fault] of TAMPERED)
    it(`betrays: ${name}`, () => assert.deepEqual(verifyChain(tamper(chainOf(6)), hash), fault));
});
