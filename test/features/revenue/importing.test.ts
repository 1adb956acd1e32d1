import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { demoUscc } from '../../../server/persistence/demo/demo-names.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { PDF } from '../../support/files.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { LIST, statement } from './support.ts';

const IMPORT = `${LIST}/import`;
const { provider1, provider2 } = DEMO_ORGANISATIONS;
const HEAD = ['统一社会信用代码', '年度', '营业收入', '单位', '来源'];
const ROWS = [
  [provider2, 2021, 66.5, '万元', '2021 年度审计报告'],
  [provider2, 2022, '980,500.50', '元', '2022 年度审计报告'],
  [provider1, 2022, 1503.2, '万元', '2022 年度审计报告'],
  [provider1, 2021, 1300, '万元', '2021 年度审计报告'],
];
const workbook = (...rows: (string | number)[][]) => writeExcelFile([HEAD, ...rows]).toBuffer();

describe('the city enters revenue from before the platform', () => {
  let site: TestSite;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const send = (bytes: Buffer, name = '历史.xlsx') => city.upload(IMPORT, {}, [{ field: 'file', name, bytes }]);
  const of = async (uscc: string) => (await site.container.providers.findByUscc(uscc))!.revenue;
  const enter = async (page: string) => {
    const { text } = await city.get(page).expect(200);
    return city.post(page, { digest: /name="digest" value="([^"]*)"/.exec(text)?.[1] ?? '' });
  };

  it('tries a file row by row, enters what is new, and nothing when the same file comes again', async () => {
    const before = await of(provider1);
    const bytes = await workbook(...ROWS);
    const sent = await send(bytes);
    assert.equal(sent.status, 303);
    const page = String(sent.headers['location']);
    const trial = readable((await city.get(page).expect(200)).text);
    for (const words of [
      ...['共 4 行：可以录入 2 行，已有且相同 1 行，不能录入 1 行', '录入 2 行'],
      ...['须改：与已核实的数不同，由企业更正', '665,000 元，66.5 万元', '1300'],
    ])
      assert.ok(trial.includes(words), words);
    assert.deepEqual(
      (await of(provider2)).map(({ year }) => year),
      [2024, 2025],
    );

    assert.equal((await enter(page)).status, 303);
    assert.deepEqual((await of(provider2)).map(({ year, fen, evidence }) => [year, fen, evidence]).slice(0, 2), [
      [2021, 66_500_000, '2021 年度审计报告，2026年11月24日录入历史数据（YS20260021）'],
      [2022, 98_050_050, '2022 年度审计报告，2026年11月24日录入历史数据（YS20260022）'],
    ]);
    assert.deepEqual(await of(provider1), before);
    const made = await site.container.revenue.statements.findByUscc(provider2);
    const one = made.find(({ subject }) => subject === '2022')!;
    assert.deepEqual([one.state, one.history.map(({ event }) => event), one.effects], ['verified', ['import'], []]);
    const shown = readable((await city.get(statement(one.id)).expect(200)).text);
    assert.ok(shown.includes('录入历史数据') && shown.includes('已核实，计入测算'));

    const again = await send(bytes);
    const second = String(again.headers['location']);
    assert.equal(second, page);
    const text = readable((await city.get(second).expect(200)).text);
    assert.ok(text.includes('可以录入 0 行，已有且相同 3 行') && !text.includes('name="digest"'));
    assert.equal((await site.container.revenue.statements.findByUscc(provider2)).length, made.length);
  });

  it('enters nothing on a page that is no longer true, nor twice at once', async () => {
    const page = String((await send(await workbook(ROWS[0]!))).headers['location']);
    const { text } = await city.get(page);
    const digest = /name="digest" value="([^"]*)"/.exec(text)?.[1] ?? '';
    assert.equal((await city.post(page, { digest: '0'.repeat(16) })).status, 409);
    const answers = await Promise.all([city.post(page, { digest }), city.post(page, { digest })]);
    assert.ok(answers.every(({ status }) => status === 303 || status === 409));
    const made = await site.container.revenue.statements.findByUscc(provider2);
    assert.equal(made.filter(({ subject }) => subject === '2021').length, 1);
    assert.equal((await city.post(page, { digest })).status, 409);
  });

  it('goes on where it was broken off: what was entered is found again', async () => {
    const bytes = await workbook(...ROWS.slice(0, 2));
    const half = String((await send(await workbook(ROWS[0]!))).headers['location']);
    assert.equal((await enter(half)).status, 303);
    const page = String((await send(bytes)).headers['location']);
    assert.ok(readable((await city.get(page)).text).includes('可以录入 1 行，已有且相同 1 行'));
    assert.equal((await enter(page)).status, 303);
    assert.deepEqual(
      (await of(provider2)).map(({ year }) => year),
      [2021, 2022, 2024, 2025],
    );
  });

  for (const [name, bytes, file, says] of [
    ['a document that is no workbook', () => Promise.resolve(PDF), 'a.pdf', 'XLSX'],
    ['a workbook with other columns', () => writeExcelFile([['甲'], ['乙']]).toBuffer(), 'a.xlsx', '第一行缺少'],
    ['a workbook without rows', () => workbook(), 'a.xlsx', '表里没有数据'],
    ['another ending', () => workbook(ROWS[0]!), 'a.pdf', '扩展名'],
  ] as const)
    it(`refuses ${name}`, async () => {
      const answer = await send(await bytes(), file);
      assert.equal(answer.status, 422);
      const text = readable(answer.text);
      assert.ok(text.includes(says) && text.includes('href="#file"'), text.slice(-1500));
    });

  it('refuses a form without a file, and knows no file that was never sent', async () => {
    assert.equal((await city.upload(IMPORT, {}, [])).status, 422);
    await city.get(`${IMPORT}/${'0'.repeat(64)}`).expect(404);
    await city.get(`${IMPORT}/x`).expect(404);
  });

  it('gives out a template with the columns that it reads', async () => {
    const { body } = await city
      .get(`${LIST}/template.xlsx`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      });
    assert.deepEqual(await readSheet(body as Buffer), [HEAD]);
  });

  for (const username of ['nanhu', 'market', 'auditor', 'admin', 'provider1', 'enterprise1'])
    it(`is not for ${username}`, async () => {
      const person = await site.signIn(username);
      await person.get(IMPORT).expect(403);
      await person.get(`${LIST}/template.xlsx`).expect(403);
      await person.get(`${IMPORT}/${'0'.repeat(64)}`).expect(403);
    });

  it('names no firm by a code that only looks like one', async () => {
    const page = String(
      (await send(await workbook([demoUscc('330402', 999), 2022, 1, '元', 'x']))).headers['location'],
    );
    assert.ok(readable((await city.get(page)).text).includes('平台没有这家服务商'));
  });
});
