import assert from 'node:assert/strict';
import { lettersTo, linkIn } from '../../support/letters.ts';
import { createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';

const PASSWORD = 'cedar-lantern-42';

describe('the people of an organisation', () => {
  let site: TestSite;
  let owner: TestPerson;
  before(async () => {
    site = await createTestSite();
    owner = await site.signIn('provider1');
  });
  after(() => site.close());

  const invite = async (email: string, more: Record<string, string> = {}) => {
    const answer = await owner.post('/account/people/invite', { email, ...more }, { from: '/account/people' });
    assert.equal(answer.status, 303);
    return linkIn((await lettersTo(site, email))[0]?.text);
  };
  const join = async (link: string, username: string, displayName = '程一鸣') => {
    const person = site.visitor();
    const fields = { displayName, username, password: PASSWORD, passwordAgain: PASSWORD };
    return { person, answer: await person.post(link, fields, { from: '/sign-in' }) };
  };
  const idOf = async (username: string) => (await site.container.accounts.findByUsername(username))!.id;
  const deed = async (by: TestPerson, username: string, fields: Record<string, string>) => {
    const address = `/account/people/${await idOf(username)}`;
    const seen = /name="seen" value="(\d+)"/.exec((await by.get(address)).text)?.[1] ?? '0';
    return by.post(address, { seen, reason: '离职', ...fields }, { from: '/account' });
  };

  it('are listed to the owner', async () => {
    const page = await owner.get('/account/people').expect(200);
    assert.match(page.text, /provider1/);
    assert.match(page.text, /企业管理员/);
  });

  it('are invited by a link that is shown once, sent, and good for one', async () => {
    const link = await invite('yi@firm.example');
    const first = await owner.get('/account/people');
    assert.ok(first.text.includes(link), 'shown');
    assert.match(first.text, /yi@firm\.example/);
    assert.ok(!(await owner.get('/account/people')).text.includes(link), 'once');
    const stored = JSON.stringify(await site.database.connection.collection('tokens').find().toArray());
    assert.ok(!stored.includes(link.split('/').at(-1)!), 'hashed');

    assert.match((await site.visitor().get(link).expect(200)).text, /嘉兴禾数智能科技有限公司/);
    const taken = await join(link, 'provider2');
    assert.equal(taken.answer.status, 409);
    assert.match(taken.answer.text, /已被占用/);
    const missing = await site.visitor().post(link, { username: 'x' });
    assert.equal(missing.status, 422);
    assert.match(missing.text, /请输入姓名/);

    const { person, answer } = await join(link, 'yiming');
    assert.equal(answer.status, 303);
    const page = await person.get('/account').expect(200);
    assert.match(page.text, /嘉兴禾数智能科技有限公司/);
    assert.doesNotMatch(page.text, /本企业人员/);
    assert.equal((await person.get('/account/people')).status, 403);
    assert.equal((await person.post('/account/people/invite', { email: 'a@b.cn' }, { from: '/account' })).status, 403);
    assert.equal((await join(link, 'second')).answer.status, 404);
  });

  it('lets one of two in who use the same link at once', async () => {
    const link = await invite('race@firm.example');
    const answers = await Promise.all([join(link, 'race-a'), join(link, 'race-b')]);
    assert.deepEqual(answers.map(({ answer }) => answer.status).sort(), [303, 404]);
  });

  it('refuses an address that is none, and asks for the token', async () => {
    const answer = await owner.post('/account/people/invite', { email: 'nobody' }, { from: '/account/people' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /value="nobody"/);
    assert.equal((await owner.postBare('/account/people/invite', { email: 'a@b.cn' })).status, 403);
  });

  it('are blocked, restored and removed with a reason, at once in open sessions', async () => {
    const { person } = await join(await invite('er@firm.example'), 'erlang');
    const bare = await deed(owner, 'erlang', { deed: 'block', reason: ' ' });
    assert.equal(bare.status, 422);
    assert.match(bare.text, /请输入理由/);
    assert.equal((await deed(owner, 'erlang', { deed: 'block' })).status, 303);
    assert.equal((await person.get('/account')).status, 303);
    assert.equal((await site.visitor().signIn('erlang', PASSWORD)).status, 422);
    const page = await owner.get(`/account/people/${await idOf('erlang')}`);
    assert.match(page.text, /停用账号[\s\S]*离职/);
    assert.equal((await deed(owner, 'erlang', { deed: 'unblock' })).status, 303);
    assert.equal((await person.signIn('erlang', PASSWORD)).status, 303);
    assert.equal((await deed(owner, 'erlang', { deed: 'remove' })).status, 303);
    assert.equal((await person.get('/account')).status, 303);
    assert.equal((await owner.get(`/account/people/${await idOf('erlang')}`)).status, 404);
    assert.equal((await site.container.accounts.findByUsername('erlang'))?.organisationUscc, undefined);
  });

  it('of another organisation are unknown, and oneself is left alone', async () => {
    assert.equal((await owner.get(`/account/people/${await idOf('provider2')}`)).status, 404);
    assert.equal((await deed(owner, 'provider2', { deed: 'block' })).status, 404);
    assert.equal((await owner.get('/account/people/nonsense')).status, 404);
    assert.equal((await deed(owner, 'provider1', { deed: 'block', seen: '0' })).status, 403);
    for (const role of ['admin', 'city'])
      assert.equal((await (await site.signIn(role)).get('/account/people')).status, 403, role);
  });

  it('keeps an owner whatever two owners do to each other at once', async () => {
    const { person } = await join(await invite('san@firm.example', { owner: '1' }), 'sanlang');
    assert.equal((await person.get('/account/people')).status, 200);
    await Promise.all([
      deed(owner, 'sanlang', { deed: 'block', seen: '0' }),
      deed(person, 'provider1', { deed: 'block', seen: '0' }),
    ]);
    const uscc = (await site.container.accounts.findByUsername('provider1'))!.organisationUscc!;
    assert.ok((await site.container.people.records.activeOwners(uscc)) > 0);
    for (const name of ['provider1', 'sanlang']) await site.container.accounts.setBlocked(name, false);
    owner = await site.signIn('provider1');
  });

  it('does not follow a decision on an account that has changed since', async () => {
    const id = await idOf('yiming');
    const stale = await owner.post(`/account/people/${id}`, { deed: 'block', reason: '离职', seen: '7' });
    assert.equal(stale.status, 409);
  });

  it('cannot join by an invitation of somebody who is blocked meanwhile', async () => {
    const link = await invite('si@firm.example');
    await site.container.accounts.setBlocked('provider1', true);
    assert.equal((await site.visitor().get(link)).status, 404);
    assert.equal((await join(link, 'silang')).answer.status, 404);
    await site.container.accounts.setBlocked('provider1', false);
    assert.equal((await site.visitor().get(link)).status, 200);
  });
});

describe('an open invitation', () => {
  let site: TestSite;
  let owner: TestPerson;
  before(async () => {
    site = await createTestSite();
    owner = await site.signIn('provider1');
  });
  after(() => site.close());

  const invite = async (email: string, more: Record<string, string> = {}) => {
    await owner.post('/account/people/invite', { email, ...more }, { from: '/account/people' });
    const stored = await site.database.connection.collection('tokens').findOne({ email });
    return {
      link: linkIn((await lettersTo(site, email))[0]?.text),
      address: `/account/people/invitations/${String(stored?._id)}/withdraw`,
    };
  };
  const withdraw = (address: string, by = owner) => by.post(address, {}, { from: '/account' });
  const join = (link: string, username: string) =>
    site
      .visitor()
      .post(
        link,
        { displayName: '程一鸣', username, password: PASSWORD, passwordAgain: PASSWORD },
        { from: '/sign-in' },
      );

  it('is listed with who, when and until; withdrawn, its link says so', async () => {
    const { link, address } = await invite('open@firm.example', { owner: '1' });
    const page = await owner.get('/account/people').expect(200);
    const row = /<tr[^>]*>(?:(?!<\/tr>).)*open@firm\.example[\s\S]*?<\/tr>/.exec(page.text)?.[0] ?? '';
    assert.match(row, /企业管理员[\s\S]*服务商 · 方景行[\s\S]*2026年11月24日[\s\S]*2026年12月1日[\s\S]*撤回邀请/);
    assert.ok(row.includes(`action="${address}"`));
    assert.equal((await withdraw(address)).status, 303);
    assert.doesNotMatch((await owner.get('/account/people')).text, /open@firm\.example/);
    for (const answer of [await site.visitor().get(link), await join(link, 'too-late')]) {
      assert.equal(answer.status, 404);
      assert.match(answer.text, /已由对方企业撤回/);
    }
    assert.equal(await site.container.accounts.findByUsername('too-late'), null);
    assert.equal((await withdraw(address)).status, 409, 'once');
  });

  it('is withdrawn by an owner of the firm only', async () => {
    const { link, address } = await invite('own@firm.example');
    await site.database.connection
      .collection('accounts')
      .updateOne({ username: 'provider2' }, { $set: { owner: true } });
    assert.equal((await withdraw(address, await site.signIn('provider2'))).status, 409);
    assert.equal((await withdraw(address, await site.signIn('city'))).status, 403);
    assert.equal((await owner.postBare(address)).status, 403);
    assert.equal((await site.visitor().get(link)).status, 200);
    assert.equal((await withdraw('/account/people/invitations/nonsense/withdraw')).status, 409);
  });

  it('is accepted or withdrawn, never both, whoever is faster', async () => {
    for (let i = 0; i < 6; i++) {
      const { link, address } = await invite(`race${i}@firm.example`);
      const [joined, withdrawn] = await Promise.all([join(link, `racer-${i}`), withdraw(address)]);
      assert.ok([303, 404].includes(joined.status) && [303, 409].includes(withdrawn.status));
      assert.equal(joined.status === 303, withdrawn.status === 409, `${joined.status} ${withdrawn.status}`);
      const account = await site.container.accounts.findByUsername(`racer-${i}`);
      assert.equal(account !== null, joined.status === 303);
    }
  });
});

describe('an invitation', () => {
  it('is over after seven days', async () => {
    const site = await createTestSite();
    try {
      const { people, accounts, clock } = site.container;
      const inviter = (await accounts.findByUsername('provider1'))!;
      await people.people.invite(inviter, { email: 'a@b.example', owner: false });
      const tokens = site.database.connection.collection('tokens');
      const stored = await tokens.findOne();
      assert.equal((stored?.['expiresAt'] as Date).getTime() - clock.now().getTime(), 7 * 24 * 3_600_000);
      const link = linkIn((await lettersTo(site, 'a@b.example'))[0]?.text);
      await tokens.updateOne({}, { $set: { expiresAt: clock.now() } });
      assert.equal((await site.visitor().get(link)).status, 404);
    } finally {
      await site.close();
    }
  });
});
