import assert from 'node:assert/strict';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';
import { caseOf, INVESTIGATING, LISTED, step, stored, TOLD } from './support.ts';

describe('what a firm sees of its own cases', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('listed: the decision, what it can do and until when; repair only after the shortest term', async () => {
    const firm = await site.signIn('provider4');
    const text = readable((await firm.get('/negative-list/own').expect(200)).text);
    for (const words of [
      ...[/嘉经信负面〔2026〕3号/, /N01 弄虚作假骗取入库或资金/, /自2026年8月10日至2028年8月9日/],
      ...[/提起行政诉讼（至2027年2月10日/, /2027年8月10日起可以申请信用修复/],
    ])
      assert.match(text, words);
    assert.doesNotMatch(text, /可以向嘉兴市人民政府申请行政复议/, 'that term is over');
    assert.doesNotMatch(text, /反映人|核查人|沈如晦|陆知行|叶见微|笔录|流水|同意列入/);
    assert.match((await firm.get(step(LISTED, 'ask-repair')).expect(409)).text, /还不能申请信用修复/);
    assert.equal((await firm.get(caseOf(LISTED)).expect(303)).headers['location'], '/negative-list/own');
    await firm.get(step(LISTED, 'revoke')).expect(403);
  });

  it('told: until when it may answer, and the page on which it does', async () => {
    const firm = await site.signIn('provider5');
    const text = readable((await firm.get('/negative-list/own').expect(200)).text);
    assert.match(text, /可以陈述申辩（至2026年11月27日，还剩 3 个工作日）/);
    const page = readable((await firm.get(step(TOLD, 'defend')).expect(200)).text);
    assert.match(page, /没有在三十日内报告/);
    assert.doesNotMatch(page, /法定代表人变更四个月没有报告|检查笔录|沈如晦/);
    assert.doesNotMatch((await firm.get(step(INVESTIGATING, 'defend'))).text, /项目验收不合格/);
  });

  it('nothing of a case that it was not told of, nor of another firm', async () => {
    const firm = await site.signIn('provider1');
    assert.match((await firm.get('/negative-list/own').expect(200)).text, /没有涉及贵企业的告知或决定/);
    for (const id of [TOLD, INVESTIGATING, LISTED]) {
      await firm.get(caseOf(id)).expect(404);
      await firm.get(step(id, 'defend')).expect(404);
    }
  });

  it('a running application stops with the number of the entry', async () => {
    const { subject } = await stored(site, LISTED);
    const firm = await site.signIn('provider4');
    const begun = await firm.post('/applications/new', {}, { from: '/applications' });
    const id = String(begun.headers['location']).split('/')[2];
    const text = readable((await firm.get(`/applications/${id}`).expect(200)).text);
    assert.match(text, /企业在负面清单内（嘉经信负面〔2026〕3号，弄虚作假骗取入库或资金，至2028年8月9日）/);
    assert.ok(subject!.name !== '' && text.includes('查看列入决定'));
  });
});
