import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { fill, hiddenIn, PRODUCT, PROFILE, shownForm } from './support.ts';

const { provider1 } = DEMO_ORGANISATIONS;
const TEAM = `${PROFILE}/team`;

describe('two tabs on one profile', () => {
  let site: TestSite;
  let firm: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    firm = await site.signIn('provider1');
  });
  afterEach(() => site.close());

  const stored = async () => (await site.container.providers.findByUscc(provider1))!;
  const changes = () => site.container.profile.profiles.changes(provider1);

  it('never overwrite each other silently: the second sees both versions, and may save over it knowingly', async () => {
    const { seen } = await shownForm(firm, TEAM);
    await firm.post(TEAM, { seen, size: '51', resident: '41', roles: '第一个标签页' });
    const second = await firm.post(TEAM, { seen, size: '52', resident: '41', roles: '第二个标签页' });
    assert.equal(second.status, 409);
    const text = readable(second.text);
    assert.ok(text.includes('现在保存的') && text.includes('第一个标签页') && text.includes('51 人'));
    assert.ok(text.includes('您填写的') && text.includes('第二个标签页') && text.includes('52 人'));
    assert.equal((await stored()).profile.team.size, 51);

    const again = { size: hiddenIn(second.text, 'size'), resident: hiddenIn(second.text, 'resident') };
    const knowingly = { ...again, seen: hiddenIn(second.text, 'seen'), roles: hiddenIn(second.text, 'roles') };
    assert.equal((await firm.post(TEAM, knowingly)).status, 303);
    assert.deepEqual((await stored()).profile.team, { size: 52, resident: 41, roles: '第二个标签页' });
  });

  it('ask anew when a third was faster than the second one’s choice', async () => {
    const { seen } = await shownForm(firm, TEAM);
    await firm.post(TEAM, { seen, size: '51', resident: '0', roles: '' });
    const second = await firm.post(TEAM, { seen, size: '52', resident: '0', roles: '' });
    await fill(firm, TEAM, { size: '53', resident: '0', roles: '' });
    const late = { seen: hiddenIn(second.text, 'seen'), size: '52', resident: '0', roles: '' };
    const answer = await firm.post(TEAM, late);
    assert.equal(answer.status, 409);
    assert.match(answer.text, /53 人/);
  });

  it('do not get in each other’s way in different parts, even at the same instant', async () => {
    const team = await shownForm(firm, TEAM);
    const regions = await shownForm(firm, `${PROFILE}/regions`);
    const product = await shownForm(firm, PRODUCT);
    const answers = await Promise.all([
      firm.post(TEAM, { seen: team.seen, size: '60', resident: '1', roles: '' }),
      firm.post(`${PROFILE}/regions`, { seen: regions.seen, regions: '330402' }),
      firm.post(PRODUCT, { seen: product.seen, name: '新名', priceUnit: 'wan' }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303, 303],
    );
    const { profile } = await stored();
    assert.deepEqual([profile.team.size, profile.regions, profile.products[0]?.name], [60, ['330402'], '新名']);
    assert.equal((await changes()).length, 3);
  });

  it('are one winner and nineteen who are told, when twenty save at once', async () => {
    const { seen } = await shownForm(firm, TEAM);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => firm.post(TEAM, { seen, size: String(100 + i), resident: '0', roles: '' })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array<number>(19).fill(409)]);
    const [change, ...more] = await changes();
    assert.equal(more.length, 0);
    assert.equal((await stored()).profile.team.size, change?.fields.find(({ field }) => field === 'size')?.after);
  });

  it('add an item once, though its form was sent twice, and say when it was removed meanwhile', async () => {
    const { seen, item } = await shownForm(firm, `${PROFILE}/products/new`);
    const form = { seen, item, name: '一次', priceUnit: 'wan' };
    const sent = await Promise.all([1, 2, 3].map(() => firm.post(`${PROFILE}/products/new`, form)));
    assert.deepEqual(
      sent.map(({ status }) => status),
      [303, 303, 303],
    );
    assert.equal((await stored()).profile.products.filter(({ name }) => name === '一次').length, 1);

    const address = `${PROFILE}/products/${item}`;
    const open = await shownForm(firm, address);
    await fill(firm, `${address}/remove`, {});
    const late = await firm.post(address, { seen: open.seen, name: '改过', priceUnit: 'wan' }, { from: PROFILE });
    assert.equal(late.status, 409);
    assert.match(late.text, /已删除/);
  });

  it('remove only what was shown', async () => {
    const { seen } = await shownForm(firm, `${PRODUCT}/remove`);
    await fill(firm, PRODUCT, { name: '改了名', priceUnit: 'wan' });
    const answer = await firm.post(`${PRODUCT}/remove`, { seen });
    assert.equal(answer.status, 409);
    assert.match(answer.text, /改了名/);
    assert.ok((await stored()).profile.products.some(({ name }) => name === '改了名'));
  });

  it('confirm only what was shown', async () => {
    const { seen } = await shownForm(firm, PROFILE);
    await fill(firm, TEAM, { size: '61', resident: '0', roles: '' });
    assert.equal((await firm.post(`${PROFILE}/confirm`, { seen }, { from: PROFILE })).status, 409);
    const answer = await firm.post(
      `${PROFILE}/confirm`,
      { seen: (await shownForm(firm, PROFILE)).seen },
      { from: PROFILE },
    );
    assert.equal(answer.status, 303);
    assert.equal((await stored()).confirmedOn, '2026-11-24');
    const { text } = await site.visitor().get(`/providers/${provider1}`).expect(200);
    assert.match(text, /资料最近确认于2026年11月24日/);
  });
});

describe('the history of a profile', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('says who, when, which part, before and after: to the firm and its offices, to nobody else', async () => {
    const firm = await site.signIn('provider1');
    await fill(firm, TEAM, { size: '47', resident: '40', roles: '新的构成' });
    await fill(firm, `${PROFILE}/certificates/new`, {
      kind: 'itss',
      number: 'I-1',
      issuer: '演示',
      from: '2025-01-01',
    });
    const address = `/providers/${provider1}/history`;
    for (const name of ['provider1', 'city', 'nanhu', 'market', 'finance', 'auditor', 'admin']) {
      const text = readable((await (await site.signIn(name)).get(address).expect(200)).text);
      for (const words of ['修改服务团队', '46 人', '47 人', '新的构成', '方景行', '添加证书 · ITSS 运行维护能力'])
        assert.ok(text.includes(words), `${name}: ${words}`);
    }
    for (const name of ['haining', 'provider2', 'enterprise1'])
      await (await site.signIn(name)).get(address).expect(404);
    await site.visitor().get(address).expect(303);
  });

  it('and the profile itself are for people of the firm', async () => {
    for (const name of ['city', 'nanhu', 'auditor', 'admin', 'enterprise1'])
      await (await site.signIn(name)).get(TEAM).expect(403);
    const firm = await site.signIn('provider1');
    for (const path of ['nothing', '__proto__', 'products/zz', 'products/000000000000', 'team/new'])
      await firm.get(`${PROFILE}/${path}`).expect(404);
    const other = await site.signIn('provider2');
    await other.get(PRODUCT).expect(404);
  });
});
