import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import request from 'supertest';
import { verifyJournal } from '../../../server/persistence/journal-verify.ts';
import { rawJournal } from '../../support/journal.ts';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';

interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly previous: string;
  readonly hash: string;
  readonly [field: string]: unknown;
}

/** As somebody would who has only the public API and its description. */
function recomputed(entry: Entry): string {
  const hashed = Object.entries(entry).filter(([key]) => key !== 'hash');
  const sorted = Object.fromEntries(hashed.sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

describe('the journal on the site', () => {
  let site: TestSite;
  let number: string;
  before(async () => {
    site = await createTestSite();
    await site.container.journal.relay();
    const known = await site.container.applications.list({ states: ['city-review'], region: undefined });
    number = known[0]?.number ?? '';
  });
  after(() => site.close());

  const page = async (path: string, status = 200) => readable((await site.visitor().get(path).expect(status)).text);
  const api = (path: string) => request(site.app).get(`/api/v1/journal${path}`);
  const entries = async (): Promise<Entry[]> => {
    const all: Entry[] = [];
    for (;;) {
      const { body } = await api(`?after=${all.at(-1)?.seq ?? 0}&limit=150`).expect(200);
      if (body.entries.length === 0) return all;
      all.push(...body.entries);
    }
  };

  it('holds the demonstration data, every step of them', async () => {
    const report = await verifyJournal(site.database.connection);
    assert.deepEqual([report.faults, report.waiting], [[], 0]);
    assert.ok(report.entries > 50);
  });

  it('can be checked by anybody from the first entry to the newest', async () => {
    const all = await entries();
    const { body } = await api('').expect(200);
    let previous = '0'.repeat(64);
    for (const [i, entry] of all.entries()) {
      assert.deepEqual([entry.seq, entry.previous, entry.hash], [i + 1, previous, recomputed(entry)]);
      previous = entry.hash;
    }
    assert.deepEqual(body.newest, { seq: all.length, hash: previous });
  });

  it('answers other sites and caches, and says by name what was asked wrongly', async () => {
    const first = await api('?limit=1').expect(200);
    assert.equal(first.headers['access-control-allow-origin'], '*');
    await api('?limit=1').set('If-None-Match', String(first.headers['etag'])).expect(304);
    for (const [query, path, code] of [
      ['?after=-1', 'after', 'wrong-value'],
      ['?limit=0', 'limit', 'wrong-value'],
      ['?limit=201', 'limit', 'wrong-value'],
      ['?after=1&after=2', 'after', 'wrong-type'],
      ['?from=1', 'from', 'unknown-key'],
    ] as const) {
      const { body, headers } = await api(query).expect(422);
      assert.deepEqual([body.error.path, body.error.code], [path, code], query);
      assert.equal(headers['access-control-allow-origin'], '*');
    }
  });

  it('proves one entry by its neighbours', async () => {
    const all = await entries();
    const { body } = await api('/2/proof').expect(200);
    assert.deepEqual([body.previous, body.entry, body.next], all.slice(0, 3));
    assert.equal(body.newest.seq, all.length);
    assert.equal((await api('/1/proof').expect(200)).body.previous, null);
    assert.equal((await api(`/${all.length}/proof`).expect(200)).body.next, null);
    for (const wrong of ['/0/proof', '/9999/proof', '/x/proof', '/1e3/proof', '/999999999999999999/proof'])
      assert.equal((await api(wrong).expect(404)).body.error.code, 'unknown-journal-entry');
  });

  it('shows nobody who decided, for whom, or why', async () => {
    const secret = new Set<string>();
    const applications = site.database.connection.collection('applications');
    for await (const one of applications.find()) {
      secret.add(String(one['name'])).add(String(one['uscc'])).add(String(one['_id']));
      for (const { by, reason, salt } of one['history']) {
        secret.add(by.name).add(by.account).add(salt);
        if (reason.length > 3) secret.add(reason);
      }
    }
    const shown = [
      await page('/journal'),
      await page('/journal?page=2'),
      await page('/journal/5'),
      await page(`/journal/verify?number=${number}`),
      JSON.stringify(await entries()),
      JSON.stringify((await api('/5/proof')).body),
    ];
    // The names of offices are no secret: they stand as roles.
    const offices = ['市经信局', '系统'];
    for (const text of shown)
      for (const word of secret) if (!offices.includes(word)) assert.equal(text.includes(word), false, word);
  });

  it('lists the newest first, by kind, in pages', async () => {
    const all = await entries();
    const first = await page('/journal');
    assert.match(first, new RegExp(`共 ${all.length} 条`));
    const numbers = [...first.matchAll(/<a href="\/journal\/(\d+)">\d/g)].map(([, seq]) => Number(seq));
    assert.deepEqual(
      numbers,
      Array.from({ length: 50 }, (_, i) => all.length - i),
    );
    assert.match(first, new RegExp(all.at(-1)!.hash));
    for (const kind of ['applications', 'change-requests', 'listing_cases']) {
      const own = all.filter((entry) => entry.kind === kind).length;
      assert.ok(own > 0 && own < all.length);
      assert.match(await page(`/journal?kind=${kind}`), new RegExp(`共 ${own} 条`));
    }
    assert.match(await page('/journal?kind=toString&kind=x'), new RegExp(`共 ${all.length} 条`));
    const last = Math.ceil(all.length / 50);
    assert.match(await page(`/journal?page=${last}`), /href="\/journal\/1"/);
    assert.match(await page('/journal?page=99999'), /上一页/);
  });

  it('shows an entry with its hashes and how to check it', async () => {
    const [, second] = await entries();
    const text = await page('/journal/2');
    for (const hash of [second!.hash, second!.previous, String(second!['sealed'])])
      assert.match(text, new RegExp(hash));
    assert.match(text, /哈希相符/);
    assert.match(text, /怎样自己核对/);
    for (const wrong of ['0', 'x', '99999', '1.0']) await page(`/journal/${wrong}`, 404);
  });

  describe('tells whoever holds a number and a hash', () => {
    const ask = (query: Record<string, string>, status = 200) =>
      page(`/journal/verify?${new URLSearchParams(query).toString()}`, status);

    it('that it stands there, however it was copied', async () => {
      const { hash } = (await entries())[2]!;
      for (const typed of [hash, hash.toUpperCase(), ` ${hash.replace(/(.{8})/g, '$1 ')}`])
        assert.match(await ask({ seq: '3', hash: typed }), /第 3 条在存证日志中，哈希与您输入的一致/);
    });

    it('that it is another, or not there', async () => {
      const { hash } = (await entries())[2]!;
      assert.match(await ask({ seq: '4', hash }), /第 4 条的哈希与您输入的不同/);
      assert.match(await ask({ seq: '9999', hash }), /没有第 9999 条/);
    });

    it('what has to be mended, keeping what was typed', async () => {
      for (const query of [
        { seq: '', hash: 'a'.repeat(64) },
        { seq: '3', hash: 'abc' },
        { seq: '<b>', hash: '' },
      ]) {
        const text = await ask(query, 422);
        assert.match(text, /error-summary/);
        assert.ok(text.includes(`value="${query.hash}"`));
      }
      assert.doesNotMatch(await ask({}), /error-summary|banner-/);
    });

    it('what stands there of a matter by its number', async () => {
      assert.match(await ask({ number: ` ${number.toLowerCase()}` }), new RegExp(`${number} 共有 [2-9] 条记录`));
      assert.match(await ask({ number: 'RK19990001' }), /没有受理编号为 RK19990001 的事项/);
    });
  });

  it('follows a decision made on the site', async () => {
    const before = (await entries()).length;
    const person = await site.signIn('provider6');
    const answer = await person.post('/applications/new', {}, { from: '/account' });
    assert.equal(answer.status, 303);
    await site.container.journal.settled();
    const all = await entries();
    assert.equal(all.length, before + 1);
    assert.deepEqual([all.at(-1)?.['event'], all.at(-1)?.['role']], ['begin', 'provider']);
  });

  it('says itself where an entry was altered', async () => {
    const { hash } = (await entries())[1]!;
    const kept = await rawJournal(site.database).findOne({ seq: 2 });
    await rawJournal(site.database).updateOne({ seq: 2 }, { $set: { to: 'admitted' } });
    assert.match(await page(`/journal/verify?seq=2&hash=${hash}`), /本站的记录有误[\s\S]*第 2 条内容与哈希不符/);
    assert.match(await page('/journal/2'), /tag-danger/);
    await rawJournal(site.database).updateOne({ seq: 2 }, { $set: { to: kept!.to } });
  });
});
