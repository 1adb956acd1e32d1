import assert from 'node:assert/strict';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';

describe('the catalogue of the public data', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('leads anybody to data that answer, and to every list of the API', async () => {
    const { text } = await site.visitor().get('/open-data').expect(200);
    const links = [...(text.split('<main')[1] ?? '').matchAll(/<a href="(\/(?:api|negative-list)[^"]*)"/g)];
    const addresses = links.map((match) => match[1] ?? '');
    assert.ok(addresses.length >= 7);
    for (const address of addresses) await site.visitor().get(address).expect(200);
    for (const list of ['providers', 'negative-list', 'notices', 'standards', 'policies', 'journal'])
      assert.ok(addresses.includes(`/api/v1/${list}`), list);
  });

  it('names the parameters as the lists take them', async () => {
    const html = readable((await site.visitor().get('/open-data').expect(200)).text);
    const rows = [...html.matchAll(/href="(\/api\/v1\/[^"]+)"[\s\S]*?data-label="参数"[^>]*><div>([^<]*)</g)];
    assert.ok(rows.length >= 5);
    for (const [, address = '', said = ''] of rows) {
      if (said === '没有参数') continue;
      for (const name of said.split('、')) {
        const { body } = await site.visitor().get(`${address}?${name}=`);
        const code = (body as { error?: { code: string } }).error?.code;
        assert.notEqual(code, 'unknown-key', `${address} ${name}`);
      }
    }
  });
});
