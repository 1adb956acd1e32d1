import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type TestSite } from '../support/site.ts';
import { RESTATED, take } from './revenue/support.ts';

const { provider1, provider6 } = DEMO_ORGANISATIONS;
const ofFirm = (uscc: string) => `/providers/${uscc}/milestones`;
const NEAR = '/awards/near-tiers';

describe('the milestones of revenue', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());
  const read = async (username: string, address: string) =>
    readable((await (await site.signIn(username)).get(address).expect(200)).text);

  it('tell a firm its tiers, the next one, what this year has to bring, and until when', async () => {
    const text = await read('provider1', ofFirm(provider1));
    for (const words of [
      ...['首次达到 2,000 万元', '首次达到 3,000 万元', '已公示 20 万元', '可兑现'],
      ...['2,289.65 万元', '3,505.062 万元', '5,000 万元，奖励 100 万元', '还有 37 天'],
      ...['datetime="2027-12-31"', '各年营业收入与档次', '当年首次达到的档次', '三（一）4（1）'],
    ])
      assert.ok(text.includes(words), words);
    assert.match(text, /<svg class="bar"[^]*<line /);
  });

  it('are there for a firm without any revenue', async () => {
    const text = await read('provider6', ofFirm(provider6));
    for (const words of ['没有记录', '无法计算', '2,000 万元，奖励 20 万元', '达到以后还缺'])
      assert.ok(text.includes(words), words);
    assert.ok(!text.includes('各年营业收入与档次'));
  });

  for (const [username, status] of [
    ['city', 200],
    ['nanhu', 200],
    ['haining', 404],
    ['finance', 200],
    ['auditor', 200],
    ['provider2', 404],
    ['enterprise1', 404],
  ] as const)
    it(`of a firm of 南湖区 answer ${username} with ${status}`, async () => {
      await (await site.signIn(username)).get(ofFirm(provider1)).expect(status);
    });

  it('are for nobody without an account, and of no unknown firm', async () => {
    await site.visitor().get(ofFirm(provider1)).expect(303);
    await site.visitor().get(NEAR).expect(303);
    await (await site.signIn('city')).get(ofFirm('91330400MA2000115E')).expect(404);
  });

  it('show the city who is near a tier, the nearest first; a county its own; by place', async () => {
    const all = await read('city', NEAR);
    assert.ok(all.includes('共 11 家') && all.includes('嘉兴构砚数字工程有限公司'));
    assert.ok(all.indexOf('嘉兴观穗信息系统有限公司') < all.indexOf('嘉兴构砚数字工程有限公司'));
    assert.ok(!all.includes('嘉兴禾数智能科技有限公司'));
    const own = await read('nanhu', NEAR);
    assert.ok(own.includes('嘉兴鸳溪软件有限公司') && !own.includes('嘉兴构砚数字工程有限公司'));
    assert.ok(!(await read('nanhu', `${NEAR}?region=330411`)).includes('嘉兴构砚数字工程有限公司'));
    const place = await read('city', `${NEAR}?region=330411`);
    assert.ok(place.includes('嘉兴构砚数字工程有限公司') && !place.includes('嘉兴鸳溪软件有限公司'));
    assert.equal(await count(`${NEAR}?region=nonsense`), 11);
  });

  const count = async (address: string) => Number(/共 (\d+) 家/.exec(await read('auditor', address))?.[1]);

  it('lead a firm to its own page, and an enterprise nowhere', async () => {
    const { headers } = await (await site.signIn('provider1')).get(NEAR).expect(303);
    assert.equal(headers['location'], ofFirm(provider1));
    await (await site.signIn('enterprise1')).get(NEAR).expect(403);
  });

  it('follow a figure as soon as it is verified', async () => {
    const city = await site.signIn('city');
    const { uscc } = (await site.container.revenue.statements.findById(RESTATED))!;
    assert.ok((await read('city', ofFirm(uscc))).includes('2,615 万元'));
    const answer = await take(city, RESTATED, 'verify', { unit: 'wan', 'compared-audit': '2680.4' });
    assert.equal(answer.status, 303);
    const text = await read('city', ofFirm(uscc));
    assert.ok(text.includes('2,680.4 万元') && text.includes('319.6 万元') && !text.includes('2,615 万元'));
  });
});
