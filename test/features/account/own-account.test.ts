import assert from 'node:assert/strict';
import { DEMO_PASSWORD } from '../../../server/persistence/demo/demo-accounts.ts';
import { lettersTo, linkIn } from '../../support/letters.ts';
import { createTestSite, readable, type Fields, type TestPerson, type TestSite } from '../../support/site.ts';

const NEW = 'willow-harbour-77';

describe('the own account', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite({ change: ({ limits }) => ({ limits: { ...limits, letters: limits.api } }) });
  });
  after(() => site.close());

  const seenOn = async (person: TestPerson) =>
    /name="seen" value="(\d+)"/.exec((await person.get('/account/details')).text)?.[1] ?? '';
  const save = async (person: TestPerson, fields: Fields) =>
    person.post('/account/details', { seen: await seenOn(person), ...fields });
  const askEmail = (person: TestPerson, email: string, current = DEMO_PASSWORD) =>
    person.post('/account/new-email', { email, current });
  const accountOf = async (username: string) => (await site.container.accounts.findByUsername(username))!;
  /** Through the link in the letter, as somebody who is not signed in. */
  const confirm = async (email: string) => {
    const link = linkIn((await lettersTo(site, email))[0]?.text);
    return { link, answer: await site.visitor().post(link, {}, { from: '/sign-in' }) };
  };

  describe('name and phone', () => {
    it('are saved by the person, recorded, and found by the search', async () => {
      const person = await site.signIn('market');
      const answer = await save(person, { displayName: ' 钱  叔衡 ', phone: '１３９ 0000 0000' });
      assert.equal(answer.status, 303);
      assert.equal((await accountOf('market')).displayName, '钱 叔衡');
      const page = await person.get('/account').expect(200);
      assert.match(page.text, /139 0000 0000/);
      const { accounts } = await site.container.people.records.search({
        q: '钱 叔衡',
        role: undefined,
        page: 1,
        size: 9,
      });
      assert.equal(accounts.length, 1);
      const record = await site.container.people.records.find(accounts[0]!.id);
      assert.match(record?.history.at(-1)?.what ?? '', /姓名：市市场监管局 · 钱叔衡 → 钱 叔衡；更改手机/);
      assert.equal((await save(person, { displayName: '钱 叔衡', phone: '' })).status, 303);
      assert.equal((await accountOf('market')).phone, undefined);
    });

    it('are refused beside their fields, with what was typed', async () => {
      const person = await site.signIn('market');
      const wrong = await save(person, { displayName: ' ', phone: 'abc' });
      assert.equal(wrong.status, 422);
      assert.match(wrong.text, /请输入姓名/);
      assert.match(wrong.text, /value="abc"/);
      assert.equal((await save(person, { displayName: '长'.repeat(61), phone: '' })).status, 422);
    });

    it('of two tabs the second is told that the first was faster', async () => {
      const person = await site.signIn('market');
      const seen = await seenOn(person);
      assert.equal((await save(person, { seen, displayName: '钱一' })).status, 303);
      assert.equal((await save(person, { seen, displayName: '钱二' })).status, 409);
      assert.equal((await accountOf('market')).displayName, '钱一');
    });
  });

  describe('the password', () => {
    const change = (person: TestPerson, fields: Fields) =>
      person.post('/account/password', { current: DEMO_PASSWORD, password: NEW, passwordAgain: NEW, ...fields });

    it('is refused beside the field', async () => {
      const person = await site.signIn('finance');
      for (const [fields, words] of [
        [{ current: '' }, /请输入现在的密码/],
        [{ current: 'not-the-password' }, /现在的密码不正确/],
        [{ password: 'short' }, /至少 10 个字符/],
        [{ passwordAgain: 'other' }, /不一致/],
        [{ password: DEMO_PASSWORD, passwordAgain: DEMO_PASSWORD }, /与现在的密码相同/],
      ] as const) {
        const answer = await change(person, fields);
        assert.equal(answer.status, 422);
        assert.match(answer.text, words);
        assert.doesNotMatch(answer.text, /willow-harbour/);
      }
      assert.equal((await site.visitor().signIn('finance')).status, 303);
    });

    it('is changed: other sessions end, this one goes on as a new one, links are over, the address is told', async () => {
      const accounts = site.database.connection.collection('accounts');
      await accounts.updateOne({ username: 'finance' }, { $set: { email: 'f@city.example' } });
      await site.visitor().post('/password/forgotten', { name: 'finance' });
      const reset = linkIn((await lettersTo(site, 'f@city.example'))[0]?.text);
      const here = await site.signIn('finance');
      const there = await site.signIn('finance');
      const sessions = await site.sessions();
      assert.equal((await change(here, {})).status, 303);
      assert.equal(await site.sessions(), sessions, 'the old session is gone, a new one is there');
      assert.equal((await here.get('/account')).status, 200);
      assert.equal((await there.get('/account')).status, 303);
      assert.equal((await site.visitor().get(reset)).status, 404);
      assert.equal((await site.visitor().signIn('finance')).status, 422);
      assert.equal((await site.visitor().signIn('finance', NEW)).status, 303);
      assert.match((await lettersTo(site, 'f@city.example', 2))[0]?.subject ?? '', /密码已修改/);
    });

    it('is changed by one of two at once', async () => {
      const tabs = await Promise.all([site.signIn('auditor'), site.signIn('auditor')]);
      const answers = await Promise.all(tabs.map((tab) => change(tab, {})));
      // Whoever comes second has a session that is over, a password that is wrong, or one that has moved.
      assert.deepEqual(answers.map(({ status }) => status === 303).sort(), [false, true]);
    });

    it('is not guessed at more often than at sign-in', async () => {
      const person = await site.signIn('city2');
      for (let i = 0; i < 10; i++) await change(person, { current: `guess-${i}` });
      assert.equal((await change(person, {})).status, 429);
    });
  });

  describe('the e-mail address', () => {
    it('asks for the password and a readable address that is another one', async () => {
      const person = await site.signIn('provider1');
      for (const [email, current, words] of [
        ['nobody', DEMO_PASSWORD, /格式不对/],
        ['a@b.example', '', /请输入现在的密码/],
        ['a@b.example', 'wrong-password', /现在的密码不正确/],
      ] as const) {
        const answer = await askEmail(person, email, current);
        assert.equal(answer.status, 422);
        assert.match(answer.text, words);
        assert.ok(answer.text.includes(`value="${email}"`));
      }
      assert.deepEqual(await lettersTo(site, 'a@b.example', 0), []);
    });

    it('counts once it is confirmed; the old one is told, and its links are over', async () => {
      const person = await site.signIn('provider2');
      assert.equal((await askEmail(person, 'First@firm.example')).status, 303);
      assert.match(readable((await person.get('/account')).text), /等您确认[\s\S]*first@firm\.example/);
      assert.equal((await accountOf('provider2')).email, undefined);
      const first = await confirm('first@firm.example');
      assert.equal(first.answer.status, 303);
      assert.equal((await site.visitor().get(first.link)).status, 404, 'once');
      assert.deepEqual(
        [(await accountOf('provider2')).email, (await accountOf('provider2')).emailConfirmed],
        ['first@firm.example', true],
      );
      const same = await askEmail(person, 'first@firm.example');
      assert.equal(same.status, 422);

      await site.visitor().post('/password/forgotten', { name: 'provider2' });
      const reset = linkIn((await lettersTo(site, 'first@firm.example', 2))[0]?.text);
      await askEmail(person, 'second@firm.example');
      await askEmail(person, 'third@firm.example');
      assert.equal((await confirm('second@firm.example')).answer.status, 404, 'a newer link ends the older');
      const link = linkIn((await lettersTo(site, 'third@firm.example'))[0]?.text);
      assert.match((await site.visitor().get(link).expect(200)).text, /provider2/);
      assert.equal((await accountOf('provider2')).email, 'first@firm.example', 'looking changes nothing');
      assert.equal((await confirm('third@firm.example')).answer.status, 303);
      assert.equal((await accountOf('provider2')).email, 'third@firm.example');
      assert.match((await lettersTo(site, 'first@firm.example', 3))[0]?.subject ?? '', /已更换/);
      assert.equal((await site.visitor().get(reset)).status, 404);
      assert.doesNotMatch((await person.get('/account')).text, /等您确认/);
    });

    it('is one account’s: whoever confirms an address of another is told so by the link only', async () => {
      const person = await site.signIn('provider3');
      assert.equal((await askEmail(person, 'third@firm.example')).status, 303);
      const { answer } = await confirm('third@firm.example');
      assert.equal(answer.status, 409);
      assert.match(answer.text, /另一个账号/);
      assert.equal((await accountOf('provider3')).email, undefined);
    });

    it('of a blocked account is not changed', async () => {
      const person = await site.signIn('provider4');
      await askEmail(person, 'four@firm.example');
      await site.container.accounts.setBlocked('provider4', true);
      assert.equal((await confirm('four@firm.example')).answer.status, 404);
    });
  });
});
