import assert from 'node:assert/strict';
import { createComputeService } from '../../../server/features/awards/compute.service.ts';
import { openAwardStores } from '../../../server/award-services.ts';
import type { AwardResults } from '../../../server/persistence/award-result.repository.ts';
import { awardSite, type AwardSite } from './support.ts';

describe('a round that is killed on the way', () => {
  let all: AwardSite;
  before(async () => {
    all = await awardSite();
  });
  after(() => all.site.close());

  it('goes on where it stood, ten times over, and has the same digest as one that was not', async () => {
    const { site } = all;
    const { shelf } = site.container;
    const city = await site.signIn('city');
    const whole = await all.open(city);
    const account = (await site.container.accounts.findByUsername('city'))!;
    const resultOf = async (number: string) =>
      (await site.container.awardRounds.rounds.see(number, account)).round.result;

    const stores = await openAwardStores(site.database.connection, () => undefined);
    const number = 'DF2026-99';
    const { policy, policyDigest, clauses, asOf, budgetLine, budgetFen } = (await stores.awardRounds.find(whole))!;
    const by = { account: account.id, name: account.displayName, role: account.role };
    await stores.awardRounds.begin(
      { number, policy, policyDigest, clauses, asOf, budgetLine, budgetFen },
      { at: '2026-11-24T02:00:00.000Z', by, event: 'begin', reason: '', shown: null },
    );
    /** Keeps a few firms more each time, and then dies as a process does: in the middle of a write. */
    const dying: AwardResults = {
      ...stores.awardResults,
      stale: (round, basis) => stores.awardResults.stale(round, basis, 8),
      keep: async (round, results) => {
        await stores.awardResults.keep(round, results.slice(0, 5));
        throw new Error('killed');
      },
    };
    const common = { ...stores, shelf, now: () => new Date('2026-11-24T02:00:00.000Z'), trouble: () => undefined };
    for (let i = 0; i < 10; i++) {
      await assert.rejects(createComputeService({ ...common, awardResults: dying }).run(number), /killed/);
      assert.equal((await stores.awardRounds.find(number))?.state, 'computing');
    }
    await Promise.all([createComputeService(common).run(number), createComputeService(common).run(number)]);
    assert.equal((await stores.awardRounds.find(number))?.state, 'computed');
    const [first, second] = [await resultOf(whole), await resultOf(number)];
    assert.deepEqual(second?.sums, first?.sums);
    assert.equal(second?.digest, first?.digest);
  });

  it('takes a record that moved while it was read as it is at the end, and every firm once', async () => {
    const { site } = all;
    const stores = await openAwardStores(site.database.connection, () => undefined);
    const city = await site.signIn('city');
    const providers = site.database.connection.collection('providers');
    const [early] = await providers.find().sort({ uscc: 1 }).limit(1).toArray();
    let moved = false;
    const moving: AwardResults = {
      ...stores.awardResults,
      keep: async (round, results) => {
        await stores.awardResults.keep(round, results);
        if (!moved)
          await providers.updateOne({ uscc: early!['uscc'] }, { $set: { name: '改名以后' }, $inc: { version: 1 } });
        moved = true;
      },
    };
    const number = await all.open(city);
    const account = (await site.container.accounts.findByUsername('city'))!;
    await site.container.awardRounds.rounds.take(number, 'recompute', account, {
      ...{ version: 2, reason: '再算', digest: (await stores.awardRounds.find(number))!.result!.digest },
    });
    await createComputeService({
      ...{ ...stores, awardResults: moving, shelf: site.container.shelf, trouble: () => undefined },
      now: () => new Date('2026-11-24T02:00:00.000Z'),
    }).run(number);
    await site.container.awardRounds.compute.run(number);
    const kept = await stores.awardResults.ofFirm(number, String(early!['uscc']));
    assert.equal(kept?.firm, '改名以后');
    assert.equal(await stores.awardResults.count(number), await providers.countDocuments());
  });
});
