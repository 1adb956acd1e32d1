import assert from 'node:assert/strict';
import { createTestSite, readable, type Fields, type TestPerson, type TestSite } from '../../support/site.ts';
import { EXE, PDF } from '../../support/files.ts';
import { CITY, OBJECTED, OUTSIDE, OVER, PASSED, RUNNING, shownOn, step, take } from '../applications/support.ts';

const addressOf = (number: string) => `/notices/${encodeURIComponent(number)}/objection`;
const RUNS = addressOf('嘉经信公示〔2026〕11号');
const WORDS: Fields = {
  name: '章示真',
  contact: '15405736666',
  unit: '嘉兴示例厂',
  content: '2026 年 3 月签订的合同至今没有验收，\n企业却把它列为已验收案例，见附件。',
  honest: 'yes',
};

describe('an objection from the public', () => {
  let site: TestSite;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const stored = async (id: string) => (await site.container.applications.findById(id))!;
  const firmOf = async (id: string) => (await stored(id)).uscc;
  const object = async (id: string, change: Fields = {}, files = [{ name: '往来函件.pdf', bytes: PDF }]) => {
    const { uscc, notice } = await stored(id);
    return site.visitor().upload(addressOf(notice?.number ?? ''), { firm: uscc, ...WORDS, ...change }, files);
  };
  const numberOf = (answer: { headers: Record<string, unknown> }) =>
    String(answer.headers['location']).replace('/notices/objection/', '');
  const secrets = /章示真|15405736666|示例厂|没有验收|往来函件/;

  it('stops one of three firms; the other two go on', async () => {
    for (const id of [CITY, OUTSIDE]) assert.equal((await take(city, id, 'pass')).status, 303);
    const chosen = [PASSED, CITY, OUTSIDE];
    const form = new URLSearchParams({ until: '2026-12-01' });
    for (const id of chosen) form.append('chosen', `${id}:${(await stored(id)).version}`);
    assert.equal((await city.post('/notices/new', form, { from: '/account' })).status, 303);
    const { notice } = await stored(PASSED);
    const page = readable((await site.visitor().get(`/notices/${encodeURIComponent(notice?.number ?? '')}`)).text);
    for (const id of chosen) assert.ok(page.includes(`${addressOf(notice?.number ?? '')}?firm=${await firmOf(id)}`));

    const answer = await object(PASSED);
    assert.equal(answer.status, 303);
    const number = numberOf(answer);
    assert.match(number, /^YY2026-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const receipt = readable((await site.visitor().get(`/notices/objection/${number}`).expect(200)).text);
    assert.match(receipt, /已收到，待受理/);
    assert.doesNotMatch(receipt, secrets);
    assert.ok(!receipt.includes((await stored(PASSED)).name));
    // Received is not registered: nothing is suspended yet, and nothing of it is public.
    assert.deepEqual(await Promise.all(chosen.map(async (id) => (await stored(id)).state)), Array(3).fill('in-notice'));

    assert.match((await city.get('/workbench')).text, /异议 1 件待受理/);
    const seen = readable((await city.get(`/applications/${PASSED}`)).text);
    assert.match(seen, /收到异议 1 件，等待受理/);
    for (const words of ['章示真', '15405736666', '嘉兴示例厂', '往来函件.pdf']) assert.ok(seen.includes(words), words);
    const shown = await shownOn(city, `${step(PASSED, 'object')}?objection=${number}`);
    assert.match(shown.text, /受理异议/);
    const { version, digest } = shown;
    assert.equal((await city.post(step(PASSED, 'object'), { version, digest, objection: number })).status, 303);
    assert.deepEqual(await Promise.all(chosen.map(async (id) => (await stored(id)).state)), [
      'objected',
      'in-notice',
      'in-notice',
    ]);
    assert.match((await site.visitor().get(`/notices/objection/${number}`)).text, /已受理，处理中/);
    const { history, objections } = await stored(PASSED);
    assert.doesNotMatch(JSON.stringify(history), secrets);
    assert.deepEqual([objections[0]?.state, objections[0]?.by?.role], ['registered', 'city']);
  });

  it('is to be accepted or not in five working days: said on the case, and due on the workbench', async () => {
    await object(RUNNING, {}, []);
    const { objections, due } = await stored(RUNNING);
    assert.deepEqual(objections.map(({ acceptBy }) => acceptBy).slice(-2), ['2026-11-30', '2026-12-01']);
    const seen = readable((await city.get(`/applications/${RUNNING}`)).text);
    assert.match(seen, /请不晚于2026年11月30日决定是否受理（还剩 4 个工作日）/);
    const row = (text: string) => text.split('<tr').find((one) => one.includes(`/applications/${RUNNING}"`)) ?? '';
    assert.match(row((await city.get('/workbench')).text), /datetime="2026-11-30"/);
    assert.ok(
      row((await (await site.signIn('auditor')).get('/workbench?list=public')).text).includes(`datetime="${due}"`),
    );
  });

  it('is not accepted with a reason, which the firm does not read; the firm goes on', async () => {
    const number = numberOf(await object(RUNNING));
    const path = `${step(RUNNING, 'decline-objection')}?objection=${number}`;
    const { version, digest } = await shownOn(city, path);
    const decline = (fields: Fields) =>
      city.post(step(RUNNING, 'decline-objection'), { version, digest, objection: number, ...fields }, { from: path });
    assert.equal((await decline({ reason: '' })).status, 422);
    assert.equal((await decline({ reason: '没有写明事实的密语' })).status, 303);
    const { state, objections, due } = await stored(RUNNING);
    assert.deepEqual([state, due], ['in-notice', '2026-11-27']);
    const found = objections.find((one) => one.number === number);
    assert.deepEqual([found?.state, found?.concluded?.reason], ['declined', '没有写明事实的密语']);
    const own = await (await site.signIn('provider3')).get(`/applications/${RUNNING}`);
    assert.match(own.text, /1 件异议不予受理/);
    assert.doesNotMatch(own.text, /密语/);
    assert.match((await site.visitor().get(`/notices/objection/${number}`)).text, /不予受理/);
    assert.equal((await decline({ reason: '再来一次' })).status, 409);
  });

  it('is one of several: each is settled for itself, the firm is free with the last', async () => {
    const [first, second] = [numberOf(await object(RUNNING)), numberOf(await object(RUNNING, { name: '李示二' }))];
    const act = async (event: string, objection: string, reason = '已核实。') => {
      const { version, digest } = await shownOn(city, `${step(RUNNING, event)}?objection=${objection}`);
      const answer = await city.post(
        step(RUNNING, event),
        { version, digest, objection, reason },
        { from: '/account' },
      );
      assert.equal(answer.status, 303, `${event} ${objection}`);
      return (await stored(RUNNING)).state;
    };
    assert.equal(await act('object', first), 'objected');
    assert.equal(await act('object', second), 'objected');
    assert.equal(await act('dismiss-objection', first), 'objected');
    await city.get(`${step(RUNNING, 'dismiss-objection')}?objection=${first}`).expect(409);
    assert.equal(await act('dismiss-objection', second), 'in-notice');
    const states = (await stored(RUNNING)).objections.map(({ state }) => state);
    assert.deepEqual(states, ['received', 'dismissed', 'dismissed']);
  });

  it('that waits keeps the firm from being admitted', async () => {
    const { objections } = await stored(RUNNING);
    const { uscc } = await stored(OVER);
    await site.database.connection.collection('applications').updateOne({ uscc }, { $set: { objections } });
    const answer = await city.get(step(OVER, 'admit')).expect(409);
    assert.match(answer.text, /还有收到的异议没有登记/);
  });

  it('that is upheld ends the application; whoever else waits learns that it is over', async () => {
    const [first, second] = [numberOf(await object(RUNNING)), numberOf(await object(RUNNING))];
    for (const event of ['object', 'uphold-objection']) {
      const { version, digest } = await shownOn(city, `${step(RUNNING, event)}?objection=${first}`);
      const fields = { version, digest, objection: first, reason: '情况属实。' };
      assert.equal((await city.post(step(RUNNING, event), fields, { from: '/account' })).status, 303);
    }
    assert.equal((await stored(RUNNING)).state, 'refused');
    assert.match((await site.visitor().get(`/notices/objection/${first}`)).text, /异议成立/);
    assert.match((await site.visitor().get(`/notices/objection/${second}`)).text, /不再处理/);
    assert.equal((await object(RUNNING)).status, 422);
  });

  it('and its attachments are for the city office, not for who made the first review nor anybody else', async () => {
    const number = numberOf(await object(RUNNING));
    const files = (await stored(RUNNING)).objections.find((one) => one.number === number)?.files ?? [];
    const path = `/applications/${RUNNING}/objections/${number}/${files[0]?.sha256}`;
    const { headers } = await city.get(path).expect(200);
    assert.match(String(headers['content-disposition']), /^attachment/);
    for (const name of ['nanhu', 'admin', 'auditor', 'provider3']) {
      const person = await site.signIn(name);
      await person.get(path).expect(404);
      assert.doesNotMatch((await person.get(`/applications/${RUNNING}`).expect(200)).text, secrets, name);
    }
    await site.visitor().get(path).expect(303);
    await city.get(path.replace(/.{64}$/, 'f'.repeat(64))).expect(404);
    const { id } = (await site.container.accounts.findByUsername('city'))!;
    const { uscc } = await stored(RUNNING);
    await site.database.connection
      .collection('applications')
      .updateOne({ uscc }, { $set: { 'firstReview.by.account': id } });
    await city.get(path).expect(404);
    assert.doesNotMatch((await city.get(`/applications/${RUNNING}`).expect(200)).text, secrets);
    assert.doesNotMatch((await city.get('/workbench?list=public')).text, /待受理/);
  });

  for (const [name, change, field, says] of [
    ['no firm', { firm: '' }, 'firm', '请选择对哪家企业提出异议'],
    ['a firm that is not named', { firm: '91330402HK1079191D' }, 'firm', '请选择对哪家企业提出异议'],
    ['no name', { name: ' ' }, 'name', '匿名异议不予受理'],
    ['no real name', { name: '匿名群众' }, 'name', '匿名异议不予受理'],
    ['no contact', { contact: '' }, 'contact', '请填写联系电话、邮箱或地址'],
    ['few words', { content: '他们不好。                  ' }, 'content', '不少于 20 个字，现有 5 个字'],
    ['too many words', { content: '长'.repeat(5001) }, 'content', '最多 5000 个字'],
    ['no promise', { honest: '' }, 'honest', '请确认所述情况属实'],
  ] as const) {
    it(`with ${name} is refused beside its field; what was typed stays, nothing is kept`, async () => {
      const before = (await stored(RUNNING)).objections.length;
      const answer = await object(RUNNING, change);
      assert.equal(answer.status, 422);
      const text = readable(answer.text);
      assert.match(text, new RegExp(`<a href="#${field}">`));
      assert.ok(text.includes(says), says);
      assert.match(text, /请重新选择/);
      if (field !== 'contact') assert.ok(text.includes('value="15405736666"'));
      if (field !== 'content') assert.ok(text.includes('企业却把它列为已验收案例'));
      assert.equal((await stored(RUNNING)).objections.length, before);
    });
  }

  it('takes three attachments, and only what they claim to be', async () => {
    const four = Array.from({ length: 4 }, (_, i) => ({ name: `${i}.pdf`, bytes: PDF }));
    const many = await object(RUNNING, {}, four);
    assert.equal(many.status, 422);
    assert.match(many.text, /附件最多 3 个/);
    assert.match(readable((await object(RUNNING, {}, [{ name: 'a.pdf', bytes: EXE }])).text), /“a.pdf”不是 PDF/);
    assert.equal((await object(RUNNING, {}, four.slice(1))).status, 303);
    assert.equal((await object(RUNNING, {}, [])).status, 303);
  });

  it('without the token of the form is refused and leaves nothing behind', async () => {
    const firm = await firmOf(RUNNING);
    const before = await site.database.connection.collection('fs.files').countDocuments();
    const files = [{ name: 'a.pdf', bytes: Buffer.concat([PDF, Buffer.from('more')]) }];
    const answer = await site.visitor().upload(RUNS, { firm, ...WORDS }, files, { token: false });
    assert.equal(answer.status, 403);
    assert.equal(await site.database.connection.collection('fs.files').countDocuments(), before);
    assert.equal((await stored(RUNNING)).objections.length, 1);
  });

  it('is taken so many times an hour from one address', async () => {
    const visitor = site.visitor();
    const statuses: number[] = [];
    for (let i = 0; i < 22; i++) statuses.push((await visitor.postBare(RUNS, {})).status);
    assert.deepEqual(statuses, [...Array<number>(20).fill(403), 429, 429]);
  });

  it('comes too late when the notice is over, and is found by nobody who has no number', async () => {
    const over = addressOf('嘉经信公示〔2026〕10号');
    assert.match((await site.visitor().get(over).expect(409)).text, /公示期已满/);
    const { uscc } = await stored(OVER);
    const answer = await site.visitor().upload(over, { firm: uscc, ...WORDS }, [], { from: RUNS });
    assert.equal(answer.status, 409);
    assert.equal((await stored(OVER)).objections.length, 0);
    assert.doesNotMatch((await site.visitor().get(over.replace('/objection', ''))).text, /提出异议<|\/objection/);
    await site.visitor().get(addressOf('none')).expect(404);
    await site.visitor().get('/notices/objection/YY2026-AAAA-AAAA').expect(404);
    await site.visitor().get('/notices/objection/yy2026-dema-2222').expect(200);
  });

  it('on paper is entered by the office, with what came with it', async () => {
    const { version, digest } = await shownOn(city, step(OBJECTED, 'object'));
    const { name, contact, content } = WORDS;
    const fields = { version, digest, name: name ?? '', contact: contact ?? '', content: content ?? '' };
    const bad = await city.upload(step(OBJECTED, 'object'), fields, [{ name: '函.pdf', bytes: EXE }]);
    assert.equal(bad.status, 422);
    assert.match(readable(bad.text), /“函.pdf”不是[\s\S]*value="章示真"/);
    assert.equal((await city.upload(step(OBJECTED, 'object'), fields, [{ name: '函.pdf', bytes: PDF }])).status, 303);
    const last = (await stored(OBJECTED)).objections.at(-1);
    assert.deepEqual([last?.via, last?.state, last?.files[0]?.name], ['paper', 'registered', '函.pdf']);
    assert.match(last?.number ?? '', /^YY2026-/);
  });
});
