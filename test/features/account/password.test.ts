import assert from 'node:assert/strict';
import { lettersTo, linkIn } from '../../support/letters.ts';
import { createTestSite, type TestSite } from '../../support/site.ts';

const NEW = 'willow-harbour-77';

describe('a forgotten password', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
    const accounts = site.database.connection.collection('accounts');
    await accounts.updateOne({ username: 'provider2' }, { $set: { email: 'two@firm.example' } });
    await accounts.updateOne({ username: 'provider3' }, { $set: { email: 'three@firm.example' } });
  });
  after(() => site.close());

  const ask = (name: string) => site.visitor().post('/password/forgotten', { name });

  it('is answered the same whether or not there is an account', async () => {
    const known = await ask('provider3');
    const unknown = await ask('nobody-here');
    const address = await ask('none@firm.example');
    assert.equal(known.status, 200);
    assert.equal(known.text, unknown.text);
    assert.equal(known.text, address.text);
    assert.equal((await ask(' ')).status, 422);
    assert.equal((await lettersTo(site, 'three@firm.example')).length, 1);
  });

  it('is set anew by a link, once, and all sessions of the account end', async () => {
    const open = await site.signIn('provider2');
    const other = await site.signIn('provider4');
    await ask('TWO@firm.example');
    const [letter] = await lettersTo(site, 'two@firm.example');
    const link = linkIn(letter?.text);
    assert.match((await site.visitor().get(link).expect(200)).text, /provider2/);
    const wrong = await site.visitor().post(link, { password: 'my-provider2-x', passwordAgain: 'my-provider2-x' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /不能包含用户名/);
    const answers = await Promise.all(
      [1, 2].map(() => site.visitor().post(link, { password: NEW, passwordAgain: NEW })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 404]);
    assert.equal((await open.get('/account')).status, 303);
    assert.equal((await other.get('/account')).status, 200);
    assert.equal((await site.visitor().signIn('provider2')).status, 422);
    assert.equal((await site.visitor().signIn('provider2', NEW)).status, 303);
    assert.equal((await site.visitor().get(link)).status, 404);
    const stored = JSON.stringify(await site.database.connection.collection('tokens').find().toArray());
    assert.ok(!stored.includes(link.split('/').at(-1)!));
  });

  it('gets no letter where the account is blocked, and the older link ends with a newer one', async () => {
    await ask('three@firm.example');
    const [newer, older] = await lettersTo(site, 'three@firm.example', 2);
    assert.equal((await site.visitor().get(linkIn(older?.text))).status, 404);
    assert.equal((await site.visitor().get(linkIn(newer?.text))).status, 200);
    await site.container.accounts.setBlocked('provider3', true);
    assert.equal((await site.visitor().get(linkIn(newer?.text))).status, 404);
    await ask('three@firm.example');
    await site.container.accounts.setBlocked('provider3', false);
    assert.equal((await lettersTo(site, 'three@firm.example')).length, 2);
  });

  it('is asked for three times an hour', async () => {
    for (let i = 0; i < 3; i++) assert.equal((await ask('who-ever')).status, 200);
    assert.equal((await ask('Who-Ever')).status, 429);
  });

  it('knows no made-up link', async () => {
    const link = `/password/reset/${'x'.repeat(43)}`;
    assert.equal((await site.visitor().get(link)).status, 404);
    assert.equal(
      (await site.visitor().post(link, { password: NEW, passwordAgain: NEW }, { from: '/sign-in' })).status,
      404,
    );
  });
});
