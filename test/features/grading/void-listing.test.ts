import assert from 'node:assert/strict';
import type { GradingFacts } from '../../../server/domain/grading/scorecard.ts';
import type { Provider } from '../../../server/domain/registry/provider.ts';
import { loadGradingScheme } from '../../../server/policy-data/grading-loader.ts';
import { factsFor, keepRound, withoutDemoRounds } from '../../support/grading-round.ts';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';
import { CARRIED, done, LISTED, stored } from '../negative-list/support.ts';

const scheme = loadGradingScheme([]);
const NUMBER = 'PJ2026-1';
const REVOKED = { reason: '复议机关撤销', basis: '嘉政复〔2026〕20号' };

describe('grades, when a listing is void', () => {
  let site: TestSite;
  let warned: Provider;
  let leftOut: Provider;
  before(async () => {
    site = await createTestSite();
    await withoutDemoRounds(site);
    const city2 = await site.signIn('city2');
    const { number } = await stored(site, CARRIED);
    // Of minor class: the one that costs points.
    await site.database.connection
      .collection('listing_cases')
      .updateOne({ number }, { $set: { 'proposal.ground': 'N09', 'proposal.months': 3, 'proposal.isPublic': false } });
    await done(city2, CARRIED, 'list', { reason: '事实清楚' });
    [warned, leftOut] = [await firmOf(CARRIED), await firmOf(LISTED)];
    await keepRound(site, {
      ...{ number: NUMBER, cutOff: '2026-11-24', scheme, state: 'published' },
      firms: [sketch(warned, 1), sketch(await other(), 0)],
    });
  });
  after(() => site.close());

  async function firmOf(listing: string): Promise<Provider> {
    const { subject } = await stored(site, listing);
    return (await site.container.providers.findByUscc(subject?.uscc ?? '')) ?? assert.fail();
  }
  async function other(): Promise<Provider> {
    for await (const one of site.container.providers.each())
      if (one.listings.length === 0 && one.pool.length > 0) return one;
    return assert.fail();
  }
  function sketch({ uscc, name, region, categories }: Provider, warnings: number) {
    const facts: GradingFacts = { ...factsFor(84), counts: { lateChanges: 0, warnings } };
    return { uscc, firm: name, region, categories, facts };
  }
  const gradeOf = ({ uscc }: Provider) => site.container.stores.gradingStores.grades.ofFirmInRound(NUMBER, uscc);
  const followed = () => site.container.following.catchUp();

  it('stay as they are while the listing holds', async () => {
    await followed();
    assert.equal((await gradeOf(warned))?.state, 'published');
    assert.equal(await gradeOf(leftOut), null);
  });

  it('are put before a person where the listing cost points; the firm and the office read why', async () => {
    await done(await site.signIn('city3'), CARRIED, 'revoke', REVOKED);
    await followed();
    const grade = (await gradeOf(warned)) ?? assert.fail();
    const { entry } = await stored(site, CARRIED);
    assert.deepEqual([grade.state, grade.before], ['questioned', 'published']);
    assert.equal(grade.history.at(-1)?.by.role, 'system');
    const page = readable((await (await site.signIn('city')).get(`/grades/${grade.id}`).expect(200)).text);
    assert.ok(page.includes(`列入决定（${entry?.decision ?? '-'}）已撤销`));
    // Asked again, by this process or the next one, it is the same question.
    await followed();
    assert.equal((await gradeOf(warned))?.version, grade.version);
  });

  it('are changed by an official alone, with the value that counts now and what was there before', async () => {
    const before = (await gradeOf(warned)) ?? assert.fail();
    const at = `/grades/${before.id}/steps/regrade`;
    const typed = { version: String(before.version), reason: '列入已撤销，不再扣分', 'count:warnings': '0' };
    const market = await site.signIn('market');
    assert.equal((await market.post(at, typed, { from: '/account' })).status, 403);
    const city = await site.signIn('city');
    assert.equal((await city.post(at, { ...typed, 'count:warnings': '' }, { from: '/account' })).status, 422);
    assert.equal((await city.post(at, typed, { from: '/account' })).status, 303);
    const after = (await gradeOf(warned)) ?? assert.fail();
    assert.deepEqual([after.state, after.total], ['published', before.total + 500]);
    assert.deepEqual(
      after.corrections.map(({ target, from, to }) => [target.id, from, to]),
      [['warnings', 1, 0]],
    );
    assert.deepEqual(after.noticed, { total: before.total, grade: before.grade });
  });

  it('are given after all to a firm that the listing had kept out of the round', async () => {
    await done(await site.signIn('city3'), LISTED, 'revoke', REVOKED);
    await followed();
    const grade = (await gradeOf(leftOut)) ?? assert.fail();
    assert.equal(grade.state, 'questioned');
    const firm = await site.signIn('provider4');
    assert.match(readable((await firm.get(`/grades/${grade.id}`).expect(200)).text), /已撤销，视为从未列入/);
    const city = await site.signIn('city');
    const kept = { version: String(grade.version), reason: '按截止日的记录计算' };
    assert.equal((await city.post(`/grades/${grade.id}/steps/keep`, kept, { from: '/account' })).status, 303);
    assert.notEqual((await gradeOf(leftOut))?.state, 'questioned');
  });
});
