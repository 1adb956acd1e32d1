import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type Fields, type TestSite } from '../../support/site.ts';

const PASSWORD = 'cedar-lantern-42';
const FIRM: Fields = {
  uscc: '91330400MA20000270',
  name: '嘉兴新注册纺织有限公司',
  region: '330472',
  regionOutside: '',
  industry: 'textile',
  contactName: '李知秋',
  phone: '0573-82001234',
  username: 'newmill',
  email: 'li@mill.example',
  password: PASSWORD,
  passwordAgain: PASSWORD,
};

describe('registering an enterprise', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite({ change: ({ limits }) => ({ limits: { ...limits, register: limits.api } }) });
  });
  after(() => site.close());
  const register = (change: Fields = {}) => site.visitor().post('/register/enterprise', { ...FIRM, ...change });
  const faultOf = (html: string, field: string) =>
    new RegExp(`id="${field}-error">.*?</svg>([^<]+)`, 's').exec(html)?.[1] ?? '';

  it('stands beside registering a provider', async () => {
    const page = await site.visitor().get('/register').expect(200);
    assert.match(page.text, /href="\/register\/enterprise"/);
    assert.match((await site.visitor().get('/register/enterprise').expect(200)).text, /嘉兴港区[\s\S]*纺织服装/);
    await (await site.signIn('city')).get('/register/enterprise').expect(303);
  });

  for (const [what, change, field, message] of [
    ['no code', { uscc: ' ' }, 'uscc', /请输入统一社会信用代码/],
    ['a wrong code', { uscc: '91310115MA1H8R7C6D' }, 'uscc', /校验位不符/],
    ['a doubtful code that nobody confirmed', { uscc: '9111000012345678AU' }, 'usccConfirmed', /勾选确认/],
    ['no name', { name: '' }, 'name', /请输入企业名称/],
    ['no region', { region: 'x' }, 'region', /请选择注册地/],
    ['no industry', { industry: '' }, 'industry', /请选择所属行业/],
    ['an industry nobody knows', { industry: 'mining' }, 'industry', /请选择所属行业/],
    ['no contact', { contactName: '' }, 'contactName', /联系人/],
    ['a wrong phone', { phone: '无' }, 'phone', /手机号码/],
    ['a wrong address', { email: 'li' }, 'email', /格式不对/],
    ['a short password', { password: 'x', passwordAgain: 'x' }, 'password', /至少 10/],
  ] as const) {
    it(`refuses ${what}, beside the field, and keeps what was typed`, async () => {
      const page = await register(change);
      assert.equal(page.status, 422);
      assert.match(faultOf(page.text, field), message);
      assert.match(page.text, /value="newmill"/);
      assert.doesNotMatch(page.text, /cedar-lantern/);
    });
  }

  it('registers: signed in, owner, invites people, is shown to administrators and to nobody else', async () => {
    const visitor = site.visitor();
    assert.equal((await visitor.post('/register/enterprise', FIRM)).status, 303);
    assert.match((await visitor.get('/account').expect(200)).text, /<dd>企业<\/dd>[\s\S]*嘉兴新注册纺织有限公司/);
    await visitor.get('/account/people').expect(200);
    const invite = { email: 'colleague@mill.example' };
    assert.equal((await visitor.post('/account/people/invite', invite, { from: '/account/people' })).status, 303);
    await visitor.get('/applications').expect(403);
    const stored = await site.database.connection.collection('enterprises').findOne({ uscc: FIRM['uscc'] });
    assert.deepEqual(
      [stored?.['name'], stored?.['region'], stored?.['industry'], stored?.['contact'], stored?.['demo']],
      [FIRM['name'], '330472', 'textile', { name: '李知秋', phone: '0573-82001234' }, false],
    );
    assert.deepEqual(await site.container.accounts.registeringEnterprises(), []);
    await site.visitor().get('/providers/91330400MA20000270').expect(404);

    const admin = await site.signIn('admin');
    const list = await admin.get('/admin/enterprises').expect(200);
    assert.match(readable(list.text), /嘉兴新注册纺织有限公司[\s\S]*91330400MA20000270[\s\S]*嘉兴港区[\s\S]*纺织服装/);
    const found = await admin.get('/admin/enterprises?q=新注册 李知秋').expect(200);
    assert.match(found.text, /企业，共 1 家/);
    assert.match((await admin.get('/admin/enterprises?q=没有').expect(200)).text, /没有符合条件的企业/);
    const accounts = await admin.get('/admin/accounts?q=91330400MA20000270').expect(200);
    assert.match(accounts.text, /newmill/);
  });

  it('has one organisation for each code, whichever kind registered it', async () => {
    await register();
    const known = await register({ username: 'again' });
    assert.equal(known.status, 409);
    assert.match(faultOf(known.text, 'uscc'), /已经在平台登记/);
    assert.equal((await register({ username: 'again', uscc: DEMO_ORGANISATIONS.provider1 })).status, 409);
    const asProvider = { ...FIRM, establishedOn: '2019-05-21', legalRepresentative: '王若水', username: 'again' };
    assert.equal((await site.visitor().post('/register', asProvider)).status, 409);
    assert.equal(await site.container.accounts.findByUsername('again'), null);
    const taken = await register({ uscc: '91330400MA2000115E', username: 'provider1' });
    assert.equal(taken.status, 409);
    assert.match(faultOf(taken.text, 'username'), /已被占用/);
  });

  it('lets one of two through that register a code at once as different kinds', async () => {
    const uscc = '91350100M000100Y43';
    const provider = { ...FIRM, uscc, establishedOn: '2019-05-21', legalRepresentative: '王', username: 'race-p' };
    const answers = await Promise.all([
      register({ uscc, username: 'race-e' }),
      site.visitor().post('/register', provider),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
    const { providers, accounts } = site.container;
    const [asProvider, asEnterprise] = await Promise.all([
      providers.findByUscc(uscc),
      site.database.connection.collection('enterprises').findOne({ uscc }),
    ]);
    assert.equal(Number(asProvider !== null) + Number(asEnterprise !== null), 1);
    assert.equal((await accounts.findByUsername('race-p')) !== null, asProvider !== null);
  });

  it('that was broken off is completed by the next who registers', async () => {
    const { uscc, name } = { uscc: '91110000600037341L', name: '断电纺织有限公司' };
    await site.container.accounts.create({
      account: { username: 'cut-off', displayName: '某人', role: 'enterprise', organisationUscc: uscc },
      registeringEnterprise: { uscc, name, region: '330402', industry: 'other', contact: { name: '某人', phone: '1' } },
      passwordHash: 'x',
      demo: false,
      createdAt: new Date(0),
    });
    assert.equal((await register({ uscc, username: 'later' })).status, 409);
    const stored = await site.database.connection.collection('enterprises').findOne({ uscc });
    assert.equal(stored?.['name'], name);
    assert.deepEqual(await site.container.accounts.registeringEnterprises(), []);
  });
});
