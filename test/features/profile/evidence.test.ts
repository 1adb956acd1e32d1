import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { CASE, fill, ITEMS, PROFILE, shownForm } from './support.ts';

describe('what a firm shows to prove its cases and certificates', () => {
  let site: TestSite;
  let firm: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    firm = await site.signIn('provider1');
  });
  afterEach(() => site.close());

  const stored = async () => (await site.container.providers.findByUscc(DEMO_ORGANISATIONS.provider1))!;
  const changes = () => site.container.profile.profiles.changes(DEMO_ORGANISATIONS.provider1);

  for (const list of ['cases', 'certificates'] as const) {
    it(`is a document of its own for one of its ${list}: for itself and the offices, never in public`, async () => {
      const [first, second] = await site.container.documentStore.documents.ofFirm(DEMO_ORGANISATIONS.provider1, 'kept');
      const [removed] = await site.container.documentStore.documents.ofFirm(DEMO_ORGANISATIONS.provider1, 'removed');
      const address = `${PROFILE}/${list}/new`;
      const { text } = await shownForm(firm, address);
      assert.ok(text.includes(`value="${first!.id}"`) && !text.includes(removed!.id));
      const item = Object.entries(ITEMS[list]);
      const proved = (...ids: string[]) => [...item, ...ids.map((id) => ['evidence', id] as const)];
      for (const id of [removed!.id, 'x', '0'.repeat(24)]) {
        const answer = await fill(firm, address, proved(first!.id, id));
        assert.equal(answer.status, 422);
        assert.match(readable(answer.text), /证明材料中有不在列表内的选项/);
      }
      const other = await site.container.documentStore.documents.ofFirm(DEMO_ORGANISATIONS.provider3);
      assert.equal((await fill(firm, address, proved(other[0]!.id))).status, 422);
      assert.equal((await fill(firm, address, proved(first!.id, second!.id))).status, 303);
      const added = (await stored()).profile[list].at(-1)!;
      assert.deepEqual(added.evidence, [first!.id, second!.id]);

      const file = `/records/documents/${first!.id}`;
      const page = `/providers/${DEMO_ORGANISATIONS.provider1}`;
      for (const name of ['provider1', 'nanhu', 'city', 'auditor']) {
        const person = await site.signIn(name);
        assert.ok((await person.get(page).expect(200)).text.includes(file), name);
        await person
          .get(/href="(\/records\/documents\/[^"]+)"/.exec((await person.get(page)).text)?.[1] ?? '/')
          .expect(200);
      }
      for (const person of [site.visitor(), await site.signIn('enterprise1'), await site.signIn('provider3')])
        assert.doesNotMatch((await person.get(page).expect(200)).text, /证明材料|\/documents\//);

      const own = readable((await firm.get('/records/documents').expect(200)).text);
      assert.ok(own.includes(`href="${PROFILE}/${list}/${added.id}"`));
      const { version } = first!;
      await firm.post(`${file}/remove`, { version: String(version), reason: '重复上传' }, { from: `${file}/remove` });
      const shown = readable((await firm.get(page).expect(200)).text);
      assert.ok(shown.includes(`${first!.name}（已移除）`) && !shown.includes(file));
      const history = readable((await firm.get(`${page}/history`).expect(200)).text);
      assert.ok(history.includes(second!.name));
    });
  }

  it('is nothing for what was stored before it was asked for', async () => {
    await site.database.connection
      .collection('providers')
      .updateOne({ uscc: DEMO_ORGANISATIONS.provider1 }, { $unset: { 'profile.cases.0.evidence': '' } });
    const { text, seen } = await shownForm(firm, CASE);
    assert.ok(text.includes('证明材料') && seen !== '');
    await firm.get(`/providers/${DEMO_ORGANISATIONS.provider1}`).expect(200);
    await firm.get('/records/documents').expect(200);
    const fields = { ...ITEMS.cases, project: '改名' };
    assert.equal((await fill(firm, CASE, fields)).status, 303);
    const [change] = await changes();
    assert.ok(!change!.fields.some(({ field }) => field === 'evidence'));
  });
});
