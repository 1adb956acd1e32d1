import assert from 'node:assert/strict';
import { readable, createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';
import { CONDITIONS, DRAFT, FIRST, RUNNING, shownOn, statementForm, step, take } from './support.ts';

describe('an application of a firm', () => {
  let site: TestSite;
  let firm: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    firm = await site.signIn('provider2');
  });
  afterEach(() => site.close());

  const stored = (id: string) => site.container.applications.findById(id);
  const edit = `/applications/${DRAFT}/edit`;

  it('says all that is lacking at once, each with the way to its field', async () => {
    const { text } = await shownOn(firm, step(DRAFT, 'submit'));
    assert.match(text, /还缺 13 项/);
    for (const field of ['contactPhone', 'teamSize', 'case-1-customer', 'declared'])
      assert.ok(text.includes(`href="${edit}#${field}"`), field);
    const form = await firm.get(edit).expect(200);
    for (const field of ['contactPhone', 'teamSize', 'case-1-customer', 'declared'])
      assert.ok(form.text.includes(`id="${field}"`));
  });

  it('is not submitted incomplete, whatever is posted', async () => {
    const seen = await site.container.pool.service.see(DRAFT, { ...(await accountOf('provider2')) });
    const answer = await firm.post(step(DRAFT, 'submit'), { version: '1', digest: seen.digest }, { from: edit });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /还缺 13 项/);
    assert.equal((await stored(DRAFT))?.state, 'draft');
  });

  it('is saved incomplete, then whole, then submitted to the county with a number and a term', async () => {
    assert.equal((await firm.post(edit, statementForm(1, { teamSize: '' }, []), { from: edit })).status, 303);
    assert.equal((await stored(DRAFT))?.statement.teamSize, null);
    assert.equal((await firm.post(edit, statementForm(2), { from: edit })).status, 303);
    const answer = await take(firm, DRAFT, 'submit', {});
    assert.equal(answer.status, 303);
    const submitted = await stored(DRAFT);
    assert.deepEqual(
      [submitted?.state, submitted?.number, submitted?.since, submitted?.due, submitted?.version],
      ['first-review', 'RK20260041', '2026-11-24', '2026-12-08', 4],
    );
    assert.equal(submitted?.history.at(-1)?.shown?.length, 16);
    const page = readable((await firm.get(`/applications/${DRAFT}`).expect(200)).text);
    assert.match(page, /期限至2026年12月8日，还剩 10 个工作日/);
    assert.match(page, /轮到秀洲区经信部门/);
  });

  for (const [name, change, says] of [
    ['a date that does not exist', { 'case-1-signedOn': '2025-02-30' }, '案例 1：签约日期应写作'],
    ['an acceptance before the contract', { 'case-2-acceptedOn': '2024-01-01' }, '验收日期不能早于签约日期'],
    ['an acceptance to come', { 'case-1-acceptedOn': '2027-01-01' }, '验收日期不能晚于今天'],
    ['a team of some', { teamSize: '几个' }, '应为 1 至 99999 的整数'],
    ['a telephone without digits', { contactPhone: '没有' }, '7 至 20 位数字'],
    ['a category nobody knows', { categories: 'x' }, '所选类别不在列表内'],
  ] as const) {
    it(`is not saved with ${name}: it stands beside its field, and all that was typed stays`, async () => {
      const answer = await firm.post(edit, statementForm(1, change), { from: edit });
      assert.equal(answer.status, 422);
      assert.ok(readable(answer.text).includes(says));
      assert.match(answer.text, /value="乙箱包厂"/);
      for (const typed of Object.values(change)) if (typed !== 'x') assert.ok(answer.text.includes(`value="${typed}"`));
      assert.equal((await stored(DRAFT))?.version, 1);
    });
  }

  it('goes straight to the city where the region has no office for a first review', async () => {
    const inCity = { $set: { region: '330400' } };
    await site.database.connection.collection('applications').updateOne({ state: 'draft' }, inCity);
    await firm.post(edit, statementForm(1), { from: edit });
    assert.match((await shownOn(firm, step(DRAFT, 'submit'))).text, /申请送市经信局审核/);
    assert.equal((await take(firm, DRAFT, 'submit', {})).status, 303);
    assert.equal((await stored(DRAFT))?.state, 'city-review');
    const { text } = await firm.get(`/applications/${DRAFT}`).expect(200);
    assert.doesNotMatch(text, /县级初审/);
    assert.match(text, /轮到市经信局/);
  });

  it('goes to the office of a zone that has one, which sees it and no other', async () => {
    const inPort = { $set: { region: '330472' } };
    await site.database.connection.collection('applications').updateOne({ state: 'draft' }, inPort);
    const accounts = site.database.connection.collection('accounts');
    await accounts.updateOne({ username: 'haining' }, { $set: { region: '330472' } });
    const office = await site.signIn('haining');
    await firm.post(edit, statementForm(1), { from: edit });
    assert.equal((await take(firm, DRAFT, 'submit', {})).status, 303);
    assert.equal((await take(office, DRAFT, 'recommend')).status, 303);
    assert.equal((await stored(DRAFT))?.state, 'city-review');
    await office.get(`/applications/${FIRST}`).expect(404);
  });

  it('tells the second of two tabs, and gives back what it typed', async () => {
    await firm.post(edit, statementForm(1), { from: edit });
    const answer = await firm.post(
      edit,
      statementForm(1, { summary: '第二个标签页里写的简介，请不要丢掉它，谢谢。' }),
      { from: edit },
    );
    assert.equal(answer.status, 409);
    assert.match(answer.text, /第二个标签页里写的简介/);
    assert.equal((await stored(DRAFT))?.version, 2);
  });

  it('is withdrawn, and then a new one may begin', async () => {
    assert.equal((await take(firm, DRAFT, 'withdraw', {})).status, 303);
    assert.equal((await stored(DRAFT))?.state, 'withdrawn');
    const answer = await firm.post('/applications/new', {}, { from: '/applications' });
    assert.equal(answer.status, 303);
    assert.match(String(answer.headers['location']), /^\/applications\/[0-9a-f]{24}\/edit$/);
    assert.equal((await firm.post('/applications/new', {}, { from: '/' })).status, 409);
  });

  it('is one at a time, even asked for ten times at once', async () => {
    const other = await site.signIn('provider6');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => other.post('/applications/new', {}, { from: '/applications' })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array<number>(9).fill(409)]);
  });

  it('is not for a member, nor for who is no firm', async () => {
    const member = await site.signIn('provider1');
    assert.match((await member.get('/applications').expect(200)).text, /企业已在资源池内/);
    assert.equal((await member.post('/applications/new', {}, { from: '/' })).status, 409);
    for (const name of ['city', 'nanhu', 'enterprise1', 'admin'])
      await (await site.signIn(name)).get('/applications').expect(403);
    await site.visitor().get('/applications').expect(303);
  });

  it('is not submitted while the firm is on the negative list', async () => {
    const listed = await site.signIn('provider4');
    const { headers } = await listed.post('/applications/new', {}, { from: '/applications' });
    const id = String(headers['location']).split('/')[2] ?? '';
    await listed.post(`/applications/${id}/edit`, statementForm(1, {}, CONDITIONS, []));
    const page = await listed.get(step(id, 'submit')).expect(409);
    assert.match(page.text, /企业在负面清单内/);
  });

  it('is hidden from other firms, and a draft from officials too', async () => {
    for (const id of [FIRST, RUNNING]) await firm.get(`/applications/${id}`).expect(404);
    for (const name of ['city', 'admin', 'nanhu'])
      await (await site.signIn(name)).get(`/applications/${DRAFT}`).expect(404);
    for (const path of ['/applications/nonsense', `/applications/${'0'.repeat(24)}`]) await firm.get(path).expect(404);
    await firm.get(step(DRAFT, 'save')).expect(404);
    await firm.get(step(DRAFT, '__proto__')).expect(404);
  });

  it('in notice can neither be changed nor withdrawn', async () => {
    const noticed = await site.signIn('provider3');
    await noticed.get(`/applications/${RUNNING}/edit`).expect(409);
    await noticed.get(step(RUNNING, 'withdraw')).expect(409);
    assert.match(
      (await noticed.get(`/applications/${RUNNING}`).expect(200)).text,
      /公示至2026年11月27日，还剩 3 个工作日/,
    );
  });

  async function accountOf(name: string) {
    const account = await site.container.accounts.findByUsername(name);
    assert.ok(account);
    return account;
  }
});
