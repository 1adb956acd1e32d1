import assert from 'node:assert/strict';
import { standingOn } from '../../../server/domain/registry/pool-membership.ts';
import { createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';
import { CARRIED, done, shownOn, step, stored } from './support.ts';

describe('what a decision does to the provider', () => {
  let site: TestSite;
  let city2: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    city2 = await site.signIn('city2');
  });
  afterEach(() => site.close());

  const provider = async () =>
    (await site.container.providers.findByUscc((await stored(site, CARRIED)).subject?.uscc ?? ''))!;
  const { listings, providers } = { listings: 'listing_cases', providers: 'providers' };
  const raw = (name: string) => site.database.connection.collection(name);
  const list = () => done(city2, CARRIED, 'list', { reason: '事实清楚' });

  it('is noted at once, with all that is asked of a listing, and ends the membership', async () => {
    assert.equal(standingOn(await provider(), '2026-11-24').state, 'member');
    await list();
    const { entry, effects } = await stored(site, CARRIED);
    assert.deepEqual(effects, []);
    assert.deepEqual((await provider()).listings, [
      {
        ...{
          from: '2026-11-24',
          to: '2027-07-23',
          ground: '总承包后转包',
          class: 'ordinary',
          decision: entry?.decision,
        },
        ...{ isPublic: true, voidedOn: null },
      },
    ]);
    const on = async (day: string) => standingOn(await provider(), day).state;
    assert.deepEqual(
      [await on('2026-11-23'), await on('2026-11-24'), await on('2027-07-23'), await on('2027-07-24')],
      ['member', 'listed', 'listed', 'former'],
    );
  });

  it('killed between the decision and its effect is made good at the next start, once', async () => {
    await list();
    const { version, subject } = await stored(site, CARRIED);
    const [listing] = (await provider()).listings;
    const waiting = { $set: { effects: [{ version, listing }] } };
    const of = { number: (await stored(site, CARRIED)).number };
    // As it was left by a process that died before it wrote to the provider …
    await raw(providers).updateOne({ uscc: subject?.uscc }, { $set: { listings: [], applied: [] } });
    await raw(listings).updateOne(of, waiting);
    await site.container.negativeList.steps.applyPendingEffects();
    assert.deepEqual((await provider()).listings, [listing]);
    assert.deepEqual((await stored(site, CARRIED)).effects, []);
    // … and of one that died after it, before it noted so.
    await raw(listings).updateOne(of, waiting);
    await Promise.all([1, 2, 3].map(() => site.container.negativeList.steps.applyPendingEffects()));
    assert.deepEqual((await provider()).listings, [listing]);
    assert.deepEqual((await stored(site, CARRIED)).effects, []);
  });

  it('an older effect that comes late does not undo a later one', async () => {
    await list();
    const [listing] = (await provider()).listings;
    const { version } = await stored(site, CARRIED);
    await done(city2, CARRIED, 'revoke', { reason: '复议撤销', basis: '嘉政复〔2026〕20号' });
    assert.equal((await provider()).listings[0]?.voidedOn, '2026-11-24');
    const of = { number: (await stored(site, CARRIED)).number };
    await raw(listings).updateOne(of, { $set: { effects: [{ version, listing }] } });
    await site.container.negativeList.steps.applyPendingEffects();
    assert.equal((await provider()).listings[0]?.voidedOn, '2026-11-24');
    assert.equal(standingOn(await provider(), '2026-11-24').state, 'member');
  });

  it('the decision stands though its effect failed; the effect waits', async () => {
    const { version, digest } = await shownOn(city2, step(CARRIED, 'list'));
    const honest = site.container.providers.noteListing;
    site.container.providers.noteListing = () => Promise.reject(new Error('gone'));
    const answer = await city2.post(step(CARRIED, 'list'), { version, digest, reason: '同意' });
    site.container.providers.noteListing = honest;
    assert.equal(answer.status, 303);
    assert.equal((await stored(site, CARRIED)).effects.length, 1);
    assert.deepEqual((await provider()).listings, []);
    await site.container.negativeList.steps.applyPendingEffects();
    assert.equal((await provider()).listings.length, 1);
  });

  it('puts paid awards of the grounds about money before a person', async () => {
    await raw(listings).updateOne(
      { number: (await stored(site, CARRIED)).number },
      { $set: { 'proposal.ground': 'N01', 'proposal.months': 24 } },
    );
    await list();
    const { text } = await city2.get(`/negative-list/cases/${CARRIED}`).expect(200);
    assert.match(text, /已兑现和未兑现的奖励须由人工复核/);
  });
});
