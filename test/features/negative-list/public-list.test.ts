import assert from 'node:assert/strict';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';
import { entryOf, LISTED, stored } from './support.ts';

const CLOUD = '桐乡云柘数据技术有限公司';
const WHEEL = '平湖轮序数字科技有限公司';
const MIRROR = '海宁釜镜信息安全技术有限公司';
const MINOR = '嘉兴载圃电子信息有限公司';
const REPAIRED = '嘉兴漕格物联科技有限公司';
const ALL = [CLOUD, WHEEL, MIRROR, MINOR, REPAIRED];

describe('the public negative list', () => {
  const clock = movableClock();
  let site: TestSite;
  before(async () => {
    site = await createTestSite({ clock });
  });
  beforeEach(() => clock.setTo('2026-11-24T10:00:00+08:00'));
  after(() => site.close());

  const page = async (query = '') => readable((await site.visitor().get(`/negative-list${query}`).expect(200)).text);
  const named = (text: string) => ALL.filter((name) => text.includes(name));

  it('shows who is on it, with ground, class and term, and what it is not; nobody of a minor class', async () => {
    const text = await page();
    assert.deepEqual(named(text), [CLOUD, WHEEL, MIRROR]);
    for (const words of [
      /不是严重失信主体名单/,
      /N01 弄虚作假骗取入库或资金/,
      /2026年8月10日/,
      /嘉经信负面〔2026〕3号/,
    ])
      assert.match(text, words);
  });

  for (const [query, found] of [
    ['?q=云柘', [CLOUD]],
    ['?q=yunzhe', [CLOUD]],
    ['?q=txyz', [CLOUD]],
    ['?q=91330481', [MIRROR]],
    ['?q=〔2026〕7号', [WHEEL]],
    ['?q=.*', []],
    ['?ground=N03', [WHEEL]],
    ['?class=serious', [CLOUD, MIRROR]],
    ['?class=minor', []],
    ['?class=nonsense', [CLOUD, WHEEL, MIRROR]],
    ['?region=330481&class=serious', [MIRROR]],
    ['?region=330481&ground=N03', []],
    ['?page=99', [CLOUD, WHEEL, MIRROR]],
  ] as const) {
    it(`${query}: ${found.length}, and the export and the API the same`, async () => {
      const text = await page(encodeURI(query));
      assert.deepEqual(named(text), found);
      const csv = (
        await site
          .visitor()
          .get(encodeURI(`/negative-list/export.csv${query}`))
          .expect(200)
      ).text;
      assert.deepEqual(named(csv), found);
      if (query === '?class=nonsense') return;
      const { entries } = (
        await site
          .visitor()
          .get(encodeURI(`/api/v1/negative-list${query}`))
          .expect(200)
      ).body;
      assert.deepEqual(entries.map((one: { name: string }) => one.name).sort(), [...found].sort());
    });
  }

  it('on the day, the day before and the day after', async () => {
    const { entry } = await stored(site, LISTED);
    for (const [at, shown] of [
      ['2026-08-09T23:59:59+08:00', false],
      ['2026-08-10T00:00:00+08:00', true],
      ['2028-08-09T23:59:59+08:00', true],
      ['2028-08-10T00:00:00+08:00', false],
    ] as const) {
      clock.setTo(at);
      assert.equal((await page()).includes(CLOUD), shown, at);
      assert.equal((await site.visitor().get('/api/v1/negative-list')).text.includes(CLOUD), shown, at);
      assert.equal((await site.visitor().get('/negative-list/export.csv')).text.includes(CLOUD), shown, at);
      if (at > entry!.from) {
        const text = readable((await site.visitor().get(entryOf(entry!.decision)).expect(200)).text);
        assert.equal(text.includes(CLOUD), shown, at);
      }
    }
    const ended = await page('?status=ended');
    assert.match(ended, /期限届满（2028年8月9日）/);
    assert.ok(!ended.includes(CLOUD));
  });

  it('tells how ended ones ended, and by no search whom they were about', async () => {
    const text = await page('?status=ended');
    for (const words of [
      /2026年4月28日撤销，视为从未列入/,
      /2025年9月1日准予信用修复/,
      /来源名单于2026年7月15日终止/,
      /期限届满（2025年7月31日）/,
    ])
      assert.match(text, words);
    assert.deepEqual(named(text), []);
    for (const q of ['漕格', 'caoge', '913304', '物联'])
      assert.match(await page(`?status=ended&q=${encodeURIComponent(q)}`), /共 0 条/, q);
    assert.match(await page(`?status=ended&q=${encodeURIComponent('〔2025〕3号')}`), /共 1 条/);
    assert.match(await page('?status=ended&region=330402'), /共 4 条/);
    const csv = (await site.visitor().get('/negative-list/export.csv?status=ended').expect(200)).text;
    assert.deepEqual(named(csv), []);
    assert.match(csv, /嘉经信负面〔2025〕3号,N04,.*,2025-03-10,2025-08-31,2025年9月1日准予信用修复,/);
    const entry = readable((await site.visitor().get(entryOf('嘉经信负面〔2025〕3号')).expect(200)).text);
    assert.match(entry, /已终止，不再显示/);
    assert.ok(!entry.includes(REPAIRED) && !entry.includes('91330402') && !entry.includes('决定书'));
  });

  it('says why a firm may be listed, for how long and by what procedure, each with its source', async () => {
    const text = readable((await site.visitor().get('/negative-list/rules').expect(200)).text);
    for (const words of [
      /N03[\s\S]*总承包后转包[\s\S]*一般，3 至 12 个月/,
      /承接原列入决定的等级和剩余期限/,
      /随来源名单/,
      /行政复议法/,
    ])
      assert.match(text, words);
  });

  it('has no page for what is not public, but for those whom it concerns', async () => {
    const minor = entryOf('嘉经信负面〔2026〕9号');
    await site.visitor().get(minor).expect(404);
    await (await site.signIn('provider1')).get(minor).expect(404);
    await (await site.signIn('haining')).get(minor).expect(404);
    assert.match((await (await site.signIn('auditor')).get(minor).expect(200)).text, /列入负面清单决定书/);
    await site.visitor().get(entryOf('嘉经信负面〔2026〕404号')).expect(404);
  });

  it('as CSV: for spreadsheets, as a file, without formulas', async () => {
    const { number } = await stored(site, LISTED);
    const cases = site.database.connection.collection('listing_cases');
    await cases.updateOne({ number }, { $set: { 'entry.name': '=HYPERLINK("http://x")' } });
    const answer = await site.visitor().get('/negative-list/export.csv').expect(200);
    await cases.updateOne({ number }, { $set: { 'entry.name': CLOUD } });
    assert.match(answer.headers['content-disposition'] ?? '', /attachment; filename=negative-list\.csv/);
    assert.match(answer.headers['content-type'] ?? '', /text\/csv; charset=utf-8/);
    assert.ok(answer.text.startsWith('\uFEFF企业名称,统一社会信用代码,'));
    assert.ok(answer.text.includes(`"'=HYPERLINK(""http://x"")"`), answer.text);
  });

  describe('for programs', () => {
    const api = (query = '') => site.visitor().get(`/api/v1/negative-list${query}`);

    it('page by page, each once, the latest first', async () => {
      const seen: string[] = [];
      let query = '?limit=1';
      for (let turns = 0; turns < 10 && query !== ''; turns++) {
        const { entries, next } = (await api(query).expect(200)).body;
        seen.push(...entries.map((one: { decision: string }) => one.decision));
        query = next === null ? '' : `?limit=1&cursor=${encodeURIComponent(next)}`;
      }
      assert.deepEqual(seen, ['嘉经信负面〔2026〕3号', '嘉经信负面〔2026〕7号', '嘉经信负面〔2026〕2号']);
    });

    it('with an ETag, open to other sites, and public fields only', async () => {
      const answer = await api().expect(200);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      await api().set('If-None-Match', String(answer.headers['etag'])).expect(304);
      assert.deepEqual(answer.body.entries[0], {
        ...{
          decision: '嘉经信负面〔2026〕3号',
          decidedOn: '2026-08-10',
          name: CLOUD,
          uscc: answer.body.entries[0].uscc,
        },
        ...{ region: '330483', ground: { code: 'N01', text: '弄虚作假骗取入库或资金' }, class: 'serious' },
        ...{ from: '2026-08-10', to: '2028-08-09', office: '嘉兴市经济和信息化局' },
      });
    });

    for (const query of ['?limit=0', '?limit=201', '?limit=x', '?cursor=x', '?cursor=2026-01-01.zz', '?class=tiny']) {
      it(`refuses ${query}`, async () => {
        const { body } = await api(query).expect(422);
        assert.equal(body.error.path, query.slice(1).split('=')[0]);
      });
    }
  });
});
