import assert from 'node:assert/strict';
import { readable } from '../../support/site.ts';
import { ACCOUNT, awardSite, everybody, ROUNDS, step, ticked, type AwardSite } from './support.ts';

describe('an award round, from computing to payment', () => {
  let all: AwardSite;
  before(async () => {
    all = await awardSite();
  });
  after(() => all.site.close());

  it('is computed, told, confirmed, approved in order, published, and paid line by line', async () => {
    const { site, clock } = all;
    const people = await everybody(site);
    const { city, provider1 } = people;
    const number = await all.open(city);
    const page = readable((await city.get(`${ROUNDS}/${number}`).expect(200)).text);
    for (const words of ['可免申即享', '待补充', '待人工认定', '暂停', '不符合', '预算使用'])
      assert.ok(page.includes(words), words);
    const round = (
      await site.container.awardRounds.rounds.see(number, (await site.container.accounts.findByUsername('city'))!)
    ).round;
    assert.equal(round.state, 'computed');
    assert.ok(page.includes(round.result!.digest));
    assert.deepEqual(await all.ofFirm('provider1'), []);
    await all.tell(city, number);

    const own = await all.ofFirm('provider1');
    assert.ok(own.length > 0);
    const list = readable((await provider1.get('/awards').expect(200)).text);
    for (const one of own) assert.ok(list.includes(`/awards/${one.id}`));
    // A clause is called as the policy calls it.
    assert.match(list, /三（一）4（[12]）/);
    assert.doesNotMatch(list, /3\.1\.4\.[12]/);
    for (const one of own) {
      const shown = readable((await provider1.get(`/awards/${one.id}`).expect(200)).text);
      assert.match(shown, /轮到企业/);
      const wrong = await step(provider1, `/awards/${one.id}/steps/confirm`, {
        ...ACCOUNT,
        name: '别的公司',
        again: '1',
      });
      assert.equal(wrong.status, 422);
      assert.match(readable(wrong.text), /户名须与企业名称一致[^]*两次填写的账号不一致/);
      assert.ok(wrong.text.includes(ACCOUNT.bank));
      const good = await step(provider1, `/awards/${one.id}/steps/confirm`, { ...ACCOUNT, name: one.firm });
      assert.equal(good.status, 303);
      for (const [i, role] of one.departments.entries()) {
        const person = people[role as 'city' | 'market' | 'finance'];
        const seen = readable((await person.get('/awards').expect(200)).text);
        assert.ok(seen.includes(`/awards/${one.id}`), `${role} ${i}`);
        assert.equal((await step(person, `/awards/${one.id}/steps/approve`)).status, 303);
      }
      assert.equal((await all.stored(one.id)).state, 'approved');
    }

    const approved = await all.ofFirm('provider1');
    const opened = await city.post('/awards/notice', ticked(approved, { outcome: 'open' }));
    assert.equal(opened.status, 303);
    const notice = String(opened.headers['location']);
    const published = readable((await site.visitor().get(notice).expect(200)).text);
    for (const one of approved) assert.ok(published.includes(one.firm));
    assert.doesNotMatch(published, /12040000/);
    assert.ok(readable((await site.visitor().get('/notices').expect(200)).text).includes('奖励'));
    const noticed = await all.ofFirm('provider1');
    const early = await city.post('/awards/notice', ticked(noticed, { outcome: 'close' }));
    assert.equal(early.status, 409);
    assert.match(readable(early.text), /公示期未满/);

    clock.setTo('2026-12-10T01:00:00.000Z');
    assert.equal((await city.post('/awards/notice', ticked(noticed, { outcome: 'close' }))).status, 303);
    const ready = await all.ofFirm('provider1');
    const refused = await people.finance.post('/awards/payments', ticked(ready));
    assert.equal(refused.status, 403);
    const made = await people.finance2.post('/awards/payments', ticked(ready));
    assert.equal(made.status, 303);
    const batch = String(made.headers['location']);
    const file = (await people.finance2.get(`${batch}/bank.csv`).expect(200)).text;
    assert.equal(file.split('\n').filter((line) => line.includes('1204000009201234567')).length, ready.length);
    for (const person of [city, people.market, people.auditor, provider1])
      await person.get(`${batch}/bank.csv`).expect(403);

    const [first, ...others] = await all.ofFirm('provider1');
    assert.equal((await people.finance2.post(batch, ticked([first!], { outcome: 'bounce' }))).status, 422);
    const bounced = await people.finance2.post(batch, ticked([first!], { outcome: 'bounce', reason: '账号已销户' }));
    assert.equal(bounced.status, 303);
    if (others.length > 0)
      assert.equal((await people.finance2.post(batch, ticked(others, { outcome: 'pay' }))).status, 303);
    assert.equal(
      (
        await step(provider1, `/awards/${first!.id}/steps/correct-account`, {
          ...ACCOUNT,
          name: first!.firm,
          number: '6222333344445555',
          again: '6222333344445555',
        })
      ).status,
      303,
    );
    const again = await people.finance2.post('/awards/payments', ticked([await all.stored(first!.id)]));
    const second = String(again.headers['location']);
    assert.notEqual(second, batch);
    assert.equal(
      (await people.finance2.post(second, ticked([await all.stored(first!.id)], { outcome: 'pay' }))).status,
      303,
    );

    const paid = await all.ofFirm('provider1');
    assert.deepEqual(new Set(paid.map(({ state }) => state)), new Set(['paid']));
    assert.deepEqual(
      paid.map(({ fen }) => fen),
      own.map(({ fen }) => fen),
    );
    // The first batch still says what became of the line that bounced.
    assert.match(readable((await people.auditor.get(batch).expect(200)).text), /银行退回[^]*账号已销户；现在：已拨付/);
  });
});
