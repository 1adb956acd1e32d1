import assert from 'node:assert/strict';
import type { AwardCase } from '../../../server/domain/awards/award-case.ts';
import { createWatchService } from '../../../server/features/adjustments/watch.service.ts';
import { openChangedProviders } from '../../../server/persistence/changed-providers.ts';
import { createTestSite, type TestSite } from '../../support/site.ts';

describe('what follows from an award that was paid', () => {
  let site: TestSite;
  let paid: AwardCase;
  before(async () => {
    site = await createTestSite();
    await site.container.following.catchUp();
    paid = (await site.container.awardRounds.awardCases.inStates(['paid'])).find(({ matter }) =>
      matter.startsWith('growth:'),
    )!;
    await site.database.connection.collection('award_adjustments').deleteMany({});
    await site.database.connection
      .collection('providers')
      .updateOne({ uscc: paid.uscc }, { $set: { otherAwards: [] } });
  });
  after(() => site.close());

  const all = () => site.container.adjustments.adjustments.list({});
  const latest = async () => (await all())[0] ?? assert.fail('no adjustment');
  const halveRevenue = () =>
    site.database.connection.collection('providers').updateOne({ uscc: paid.uscc }, {
      $set: {
        revenue: paid.facts.revenue.map(({ year, fen }) => ({ year, fen: Math.round(fen / 2), evidence: '审计报告' })),
      },
    } as never);

  it('is compared at the next start where the process was killed behind an effect, and again where more changed', async () => {
    const providers = site.database.connection.collection('providers');
    const marked = () => providers.countDocuments({ toCompare: true });
    await site.container.adjustments.compare.run();
    assert.equal(await marked(), 0);
    await halveRevenue();
    await providers.updateOne({ uscc: paid.uscc }, { $set: { toCompare: true } });
    const changed = openChangedProviders(site.database.connection);
    const [seen] = await changed.list();
    await providers.updateOne({ uscc: paid.uscc }, { $inc: { version: 1 } });
    await changed.seen(seen!);
    assert.equal(await marked(), 1, 'it changed while it was looked at');
    const broken = createWatchService({
      ...{ ...site.container.adjustments.needs, changed },
      providers: { findByUscc: () => Promise.reject(new Error('gone')) },
    });
    const told: string[] = [];
    await broken.considerChanged((_error, uscc) => told.push(uscc));
    assert.deepEqual([told, await marked(), (await all()).length], [[paid.uscc], 1, 0]);
    await site.container.adjustments.compare.run();
    assert.deepEqual([await marked(), (await latest()).state], [0, 'open']);
  });
});
