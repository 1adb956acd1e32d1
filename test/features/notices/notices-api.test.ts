import assert from 'node:assert/strict';
import { createTestSite, type TestSite } from '../../support/site.ts';

interface Notice {
  readonly number: string;
  readonly from: string;
  readonly until: string;
  readonly over: boolean;
  readonly firms: readonly { readonly name: string; readonly uscc: string }[];
}

describe('the API of the notices', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());
  const get = (query = '', status = 200) => site.visitor().get(`/api/v1/notices${query}`).expect(status);

  it('gives all, the latest first, each with whom it names and nobody who objects', async () => {
    const { body, text, headers } = await get();
    const notices = body.notices as Notice[];
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.ok(notices.length > 1 && notices.every(({ firms }) => firms.length > 0));
    assert.deepEqual(
      notices.map(({ from }) => from),
      notices
        .map(({ from }) => from)
        .toSorted()
        .toReversed(),
    );
    for (const { until, over } of notices) assert.equal(over, until < '2026-11-24');
    assert.doesNotMatch(text, /objection|contact|异议/);
  });

  it('is read on page by page', async () => {
    const whole = (await get()).body.notices as Notice[];
    const found: Notice[] = [];
    for (let cursor = ''; ;) {
      const { body } = await get(`?limit=1${cursor}`);
      found.push(...(body.notices as Notice[]));
      if (body.next === null) break;
      cursor = `&cursor=${encodeURIComponent(body.next as string)}`;
    }
    assert.deepEqual(
      found.map(({ number }) => number),
      whole.map(({ number }) => number),
    );
  });

  for (const [query, path] of [
    ['?limit=0', 'limit'],
    ['?cursor=nonsense', 'cursor'],
    ['?page=1', 'page'],
  ] as const) {
    it(`refuses ${query} by name`, async () => {
      assert.equal((await get(query, 422)).body.error.path, path);
    });
  }
});
