import assert from 'node:assert/strict';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import {
  accountId,
  ANSWERED,
  CARRIED,
  caseOf,
  CLUE,
  done,
  entryOf,
  INVESTIGATING,
  LISTED,
  OVERDUE,
  PROPOSED,
  REPAIR,
  shownOn,
  SILENT,
  step,
  stored,
  take,
  TOLD,
} from './support.ts';

describe('a step of a case', () => {
  const clock = movableClock();
  let site: TestSite;
  let city: TestPerson;
  let city2: TestPerson;
  beforeEach(async () => {
    clock.setTo('2026-11-24T10:00:00+08:00');
    site = await createTestSite({ clock });
    [city, city2] = [await site.signIn('city'), await site.signIn('city2')];
  });
  afterEach(() => site.close());

  it('that comes second is refused: the page as it is now, and what was typed', async () => {
    const { version, digest } = await shownOn(city2, step(CLUE, 'dismiss-clue'));
    const { subject } = await stored(site, CLUE);
    await done(city, CLUE, 'open-case', { uscc: subject!.uscc, reason: '立案' });
    const late = await city2.post(
      step(CLUE, 'dismiss-clue'),
      { version, digest, reason: '我写了很多' },
      { from: '/account' },
    );
    assert.equal(late.status, 409);
    for (const words of [/没有办成/, /核查/, /沈如晦/, /我写了很多/]) assert.match(late.text, words);
  });

  it('rests on what was shown: evidence added meanwhile makes it wait', async () => {
    const { version, digest } = await shownOn(city, step(INVESTIGATING, 'notify'));
    await done(city, INVESTIGATING, 'add-evidence', { reason: '新证据' });
    const late = await city.post(step(INVESTIGATING, 'notify'), { version, digest, ...PROPOSED });
    assert.equal(late.status, 409);
    const guessed = await city.post(step(INVESTIGATING, 'notify'), { version: '5', digest: 'x', ...PROPOSED });
    assert.equal(guessed.status, 409);
    assert.equal((await stored(site, INVESTIGATING)).state, 'investigating');
  });

  it('the firm is not disturbed by what the office does meanwhile', async () => {
    const firm = await site.signIn('provider5');
    const { version, digest } = await shownOn(firm, step(TOLD, 'defend'));
    await done(city, TOLD, 'add-evidence', { reason: '提醒函签收回执' });
    const answer = await firm.post(step(TOLD, 'defend'), { version, digest, reason: '已经报告过。' });
    assert.equal(answer.status, 303);
    assert.equal((await stored(site, TOLD)).defences[0]?.how, 'given');
  });

  it('says all that is wrong with a proposal, at its field, and keeps what was typed', async () => {
    const answer = await take(city, INVESTIGATING, 'notify', { months: '99', isPublic: 'yes' });
    assert.equal(answer.status, 422);
    for (const words of [/请选择事由/, /请写明事实/, /value="99"/, /value="yes" checked/])
      assert.match(answer.text, words);
    for (const [fields, words] of [
      [{ ...PROPOSED, months: '2' }, /一般等级，期限应为 3 至 12 个月/],
      [{ ...PROPOSED, months: '13' }, /一般等级，期限应为 3 至 12 个月/],
      [{ ...PROPOSED, months: '6.5' }, /期限应为/],
      [{ ...PROPOSED, months: '' }, /期限应为/],
      [{ ...PROPOSED, ground: 'N01', months: '11' }, /严重等级，期限应为 12 至 36 个月/],
      [{ ...PROPOSED, ground: 'N09', months: '4' }, /轻微等级，期限应为 1 至 3 个月/],
      [{ ...PROPOSED, ground: 'N99' }, /请选择事由/],
      [{ ...PROPOSED, ground: 'N10', original: '嘉经信负面〔2026〕99号' }, /没有这份有效的列入决定/],
      [{ ...PROPOSED, ground: 'N10', original: '嘉经信负面〔2024〕4号' }, /没有这份有效的列入决定/],
      [{ ...PROPOSED, facts: '字'.repeat(2001) }, /最多 2000 个字/],
    ] as const) {
      const refused = await take(city, INVESTIGATING, 'notify', fields);
      assert.equal(refused.status, 422, JSON.stringify(fields));
      assert.match(readable(refused.text), words);
    }
  });

  it('lists for a minor ground without publishing it, unless the decision says so', async () => {
    for (const isPublic of [false, true]) {
      const id = isPublic ? OVERDUE : INVESTIGATING;
      const hand = isPublic ? city2 : city;
      await done(hand, id, 'notify', {
        ground: 'N09',
        facts: '没有报告',
        months: '1',
        ...(isPublic && { isPublic: 'yes' }),
      });
      await hand.post(step(id, 'record-defence'), {});
      await done(city, id, 'record-defence', { reason: '来函' });
      const panel = await Promise.all(['city', 'city2', 'city3'].map((name) => accountId(site, name)));
      const others = panel.filter((_, i) => i !== (isPublic ? 1 : 0));
      await done(hand, id, 'deliberate', { panel: others });
      const judges = isPublic ? [city, await site.signIn('city3')] : [city2, await site.signIn('city3')];
      for (const judge of judges) await done(judge, id, 'vote', { inFavour: 'yes', reason: '是' });
      await done(judges[0]!, id, 'list', { reason: '是' });
      const { entry, subject } = await stored(site, id);
      assert.deepEqual([entry?.isPublic, entry?.to], [isPublic, '2026-12-23']);
      const visitor = site.visitor();
      assert.equal((await visitor.get('/negative-list')).text.includes(subject!.name), isPublic);
      await visitor.get(entryOf(entry!.decision)).expect(isPublic ? 200 : 404);
      await city.get(entryOf(entry!.decision)).expect(200);
      const page = readable((await visitor.get(`/providers/${subject!.uscc}`).expect(200)).text);
      assert.equal(/列入负面清单/.test(page), isPublic);
      assert.ok(!(await visitor.get(`/providers?q=${subject!.uscc}`)).text.includes(`/providers/${subject!.uscc}`));
    }
  });

  it('inherits what is left of the original term, in its class; not once that has ended', async () => {
    await done(city, INVESTIGATING, 'notify', {
      ground: 'N10',
      facts: '换名再注册',
      original: '嘉经信负面〔2026〕3号',
    });
    const panel = [await accountId(site, 'city2'), await accountId(site, 'city3')];
    await done(city, INVESTIGATING, 'record-defence', { reason: '来函' });
    await done(city, INVESTIGATING, 'deliberate', { panel });
    const city3 = await site.signIn('city3');
    for (const judge of [city2, city3]) await done(judge, INVESTIGATING, 'vote', { inFavour: 'yes', reason: '是' });
    clock.setTo('2028-08-10T10:00:00+08:00');
    assert.match((await city2.get(step(INVESTIGATING, 'list')).expect(409)).text, /没有剩余期限可以承接/);
    clock.setTo('2026-12-24T10:00:00+08:00');
    assert.match((await shownOn(city2, step(INVESTIGATING, 'list'))).text, /至2028年8月9日/);
    const { version, digest } = await shownOn(city2, step(INVESTIGATING, 'list'));
    // The original is revoked while the page is open: the decision does not count.
    await done(city3, LISTED, 'revoke', { reason: 'x', basis: 'y' });
    const stale = await city2.post(
      step(INVESTIGATING, 'list'),
      { version, digest, reason: '是' },
      { from: '/account' },
    );
    assert.equal(stale.status, 409);
    assert.equal((await stored(site, INVESTIGATING)).state, 'deliberating');
  });

  it('follows a source without an end of its own, and ends with it', async () => {
    const asN07 = { 'proposal.ground': 'N07', 'proposal.months': null };
    const { number } = await stored(site, CARRIED);
    await site.database.connection.collection('listing_cases').updateOne({ number }, { $set: asN07 });
    await done(city2, CARRIED, 'list', { reason: '是' });
    assert.equal((await stored(site, CARRIED)).entry?.to, null);
    clock.setTo('2030-01-10T10:00:00+08:00');
    const { subject } = await stored(site, CARRIED);
    const listed = async () => (await site.visitor().get('/negative-list')).text.includes(subject!.name);
    assert.equal(await listed(), true);
    for (const endedOn of ['2030-01-11', '2026-11-23', '2030-02-30', '']) {
      const refused = await take(city2, CARRIED, 'end-with-source', { endedOn, basis: '信用中国', reason: '移出' });
      assert.equal(refused.status, 422, endedOn);
    }
    await done(city2, CARRIED, 'end-with-source', { endedOn: '2030-01-08', basis: '信用中国', reason: '移出' });
    assert.equal(await listed(), false);
    const { entry, state } = await stored(site, CARRIED);
    assert.deepEqual([state, entry?.to], ['source-ended', '2030-01-08']);
  });

  it('corrects a clerical error by a new version; the old one is kept and shown', async () => {
    const { entry } = await stored(site, LISTED);
    const same = await take(city2, LISTED, 'correct', { ...entry, to: entry!.to ?? '', reason: 'x' } as never);
    assert.equal(same.status, 422);
    assert.match(same.text, /没有改动/);
    const fields = { name: entry!.name, facts: '申报材料中两份合同不实。', to: '2028-08-10', reason: '笔误' };
    assert.match(
      (await take(city2, LISTED, 'correct', { ...fields, to: '2029-08-10' })).text,
      /截止日期应在 2027-08-09 至 2029-08-09 之间/,
    );
    await done(city2, LISTED, 'correct', fields);
    const after = await stored(site, LISTED);
    assert.deepEqual(
      [after.entry?.to, after.entry?.decision, after.formerEntries.length],
      ['2028-08-10', entry!.decision, 2],
    );
    assert.deepEqual(after.formerEntries.at(-1)?.entry, entry);
    const listing = (await site.container.providers.findByUscc(entry!.uscc))?.listings[0];
    assert.equal(listing?.to, '2028-08-10');
    const page = readable((await site.visitor().get(entryOf(entry!.decision)).expect(200)).text);
    assert.match(page, /更正记录[\s\S]*笔误/);
    assert.ok(page.includes(entry!.facts) && page.includes('申报材料中两份合同不实。'));
  });

  it('is taken over by another, and who investigated stays out of the judging', async () => {
    await city2.get(step(ANSWERED, 'take-over')).expect(409);
    await done(city, ANSWERED, 'take-over', { reason: '原核查人调岗' });
    await city2.get(step(ANSWERED, 'add-evidence')).expect(403);
    const { text } = await city.get(caseOf(ANSWERED)).expect(200);
    // Of three, two have investigated: no panel can be made.
    assert.doesNotMatch(text, /提请集体审议</);
    assert.match((await city.get(step(ANSWERED, 'deliberate')).expect(409)).text, /不能组成审议/);
  });

  it('a refused repair leaves the term as it was; silence is recorded when deliberation is asked for', async () => {
    const before = await stored(site, REPAIR);
    await city.get(step(REPAIR, 'refuse-repair')).expect(403);
    await done(city2, REPAIR, 'refuse-repair', { reason: '客户没有确认' });
    const after = await stored(site, REPAIR);
    assert.deepEqual([after.state, after.entry], ['listed', before.entry]);
    const panel = [await accountId(site, 'city2'), await accountId(site, 'city3')];
    await done(city, SILENT, 'deliberate', { panel });
    const { defences, history } = await stored(site, SILENT);
    assert.equal(defences[0]?.how, 'silent');
    assert.match(history.at(-1)?.reason ?? '', /企业逾期未陈述申辩/);
  });

  it('is not taken at an address that names none, nor on a case that is none', async () => {
    await city.get(step(LISTED, 'report')).expect(404);
    await city.get(step('0123456789abcdef01234567', 'revoke')).expect(404);
    await city.get('/negative-list/cases/x').expect(404);
    assert.equal((await city.postBare(step(LISTED, 'revoke'), { reason: 'x' })).status, 403);
  });
});
