import assert from 'node:assert/strict';
import { EMPTY_PROFILE } from '../../../server/domain/registry/profile.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, type Fields, readable, type TestSite } from '../../support/site.ts';

const PASSWORD = 'cedar-lantern-42';
const FIRM: Fields = {
  uscc: '91330400MA20000270',
  name: '嘉兴新注册科技有限公司',
  region: '330402',
  regionOutside: '',
  establishedOn: '2019-05-21',
  legalRepresentative: '王若水',
  contactName: '李知秋',
  phone: '0573-82001234',
  username: 'newfirm',
  email: 'li@newfirm.example',
  password: PASSWORD,
  passwordAgain: PASSWORD,
};

describe('registering a firm', () => {
  let site: TestSite;
  before(async () => {
    // More tries than a firm has; the limit has its own test.
    site = await createTestSite({ change: ({ limits }) => ({ limits: { ...limits, register: limits.api } }) });
  });
  after(() => site.close());
  const register = (change: Fields = {}) => site.visitor().post('/register', { ...FIRM, ...change });
  const faultOf = (html: string, field: string) =>
    new RegExp(`id="${field}-error">.*?</svg>([^<]+)`, 's').exec(html)?.[1];

  const WRONG: readonly (readonly [string, Fields, string, RegExp])[] = [
    ['no code', { uscc: '' }, 'uscc', /请输入统一社会信用代码/],
    ['a wrong check character', { uscc: '91310115MA1H8R7C6D' }, 'uscc', /校验位不符/],
    ['a letter that no code has', { uscc: '91350100M000100Y4Z' }, 'uscc', /不使用字符 Z/],
    ['a short code', { uscc: '9133' }, 'uscc', /18 位/],
    ['a doubtful code that nobody confirmed', { uscc: '9111000012345678AU' }, 'usccConfirmed', /勾选确认/],
    ['another code confirmed', { uscc: '9111000012345678AU', usccConfirmed: 'x' }, 'usccConfirmed', /勾选确认/],
    ['no name', { name: ' ' }, 'name', /请输入企业名称/],
    ['no region', { region: '' }, 'region', /请选择注册地/],
    ['a region that is not in the list', { region: '999999' }, 'region', /请选择注册地/],
    ['outside without a code', { region: 'outside' }, 'regionOutside', /六位/],
    ['outside with a code of the city', { region: 'outside', regionOutside: '330481' }, 'regionOutside', /本市/],
    ['an impossible day', { establishedOn: '2019-02-30' }, 'establishedOn', /真实存在/],
    ['a day to come', { establishedOn: '2026-11-25' }, 'establishedOn', /不能晚于今天/],
    ['no legal representative', { legalRepresentative: '' }, 'legalRepresentative', /法定代表人/],
    ['a phone without digits', { phone: 'abc' }, 'phone', /手机号码/],
    ['a username in Chinese', { username: '新企业' }, 'username', /小写字母/],
    ['an address without @', { email: 'li.newfirm' }, 'email', /格式不对/],
    ['a short password', { password: 'short', passwordAgain: 'short' }, 'password', /至少 10/],
    ['a common password', { password: 'Password123', passwordAgain: 'Password123' }, 'password', /太常见/],
    ['a name in the password', { password: 'my-NewFirm-1', passwordAgain: 'my-NewFirm-1' }, 'password', /用户名/],
    ['two passwords', { passwordAgain: 'cedar-lantern-43' }, 'passwordAgain', /不一致/],
  ];
  for (const [what, change, field, message] of WRONG) {
    it(`refuses ${what}, beside the field, and keeps what was typed`, async () => {
      const page = await register(change);
      assert.equal(page.status, 422);
      assert.match(faultOf(page.text, field) ?? '', message);
      assert.match(page.text, new RegExp(`href="#${field}"`));
      if (field !== 'contactName') assert.match(page.text, /value="李知秋"/);
      assert.doesNotMatch(page.text, /cedar-lantern/);
    });
  }

  it('registers: signed in, owner, with a provider of identity only, and a letter to confirm the address', async () => {
    const visitor = site.visitor();
    const answer = await visitor.post('/register', FIRM);
    assert.equal(answer.status, 303);
    assert.equal(answer.headers['location'], '/account');
    const page = await visitor.get('/account').expect(200);
    assert.match(page.text, /嘉兴新注册科技有限公司/);
    assert.match(page.text, /尚未确认/);
    assert.match(page.text, /本企业人员/);
    const provider = await site.container.providers.findByUscc('91330400MA20000270');
    assert.deepEqual(
      { ...provider },
      {
        uscc: '91330400MA20000270',
        name: '嘉兴新注册科技有限公司',
        region: '330402',
        establishedOn: '2019-05-21',
        legalRepresentative: '王若水',
        contact: { name: '李知秋', phone: '0573-82001234' },
        address: '',
        summary: '',
        categories: [],
        industries: [],
        confirmedOn: null,
        demo: false,
        pool: [],
        listings: [],
        softwareCertificates: null,
        peakBeforeRecordFen: null,
        revenue: [],
        standards: [],
        otherAwards: [],
        publishedAwards: [],
        formerNames: [],
        profile: EMPTY_PROFILE,
      },
    );
    assert.deepEqual(await site.container.accounts.registering(), []);
    await visitor.get('/register').expect(303);
    await visitor.get('/providers/91330400MA20000270').expect(200);
    await site.visitor().get('/providers/91330400MA20000270').expect(404);
    assert.equal((await site.visitor().signIn('newfirm', PASSWORD)).status, 303);

    const { mails } = await site.container.people.outTray.list(1, 10);
    const link = /\/account\/email\/[\w-]{43}/.exec(mails[0]?.text ?? '')?.[0] ?? '';
    assert.equal(mails[0]?.to, 'li@newfirm.example');
    assert.match((await visitor.get('/account')).text, /尚未确认/);
    const asked = await site.visitor().get(link).expect(200);
    assert.match(readable(asked.text), /li@newfirm\.example/);
    assert.match((await visitor.get('/account')).text, /尚未确认/, 'looking confirms nothing');
    assert.equal((await site.visitor().post(link)).status, 303);
    assert.match((await visitor.get('/account')).text, /已确认/);
    await site.visitor().get(link).expect(404);
  });

  it('stops at a code that is registered or known, and at a username that is taken', async () => {
    await register();
    const again = await register({ username: 'another', uscc: '91330400ma2000 0270' });
    assert.equal(again.status, 409);
    assert.match(faultOf(again.text, 'uscc') ?? '', /已经在平台登记/);
    const known = await register({ username: 'another', uscc: DEMO_ORGANISATIONS.provider1 });
    assert.equal(known.status, 409);
    assert.match(faultOf(known.text, 'uscc') ?? '', /已经在平台登记/);
    assert.equal(await site.container.accounts.findByUsername('another'), null);
    const name = await register({ uscc: '91330400MA2000115E', username: 'Provider1', password: PASSWORD });
    assert.equal(name.status, 409);
    assert.match(faultOf(name.text, 'username') ?? '', /已被占用/);
    assert.equal(await site.container.providers.findByUscc('91330400MA2000115E'), null);
  });

  it('lets a doubtful code through once it is confirmed, and takes a firm from outside the city', async () => {
    const doubt = await register({ uscc: '9111000012345678AU', username: 'beijing' });
    assert.match(doubt.text, /第 17 位/);
    const answer = await register({
      uscc: '9111000012345678AU',
      usccConfirmed: '9111000012345678AU',
      username: 'beijing',
      region: 'outside',
      regionOutside: '110105',
    });
    assert.equal(answer.status, 303);
    assert.equal((await site.container.providers.findByUscc('9111000012345678AU'))?.region, '110105');
  });

  it('lets exactly one of several through that register a code at once', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => register({ uscc: '91350100M000100Y43', username: `race-${name}` })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409, 409, 409]);
    const found = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => site.container.accounts.findByUsername(`race-${name}`)),
    );
    assert.equal(found.filter((account) => account !== null).length, 1);
  });
});

describe('a registration that was broken off', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('is completed by the next who registers', async () => {
    const { accounts, providers } = site.container;
    await accounts.create({
      account: { username: 'cut-off', displayName: '某人', role: 'provider', organisationUscc: '91330400MA20000270' },
      registering: {
        uscc: '91330400MA20000270',
        name: '断电科技有限公司',
        region: '330402',
        establishedOn: '2019-05-21',
        legalRepresentative: '王若水',
        contact: { name: '某人', phone: '057382001234' },
      },
      passwordHash: 'x',
      demo: false,
      createdAt: new Date(0),
    });
    assert.equal(await providers.findByUscc('91330400MA20000270'), null);
    assert.equal((await site.visitor().post('/register', FIRM)).status, 409);
    assert.equal((await providers.findByUscc('91330400MA20000270'))?.name, '断电科技有限公司');
    assert.deepEqual(await accounts.registering(), []);
  });
});

describe('the limit of registrations', () => {
  it('says when to come again', async () => {
    const site = await createTestSite();
    try {
      const visitor = site.visitor();
      let last = 0;
      for (let i = 0; i <= 30; i++) last = (await visitor.post('/register', {})).status;
      assert.equal(last, 429);
    } finally {
      await site.close();
    }
  });
});
