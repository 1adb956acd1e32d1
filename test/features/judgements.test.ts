import assert from 'node:assert/strict';
import { readSubject } from '../../server/domain/awards/subject.ts';
import { factsOf } from '../../server/domain/awards/provider-facts.ts';
import { readable, type TestPerson } from '../support/site.ts';
import { awardSite, ROUNDS, step, type AwardSite } from './awards/support.ts';

const FIRM = '91330483HK3138132D';
const CLAIM = `uscc=${FIRM}&clause=3.1.4.1&matter=growth%3A2024`;
const NEW = `/awards/judgements/new?${CLAIM}`;
const GROUND = '企业取得软件企业评估证书，评估机构出具了证明。';

describe('a held claim that persons decide', () => {
  let all: AwardSite;
  let city: TestPerson;
  let city2: TestPerson;
  before(async () => {
    all = await awardSite();
    [city, city2] = [await all.site.signIn('city'), await all.site.signIn('city2')];
  });
  after(() => all.site.close());

  const judgements = () => all.site.container.judgements.judgements;
  const provider = async () => (await all.site.container.providers.findByUscc(FIRM))!;
  const line = async () => {
    const shelved = all.site.container.shelf.get('jiaxing-2024-6')!;
    return shelved.assess(factsOf(await provider()), '2026-11-24').lines.find(({ year }) => year === 2024)!;
  };
  it('is proposed by one, decided by another, used in the next computation, and withdrawn by a decision again', async () => {
    const { site } = all;
    const number = await all.open(city);
    const stored = () => site.container.awardRounds.rounds;
    const account = (await site.container.accounts.findByUsername('city'))!;
    const locked = (await stored().see(number, account)).round.result!;
    const held = readable((await city.get(`${ROUNDS}/${number}/firms/${FIRM}`).expect(200)).text);
    assert.ok(held.includes(NEW), 'the round leads to the proposal');
    assert.doesNotMatch(
      readable((await (await site.signIn('finance')).get(`${ROUNDS}/${number}/firms/${FIRM}`)).text),
      /提出认定/,
    );

    const empty = await step(city, NEW, { ground: '', evidence: '审计报告' });
    assert.equal(empty.status, 422);
    assert.match(readable(empty.text), /请选择怎样认定[^]*请写明认定的事实和理由[^]*审计报告/);
    const form = {
      code: 'software-status-unknown',
      decision: 'met',
      ground: GROUND,
      evidence: '评估证书浙RQ-2024-0001',
    };
    const proposed = await step(city, NEW, form);
    assert.equal(proposed.status, 303, readable(proposed.text).slice(0, 1500));
    const page = String(proposed.headers['location']);
    const id = page.split('/').at(-1)!;
    assert.equal((await step(city2, NEW, form)).status, 409, 'one decision for each reason');
    assert.equal((await line()).outcome, 'hold', 'proposed is not decided');

    await city.get(`${page}/steps/decide`).expect(403);
    await (await site.signIn('finance')).get(`${page}/steps/decide`).expect(403);
    const bare = await step(city2, `${page}/steps/decide`, { reason: '' });
    assert.equal(bare.status, 422);
    assert.equal((await step(city2, `${page}/steps/decide`, { reason: '材料齐全，同意。' })).status, 303);
    assert.deepEqual(
      (await provider()).judgements?.map(({ code, decision }) => [code, decision]),
      [['software-status-unknown', 'met']],
    );

    // What was locked stays; the next computation counts it, and says whose decision it was.
    assert.deepEqual((await stored().see(number, account)).round.result, locked);
    const decided = await line();
    assert.equal(decided.outcome, 'payable');
    const subject = (await city.get(`/providers/${FIRM}/awards/subject.ndjson`).expect(200)).text;
    const read = readSubject(JSON.parse(subject) as unknown);
    assert.ok('facts' in read);
    const shelved = site.container.shelf.get('jiaxing-2024-6')!;
    assert.deepEqual(
      shelved.assess(read.facts, '2026-11-24').lines.find(({ year }) => year === 2024),
      decided,
    );
    assert.match(decided.steps.map(({ text }) => text).join(), new RegExp(`认定为软件企业.*2026年11月24日.*${GROUND}`));
    assert.equal((await step(city, `${ROUNDS}/${number}/steps/recompute`, { reason: '有新的认定。' })).status, 303);
    await site.container.awardRounds.compute.run(number);
    const again = (await stored().see(number, account)).round.result!;
    assert.notEqual(again.digest, locked.digest);
    assert.match(readable((await city.get(`${ROUNDS}/${number}/firms/${FIRM}`)).text), /经人工认定，认定为软件企业/);

    assert.equal((await step(city2, `${page}/steps/propose-withdrawal`, { reason: '证书系伪造。' })).status, 303);
    await city2.get(`${page}/steps/withdraw`).expect(403);
    assert.equal((await line()).outcome, 'payable', 'in force until it is withdrawn');
    assert.equal((await step(city, `${page}/steps/withdraw`, { reason: '查实。' })).status, 303);
    assert.deepEqual([(await line()).outcome, (await provider()).judgements], ['hold', []]);
    const one = (await judgements().findById(id))!;
    assert.deepEqual(
      one.history.map(({ event }) => event),
      ['begin', 'decide', 'propose-withdrawal', 'withdraw'],
    );
    await site.container.journal.settled();
    assert.equal((await site.container.journal.ofMatter(one.number)).length, 4);
    // It can be decided anew, by a new decision.
    assert.equal((await step(city, NEW, { ...form, decision: 'unmet' })).status, 303);
  });

  it('is on record though the process was killed behind the decision, and on record once', async () => {
    const [open] = await judgements().list({ uscc: FIRM });
    const { id, version } = open!;
    const by = { account: 'x', name: '乙', role: 'city' } as const;
    const entry = { at: '2026-11-24T02:00:00.000Z', by, event: 'decide', reason: '同意', shown: null };
    await judgements().decide(
      { id, state: 'proposed', version },
      { to: 'in-force', entry, set: { decidedOn: '2026-11-24', decidedBy: '甲、乙' } },
    );
    assert.deepEqual((await provider()).judgements, []);
    await all.site.container.judgements.service.resume();
    await all.site.container.judgements.service.resume();
    assert.deepEqual(
      (await provider()).judgements?.map(({ decision }) => decision),
      ['unmet'],
    );
    assert.equal((await line()).outcome, 'not-eligible');
  });

  it('is read by the offices, and by the firm once it is decided', async () => {
    const { site } = all;
    const [demo] = (await judgements().list({})).filter(({ state }) => state === 'proposed');
    assert.ok(demo);
    await site.database.connection
      .collection('accounts')
      .updateOne({ username: 'provider2' }, { $set: { organisationUscc: demo.uscc } });
    for (const [username, expected] of [
      ['auditor', 200],
      ['market', 200],
      ['haining', 404],
      ['provider1', 404],
      ['provider2', 404],
      ['enterprise1', 404],
    ] as const)
      assert.equal(
        (await (await site.signIn(username)).get(`/awards/judgements/${demo.id}`)).status,
        expected,
        username,
      );
    await (await site.signIn('enterprise1')).get('/awards/judgements').expect(403);
    await city.get(`/awards/judgements/new?uscc=${FIRM}&clause=3.1.4.1&matter=growth%3A2025`).expect(409);
    await city.get('/awards/judgements/new?uscc=x&clause=y&matter=z').expect(404);
    await city.get(`/awards/judgements/${demo.id}/steps/nonsense`).expect(404);
  });
});
