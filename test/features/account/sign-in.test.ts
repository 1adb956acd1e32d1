import assert from 'node:assert/strict';
import { DEMO_ACCOUNTS } from '../../../server/persistence/demo/demo-accounts.ts';
import { cookiesOf, createTestSite, type TestSite, tokenOf } from '../../support/site.ts';

describe('signing in', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  for (const { username } of DEMO_ACCOUNTS) {
    it(`lets ${username} in and shows the account`, async () => {
      const person = await site.signIn(username);
      const page = await person.get('/account').expect(200);
      assert.match(page.text, new RegExp(`<dd>${username}</dd>`));
      assert.equal(page.headers['cache-control'], 'private, no-store');
    });
  }

  it('takes the username in any spelling of capitals and width', async () => {
    assert.equal((await site.visitor().signIn(' Ｃity ')).status, 303);
  });

  it('answers a wrong password with the same page, keeps the name, not the password, and tells not which was wrong', async () => {
    const wrong = await site.visitor().signIn('city', 'not the password');
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /name="username"[^>]*value="city"/);
    assert.doesNotMatch(wrong.text, /not the password/);
    const unknown = await site.visitor().signIn('nobody', 'not the password');
    assert.equal(unknown.status, 422);
    const summary = (html: string) => /<section class="error-summary"[\s\S]*?<\/section>/.exec(html)?.[0];
    assert.match(summary(wrong.text) ?? '', /用户名或密码不正确/);
    assert.equal(summary(wrong.text), summary(unknown.text));
  });

  it('asks for what is missing, field by field', async () => {
    const answer = await site.visitor().signIn('', '');
    assert.equal(answer.status, 422);
    assert.match(answer.text, /href="#username">请输入用户名/);
    assert.match(answer.text, /href="#password">请输入密码/);
    assert.match(answer.text, /有 2 处需要修改/);
  });

  it('answers odd bodies with 422, in Chinese', async () => {
    const twice = new URLSearchParams([
      ['username', 'city'],
      ['username', 'city2'],
      ['password', 'x'],
    ]);
    const answer = await site.visitor().post('/sign-in', twice);
    assert.equal(answer.status, 422);
    assert.match(answer.text, /请输入用户名/);
    const more = await site.visitor().signIn('city', undefined, { role: 'admin' });
    assert.equal(more.status, 422);
    assert.match(more.text, /提交的内容有误/);
    const operators = await site.visitor().post('/sign-in', { 'username[$ne]': 'x', 'password[$ne]': 'x' });
    assert.equal(operators.status, 422);
  });

  it('goes where the visitor wanted to go, but to no other site', async () => {
    const to = async (next: string) => (await site.visitor().signIn('city', undefined, { next })).headers['location'];
    assert.equal(await to('/account?x=1'), '/account?x=1');
    for (const evil of ['//evil.example', '/\\evil.example', '']) assert.equal(await to(evil), '/account', evil);
  });

  it('sends whoever opens a page of persons to sign in and back', async () => {
    const visitor = site.visitor();
    const asked = await visitor.get('/account?a=1').expect(303);
    const where = String(asked.headers['location']);
    assert.equal(where, '/sign-in?next=%2Faccount%3Fa%3D1');
    const form = await visitor.get(where).expect(200);
    assert.match(form.text, /name="next" value="\/account\?a&#x3D;1"/);
  });

  it('does not offer the form to who is signed in', async () => {
    const person = await site.signIn('finance');
    assert.equal((await person.get('/sign-in').expect(303)).headers['location'], '/account');
  });

  it('gives a new session at sign-in, and the old one is worth nothing', async () => {
    const visitor = site.visitor();
    const form = await visitor.get('/sign-in');
    const answer = await visitor.signIn('city');
    assert.notEqual(cookiesOf(answer), '');
    assert.notEqual(cookiesOf(answer), cookiesOf(form));
    const planted = await site.visitor().get('/account').set('Cookie', cookiesOf(form));
    assert.equal(planted.status, 303);
    assert.notEqual(tokenOf((await visitor.get('/account')).text), tokenOf(form.text));
  });

  it('ends the session at sign-out', async () => {
    const visitor = site.visitor();
    const cookie = cookiesOf(await visitor.signIn('city'));
    const answer = await visitor.signOut();
    assert.equal(answer.status, 303);
    assert.equal(answer.headers['location'], '/');
    assert.equal((await visitor.get('/account')).status, 303);
    assert.equal((await site.visitor().get('/account').set('Cookie', cookie)).status, 303);
  });
});

describe('accounts that may no longer enter', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  it('a blocked one is out at its next request and is told why only with its password', async () => {
    const person = await site.signIn('haining');
    await site.container.accounts.setBlocked('haining', true);
    assert.equal((await person.get('/account')).status, 303);
    const refused = await site.visitor().signIn('haining');
    assert.equal(refused.status, 422);
    assert.match(refused.text, /已停用/);
    assert.doesNotMatch((await site.visitor().signIn('haining', 'wrong')).text, /已停用/);
    await site.container.accounts.setBlocked('haining', false);
    assert.equal((await site.visitor().signIn('haining')).status, 303);
  });

  it('a deleted one is out at its next request, also when its name is given to another', async () => {
    const person = await site.signIn('enterprise2');
    await site.container.accounts.remove('enterprise2');
    assert.equal((await person.get('/account')).status, 303);
    await site.container.accounts.create({
      account: { username: 'enterprise2', displayName: '另一个人', role: 'enterprise' },
      passwordHash: 'x',
      demo: false,
      createdAt: new Date(0),
    });
    assert.equal((await person.get('/account')).status, 303);
  });
});
