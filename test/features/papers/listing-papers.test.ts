import assert from 'node:assert/strict';
import type { PaperKind } from '../../../server/domain/registry/paper.ts';
import { caseOf, done, entryOf, LISTED, REPAIR, stored, TOLD } from '../negative-list/support.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';

const at = (number: string) => `/papers/${encodeURIComponent(number)}`;

describe('papers of the negative list on the site', () => {
  const clock = movableClock();
  let site: TestSite;
  beforeEach(async () => {
    site = await createTestSite({ clock });
    await site.container.following.catchUp();
  });
  afterEach(() => site.close());

  const papersOf = (id: string) => site.container.papers.papers.ofDocument('listing_cases', id);
  const numberOf = async (id: string, kind: PaperKind) =>
    (await papersOf(id)).find((one) => one.kind === kind)?.number ?? assert.fail(`no ${kind}`);
  const text = async (person: TestPerson, path: string, status = 200) =>
    readable((await person.get(path).expect(status)).text);

  it('are read by the offices and the firm; a decision by everybody whom the public list tells the name', async () => {
    const [proposal, decision, correction] = [
      await numberOf(LISTED, 'listing-proposal'),
      await numberOf(LISTED, 'listing'),
      await numberOf(LISTED, 'listing-correction'),
    ];
    for (const [username, expected] of [
      ['', [303, 200, 200]],
      ['city', [200, 200, 200]],
      ['nanhu', [404, 200, 200]],
      ['auditor', [200, 200, 200]],
      ['finance', [200, 200, 200]],
      ['enterprise1', [404, 200, 200]],
      ['provider1', [404, 200, 200]],
      ['provider4', [200, 200, 200]],
    ] as const) {
      const person = username === '' ? site.visitor() : await site.signIn(username);
      const got: number[] = [];
      for (const number of [proposal, decision, correction]) got.push((await person.get(at(number))).status);
      assert.deepEqual(got, expected, username);
    }
  });

  it('are listed in the case, in the firm’s own view and, what is public, on the page of the entry', async () => {
    const { entry } = await stored(site, LISTED);
    const proposal = await numberOf(LISTED, 'listing-proposal');
    const correction = await numberOf(LISTED, 'listing-correction');
    for (const [username, path] of [
      ['city', caseOf(LISTED)],
      ['provider4', '/negative-list/own'],
    ] as const) {
      const page = await text(await site.signIn(username), path);
      for (const number of [proposal, correction, entry!.decision]) assert.ok(page.includes(at(number)), number);
    }
    const page = await text(site.visitor(), entryOf(entry!.decision));
    assert.ok(page.includes(at(correction)) && !page.includes(at(proposal)));
    assert.match(page, /列入负面清单决定书[\s\S]*二份合同|事实（更正后）/);
    // The decision stays as it was issued, and leads on to what came after it.
    const paper = await text(site.visitor(), at(entry!.decision));
    assert.match(paper, /这份决定书签发以后[\s\S]*更正决定书/);
    assert.ok(paper.includes(at(correction)));
  });

  it('follow each step, and stay frozen; after the end nobody outside reads them', async () => {
    const [city2, provider4] = [await site.signIn('city2'), await site.signIn('provider4')];
    const { entry } = await stored(site, LISTED);
    const before = await papersOf(LISTED);
    await site.visitor().get(at(entry!.decision)).expect(200);
    await done(city2, LISTED, 'revoke', { reason: '判决撤销。', basis: '（2026）浙04行终8号' });
    const after = await papersOf(LISTED);
    assert.deepEqual(after.slice(0, before.length), before);
    assert.deepEqual(
      after.slice(before.length).map(({ kind, content }) => [kind, content.date]),
      [['listing-revoked', '2026-11-24']],
    );
    await site.visitor().get(at(entry!.decision)).expect(303);
    await (await site.signIn('provider1')).get(at(entry!.decision)).expect(404);
    assert.match(await text(provider4, at(entry!.decision)), /这份决定书签发以后[\s\S]*撤销列入决定书/);
    assert.match(await text(provider4, at(after.at(-1)!.number)), /（2026）浙04行终8号[\s\S]*视为从未作出/);
  });

  it('refuse a repair with the remedies, and grant one', async () => {
    await done(await site.signIn('city2'), REPAIR, 'refuse-repair', { reason: '没有恢复施工的证明。' });
    const refused = (await papersOf(REPAIR)).at(-1);
    assert.equal(refused?.kind, 'repair-refused');
    assert.match(JSON.stringify(refused?.content), /没有恢复施工的证明。[\s\S]*行政诉讼/);
  });

  it('are issued when they are first asked for, where they had failed', async () => {
    const { papers } = site.container.papers;
    const honest = papers.issue;
    papers.issue = () => Promise.reject(new Error('gone'));
    const city = await site.signIn('city');
    await done(city, TOLD, 'close', { reason: '查无实据。' });
    assert.equal(await site.database.connection.collection('papers').countDocuments({ document: TOLD }), 1);
    await city.get(caseOf(TOLD)).expect(200);
    papers.issue = honest;
    assert.match(await text(city, caseOf(TOLD)), /不予列入决定书/);
    assert.deepEqual(
      (await papersOf(TOLD)).map(({ kind }) => kind),
      ['listing-proposal', 'not-listed'],
    );
  });
});
