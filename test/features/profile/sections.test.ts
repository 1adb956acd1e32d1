import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { CASE, CERTIFICATE, fill, ITEMS, PRODUCT, PROFILE, shownForm } from './support.ts';

const BASICS = {
  summary: '为织造和紧固件企业做数字化改造，先诊断再联网，交付后驻厂三个月。',
  contactName: '方景行',
  contactPhone: '0573-82512345',
  email: 'A@Demo.Example',
  servicePhone: '',
  website: 'https://heshu.demo.example/a?b=1',
  mailingAddress: '演禾路 88 号',
};
describe('the profile of a firm', () => {
  let site: TestSite;
  let firm: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    firm = await site.signIn('provider1');
  });
  afterEach(() => site.close());

  const stored = async () => (await site.container.providers.findByUscc(DEMO_ORGANISATIONS.provider1))!;
  const changes = () => site.container.profile.profiles.changes(DEMO_ORGANISATIONS.provider1);

  it('is saved section by section, and nothing else is touched', async () => {
    const before = await stored();
    assert.equal((await fill(firm, `${PROFILE}/basics`, BASICS)).status, 303);
    const { contact, profile, summary, softwareCertificates, revenue } = await stored();
    assert.deepEqual(contact, { name: '方景行', phone: '0573-82512345' });
    assert.deepEqual([summary, profile.email, profile.servicePhone], [BASICS.summary, 'a@demo.example', '']);
    assert.equal(profile.website, BASICS.website);
    assert.deepEqual([profile.cases, profile.team], [before.profile.cases, before.profile.team]);
    assert.deepEqual([softwareCertificates, revenue], [before.softwareCertificates, before.revenue]);
    assert.equal(
      (await site.visitor().get(`/providers?q=${encodeURIComponent('驻厂三个月')}`)).text.includes(before.uscc),
      true,
    );
  });

  it('keeps regions, categories in their schemes with industries, and the team', async () => {
    const many = (name: string, values: readonly string[]) => values.map((value) => [name, value] as const);
    assert.equal((await fill(firm, `${PROFILE}/regions`, many('regions', ['330481', 'elsewhere']))).status, 303);
    const chosen = [...many('categories', ['saas', 'chain-master', 'zjei-data']), ...many('industries', ['food'])];
    assert.equal((await fill(firm, `${PROFILE}/categories`, chosen)).status, 303);
    assert.equal((await fill(firm, `${PROFILE}/team`, { size: '５０', resident: '0', roles: '' })).status, 303);
    const { profile, categories, industries } = await stored();
    assert.deepEqual(profile.regions, ['330481', 'elsewhere']);
    assert.deepEqual([categories, industries], [['saas', 'chain-master', 'zjei-data'], ['food']]);
    assert.deepEqual(profile.team, { size: 50, resident: 0, roles: '' });
  });

  for (const [section, change, says] of [
    ['basics', { contactPhone: '没有' }, '联系电话应为 7 至 20 位数字'],
    ['basics', { email: 'x@' }, '电子邮箱应写作'],
    ['basics', { website: 'javascript:alert(1)' }, '网址应以 https:// 或 http:// 开头'],
    ['basics', { summary: '字'.repeat(1001) }, '业务简介最多 1000 个字'],
    ['regions', { regions: '110000' }, '服务区域中有不在列表内的选项'],
    ['categories', { categories: 'x' }, '服务类别中有不在列表内的选项'],
    ['categories', { industries: 'x' }, '服务行业中有不在列表内的选项'],
    ['team', { size: '3.5' }, '团队人数应为 0 至 99999 的整数'],
    ['team', { size: '3', resident: '4' }, '团队人数不能低于本地常驻人数'],
  ] as const) {
    it(`is not saved with ${Object.keys(change).join(' and ')} amiss in ${section}: said beside the field, typed stays`, async () => {
      const before = await stored();
      const answer = await fill(firm, `${PROFILE}/${section}`, { ...(section === 'basics' && BASICS), ...change });
      assert.equal(answer.status, 422);
      const text = readable(answer.text);
      const field = Object.keys(change)[0] ?? '';
      assert.ok(text.includes(says), says);
      assert.ok(text.includes(`href="#${field}"`) && text.includes(`id="${field}-error"`));
      if (section === 'basics') assert.ok(text.includes(BASICS.mailingAddress));
      assert.deepEqual(await stored(), before);
    });
  }

  for (const list of ['products', 'cases', 'certificates'] as const) {
    it(`takes up, changes and removes one of its ${list}, each on a page of its own`, async () => {
      const count = (await stored()).profile[list].length;
      assert.equal((await fill(firm, `${PROFILE}/${list}/new`, ITEMS[list])).status, 303);
      const added = (await stored()).profile[list].at(-1)!;
      assert.equal((await stored()).profile[list].length, count + 1);
      const named = Object.keys(ITEMS[list])[0] as keyof typeof added;
      const address = `${PROFILE}/${list}/${added.id}`;
      const change = { ...ITEMS[list], ...(list === 'certificates' ? { number: 'ITSS-10' } : { [named]: '改名' }) };
      assert.equal((await fill(firm, address, change)).status, 303);
      assert.notDeepEqual((await stored()).profile[list].at(-1), added);
      assert.match((await firm.get(`${address}/remove`).expect(200)).text, /从企业资料中删除/);
      assert.equal((await fill(firm, `${address}/remove`, {})).status, 303);
      assert.equal((await stored()).profile[list].length, count);
      await firm.get(address).expect(404);
      const kinds = (await changes()).map(({ section, what }) => [section, what]);
      assert.deepEqual(kinds, [
        [list, 'remove'],
        [list, 'edit'],
        [list, 'add'],
      ]);
    });
  }

  it('keeps prices exact in the unit in which they were typed, and amounts in fen', async () => {
    await fill(firm, `${PROFILE}/products/new`, ITEMS.products);
    await fill(firm, `${PROFILE}/products/new`, {
      ...ITEMS.products,
      priceUnit: 'wan',
      priceFrom: '0.1234',
      priceTo: '',
    });
    await fill(firm, `${PROFILE}/cases/new`, ITEMS.cases);
    const { products, cases } = (await stored()).profile;
    assert.deepEqual(
      products.slice(-2).map(({ priceUnit, priceFrom, priceTo }) => [priceUnit, priceFrom, priceTo]),
      [
        ['yuan', 298_000, 980_050],
        ['wan', 123_400, null],
      ],
    );
    assert.deepEqual([cases.at(-1)?.amount, cases.at(-1)?.customerPublic], [33_500_000, true]);
    const { text } = await shownForm(firm, `${PROFILE}/products/${products.at(-2)?.id}`);
    assert.ok(text.includes('value="9800.5"') && text.includes('value="2980"'));
  });

  for (const [name, path, change, says] of [
    ['a product without name', PRODUCT, { name: ' ' }, '名称不能为空'],
    ['a price upside down', PRODUCT, { priceFrom: '5', priceTo: '4' }, '最高价不能低于最低价'],
    ['a price in words', PRODUCT, { priceFrom: '三千' }, '最低价应为不小于 0 的金额（元，最多两位小数）'],
    ['a pricing nobody knows', PRODUCT, { pricing: 'free' }, '计价方式不在列表内'],
    ['a case without customer', CASE, { customer: '' }, '客户名称不能为空'],
    ['a case accepted before its contract', CASE, { acceptedOn: '2024-01-01' }, '验收日期不能早于签约日期'],
    ['a case accepted tomorrow', CASE, { acceptedOn: '2026-11-25' }, '验收日期不能晚于今天'],
    ['a day that does not exist', CASE, { signedOn: '2025-02-30' }, '签约日期应为真实存在的日期'],
    ['a certificate of no kind', CERTIFICATE, { kind: '' }, '种类不能为空'],
    ['a certificate that ends before it begins', CERTIFICATE, { to: '2024-12-31' }, '有效期止不能早于有效期起'],
  ] as const) {
    it(`refuses ${name}, and keeps what was typed`, async () => {
      const before = await stored();
      const list = path.split('/')[3] as keyof typeof ITEMS;
      const answer = await fill(firm, path, { ...ITEMS[list], ...change });
      assert.equal(answer.status, 422);
      assert.ok(readable(answer.text).includes(says), says);
      for (const typed of Object.values(change))
        if (typed.trim() !== '') assert.ok((list === 'products' && typed === 'free') || answer.text.includes(typed));
      assert.deepEqual(await stored(), before);
    });
  }

  it('has room for thirty of each, and says so', async () => {
    const one = (await stored()).profile.certificates[0]!;
    const thirty = Array.from({ length: 30 }, (_, i) => ({ ...one, id: i.toString(16).padStart(12, '0') }));
    await site.database.connection
      .collection('providers')
      .updateOne({ uscc: DEMO_ORGANISATIONS.provider1 }, { $set: { 'profile.certificates': thirty } });
    assert.match((await firm.get(`${PROFILE}/certificates`).expect(200)).text, /最多 30 项/);
    assert.match((await firm.get(`${PROFILE}/certificates/new`).expect(409)).text, /最多 30 项/);
    assert.equal((await firm.post(`${PROFILE}/certificates/new`, ITEMS.certificates, { from: PROFILE })).status, 409);
  });

  it('shows software certificates locked, with the way to a change request', async () => {
    const list = readable((await firm.get(`${PROFILE}/certificates`).expect(200)).text);
    assert.match(list, /软件企业证书（登记后锁定/);
    const { text } = await firm.get(PROFILE).expect(200);
    assert.match(text, /登记后锁定，不能直接修改/);
    assert.ok(text.includes('href="/records/changes/new"'));
  });

  it('says for each purpose what is missing, each with the way to its page', async () => {
    const fresh = await site.signIn('provider6');
    const text = readable((await fresh.get(PROFILE).expect(200)).text);
    for (const words of ['申请入库', '名录展示', '评级', '奖励测算']) assert.ok(text.includes(words));
    for (const part of ['basics', 'regions', 'categories', 'team', 'products', 'cases', 'certificates'])
      assert.ok(text.includes(`href="${PROFILE}/${part}"`), part);
    const own = readable((await fresh.get(`/providers/${DEMO_ORGANISATIONS.provider6}`).expect(200)).text);
    assert.ok(own.includes('资料完整程度') && own.includes(`href="${PROFILE}/cases"`));
    assert.ok(!(await site.visitor().get(`/providers/${DEMO_ORGANISATIONS.provider1}`)).text.includes('资料完整程度'));
  });

  it('is where a draft of an application begins', async () => {
    const fresh = await site.signIn('provider6');
    await fill(fresh, `${PROFILE}/basics`, BASICS);
    await fill(fresh, `${PROFILE}/cases/new`, ITEMS.cases);
    const { headers } = await fresh.post('/applications/new', {}, { from: '/applications' });
    const form = readable((await fresh.get(String(headers['location'])).expect(200)).text);
    assert.ok(form.includes(BASICS.summary) && form.includes('value="丙食品厂（虚构）"'));
  });
});
