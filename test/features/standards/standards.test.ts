import assert from 'node:assert/strict';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';

const LED = '嘉兴评序标准技术服务有限公司';
const TOOK_PART = '嘉兴牙距精密数控技术有限公司';

describe('the public page of standards', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  const get = (path: string, status = 200) => site.visitor().get(encodeURI(path)).expect(status);
  const page = async (query = '') => readable((await get(`/standards${query}`)).text);
  const api = async (query = '') => {
    const { body } = await get(`/api/v1/standards${query}`);
    return body as { standards: { number: string; drafters: { uscc: string; name: string }[] }[]; next: string | null };
  };

  it('shows a standard once, with all firms that drafted it, and leads to them', async () => {
    const { text } = await get('/standards?q=T/JXDM002—2024');
    assert.match(readable(text), /共 1 项/);
    assert.match(readable(text), /T\/JXDM 002-2024/);
    for (const name of [LED, TOOK_PART]) assert.ok(text.includes(name), name);
    assert.match(text, /href="\/providers\/[0-9A-Z]{18}"/);
  });

  it('is led to from the page of a firm that has any, and shows those of that firm', async () => {
    const { standards } = await api('?q=T/JXDM 014-2025');
    const uscc = standards[0]?.drafters[0]?.uscc ?? '';
    const { text } = await get(`/providers/${uscc}`);
    assert.ok(text.replaceAll('&#x3D;', '=').includes(`href="/standards?firm=${uscc}"`));
    const own = await page(`?firm=${uscc}`);
    assert.match(own, new RegExp(`共 8 项.*起草单位：${LED}`, 's'));
    assert.doesNotMatch(own, /T\/JXDM 013-2025/);
  });

  it('shows none whose effect is not confirmed', async () => {
    assert.match(await page('?q=T/JXDM 009-2025'), /没有符合条件的团体标准/);
  });

  it('shows the standard of a listed firm without the firm', async () => {
    const { standards } = await api('?q=T/JXAQ 006-2024');
    assert.deepEqual(
      standards.map(({ drafters }) => drafters),
      [[]],
    );
    assert.match(await page('?q=T/JXAQ 006-2024'), /未公开/);
  });

  it('keeps the other filters beside one, and passes over what it cannot read', async () => {
    const green = await page('?theme=green&society=JXGM');
    assert.match(green, /T\/JXGM 002-2024/);
    assert.doesNotMatch(green, /T\/JXDM 007-2025/);
    const whole = /共 (\d+) 项/.exec(await page())?.[1];
    for (const nonsense of ['?theme=x', '?year=99999', '?society=%3Cb%3E', '?firm=..', '?page=-1', '?page=9999'])
      assert.equal(/共 (\d+) 项/.exec(await page(nonsense))?.[1], whole, nonsense);
  });

  it('turns its pages, and shows each standard on one of them', async () => {
    const numbers = (text: string) => text.match(/T\/[A-Z]+ \d+-\d{4}/g) ?? [];
    const [first, second] = [numbers(await page()), numbers(await page('?page=2'))];
    assert.equal(first.length, 20);
    assert.equal(new Set([...first, ...second]).size, first.length + second.length);
  });

  it('gives programs the same, each once however many at a time', async () => {
    const whole = await api('?limit=200');
    assert.equal(whole.next, null);
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const { standards, next } = await api(`?limit=7${cursor}`);
      found.push(...standards.map(({ number }) => number));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    assert.deepEqual(
      found,
      whole.standards.map(({ number }) => number),
    );
    assert.match(await page(), new RegExp(`共 ${found.length} 项`));
  });

  for (const query of ['theme=blue', 'year=24', 'society=zjei', 'firm=-', 'limit=0', 'limit=201', 'who=me'])
    it(`refuses a program ${query}`, () => get(`/api/v1/standards?${query}`, 422));
});
