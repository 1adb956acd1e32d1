import assert from 'node:assert/strict';
import type { AwardCase } from '../../../server/domain/awards/award-case.ts';
import { factsOf } from '../../../server/domain/awards/provider-facts.ts';
import { createWatchService } from '../../../server/features/adjustments/watch.service.ts';
import { openChangedProviders } from '../../../server/persistence/changed-providers.ts';
import { createTestSite, readable, type TestSite } from '../../support/site.ts';

describe('what follows from an award that was paid', () => {
  let site: TestSite;
  let paid: AwardCase;
  let revenue: readonly unknown[];
  before(async () => {
    site = await createTestSite();
    await site.container.following.catchUp();
    paid = (await site.container.awardRounds.awardCases.inStates(['paid'])).find(({ matter }) =>
      matter.startsWith('growth:'),
    )!;
    revenue = (await site.container.providers.findByUscc(paid.uscc))!.revenue;
    await site.database.connection.collection('award_adjustments').deleteMany({});
    await site.database.connection
      .collection('providers')
      .updateOne({ uscc: paid.uscc }, { $set: { otherAwards: [] } });
  });
  after(() => site.close());

  const all = () => site.container.adjustments.adjustments.list({});
  const latest = async () => (await all())[0] ?? assert.fail('no adjustment');
  const assessed = async () => {
    const provider = (await site.container.providers.findByUscc(paid.uscc))!;
    return site.container.shelf.get('jiaxing-2024-6')!.assess(factsOf(provider), '2026-11-24');
  };
  const halveRevenue = () =>
    site.database.connection.collection('providers').updateOne({ uscc: paid.uscc }, {
      $set: {
        revenue: paid.facts.revenue.map(({ year, fen }) => ({ year, fen: Math.round(fen / 2), evidence: '审计报告' })),
      },
    } as never);

  it('stands among what the public sees, once, and takes no part in the calculation', async () => {
    const { following, providers } = site.container;
    const before = await assessed();
    await site.database.connection.collection('bookmarks').deleteOne({ _id: 'published-awards' as never });
    await following.catchUp();
    await following.catchUp();
    const provider = (await providers.findByUscc(paid.uscc))!;
    const own = provider.publishedAwards.filter(({ award }) => award !== undefined);
    const expected = { clause: paid.clause, matter: paid.matter, fen: paid.fen, notice: paid.notice!.number };
    assert.deepEqual(own, [
      { ...expected, publishedOn: paid.notice!.from, award: paid.id, paidOn: paid.paidOn, repaidFen: 0 },
    ]);
    assert.deepEqual(await assessed(), before);
    const page = readable((await site.visitor().get(`/providers/${paid.uscc}/awards`).expect(200)).text);
    assert.ok(page.includes(paid.notice!.number));
    // What the bank returned, or is on its way, is not paid.
    const all = await site.container.awardRounds.awardCases.inStates(['bounced', 'in-batch', 'ready']);
    for (const one of all) {
      const firm = (await providers.findByUscc(one.uscc))!;
      assert.ok(!firm.publishedAwards.some(({ award }) => award === one.id));
    }
    // A round that is computed now says 已享受 of it by the entitlement, whatever the public sees.
    const held = await site.container.awardRounds.awardCases.heldElsewhere([paid.uscc], 'another');
    assert.ok(held.has(`${paid.uscc}|${paid.clause}|${paid.matter}`));
  });

  it('shows what came back of it', async () => {
    const { adjustments } = site.container.adjustments;
    await halveRevenue();
    await site.container.adjustments.watch.consider(paid.uscc);
    const { id } = await latest();
    const by = { account: 'x', name: 'x', role: 'finance' } as const;
    const entry = (event: string) => ({ at: '2026-11-24T02:00:00.000Z', by, event, reason: '', shown: null });
    await adjustments.decide(
      { id, state: 'open', version: 1 },
      { to: 'demanded', entry: entry('demand'), set: { demandedFen: paid.fen } },
    );
    for (const [i, fen] of [100, 200].entries())
      await adjustments.decide(
        { id, state: 'demanded', version: 2 + i },
        { to: 'demanded', entry: entry('receive'), repayment: { at: 'x', by, fen, on: '2026-11-24', voucher: 'V' } },
      );
    await site.container.following.catchUp();
    const provider = (await site.container.providers.findByUscc(paid.uscc))!;
    assert.deepEqual(
      provider.publishedAwards.filter(({ award }) => award !== undefined).map(({ repaidFen }) => repaidFen),
      [300],
    );
    assert.match(readable((await site.visitor().get(`/providers/${paid.uscc}/awards`)).text), /已退回/);
    await site.database.connection.collection('award_adjustments').deleteMany({});
    await site.database.connection
      .collection('providers')
      .updateOne({ uscc: paid.uscc }, { $set: { revenue } } as never);
    await site.container.adjustments.compare.run();
  });

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
