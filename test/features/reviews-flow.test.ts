import assert from 'node:assert/strict';
import type { ReviewState } from '../../server/domain/registry/review.ts';
import { DEMO_ORGANISATIONS } from '../../server/persistence/demo/demo-providers.ts';
import { createTestSite, type Fields, type TestPerson, type TestSite } from '../support/site.ts';

async function decide(person: TestPerson, path: string, fields: Fields = {}) {
  const { text } = await person.get(path).expect(200);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  return person.post(path, { version: hidden('version'), digest: hidden('digest'), ...fields });
}

describe('the yearly re-examination', () => {
  let site: TestSite;
  let city: TestPerson;
  before(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  after(() => site.close());
  const stores = () => site.container.life;
  const inState = async (state: ReviewState) => {
    const { lists } = await stores().rounds.see(2026, (await site.container.accounts.findByUsername('city'))!);
    return lists.all.filter((one) => one.state === state);
  };

  it('is renewed once: the spell moves on by the term, and a second decision is told', async () => {
    const due = [];
    for (const one of await inState('submitted')) {
      const { text } = await city.get(`/review-cases/${one.id}`).expect(200);
      if (text.includes('steps/renew')) due.push(one);
    }
    const [first] = due;
    assert.ok(first && first.spellTo);
    const path = `/review-cases/${first.id}/steps/renew`;
    assert.equal((await decide(city, path, { reason: '' })).status, 422);
    assert.equal((await decide(city, path, { reason: '合格。' })).status, 303);
    const renewed = (await site.container.providers.findByUscc(first.uscc))!.pool.at(-1)!;
    assert.equal(renewed.to, `${Number(first.spellTo.slice(0, 4)) + 3}${first.spellTo.slice(4)}`);
    await stores().resume();
    assert.equal((await site.container.providers.findByUscc(first.uscc))!.pool.at(-1)!.changes?.length, 1);
    await city.get(path).expect(409);
  });

  it('a firm answers what was returned; another firm and the firm as a judge are refused', async () => {
    const [own] = (await inState('returned')).filter(({ uscc }) => uscc === DEMO_ORGANISATIONS.provider1);
    const firm = await site.signIn('provider1');
    const path = `/review-cases/${own!.id}`;
    assert.equal((await decide(firm, `${path}/steps/submit`)).status, 303);
    await firm.get(`${path}/edit`).expect(409);
    await firm.get(`${path}/steps/keep`).expect(403);
    await (await site.signIn('provider5')).get(path).expect(404);
    assert.equal((await decide(city, `${path}/steps/correct`, { reason: '补人', deadline: '2026-11-24' })).status, 422);
    assert.equal((await decide(city, `${path}/steps/correct`, { reason: '补人', deadline: '2026-12-20' })).status, 303);
    await city.get(`${path}/steps/keep`).expect(409);
  });

  it('a refusal to answer becomes a proposed removal, once', async () => {
    const [late] = await inState('awaiting');
    const path = `/review-cases/${late!.id}/steps/propose-removal`;
    assert.equal((await decide(city, path, { reason: '未交', ground: 'review-refused' })).status, 303);
    await stores().resume();
    const list = await site.database.connection.collection('membership-cases').countDocuments({ source: late!.id });
    assert.equal(list, 1);
  });

  it('a round reminds, and closes only when all is decided', async () => {
    assert.equal((await decide(city, '/reviews/2026/steps/remind')).status, 303);
    await city.get('/reviews/2026/steps/close').expect(409);
    await (await site.signIn('nanhu')).get('/reviews/2026').expect(200);
  });
});
