import assert from 'node:assert/strict';
import type { AwardAdjustment } from '../../server/domain/awards/adjustment.ts';
import type { AwardCase } from '../../server/domain/awards/award-case.ts';
import { movableClock } from '../support/movable-clock.ts';
import { createTestSite, readable, type Fields, type TestPerson, type TestSite } from '../support/site.ts';
import { ACCOUNT, step as awardStep } from './awards/support.ts';
import { paidGrowthAward } from './facts/support.ts';
import { declare, newOf, take as revenueStep } from './revenue/support.ts';

const at = (id: string, rest = '') => `/awards/adjustments/${id}${rest}`;

describe('paid awards whose facts have changed', () => {
  const clock = movableClock();
  let site: TestSite;
  let paid: AwardCase;
  let city: TestPerson;
  beforeEach(async () => {
    clock.setTo('2026-11-24T10:00:00+08:00');
    site = await createTestSite({ clock });
    // The demonstration has an adjustment of its own: what another programme paid was found later.
    paid = await paidGrowthAward(site);
    await site.database.connection
      .collection('accounts')
      .updateOne({ username: 'provider2' }, { $set: { organisationUscc: paid.uscc, organisationName: paid.firm } });
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const year = () => Number(paid.matter.slice(7));
  const all = () => site.container.adjustments.adjustments.list({});
  const latest = async (): Promise<AwardAdjustment> => (await all())[0] ?? assert.fail('no adjustment');
  const consider = () => site.container.adjustments.watch.consider(paid.uscc);
  /** As if another figure of the year had been verified. */
  const revenueTimes = (factor: number) =>
    site.database.connection.collection('providers').updateOne({ uscc: paid.uscc }, {
      $set: {
        revenue: paid.facts.revenue.map((one) => ({
          ...one,
          fen: one.year === year() ? Math.round(one.fen * factor) : one.fen,
          evidence: '审计报告',
        })),
      },
    } as never);
  const step = async (person: TestPerson, id: string, event: string, fields: Fields) => {
    const path = at(id, `/steps/${event}`);
    const { text } = await person.get(path).expect(200);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    return person.post(path, { version, ...fields }, { from: path });
  };
  const done = async (...args: Parameters<typeof step>) => {
    const answer = await step(...args);
    assert.equal(answer.status, 303, readable(answer.text).slice(0, 2000));
  };

  it('are left alone while nothing moved, however often it is looked', async () => {
    await site.container.adjustments.watch.considerAll();
    await consider();
    assert.deepEqual(await all(), []);
    assert.match(readable((await city.get('/awards/adjustments').expect(200)).text), /没有奖励调整事项/);
  });

  it('come with the demonstration: what another programme had paid was found after the award', async () => {
    const demo = await createTestSite({ clock });
    await demo.container.following.catchUp();
    await demo.container.adjustments.watch.considerAll();
    const [one, ...others] = await demo.container.adjustments.adjustments.list({});
    assert.deepEqual([one?.state, one?.paidFen, one?.dueFen, others.length], ['open', 100_000_000, 70_000_000, 0]);
    await demo.close();
  });

  it('are claimed back from a restatement to the money in the treasury', async () => {
    const [city2, finance, firm] = [
      await site.signIn('city2'),
      await site.signIn('finance2'),
      await site.signIn('provider2'),
    ];
    const lower = { unit: 'wan', amount: '2600', 'source-audit': '2600', 'source-tax': '2600', reason: '审计调整。' };
    const { answer, id: statement } = await declare(firm, newOf(String(year())), lower, ['audit', 'tax']);
    assert.equal(answer.status, 303, readable(answer.text).slice(0, 3000));
    assert.equal(
      (await revenueStep(city, statement, 'verify', { unit: 'wan', 'compared-audit': '2600', 'compared-tax': '2600' }))
        .status,
      303,
    );
    // Nobody asks for it: the effect of the verification says that the record has changed.
    await site.container.adjustments.compare.settled();
    const one = await latest();
    assert.deepEqual([one.state, one.paidFen, one.dueFen, one.award], ['open', paid.fen, 0, paid.id]);
    // The firm learns of it when it is told, and not before.
    await firm.get(at(one.id)).expect(404);
    assert.match(readable((await firm.get('/awards/adjustments')).text), /没有涉及本企业的奖励调整/);
    const page = readable((await city.get(at(one.id)).expect(200)).text);
    for (const words of ['多付', '两次计算', paid.firm, '轮到市经信局']) assert.ok(page.includes(words), words);

    await done(city, one.id, 'tell', { reason: '营业收入更正后没有进档。' });
    await city2.get(at(one.id, '/steps/demand')).expect(409);
    await done(firm, one.id, 'defend', { reason: '已按旧数开展工作。' });
    await city.get(at(one.id, '/steps/demand')).expect(403);
    const wrong = await step(city2, one.id, 'demand', { fen: '九万', reason: '' });
    assert.equal(wrong.status, 422);
    assert.match(readable(wrong.text), /金额应为数字[\s\S]*九万/);
    const more = await step(city2, one.id, 'demand', { fen: '99999999', reason: '依据更正后的审计报告。' });
    assert.equal(more.status, 422);
    assert.match(readable(more.text), /不超过已拨付金额[\s\S]*依据更正后的审计报告。/);
    await done(city2, one.id, 'demand', { fen: '1000000', reason: '依据更正后的审计报告。' });
    assert.match(readable((await firm.get(at(one.id)).expect(200)).text), /人民币壹佰万元整/);

    const part = await step(finance, one.id, 'receive', { fen: '1000001', voucher: 'GK2026-1' });
    assert.equal(part.status, 422);
    await done(finance, one.id, 'receive', { fen: '300,000', voucher: 'GK2026-1' });
    assert.equal((await latest()).state, 'demanded');
    await city2.get(at(one.id, '/steps/receive')).expect(403);
    await done(finance, one.id, 'receive', { fen: '700000', voucher: 'GK2026-2' });
    const over = await latest();
    assert.deepEqual([over.state, over.repayments.length], ['recovered', 2]);
    // It is settled: nothing more is claimed, and what was paid stands as it stood.
    await site.container.following.catchUp();
    await consider();
    assert.equal((await all()).length, 1);
    assert.deepEqual(await site.container.awardRounds.awardCases.findById(paid.id), paid);
    await site.container.journal.settled();
    const entries = await site.container.journal.ofMatter(one.number);
    assert.deepEqual(
      entries.map(({ event }) => event),
      ['begin', 'tell', 'defend', 'demand', 'receive', 'receive'],
    );
  });

  it('are supplemented where more is due: an award of its own, approved as every other', async () => {
    await revenueTimes(2.2);
    await consider();
    const one = await latest();
    const difference = one.dueFen - one.paidFen;
    assert.ok(difference > 0);
    await city.get(at(one.id, '/steps/tell')).expect(409);
    await done(city, one.id, 'supplement', { reason: '补正后进了更高的档。' });
    const decided = await latest();
    const extra = (await site.container.awardRounds.awardCases.findById(decided.supplement!))!;
    assert.deepEqual(
      [extra.state, extra.fen, extra.round, extra.matter],
      ['told', difference, paid.round, paid.matter],
    );
    const firm = await site.signIn('provider2');
    assert.match(readable((await firm.get(`/awards/${extra.id}`).expect(200)).text), /本次补发差额/);
    assert.equal(
      (await awardStep(firm, `/awards/${extra.id}/steps/confirm`, { ...ACCOUNT, name: paid.firm })).status,
      303,
    );
    // While it is on its way nothing more is opened; nor a second one for the same decision.
    await consider();
    await site.container.adjustments.service.resume();
    assert.equal((await all()).length, 1);
    assert.equal((await site.container.awardRounds.awardCases.ofFirm(paid.uscc)).length, 2);
    // The fact falls back: what is under way is stopped by its own digest.
    await revenueTimes(1);
    const approve = await (await site.signIn('city2')).get(`/awards/${extra.id}/steps/approve`).expect(409);
    assert.match(readable(approve.text), /事实有变动/);
  });

  it('become an award though the process was killed after the decision, once', async () => {
    await revenueTimes(2.2);
    await consider();
    const one = await latest();
    const { awardCases } = site.container.awardRounds;
    await done(city, one.id, 'supplement', { reason: '更高的档。' });
    const { supplement } = await latest();
    await site.database.connection.collection('award_cases').deleteMany({ 'supplement.adjustment': one.id });
    await site.database.connection
      .collection('award_adjustments')
      .updateOne({ number: one.number }, { $set: { supplement: null } });
    await site.container.adjustments.service.resume();
    await site.container.adjustments.service.resume();
    const again = (await latest()).supplement;
    assert.ok(again !== null && again !== supplement);
    assert.equal((await awardCases.ofFirm(paid.uscc)).filter((each) => each.supplement !== undefined).length, 1);
  });

  it('follow the facts while nobody has decided, and are not asked again of what was dropped', async () => {
    await revenueTimes(0.5);
    await consider();
    await revenueTimes(2.2);
    await consider();
    const [second, first] = await all();
    assert.deepEqual([first?.state, second?.state], ['superseded', 'open']);
    await done(city, second!.id, 'drop', { reason: '同一事项另案处理。' });
    await consider();
    await site.container.adjustments.watch.considerAll();
    assert.equal((await all()).length, 2);
    await revenueTimes(6);
    await Promise.all([consider(), consider(), consider()]);
    assert.deepEqual(
      (await all()).map(({ state }) => state),
      ['open', 'dropped', 'superseded'],
    );
  });

  it('go before a person where a listing touches what was paid, until the listing is void', async () => {
    const { watch } = site.container.adjustments;
    await watch.listed(paid.uscc, '嘉经信负面〔2026〕88号', '弄虚作假骗取入库或资金');
    await watch.listed(paid.uscc, '嘉经信负面〔2026〕88号', '弄虚作假骗取入库或资金');
    const one = await latest();
    assert.deepEqual([(await all()).length, one.cause.kind, one.dueFen], [1, 'listing', paid.fen]);
    const form = readable((await city.get(at(one.id, '/steps/tell')).expect(200)).text);
    assert.match(form, /拟追缴/);
    await done(city, one.id, 'tell', { reason: '涉及资金。' });
    await watch.voided(paid.uscc, '嘉经信负面〔2026〕88号');
    assert.equal((await latest()).state, 'superseded');
    assert.equal((await all()).length, 1);
    await watch.listed(paid.uscc, '嘉经信负面〔2026〕88号', '弄虚作假骗取入库或资金');
    assert.equal((await all()).length, 1);
  });

  it('are seen by the offices and the firm that was told, and decided on what was shown', async () => {
    await revenueTimes(0.5);
    await consider();
    const one = await latest();
    for (const [username, expected] of [
      ['admin', 200],
      ['auditor', 200],
      ['finance', 200],
      ['market', 200],
      ['nanhu', 404],
      ['provider1', 404],
      ['provider2', 404],
      ['enterprise1', 404],
    ] as const)
      assert.equal((await (await site.signIn(username)).get(at(one.id))).status, expected, username);
    await site.visitor().get(at(one.id)).expect(303);
    await (await site.signIn('enterprise1')).get('/awards/adjustments').expect(403);
    const city2 = await site.signIn('city2');
    const path = at(one.id, '/steps/drop');
    const { text } = await city.get(path).expect(200);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    await done(city2, one.id, 'tell', { reason: '先告知。' });
    const late = await city.post(path, { version, reason: '我的理由在这里' }, { from: path });
    assert.equal(late.status, 409);
    assert.match(readable(late.text), /有人先办理了[\s\S]*我的理由在这里/);
    await city.get(at(one.id, '/steps/nonsense')).expect(404);
    await city.get(at('000000000000000000000000')).expect(404);
  });
});
