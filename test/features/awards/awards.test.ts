import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';

const awardsOf = (username: keyof typeof DEMO_ORGANISATIONS) => `/providers/${DEMO_ORGANISATIONS[username]}/awards`;
const CALCULATION = /可兑现合计/;

describe('the awards page of a provider', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  // provider1 is in 南湖区 (330402), provider5 in 嘉善县 (330421)
  const whoSees: [string, keyof typeof DEMO_ORGANISATIONS, boolean][] = [
    ['admin', 'provider1', true],
    ['city', 'provider1', true],
    ['city2', 'provider5', true],
    ['market', 'provider1', true],
    ['finance', 'provider1', true],
    ['auditor', 'provider1', true],
    ['nanhu', 'provider1', true],
    ['nanhu', 'provider5', false],
    ['haining', 'provider1', false],
    ['haining', 'provider6', true],
    ['provider1', 'provider1', true],
    ['provider2', 'provider1', false],
    ['provider1', 'provider5', false],
    ['enterprise1', 'provider1', false],
  ];
  for (const [username, firm, whole] of whoSees) {
    it(`${username} ${whole ? 'sees the calculation' : 'sees only what is published'} of ${firm}`, async () => {
      const { text } = await (await site.signIn(username)).get(awardsOf(firm)).expect(200);
      if (whole) assert.match(text, CALCULATION);
      else {
        assert.doesNotMatch(text, CALCULATION);
        assert.doesNotMatch(text, /营收记录|各年营业收入/);
      }
    });
  }

  it('shows the public the published awards only, with their notices', async () => {
    const { text } = await site.visitor().get(awardsOf('provider1')).expect(200);
    assert.match(text, /2024 年营业收入进档[\s\S]*嘉经信公示/);
    assert.doesNotMatch(text, CALCULATION);
  });

  it('does not tell the public that a firm exists that was never in the pool', async () => {
    await site.visitor().get(awardsOf('provider2')).expect(404);
    await site.visitor().get('/providers/913304000000000000/awards').expect(404);
    await (await site.signIn('provider2')).get(awardsOf('provider2')).expect(200);
  });

  it('shows each figure with the words of its clause, the parameter and the reading', async () => {
    const { text } = await (await site.signIn('provider1')).get(awardsOf('provider1'));
    assert.match(text, /<span class="award-amount">[\s\S]{0,120}20 万元/);
    assert.match(text, /对年度营业收入首次达到2000万元/);
    assert.match(text, /href="\/policies\/jiaxing-2024-6#p-growth-tiers"/);
    assert.match(text, /href="\/policies\/jiaxing-2024-6#r-A4"/);
    assert.match(readable(text), /10 × 2,235\.6 = 22,356 ＞ 11 × 1,820 = 20,020/);
    assert.match(text, /换一种口径，结果会是/);
  });

  it('calculates as of another day', async () => {
    const owner = await site.signIn('provider1');
    const before = await owner.get(`${awardsOf('provider1')}?asOf=2025-06-30`).expect(200);
    assert.match(before.text, /2025年6月30日<\/time>可兑现合计/);
    const past = await owner.get(`${awardsOf('provider1')}?asOf=2028-01-01`).expect(200);
    assert.match(past.text, /申领期限已过/);
  });

  it('keeps a day that is none in its field and says how to mend it', async () => {
    const { text } = await (await site.signIn('provider1')).get(`${awardsOf('provider1')}?asOf=2025-02-30`).expect(422);
    assert.match(text, /测算基准日应为真实存在的日期/);
    assert.match(text, /value="2025-02-30"/);
  });

  it('says why an award is on hold and what to do', async () => {
    const { text } = await (await site.signIn('provider5')).get(awardsOf('provider5'));
    assert.match(text, /待人工认定/);
    assert.match(text, /请补齐缺失年份/);
    assert.match(text, /请补充软件企业证书/);
  });

  it('suspends the awards of a listed firm', async () => {
    const { text } = await (await site.signIn('city')).get(awardsOf('provider4'));
    assert.match(text, /在负面清单内[^<]*暂停兑现/);
  });
});
