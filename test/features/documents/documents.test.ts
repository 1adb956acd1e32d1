import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { EXE, OFD, PDF, pdfOf, PNG } from '../../support/files.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';

const PAGE = '/records/documents';
const OWN = DEMO_ORGANISATIONS.provider2;

describe('the documents of a firm', () => {
  let site: TestSite;
  let firm: TestPerson;
  before(async () => {
    site = await createTestSite();
    firm = await site.signIn('provider2');
  });
  after(() => site.close());

  const kept = () => site.container.documentStore.documents.ofFirm(OWN, 'kept');
  const count = (name: string) => site.database.connection.collection(name).countDocuments();
  const upload = (bytes: Buffer, name: string, purpose = 'team') => firm.upload(PAGE, { purpose }, [{ name, bytes }]);
  /** What still lies aside; it is taken away when the answer has been sent, so a moment may pass. */
  async function lyingAside(): Promise<string[]> {
    const names = () =>
      readdirSync(tmpdir())
        .filter((name) => name.startsWith(`heku-uploads-${process.pid}-`))
        .flatMap((name) => readdirSync(path.join(tmpdir(), name)));
    for (let tries = 0; tries < 50 && names().length > 0; tries++) await new Promise((done) => setTimeout(done, 20));
    return names();
  }

  it('are uploaded, several at once, with name, kind, size, digest, who and when', async () => {
    const before = (await kept()).length;
    const sent = [
      { name: '社保缴纳证明（2026年）.pdf', bytes: PDF },
      { name: '合同.ofd', bytes: OFD },
    ];
    const answer = await firm.upload(PAGE, { purpose: 'team' }, sent);
    assert.deepEqual([answer.status, answer.headers['location']], [303, PAGE]);
    const [second, first] = await kept();
    assert.equal((await kept()).length, before + 2);
    assert.deepEqual(
      [first?.name, first?.kind, first?.size, first?.purpose, second?.kind],
      ['社保缴纳证明（2026年）.pdf', 'pdf', PDF.length, 'team', 'ofd'],
    );
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    assert.equal(first?.sha256, sha256);
    assert.match(first?.history[0]?.reason ?? '', new RegExp(sha256));
    const page = readable((await firm.get(PAGE).expect(200)).text);
    for (const words of ['社保缴纳证明（2026年）.pdf', sha256, '2026年11月24日 10:00', '服务商 · 蒋若谷', '尚未使用'])
      assert.ok(page.includes(words), words);
    assert.deepEqual(await lyingAside(), []);
  });

  it('are journaled', async () => {
    await site.container.journal.relay();
    const last = await site.database.connection.collection('journal').findOne({}, { sort: { seq: -1 } });
    assert.deepEqual([last?.['kind'], last?.['event'], last?.['to']], ['documents', 'begin', 'kept']);
  });

  for (const [name, files, says] of [
    ['nothing', [], '请选择要上传的文件'],
    ['an empty file', [{ name: 'a.pdf', bytes: Buffer.alloc(0) }], '“a.pdf”是空文件'],
    ['a PNG called PDF', [{ name: '执照.pdf', bytes: PNG }], '“执照.pdf”的扩展名是 pdf，内容却是PNG 图片'],
    ['a program called PDF', [{ name: 'a.pdf', bytes: EXE }], '“a.pdf”不是 PDF、OFD、图片或 Office 文件'],
    ['too long a name', [{ name: `${'长'.repeat(130)}.pdf`, bytes: PDF }], '的名称超过 120 个字'],
    ['a name that shows nothing', [{ name: '\u202E.\u200B', bytes: PDF }], '的名称没有扩展名'],
    ['too many', Array.from({ length: 6 }, (_, i) => ({ name: `${i}.pdf`, bytes: PDF })), '一次最多上传 5 个文件'],
    [
      'a good and a bad one',
      [
        { name: 'a.pdf', bytes: PDF },
        { name: 'b.pdf', bytes: EXE },
      ],
      '“b.pdf”不是',
    ],
    ['more than 20 MB', [{ name: '大.pdf', bytes: pdfOf(20 * 1024 * 1024 + 1) }], '“大.pdf”超过 20 MB'],
  ] as const) {
    it(`are refused with ${name}: it is said beside the field, the purpose stays, nothing is kept`, async () => {
      const before = [(await kept()).length, await count('fs.files'), await count('file_contents')];
      const answer = await firm.upload(PAGE, { purpose: 'audit' }, files);
      assert.equal(answer.status, 422);
      const text = readable(answer.text);
      assert.match(text, /<a href="#files">/);
      assert.ok(text.split('id="files-error"')[1]?.includes(says), says);
      assert.match(text, /<option value="audit" selected>/);
      assert.deepEqual([(await kept()).length, await count('fs.files'), await count('file_contents')], before);
      assert.deepEqual(await lyingAside(), []);
    });
  }

  it('of 20 MB exactly are taken', async () => {
    assert.equal((await upload(pdfOf(20 * 1024 * 1024, 'largest'), '最大.pdf')).status, 303);
  });

  it('want a purpose that there is', async () => {
    for (const purpose of ['', 'x', '__proto__']) {
      const answer = await upload(PDF, 'a.pdf', purpose);
      assert.equal(answer.status, 422, purpose);
      assert.match(answer.text, /请选择材料的用途/);
    }
  });

  it('are answered 413 where a form holds far too much, unread', async () => {
    const answer = await firm.upload(PAGE, { purpose: 'team' }, [{ name: 'a.pdf', bytes: pdfOf(112 * 1024 * 1024) }]);
    assert.equal(answer.status, 413);
    assert.match(answer.text, /提交的内容过大/);
    assert.deepEqual(await lyingAside(), []);
  });

  it('are answered 400 where the form cannot be read', async () => {
    const answer = await firm.postBare(PAGE).type('multipart/form-data; boundary=x').send('--x\r\nnonsense');
    assert.equal(answer.status, 400);
  });

  it('without the token of the form are refused, and leave nothing behind', async () => {
    const before = [(await kept()).length, await count('fs.files')];
    const answer = await firm.upload(PAGE, { purpose: 'team' }, [{ name: 'a.pdf', bytes: pdfOf(5000, 'csrf') }], {
      token: false,
    });
    assert.equal(answer.status, 403);
    assert.match(answer.text, /表单已失效/);
    assert.deepEqual([(await kept()).length, await count('fs.files')], before);
    assert.deepEqual(await lyingAside(), []);
    // Of nobody the body is not even read.
    const visitor = site.visitor();
    assert.equal((await visitor.upload(PAGE, {}, [{ name: 'a.pdf', bytes: PDF }], { from: '/sign-in' })).status, 403);
  });

  it('of the same bytes are kept once, each with its own name, though they come at once', async () => {
    const bytes = pdfOf(400_000, 'same');
    const before = await count('fs.files');
    const other = await site.signIn('provider3');
    const answers = await Promise.all([
      ...['甲.pdf', '乙.pdf', '丙.pdf'].map((name) => upload(bytes, name)),
      other.upload(PAGE, { purpose: 'audit' }, [{ name: '丁.pdf', bytes }]),
    ]);
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303]);
    assert.equal(await count('fs.files'), before + 1);
    const names = (await kept()).filter(({ size }) => size === 400_000).map(({ name }) => name);
    assert.deepEqual(names.sort(), ['丙.pdf', '乙.pdf', '甲.pdf']);
  });

  describe('are downloaded', () => {
    let file: string;
    before(async () => {
      await upload(PDF, "合 同'（1）*.pdf");
      file = `${PAGE}/${(await kept())[0]?.id}/file`;
    });

    it('as they are, to be kept and never shown', async () => {
      const { headers, body } = await firm.get(file).expect(200).buffer(true);
      assert.deepEqual(Buffer.from(body as Buffer), PDF);
      assert.equal(headers['content-type'], 'application/pdf');
      assert.equal(headers['content-length'], String(PDF.length));
      assert.equal(
        headers['content-disposition'],
        "attachment; filename*=UTF-8''%E5%90%88%20%E5%90%8C%27%EF%BC%881%EF%BC%89_.pdf",
      );
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['cache-control'], 'private, no-store');
      assert.match(String(headers['content-security-policy']), /default-src 'none'.*sandbox/);
    });

    for (const [name, status] of [
      ['provider2', 200],
      ['provider3', 404],
      ['city', 200],
      ['admin', 200],
      ['market', 200],
      ['finance', 200],
      ['auditor', 200],
      ['nanhu', 404],
      ['haining', 404],
      ['enterprise1', 404],
    ] as const) {
      it(`by ${name}: ${status}, and the list alike`, async () => {
        const person = await site.signIn(name);
        await person.get(file).expect(status);
        await person.get(`/providers/${OWN}/documents`).expect(status);
      });
    }

    it('by nobody who is not signed in', async () => {
      await site.visitor().get(file).expect(303);
      await site.visitor().get(`/providers/${OWN}/documents`).expect(303);
      for (const id of ['x', '0'.repeat(24)]) await firm.get(`${PAGE}/${id}/file`).expect(404);
    });

    it('by officials from a list that they cannot change, to which the record leads', async () => {
      const city = await site.signIn('city');
      assert.match((await city.get(`/providers/${OWN}`).expect(200)).text, new RegExp(`/providers/${OWN}/documents`));
      const { text } = await city.get(`/providers/${OWN}/documents`).expect(200);
      assert.match(text, /社保缴纳证明/);
      assert.doesNotMatch(text, /type="file"|\/remove"/);
      await city.get(PAGE).expect(403);
      assert.equal((await city.upload(PAGE, {}, [{ name: 'a.pdf', bytes: PDF }], { from: '/account' })).status, 403);
    });
  });

  describe('are removed', () => {
    it('with a reason; the trace stays, the document is neither chosen nor read any more', async () => {
      await upload(PDF, '旧.pdf', 'promise');
      const [document] = await kept();
      const remove = `${PAGE}/${document?.id}/remove`;
      const bare = await firm.post(remove, { version: '1', reason: ' ' });
      assert.equal(bare.status, 422);
      assert.match(bare.text, /请写明移除的原因/);
      assert.equal((await firm.post(remove, { version: '1', reason: '已有新版' })).status, 303);
      const page = readable((await firm.get(PAGE)).text);
      assert.match(page, /已移除的材料 1 份[\s\S]*旧\.pdf[\s\S]*服务商 · 蒋若谷[\s\S]*已有新版/);
      for (const person of [firm, await site.signIn('city')])
        await person.get(`${PAGE}/${document?.id}/file`).expect(404);
      assert.match((await (await site.signIn('city')).get(`/providers/${OWN}/documents`)).text, /已有新版/);
      assert.equal((await firm.post(remove, { version: '1', reason: '再来' }, { from: PAGE })).status, 409);
    });

    it('once, of ten who try at once', async () => {
      await upload(PDF, '十.pdf');
      const [document] = await kept();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          firm.post(`${PAGE}/${document?.id}/remove`, { version: '1', reason: '不用了' }, { from: PAGE }),
        ),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array<number>(9).fill(409)]);
    });

    it('by the firm itself only', async () => {
      const [document] = await kept();
      const remove = `${PAGE}/${document?.id}/remove`;
      const other = await site.signIn('provider3');
      await other.get(remove).expect(404);
      assert.equal((await other.post(remove, { version: '1', reason: 'x' }, { from: PAGE })).status, 404);
      assert.equal((await (await site.signIn('city')).post(remove, { reason: 'x' }, { from: '/account' })).status, 403);
    });
  });
});
