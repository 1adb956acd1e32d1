import assert from 'node:assert/strict';
import { standingOn } from '../../../server/domain/registry/pool-membership.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, type TestSite } from '../../support/site.ts';

interface Brief {
  readonly uscc: string;
  readonly region: { readonly code: string; readonly name: string };
}

describe('the API of the directory', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  const get = (query: string, status = 200) =>
    site
      .visitor()
      .get(encodeURI(`/api/v1/providers${query}`))
      .expect(status);
  const all = async (limit: number): Promise<Brief[]> => {
    const found: Brief[] = [];
    for (let cursor = ''; ;) {
      const { body } = await get(`?limit=${limit}${cursor}`);
      found.push(...(body.providers as Brief[]));
      if (body.next === null) return found;
      cursor = `&cursor=${body.next}`;
    }
  };

  it('gives all members of today, however many at a time, each once', async () => {
    const whole = await all(200);
    assert.deepEqual(await all(7), whole);
    assert.equal(new Set(whole.map(({ uscc }) => uscc)).size, whole.length);
    for (const { uscc } of whole) {
      const provider = await site.container.providers.findByUscc(uscc);
      assert.equal(standingOn(provider!, '2026-11-24').state, 'member');
    }
    const { body } = await get('?region=330402&q=数');
    assert.ok(body.providers.length > 0);
    assert.ok(body.providers.every(({ region }: Brief) => region.code === '330402' && region.name === '南湖区'));
  });

  it('answers other sites and caches, and shows no person and no phone', async () => {
    const { headers, text } = await get(`/${DEMO_ORGANISATIONS.provider1}`);
    assert.equal(headers['access-control-allow-origin'], '*');
    await site
      .visitor()
      .get(`/api/v1/providers/${DEMO_ORGANISATIONS.provider1}`)
      .set('If-None-Match', String(headers['etag']))
      .expect(304);
    const provider = await site.container.providers.findByUscc(DEMO_ORGANISATIONS.provider1);
    for (const hidden of [provider!.contact.name, provider!.contact.phone, provider!.legalRepresentative, 'revenue'])
      assert.ok(hidden !== '' && !text.includes(hidden), hidden);
    const { standing, pool } = JSON.parse(text) as { standing: string; pool: unknown[] };
    assert.deepEqual([standing, pool.length > 0], ['member', true]);
  });

  it('says of a minor listing no more than that the firm is out of the pool', async () => {
    const shown = async () => (await get(`/${DEMO_ORGANISATIONS.provider1}`)).body.standing as string;
    for (const [isPublic, standing] of [
      [true, 'listed'],
      [false, 'outside'],
    ] as const) {
      const listing = { from: '2026-11-01', to: null, ground: 'N09', decision: '测试号', voidedOn: null, isPublic };
      const noted = { ...listing, class: 'minor' as const };
      await site.container.providers.noteListing(DEMO_ORGANISATIONS.provider1, `test:${isPublic}`, noted);
      assert.equal(await shown(), standing);
    }
  });

  for (const [query, path, code] of [
    ['?limit=0', 'limit', 'wrong-value'],
    ['?limit=201', 'limit', 'wrong-value'],
    ['?cursor=a.b', 'cursor', 'wrong-value'],
    ['?q=a&q=b', 'q', 'wrong-type'],
    ['?page=2', 'page', 'unknown-key'],
  ] as const) {
    it(`refuses ${query} by name`, async () => {
      const { body } = await get(query, 422);
      assert.deepEqual([body.error.path, body.error.code], [path, code]);
    });
  }

  it('knows nothing of who is not public', async () => {
    await get('/91330400000000000X', 404);
  });
});
