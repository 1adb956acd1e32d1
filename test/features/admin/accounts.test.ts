import assert from 'node:assert/strict';
import { lettersTo, linkIn } from '../../support/letters.ts';
import { createTestSite, type Fields, type TestPerson, type TestSite } from '../../support/site.ts';

const PASSWORD = 'cedar-lantern-42';

describe('the administration of accounts', () => {
  let site: TestSite;
  let admin: TestPerson;
  before(async () => {
    site = await createTestSite();
    admin = await site.signIn('admin');
  });
  after(() => site.close());

  const idOf = async (username: string) => (await site.container.accounts.findByUsername(username))!.id;
  const act = async (by: TestPerson, username: string, what: string, fields: Fields = {}) => {
    const address = `/admin/accounts/${await idOf(username)}`;
    const seen = /name="seen" value="(\d+)"/.exec((await by.get(address)).text)?.[1] ?? '0';
    return by.post(`${address}/${what}`, { seen, reason: '岗位调整', ...fields }, { from: '/account' });
  };
  const OFFICIAL: Fields = {
    username: 'haiyan',
    displayName: '周南',
    email: 'zhou@haiyan.example',
    role: 'county',
    department: '海盐县经信局',
    region: '330424',
    reason: '新任',
  };
  const open = (change: Fields = {}) => admin.post('/admin/accounts/new', { ...OFFICIAL, ...change });

  it('lists, searches and filters', async () => {
    const all = await admin.get('/admin/accounts').expect(200);
    assert.match(all.text, /provider1[\s\S]*嘉兴禾数智能/);
    const found = await admin.get('/admin/accounts?q=顾清和').expect(200);
    assert.match(found.text, /nanhu/);
    assert.doesNotMatch(found.text, /haining/);
    const counties = await admin.get('/admin/accounts?role=county').expect(200);
    assert.match(counties.text, /haining/);
    assert.doesNotMatch(counties.text, /provider1/);
    await admin.get('/admin/accounts?q=(&role=king&page=zero').expect(200);
    assert.match((await admin.get('/admin/accounts?q=nobody')).text, /没有符合条件的账号/);
    await admin.get('/admin').expect(200);
  });

  it('opens an official’s account; the link is shown once and sets the password', async () => {
    const answer = await open();
    assert.equal(answer.status, 303);
    const address = String(answer.headers['location']);
    const link = linkIn((await admin.get(address)).text);
    assert.doesNotMatch((await admin.get(address)).text, /password\/reset/);
    const [letter] = await lettersTo(site, 'zhou@haiyan.example');
    assert.equal(linkIn(letter?.text), link);
    const person = site.visitor();
    assert.equal((await person.post(link, { password: PASSWORD, passwordAgain: PASSWORD })).status, 303);
    assert.equal((await person.signIn('haiyan', PASSWORD)).status, 303);
    assert.match((await person.get('/account')).text, /海盐县经信局/);
    const page = await admin.get(address);
    assert.match(page.text, /开通账号：县级经信[\s\S]*周以宁[\s\S]*新任/);
  });

  for (const [what, change, status, message] of [
    ['a firm’s role', { role: 'provider' }, 422, /请选择角色/],
    ['a county without a region', { region: '' }, 422, /请选择县级经信所在的区域/],
    ['a region outside', { region: '110105' }, 422, /请选择县级经信所在的区域/],
    ['no department', { department: '' }, 422, /请输入部门/],
    ['no reason', { reason: '' }, 422, /请输入理由/],
    ['no name', { displayName: '' }, 422, /请输入姓名/],
    ['a wrong address', { email: 'x' }, 422, /格式不对/],
    ['a username that is taken', { username: 'City' }, 409, /已被占用/],
  ] as const)
    it(`refuses ${what}`, async () => {
      const page = await open({ username: 'another', ...change });
      assert.equal(page.status, status);
      assert.match(page.text, message);
    });

  it('moves an official to another office, at once in open sessions', async () => {
    const market = await site.signIn('market');
    assert.match((await market.get('/account')).text, /市市场监管局/);
    const bare = await act(admin, 'market', 'office', { role: 'county', department: '平湖市经信局' });
    assert.equal(bare.status, 422);
    const moved = await act(admin, 'market', 'office', {
      role: 'county',
      department: '平湖市经信局',
      region: '330482',
    });
    assert.equal(moved.status, 303);
    assert.match((await market.get('/account')).text, /平湖市经信局[\s\S]*330482/);
    const back = await act(admin, 'market', 'office', { role: 'market', department: '市市场监管局', region: '330482' });
    assert.equal(back.status, 303);
    assert.equal((await site.container.accounts.findByUsername('market'))?.region, undefined);
    const page = await admin.get(`/admin/accounts/${await idOf('market')}`);
    assert.match(page.text, /改任：市市场监管局[\s\S]*改任：县级经信，平湖市经信局，330482/);
  });

  it('does not make an official of a firm', async () => {
    const answer = await act(admin, 'provider1', 'office', { role: 'city', department: '市经信局' });
    assert.equal(answer.status, 403);
  });

  it('blocks and restores with a reason, at once in open sessions', async () => {
    const person = await site.signIn('provider6');
    assert.equal((await act(admin, 'provider6', 'block', { reason: '' })).status, 422);
    assert.equal((await act(admin, 'provider6', 'block')).status, 303);
    assert.equal((await person.get('/account')).status, 303);
    assert.equal((await act(admin, 'provider6', 'password-link')).status, 403);
    assert.equal((await act(admin, 'provider6', 'unblock')).status, 303);
    assert.equal((await site.visitor().signIn('provider6')).status, 303);
  });

  it('hands on a link to set the password', async () => {
    assert.equal((await act(admin, 'finance', 'password-link')).status, 303);
    const link = linkIn((await admin.get(`/admin/accounts/${await idOf('finance')}`)).text);
    assert.equal((await site.visitor().post(link, { password: PASSWORD, passwordAgain: PASSWORD })).status, 303);
    assert.equal((await site.visitor().signIn('finance', PASSWORD)).status, 303);
  });

  it('leaves oneself alone, and refuses what was seen before another change', async () => {
    for (const what of ['block', 'password-link'])
      assert.equal((await act(admin, 'admin', what, { seen: '0' })).status, 403);
    const office = { role: 'city', department: '市经信局', seen: '0' };
    assert.equal((await act(admin, 'admin', 'office', office)).status, 403);
    assert.equal((await act(admin, 'auditor', 'block', { seen: '9' })).status, 409);
    assert.equal((await admin.get('/admin/accounts/nonsense')).status, 404);
  });

  it('keeps an administrator whatever two do to each other at once', async () => {
    await open({ username: 'admin2', role: 'admin', department: '平台管理', email: 'two@admin.example' });
    const link = linkIn((await lettersTo(site, 'two@admin.example'))[0]?.text);
    const second = site.visitor();
    await second.post(link, { password: PASSWORD, passwordAgain: PASSWORD });
    await second.signIn('admin2', PASSWORD);
    await Promise.all([act(admin, 'admin2', 'block'), act(second, 'admin', 'block')]);
    assert.ok((await site.container.people.records.activeAdmins()) > 0);
    for (const name of ['admin', 'admin2']) await site.container.accounts.setBlocked(name, false);
    admin = await site.signIn('admin');
  });

  it('shows the letters', async () => {
    const list = await admin.get('/admin/out-tray').expect(200);
    const letter = /\/admin\/out-tray\/\w{24}/.exec(list.text)?.[0] ?? '';
    // The link was used: it is not kept.
    assert.match((await admin.get(letter).expect(200)).text, /（链接已使用或已过期，不再保存）/);
    assert.equal((await admin.get('/admin/out-tray/nonsense')).status, 404);
  });
});
