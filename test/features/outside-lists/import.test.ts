import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import {
  BASE,
  chosenOf,
  countsAt,
  csv,
  GOOD,
  HEAD,
  hiddenOf,
  importAt,
  line,
  NEW,
  OTHER,
  prepared,
  SOURCE,
  upload,
  withdrawAt,
} from './support.ts';

describe('importing an outside list', () => {
  let site: TestSite;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const records = () => site.database.connection.collection('outside_records');
  const standing = () => records().countDocuments({ source: SOURCE.source, current: { $ne: null } });
  const all = () => records().countDocuments({ source: SOURCE.source });
  const idOf = (at: string) => at.split('/').at(-1) ?? '';

  it('goes by upload, columns and dry run, and writes nothing before the last step', async () => {
    const bytes = csv(line('嘉兴甲公司', GOOD, '甲1号'), line('嘉兴乙公司', OTHER, '乙1号', '2026-03-01,2026-05-01'));
    const at = await prepared(city, bytes);
    assert.deepEqual(await countsAt(city, at), [2, 0, 0, 0]);
    assert.equal(await all(), 0);
    const done = await importAt(city, at);
    assert.deepEqual([done.status, done.headers['location']], [303, at]);
    assert.equal(await standing(), 2);
    const page = readable((await city.get(at).expect(200)).text);
    for (const words of ['已导入', SOURCE.source, '名单.csv', '2026年11月1日']) assert.ok(page.includes(words), words);
    const list = readable((await city.get(`${BASE}?q=jiaxingjia`).expect(200)).text);
    assert.ok(list.includes('嘉兴甲公司') && !list.includes('嘉兴乙公司'));
    // What ended stands under another tab.
    assert.match(readable((await city.get(`${BASE}?status=ended&q=${OTHER}`)).text), /嘉兴乙公司/);
    const file = await city.get(`${at}/file`).responseType('blob').expect(200);
    assert.deepEqual(file.body, bytes);
    assert.match(String(file.headers['content-disposition']), /^attachment/);
  });

  it('adds nothing with the same file again, and says so', async () => {
    const bytes = csv(line('嘉兴甲公司', GOOD, '甲1号'));
    await importAt(city, await prepared(city, bytes));
    const again = await prepared(city, bytes);
    assert.deepEqual(await countsAt(city, again), [0, 0, 1, 0]);
    const page = readable((await city.get(`${again}/trial`)).text);
    assert.match(page, /这个文件已经导入过，编号 WB2026\d+/);
    assert.match(page, /不用导入/);
    assert.ok(!page.includes('正式导入</button>'));
    // Nor where somebody sends the form all the same.
    assert.equal((await importAt(city, again)).status, 409);
    assert.equal(await all(), 1);
  });

  it('knows a row again in another file, and keeps what changed as another version', async () => {
    await importAt(city, await prepared(city, csv(line('嘉兴甲公司', GOOD, '甲1号'))));
    const at = await prepared(
      city,
      csv(line('嘉兴甲公司', GOOD, '甲1号', '2026-03-01,2026-06-30'), line('嘉兴丙公司', OTHER, '丙1号')),
      '十二月.csv',
    );
    assert.deepEqual(await countsAt(city, at), [1, 1, 0, 0]);
    await importAt(city, at);
    assert.equal(await all(), 2);
    const changed = await records().findOne({ 'current.uscc': GOOD });
    assert.equal((changed?.['versions'] as unknown[]).length, 2);
    assert.equal((changed?.['current'] as { to: string }).to, '2026-06-30');
    // The same source in another spelling is the same source.
    const spelt = { ...SOURCE, source: SOURCE.source.replace(' ', '') };
    const same = await prepared(city, csv(line('嘉兴丙公司', OTHER, '丙1号')), 'c.csv', spelt);
    assert.deepEqual(await countsAt(city, same), [0, 0, 1, 0]);
    assert.ok(readable((await city.get(same)).text).includes(SOURCE.source));
    // Of another source it is another record.
    const other = await prepared(city, csv(line('嘉兴甲公司', GOOD, '甲1号')), 'b.csv', {
      ...SOURCE,
      source: '信用浙江',
    });
    assert.deepEqual(await countsAt(city, other), [1, 0, 0, 0]);
  });

  it('keeps out what is wrong, with a message for each row and column, and gives it back as a file', async () => {
    const bytes = csv(
      line('嘉兴甲公司', GOOD, '甲1号'),
      line('', OTHER, '乙1号'),
      line('嘉兴丙公司', '91310115MA1H8R7C6D', '丙1号'),
      line('嘉兴丁公司', OTHER, '丁1号', '2026-02-30,'),
      line('嘉兴戊公司', OTHER, '戊1号', '2026-03-01,2026-02-01'),
      line('"=HYPERLINK(""x"")"', 'x', '己1号'),
      line('嘉兴甲公司', GOOD, '甲1号'),
    );
    const at = await prepared(city, bytes);
    assert.deepEqual(await countsAt(city, at), [1, 0, 0, 6]);
    const page = readable((await city.get(`${at}/trial`)).text);
    for (const words of ['没有企业名称', '校验位不符', '认不出来', '早于列入日期', '与本文件第 2 行重复'])
      assert.ok(page.includes(words), words);
    const text = (await city.get(`${at}/refused.csv`).expect(200)).text;
    assert.ok(text.startsWith('\uFEFF') && text.includes('与本文件第 2 行重复'));
    assert.ok(text.includes(`'=HYPERLINK`), 'a cell could be taken for a formula');
    const workbook = await city.get(`${at}/refused.xlsx`).responseType('blob').expect(200);
    const [head = [], ...rows] = await readSheet(workbook.body as Buffer);
    assert.deepEqual(head, [...HEAD.split(','), '原文件行号', '问题']);
    assert.deepEqual(
      rows.map((row) => row[8]),
      [3, 4, 5, 6, 7, 8],
    );
    assert.equal((await importAt(city, at)).status, 303);
    assert.equal(await standing(), 1);
    // The same rows after the import.
    assert.equal((await city.get(`${at}/refused.csv`)).text, text);
  });

  it('reads workbooks, of which sheet and from which row is chosen on the page', async () => {
    const cells = (...values: string[]) => values.map((value) => ({ value }));
    const bytes = await writeExcelFile([
      { sheet: '说明', data: [cells('本名单供参考')] },
      {
        sheet: '名单',
        data: [
          cells('严重失信主体名单'),
          cells('单位', '代码'),
          [...cells('嘉兴甲公司', GOOD), { value: new Date(Date.UTC(2026, 2, 1)), type: Date, format: 'yyyy-mm-dd' }],
        ] as never,
      },
    ]).toBuffer();
    const sent = await upload(city, bytes, '名单.xlsx');
    assert.equal(sent.status, 303);
    const columns = String(sent.headers['location']);
    const guessed = (await city.get(columns).expect(200)).text;
    // 单位 alone is not known.
    assert.deepEqual([hiddenOf(guessed)['sheet'], hiddenOf(guessed)['headRow']], ['名单', '2']);
    assert.equal(chosenOf(guessed)['uscc'], '1');
    const missing = await city.post(columns, { ...hiddenOf(guessed), ...chosenOf(guessed) });
    assert.equal(missing.status, 422);
    assert.match(readable(missing.text), /请选择哪一列是企业名称/);
    const other = (await city.get(`${columns}?sheet=${encodeURIComponent('说明')}&headRow=1`).expect(200)).text;
    assert.equal(hiddenOf(other)['sheet'], '说明');
    const mapped = { ...hiddenOf(guessed), ...chosenOf(guessed), name: '0', from: '2' };
    assert.equal((await city.post(columns, { ...mapped, note: '0' })).status, 422);
    assert.equal((await city.post(columns, { ...mapped, to: '59' })).status, 422);
    assert.equal((await city.post(columns, { ...mapped, headRow: '9' })).status, 422);
    assert.equal((await city.post(columns, { ...mapped, sheet: '没有' })).status, 404);
    const saved = await city.post(columns, mapped);
    assert.equal(saved.status, 303);
    const at = columns.replace('/columns', '');
    assert.deepEqual(await countsAt(city, at), [1, 0, 0, 0]);
    await importAt(city, at);
    assert.equal((await records().findOne({ 'current.uscc': GOOD }))?.['current'].from, '2026-03-01');
    // A form that was open meanwhile comes too late.
    assert.equal((await city.post(columns, mapped, { from: NEW })).status, 409);
    assert.equal((await city.get(columns)).status, 409);
    assert.equal((await city.get(`${at}/trial`)).status, 409);
  });

  it('is imported by one of two who press the button, and by nobody who saw something else', async () => {
    const at = await prepared(city, csv(line('嘉兴甲公司', GOOD, '甲1号')));
    const wrong = await importAt(city, at, { digest: 'x' });
    assert.equal(wrong.status, 409);
    assert.match(readable(wrong.text), /请重新核对/);
    // What another file brought meanwhile changes what this one would do.
    const { text } = await city.get(`${at}/trial`);
    const seen = hiddenOf(text);
    await importAt(city, await prepared(city, csv(line('嘉兴甲公司', GOOD, '甲1号', '2026-03-02,')), 'b.csv'));
    assert.equal((await city.post(`${at}/steps/import`, seen, { from: `${at}/trial` })).status, 409);
    const city2 = await site.signIn('city2');
    const answers = await Promise.all([importAt(city, at), importAt(city2, at)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
    assert.equal(await all(), 1);
  });

  it('is withdrawn with a reason: marked, not deleted, and what was said before counts again', async () => {
    const first = await prepared(city, csv(line('嘉兴甲公司', GOOD, '甲1号')));
    await importAt(city, first);
    const second = await prepared(
      city,
      csv(line('嘉兴甲公司', GOOD, '甲1号', '2026-03-01,2026-06-30'), line('嘉兴丙公司', OTHER, '丙1号')),
      'b.csv',
    );
    await importAt(city, second);
    const refused = await withdrawAt(city, second, ' ');
    assert.equal(refused.status, 422);
    assert.match(readable(refused.text), /请写明理由/);
    assert.equal((await withdrawAt(city, second, '导错了文件')).status, 303);
    assert.deepEqual([await all(), await standing()], [2, 1]);
    assert.equal((await records().findOne({ 'current.uscc': GOOD }))?.['current'].to, null);
    const page = readable((await city.get(second)).text);
    assert.ok(page.includes('已撤销') && page.includes('导错了文件'));
    assert.match(readable((await city.get(`${BASE}?status=withdrawn&q=${OTHER}`)).text), /嘉兴丙公司/);
    assert.equal((await withdrawAt(city, second, '再撤一次')).status, 409);
    // The file may come again: what was withdrawn is new then.
    const again = await prepared(
      city,
      csv(line('嘉兴甲公司', GOOD, '甲1号', '2026-03-01,2026-06-30'), line('嘉兴丙公司', OTHER, '丙1号')),
      'b.csv',
    );
    assert.deepEqual(await countsAt(city, again), [1, 1, 0, 0]);
    await importAt(city, again);
    assert.deepEqual([await all(), await standing()], [2, 2]);
  });

  it('can be given up before it is imported', async () => {
    const at = await prepared(city, csv(line('嘉兴甲公司', GOOD, '甲1号')));
    const { text } = await city.get(`${at}/steps/discard`).expect(200);
    assert.equal((await city.post(`${at}/steps/discard`, hiddenOf(text))).status, 303);
    assert.match(readable((await city.get(at)).text), /已放弃/);
    assert.equal((await city.get(`${at}/steps/withdraw`)).status, 409);
    assert.equal((await city.get(`${at}/steps/nonsense`)).status, 404);
  });

  it('is finished at the next start where a process was killed while it wrote', async () => {
    const at = await prepared(city, csv(line('嘉兴甲公司', GOOD, '甲1号'), line('嘉兴乙公司', OTHER, '乙1号')));
    await importAt(city, at);
    await records().deleteOne({ 'current.uscc': OTHER });
    const imports = site.database.connection.collection('outside_imports');
    const one = await site.container.outsideStores.outsideImports.findById(idOf(at));
    await imports.updateOne({ number: one?.number }, { $set: { effects: [{ version: one?.version }] } });
    const waiting = await withdrawAt(city, at, '理由');
    assert.equal(waiting.status, 409);
    assert.match(readable(waiting.text), /还在写入/);
    await site.container.outside.resume();
    assert.equal(await standing(), 2);
    assert.deepEqual((await site.container.outsideStores.outsideImports.findById(idOf(at)))?.effects, []);
    for (const record of await records().find({ source: SOURCE.source }).toArray())
      assert.equal((record['versions'] as unknown[]).length, 1);
  });
});
