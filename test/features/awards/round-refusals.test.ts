import assert from 'node:assert/strict';
import { readable, type TestPerson } from '../../support/site.ts';
import { ACCOUNT, awardSite, BUDGET, everybody, ROUNDS, step, ticked, type AwardSite } from './support.ts';

describe('what an award round refuses', () => {
  let all: AwardSite;
  let people: Awaited<ReturnType<typeof everybody>>;
  let city: TestPerson;
  beforeEach(async () => {
    all = await awardSite();
    people = await everybody(all.site);
    city = people.city;
  });
  afterEach(() => all.site.close());

  const collection = (name: string) => all.site.database.connection.collection(name);
  const told = async () => {
    const number = await all.open(city);
    await all.tell(city, number);
    const [one] = await all.ofFirm('provider1');
    assert.ok(one);
    return { number, one, at: `/awards/${one.id}` };
  };
  const confirm = (at: string, name: string) => step(people.provider1, `${at}/steps/confirm`, { ...ACCOUNT, name });

  for (const [name, change, field, says] of [
    ['a day that does not exist', { asOf: '2026-02-30' }, 'asOf', '基准日应为真实存在的日期'],
    ['a day to come', { asOf: '2026-11-25' }, 'asOf', '基准日不能晚于今天'],
    ['a day before the policy', { asOf: '2024-02-14' }, 'asOf', '不能早于政策施行之日'],
    ['no clause', { clauses: '' }, 'clauses', '所选条款不在列表内'],
    ['a clause that pays nothing', { clauses: '3.1.1.1' }, 'clauses', '所选条款不在列表内'],
    ['no budget line', { budgetLine: ' ' }, 'budgetLine', '请填写预算科目'],
    ['a budget in words', { budget: '五百万' }, 'budget', '请填写以万元计的金额'],
    ['no money', { budget: '0' }, 'budget', '预算金额应大于零'],
  ] as const) {
    it(`opening with ${name}: said beside its field, what was typed stays, nothing begins`, async () => {
      const form = { clauses: '3.1.4.1', asOf: '2026-11-24', ...BUDGET, ...change };
      const answer = await city.post(`${ROUNDS}/new`, form);
      assert.equal(answer.status, 422);
      const text = readable(answer.text);
      assert.ok(text.includes(says) && text.includes(`href="#${field}"`), says);
      if (field !== 'budgetLine') assert.ok(text.includes(BUDGET.budgetLine));
      assert.equal(await collection('award_rounds').countDocuments(), 0);
    });
  }

  it('an award to whom it does not belong, and every step to whom it is not for', async () => {
    const { one, at, number } = await told();
    for (const name of ['provider2', 'enterprise1', 'haining'] as const) await people[name].get(at).expect(404);
    for (const name of ['city', 'market', 'finance', 'auditor', 'admin', 'nanhu'] as const)
      await people[name].get(at).expect(200);
    await all.site.visitor().get(at).expect(303);
    for (const name of ['city', 'market', 'finance', 'auditor', 'nanhu'] as const)
      await people[name].get(`${at}/steps/confirm`).expect(403);
    for (const name of ['provider1', 'market', 'finance', 'auditor'] as const)
      await people[name].get(`${at}/steps/withdraw`).expect(403);
    for (const name of ['market', 'finance', 'auditor', 'admin', 'provider1', 'nanhu'] as const)
      await people[name].get(`${ROUNDS}/${number}/steps/close`).expect(403);
    assert.equal((await all.stored(one.id)).version, 1);
  });

  it('approval out of turn, by one person for two offices, and of what was not shown', async () => {
    const { one, at } = await told();
    assert.equal((await confirm(at, one.firm)).status, 303);
    const [first, second] = one.departments.map((role) => people[role as 'city' | 'market' | 'finance']);
    await second!.get(`${at}/steps/approve`).expect(409);
    const answer = await first!.post(`${at}/steps/approve`, { version: '2', shown: 'f'.repeat(64) });
    assert.equal(answer.status, 409);
    assert.match(readable(answer.text), /您看到的计算结果不是现在的/);
    assert.equal((await step(first!, `${at}/steps/approve`)).status, 303);
    await first!.get(`${at}/steps/approve`).expect(403);
    const returned = await step(second!, `${at}/steps/return`, { reason: '' });
    assert.equal(returned.status, 422);
    assert.equal((await step(second!, `${at}/steps/return`, { reason: '金额须复核' })).status, 303);
    assert.equal((await step(city, `${at}/steps/tell-again`, { reason: '已复核无误' })).status, 303);
    const { approvals, state } = await all.stored(one.id);
    assert.deepEqual([approvals, state], [[], 'told']);
  });

  it('to go on where the facts have moved: a conflict, shown on the page, never another amount', async () => {
    const { one, at } = await told();
    const providers = collection('providers');
    const provider = await providers.findOne({ uscc: one.uscc });
    const revenue = (provider!['revenue'] as { year: number; fen: number }[]).map((year) => ({
      ...year,
      fen: Math.round(year.fen / 2),
    }));
    await providers.updateOne({ uscc: one.uscc }, { $set: { revenue, standards: [] }, $inc: { version: 1 } });
    const answer = await people.provider1.get(`${at}/steps/confirm`).expect(409);
    assert.match(readable(answer.text), /告知企业之后事实有变动/);
    assert.match(readable((await people.provider1.get(at).expect(200)).text), /告知之后档案里的事实已有变动/);
    assert.equal((await step(city, `${at}/steps/recompute`, { reason: '更正营收' })).status, 303);
    assert.deepEqual([(await all.stored(one.id)).state, (await all.stored(one.id)).fen], ['recomputed', one.fen]);
    const next = await all.open(city);
    const page = readable((await city.get(`${ROUNDS}/${next}/firms?group=payable`).expect(200)).text);
    assert.ok(!page.includes(one.uscc));
  });

  it('to dispute without a fact; a dispute that is declined leads back to the firm', async () => {
    const { one, at } = await told();
    const bare = await step(people.provider1, `${at}/steps/dispute`, { reason: '数字不对' });
    assert.equal(bare.status, 422);
    assert.match(readable(bare.text), /请写明对哪一项事实有异议[^]*数字不对/);
    assert.equal(
      (await step(people.provider1, `${at}/steps/dispute`, { fact: '2024 年营业收入', reason: '数字不对' })).status,
      303,
    );
    await people.provider1.get(`${at}/steps/confirm`).expect(409);
    assert.equal((await step(city, `${at}/steps/decline-dispute`, { reason: '与审计报告一致' })).status, 303);
    assert.deepEqual([(await all.stored(one.id)).state, (await all.stored(one.id)).dispute], ['told', null]);
  });

  it('an entitlement twice: of two rounds told at once each has its own, and together each is there once', async () => {
    const numbers = [await all.open(city), await all.open(city)];
    for (const number of numbers)
      assert.equal((await step(city, `${ROUNDS}/${number}/steps/tell`, { reason: '追加' })).status, 303);
    await Promise.all(numbers.map((number) => all.site.container.awardRounds.compute.run(number)));
    const cases = await collection('award_cases').find().toArray();
    const keys = cases.map(({ uscc, clause, matter }) => `${String(uscc)} ${String(clause)} ${String(matter)}`);
    assert.equal(new Set(keys).size, keys.length);
    const rounds = await collection('award_rounds').find().toArray();
    const refused = rounds.flatMap((round) => round['refused'] as unknown[]);
    assert.equal(refused.length, keys.length);
    const third = await all.open(city);
    const page = readable((await city.get(`${ROUNDS}/${third}/firms?group=enjoyed`).expect(200)).text);
    assert.match(page, /已列入别的批次/);
    const answer = await city.get(`${ROUNDS}/${third}/steps/tell`).expect(200);
    assert.match(answer.text, /0 项/);
    assert.equal((await step(city, `${ROUNDS}/${third}/steps/tell`)).status, 409);
  });

  it('to spend more than the budget without saying where it comes from', async () => {
    const number = await all.open(city, { budget: '1' });
    assert.match(readable((await city.get(`${ROUNDS}/${number}`)).text), /超过预算/);
    const path = `${ROUNDS}/${number}/steps/tell`;
    const answer = await step(city, path);
    assert.equal(answer.status, 422);
    assert.match(readable(answer.text), /须写明资金如何安排/);
    assert.equal((await step(city, path, { reason: '已追加预算' })).status, 303);
  });

  it('to tell of a result that is not the one that was shown, and a second step on the same page', async () => {
    const number = await all.open(city);
    const path = `${ROUNDS}/${number}/steps/tell`;
    assert.equal((await city.post(path, { version: '2', digest: 'f'.repeat(64) })).status, 409);
    assert.equal((await step(city, `${ROUNDS}/${number}/steps/discard`, { reason: '' })).status, 422);
    assert.equal((await step(city, `${ROUNDS}/${number}/steps/discard`, { reason: '开错了' })).status, 303);
    await city.get(path).expect(409);
    assert.equal(await collection('award_cases').countDocuments(), 0);
  });

  it('to close a round while an award is open; what is withdrawn is free for another round', async () => {
    const { number } = await told();
    assert.equal((await step(city, `${ROUNDS}/${number}/steps/close`)).status, 409);
    for (const { _id } of await collection('award_cases').find({ round: number }).toArray())
      assert.equal((await step(city, `/awards/${String(_id)}/steps/withdraw`, { reason: '本年不兑付' })).status, 303);
    assert.equal((await step(city, `${ROUNDS}/${number}/steps/close`)).status, 303);
    const next = await all.open(city);
    await all.tell(city, next);
    assert.ok((await all.ofFirm('provider1')).some(({ round }) => round === next));
  });

  it('nothing ticked, and what has moved since it was shown', async () => {
    const { one } = await told();
    assert.equal((await city.post('/awards/notice', ticked([]))).status, 422);
    assert.equal((await people.finance2.post('/awards/payments', ticked([]))).status, 422);
    const stale = await city.post('/awards/notice', ticked([{ id: one.id, version: 9 }]));
    assert.equal(stale.status, 409);
    assert.match(readable(stale.text), /已经变化，没有办理/);
    assert.equal((await city.post('/awards/notice', ticked([one]))).status, 409);
  });
});
