import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { EXE, PDF, pdfOf, PNG } from '../../support/files.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import {
  CITY,
  CONDITIONS,
  demoDocument,
  DRAFT,
  FIRST,
  MATERIALS,
  shownOn,
  statementForm,
  step,
  take,
} from './support.ts';

const EDIT = `/applications/${DRAFT}/edit`;

describe('the materials of an application', () => {
  let site: TestSite;
  let firm: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    firm = await site.signIn('provider2');
  });
  afterEach(() => site.close());

  const stored = async (id = DRAFT) => (await site.container.applications.findById(id))!;
  const file = (material: string, name: string, bytes = PDF) => ({ field: `file-${material}`, name, bytes });
  const save = (version: number, materials: readonly string[], files: readonly ReturnType<typeof file>[]) =>
    firm.upload(EDIT, statementForm(version, {}, CONDITIONS, materials), files);

  it('lack one by one, each with the way to its field', async () => {
    const { text } = await shownOn(firm, step(DRAFT, 'submit'));
    for (const code of MATERIALS.filter((one) => one !== 'qualifications'))
      assert.ok(text.includes(`href="${EDIT}#material-${code}"`), code);
    assert.ok(!text.includes('#material-qualifications'));
    const form = (await firm.get(EDIT).expect(200)).text;
    for (const code of MATERIALS)
      assert.match(form, new RegExp(`id="material-${code}" name="file-${code}" type="file"`));
  });

  it('are uploaded with the form or picked from the documents of the firm, and then nothing lacks', async () => {
    const { status } = await save(1, MATERIALS.slice(1), [file('promise', '承诺书（盖章）.pdf')]);
    assert.equal(status, 303);
    const { statement } = await stored();
    assert.deepEqual(
      statement.materials.map(({ material }) => material),
      MATERIALS,
    );
    const [promise, licence] = statement.materials;
    assert.equal(promise?.name, '承诺书（盖章）.pdf');
    assert.equal(licence?.document, demoDocument(1, 'licence'));
    const [document] = await site.container.documentStore.documents.ofFirm(DEMO_ORGANISATIONS.provider2, 'kept');
    assert.deepEqual([document?.id, document?.purpose], [promise?.document, 'promise']);
    assert.equal((await take(firm, DRAFT, 'submit', {})).status, 303);
    assert.match(readable((await firm.get('/records/documents')).text), /入库申请 RK20260041/);
  });

  it('that are no such file are refused beside their field; good ones and all that was typed stay', async () => {
    const answer = await firm.upload(EDIT, statementForm(1, { teamSize: '几个' }, CONDITIONS, ['licence']), [
      file('promise', '承诺书.pdf', EXE),
      file('audit', '审计报告.pdf', pdfOf(4000, 'audit')),
      file('team', '证明.pdf', PNG),
    ]);
    assert.equal(answer.status, 422);
    const text = readable(answer.text);
    assert.match(text, /id="material-promise-error"[\s\S]{0,300}“承诺书.pdf”不是 PDF/);
    assert.match(text, /id="material-team-error"[\s\S]{0,300}内容却是PNG 图片/);
    assert.match(text, /value="几个"/);
    assert.match(text, /value="乙箱包厂"/);
    // What was good is kept, and ticked.
    const [audit] = await site.container.documentStore.documents.ofFirm(DEMO_ORGANISATIONS.provider2, 'kept');
    assert.match(text, new RegExp(`value="${audit?.id}" checked`));
    assert.match(text, new RegExp(`value="${demoDocument(1, 'licence')}" checked`));
    assert.equal((await stored()).version, 1);
  });

  it('are five at most for each, and only of the own firm', async () => {
    const six = Array.from({ length: 6 }, (_, i) => file('team', `${i}.pdf`));
    const many = await save(1, [], six);
    assert.equal(many.status, 422);
    assert.match(many.text, /每项材料最多 5 个文件/);
    const foreign = statementForm(1, { 'material-team': demoDocument(2, 'team') }, CONDITIONS, []);
    const answer = await firm.post(EDIT, foreign);
    assert.equal(answer.status, 422);
    assert.match(answer.text, /选用的材料已不在企业材料中/);
  });

  it('without the token are refused and leave nothing', async () => {
    const before = await site.database.connection.collection('fs.files').countDocuments();
    const form = statementForm(1, {}, CONDITIONS, []);
    const answer = await firm.upload(EDIT, form, [file('team', 'a.pdf', pdfOf(99, 'x'))], { token: false });
    assert.equal(answer.status, 403);
    assert.equal(await site.database.connection.collection('fs.files').countDocuments(), before);
    assert.equal((await stored()).version, 1);
  });

  it('of the second of two tabs are not kept: it is told that the first was faster', async () => {
    await save(1, MATERIALS, []);
    const before = await site.database.connection.collection('documents').countDocuments();
    assert.equal((await save(1, [], [file('team', '晚.pdf', pdfOf(99, 'late'))])).status, 409);
    assert.equal(await site.database.connection.collection('documents').countDocuments(), before);
  });

  it('stay with the application though the firm removes the document', async () => {
    await save(1, MATERIALS, []);
    const id = demoDocument(1, 'team');
    await firm.post(`/records/documents/${id}/remove`, { version: '1', reason: '不用了' });
    await firm.get(`/records/documents/${id}/file`).expect(404);
    await firm.get(`/applications/${DRAFT}/materials/${id}`).expect(200);
    assert.equal((await save(2, MATERIALS, [])).status, 303);
    assert.equal(
      (
        await save(
          3,
          MATERIALS.filter((one) => one !== 'team'),
          [],
        )
      ).status,
      303,
    );
    assert.equal((await save(4, MATERIALS, [])).status, 422);
  });

  it('are asked for by name when it is returned, and shown before and after', async () => {
    const city = await site.signIn('city');
    const returned = await take(city, CITY, 'return', {
      reason: '请补正。',
      'correction-material-audit': '缺 2025 年度',
    });
    assert.equal(returned.status, 303);
    assert.deepEqual((await stored(CITY)).corrections, [{ field: 'material-audit', reason: '缺 2025 年度' }]);
    const { name } = await stored(CITY);
    const { uscc } = (await site.container.providers.findByUscc((await stored(CITY)).uscc))!;
    const provider = (await site.container.accounts.findByUsername('provider2'))!;
    await site.database.connection
      .collection('accounts')
      .updateOne({ username: provider.username }, { $set: { organisationUscc: uscc } });
    const owner = await site.signIn('provider2');
    const edit = `/applications/${CITY}/edit`;
    const form = readable((await owner.get(edit).expect(200)).text);
    assert.match(form, /近两年审计报告[\s\S]{0,400}需要补正：缺 2025 年度/);
    const picks = new URLSearchParams(statementForm((await stored(CITY)).version, {}, CONDITIONS, []));
    for (const code of MATERIALS) picks.append(`material-${code}`, demoDocument(8, code));
    const saved = await owner.upload(edit, picks, [file('audit', '审计报告 2025.pdf', pdfOf(3000, '2025'))]);
    assert.equal(saved.status, 303);
    assert.equal((await take(owner, CITY, 'submit', {})).status, 303);
    const page = readable((await city.get(`/applications/${CITY}`).expect(200)).text);
    assert.match(
      page,
      /近两年审计报告<span class="cell-note">按要求补正[\s\S]*审计报告 2025\.pdf（PDF，2\.9 KB，SHA-256/,
    );
    assert.ok(page.includes(name));
  });

  it('are what a decision rests on: other bytes than were shown are a conflict', async () => {
    const city = await site.signIn('city');
    const { version, digest, text } = await shownOn(city, step(CITY, 'pass'));
    assert.match(text, /承诺书：承诺书\.pdf（PDF，1\.1 KB，SHA-256/);
    await site.database.connection.collection('applications').updateOne(
      { version: Number(version), state: 'city-review', name: (await stored(CITY)).name },
      {
        $set: { 'statement.materials.0.sha256': 'f'.repeat(64) },
      },
    );
    assert.equal((await city.post(step(CITY, 'pass'), { version, digest, reason: '同意' })).status, 409);
    assert.equal((await stored(CITY)).state, 'city-review');
  });

  it('are downloaded by whoever may read the application', async () => {
    const path = `/applications/${FIRST}/materials/${demoDocument(3, 'licence')}`;
    for (const [name, status] of [
      ['nanhu', 200],
      ['city', 200],
      ['auditor', 200],
      ['admin', 200],
      ['haining', 404],
      ['market', 404],
      ['provider2', 404],
      ['enterprise1', 404],
    ] as const)
      await (await site.signIn(name)).get(path).expect(status);
    await site.visitor().get(path).expect(303);
    const city = await site.signIn('city');
    await city.get(`/applications/${FIRST}/materials/${demoDocument(8, 'licence')}`).expect(404);
    const { body, headers } = await city.get(path).buffer(true);
    assert.match(Buffer.from(body as Buffer).toString('latin1'), /^%PDF-1\.4/);
    assert.match(String(headers['content-disposition']), /^attachment; filename\*=UTF-8''%E8%90%A5/);
  });
});
