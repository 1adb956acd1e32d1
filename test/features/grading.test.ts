import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type TestSite } from '../support/site.ts';

const { provider1, provider2 } = DEMO_ORGANISATIONS;

describe('the grading on the site', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('shows everybody the scheme: weights, formulas, sources, what follows', async () => {
    const page = readable((await site.visitor().get('/grading').expect(200)).text);
    for (const words of [
      '服务企业情况（25 分）',
      '工作实效（30 分）',
      '4 及以下得满分，48 得 0 分',
      '85 分及以上',
      'N08',
      '默认值',
    ])
      assert.ok(page.includes(words), words);
  });

  it('shows a firm how it stands, what is not scored, and what would bring more', async () => {
    const firm = await site.signIn('provider1');
    assert.match((await firm.get(`/providers/${provider1}`)).text, /评级试算/);
    const page = readable((await firm.get(`/providers/${provider1}/grading`).expect(200)).text);
    for (const words of ['不是评级结果', '怎样得更多', '有数据的 100 分折算为 100 分', '4.75'])
      assert.ok(page.includes(words), words);
    assert.match(page, /达到 \d+/);
  });

  it('follows the record: a confirmed profile brings more than an old one', async () => {
    const firm = await site.signIn('provider1');
    const totalOf = async () =>
      Number(
        /试算总分<\/dt><dd>([\d.]+) 分/.exec(readable((await firm.get(`/providers/${provider1}/grading`)).text))?.[1],
      );
    const before = await totalOf();
    assert.ok(before > 0);
    const providers = site.database.connection.collection('providers');
    const { confirmedOn } = (await providers.findOne({ uscc: provider1 }))!;
    await providers.updateOne({ uscc: provider1 }, { $set: { confirmedOn: '2025-01-01' } });
    assert.ok((await totalOf()) < before);
    await providers.updateOne({ uscc: provider1 }, { $set: { confirmedOn } });
    assert.equal(await totalOf(), before);
  });

  it('is the firm’s and the offices’ to see, and nobody else’s', async () => {
    const path = `/providers/${provider1}/grading`;
    await site.visitor().get(path).expect(303);
    for (const [username, expected] of [
      ['city', 200],
      ['nanhu', 200],
      ['haining', 404],
      ['auditor', 200],
      ['admin', 200],
      ['provider2', 404],
      ['enterprise1', 404],
    ] as const)
      assert.equal((await (await site.signIn(username)).get(path)).status, expected, username);
    await (await site.signIn('city')).get('/providers/nobody/grading').expect(404);
    await (await site.signIn('city')).get(`/providers/${provider2}/grading`).expect(200);
  });
});
