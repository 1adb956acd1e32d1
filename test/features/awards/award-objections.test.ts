import assert from 'node:assert/strict';
import type { AwardCase } from '../../../server/domain/awards/award-case.ts';
import { PDF } from '../../support/files.ts';
import { createTestSite, readable, type Fields, type TestPerson, type TestSite } from '../../support/site.ts';
import { step } from './support.ts';

const WORDS: Fields = {
  ...{ name: '章示真', contact: '15405736666', unit: '嘉兴示例厂', honest: 'yes' },
  content: '该企业 2024 年的营业收入中，有一份合同至今没有履行，见附件。',
};
const SECRETS = /章示真|15405736666|示例厂|没有履行|往来函件/;

describe('an objection to an award in its public notice', () => {
  let site: TestSite;
  let city: TestPerson;
  let one: AwardCase;
  before(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
    one = (await site.container.awardRounds.awardCases.inStates(['in-notice']))[0]!;
    // The notice of the demonstration is over: it runs again, with a second award in it.
    const running = { notice: { ...one.notice, until: '2026-12-01' } };
    const other = (await site.container.awardRounds.awardCases.inStates(['ready']))[0]!;
    const cases = site.database.connection.collection('award_cases');
    await cases.updateMany({ lineDigest: { $in: [one.lineDigest, other.lineDigest] } }, {
      $set: { ...running, state: 'in-notice' },
    } as never);
  });
  after(() => site.close());

  const stored = async () => (await site.container.awardRounds.awardCases.findById(one.id))!;
  const form = () => `/notices/${encodeURIComponent(one.notice!.number)}/objection`;
  const object = async (change: Fields = {}, files = [{ name: '往来函件.pdf', bytes: PDF }]) => {
    const answer = await site.visitor().upload(form(), { firm: one.id, ...WORDS, ...change }, files);
    return { answer, number: String(answer.headers['location']).replace('/notices/objection/', '') };
  };
  const take = (event: string, number: string, fields: Fields = {}) =>
    step(city, `/awards/${one.id}/steps/${event}?objection=${number}`, { about: number, ...fields });
  const receipt = async (number: string) =>
    readable((await site.visitor().get(`/notices/objection/${number}`).expect(200)).text);

  it('is received with a number that tells nothing, and suspends that award once it is registered', async () => {
    const notice = readable((await site.visitor().get(`/notices/${encodeURIComponent(one.notice!.number)}`)).text);
    assert.ok(notice.includes(`${form()}?firm=${one.id}`));
    const wrong = await object({ firm: 'x', name: '匿名' });
    assert.equal(wrong.answer.status, 422);
    assert.match(readable(wrong.answer.text), /请选择对哪一项奖励提出异议[^]*匿名异议不予受理/);
    const { answer, number } = await object();
    assert.equal(answer.status, 303);
    assert.match(number, /^YY2026-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const told = await receipt(number);
    assert.match(told, /已收到，待受理/);
    assert.doesNotMatch(told, SECRETS);
    assert.ok(!told.includes(one.firm));
    assert.equal((await stored()).state, 'in-notice');

    // Only who handles objections reads it, and its file; the notice cannot be closed over it.
    const page = readable((await city.get(`/awards/${one.id}`).expect(200)).text);
    assert.match(page, /章示真[^]*往来函件/);
    assert.ok(readable((await city.get('/awards')).text).includes(`/awards/${one.id}`));
    const auditor = await site.signIn('auditor');
    assert.doesNotMatch(readable((await auditor.get(`/awards/${one.id}`).expect(200)).text), SECRETS);
    const file = /href="(\/awards\/[^"]+\/objections\/[^"]+)"/.exec(page)![1]!;
    await city.get(file).expect(200);
    await auditor.get(file).expect(404);
    await site.database.connection
      .collection('award_cases')
      .updateOne({ lineDigest: one.lineDigest }, { $set: { 'notice.until': '2026-11-20' } });
    const closing = new URLSearchParams({ outcome: 'close', chosen: `${one.id}:${(await stored()).version}` });
    assert.equal((await city.post('/awards/notice', closing)).status, 409);
    await site.database.connection
      .collection('award_cases')
      .updateOne({ lineDigest: one.lineDigest }, { $set: { 'notice.until': '2026-12-01' } });

    assert.equal((await take('object', number)).status, 303);
    assert.equal((await stored()).state, 'objected');
    assert.match(await receipt(number), /已经受理[^]*暂停办理该项奖励/);
    const others = (await site.container.awardRounds.awardCases.inNotice(one.notice!.number)).filter(
      ({ id, state }) => id !== one.id && state === 'in-notice',
    );
    assert.ok(others.length > 0, 'the others go on');
  });

  it('is declined, dismissed or upheld, each by itself; the award goes on when none is left', async () => {
    const first = (await stored()).objections[0]!.number;
    const [second, third] = [(await object()).number, (await object()).number];
    assert.equal((await take('decline-objection', second, { reason: '' })).status, 422);
    assert.equal((await take('decline-objection', second, { reason: '与名单无关。' })).status, 303);
    assert.match(await receipt(second), /不予受理/);
    assert.equal((await take('object', third)).status, 303);
    assert.equal((await take('dismiss-objection', first, { reason: '合同已经履行。' })).status, 303);
    assert.equal((await stored()).state, 'objected', 'another one is registered');
    assert.equal((await take('dismiss-objection', third, { reason: '同上。' })).status, 303);
    const now = await stored();
    assert.deepEqual(
      [now.state, now.objections.map(({ state }) => state)],
      ['in-notice', ['dismissed', 'declined', 'dismissed']],
    );
    // What the firm reads of it says that there was one, and nothing of who wrote what.
    assert.doesNotMatch(JSON.stringify(now.history), SECRETS);
    assert.doesNotMatch(JSON.stringify(now.history), /与名单无关/);

    const { number } = await object();
    await take('object', number);
    assert.equal((await take('uphold-objection', number, { reason: '合同没有履行，收入应当更正。' })).status, 303);
    assert.equal((await stored()).state, 'recomputed');
    assert.match(await receipt(number), /异议成立，该项奖励不予兑付/);
    assert.equal((await object()).answer.status, 422, 'it is named no more');
  });

  it('stands beside the notices of the pool in the API, with whom and what it names', async () => {
    const { body } = await site.visitor().get('/api/v1/notices?limit=200').expect(200);
    const notices = body.notices as { number: string; kind: string; awards?: { yuan: number; clause: string }[] }[];
    const own = notices.find(({ number }) => number === one.notice!.number)!;
    assert.deepEqual([own.kind, new Set(notices.map(({ kind }) => kind)).size], ['awards', 2]);
    assert.ok(own.awards!.every(({ yuan, clause }) => yuan > 0 && clause.startsWith('3.1.4')));
    assert.doesNotMatch(JSON.stringify(body), SECRETS);
  });
});
