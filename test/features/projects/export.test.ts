import assert from 'node:assert/strict';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';

describe('the projects of a list, on one sheet', () => {
  let site: TestSite;
  let city: TestPerson;
  before(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  after(() => site.close());
  const lines = async (person: TestPerson, query: string) =>
    (await person.get(`/projects.csv${query}`).expect(200)).text.trimEnd().split('\r\n');

  for (const list of ['mine', 'running', 'finished', 'all'])
    it(`are those of “${list}” as the page counts them, however they are filtered`, async () => {
      for (const query of [`?list=${list}`, `?list=${list}&q=${encodeURIComponent('车间')}`]) {
        const page = readable((await city.get(`/projects${query}`).expect(200)).text);
        const rows = (await lines(city, query)).slice(1);
        assert.match(page, new RegExp(`caption[^>]*>[^<]* ${rows.length} 个`));
        for (const row of rows) assert.ok(page.includes(row.split(',')[0] ?? ''), row);
        assert.ok(list !== 'all' || rows.length > 1);
        assert.ok(page.includes(`/projects.csv?list=${list}`), 'the page has no link to it');
      }
    });

  it('say what was agreed and how it stands, and of people and texts nothing', async () => {
    const [head = '', ...rows] = await lines(city, '?list=all');
    assert.match(head, /^\uFEFF编号,项目,服务商,/);
    const sample = rows.find((row) => row.startsWith('XM20250001,') || row.includes('针织车间数字化改造')) ?? '';
    assert.match(sample, /,680000,\d{4}-\d\d-\d\d,.*,4\.75,\d{4}-\d\d-\d\d$/);
    // Registered late, by the enterprise: on the sheet as in the list.
    assert.match(rows.find((row) => row.includes('紧固件车间质量追溯系统')) ?? '', /,0,1,,$/);
    assert.match(
      readable((await city.get('/projects?list=all')).text),
      /紧固件车间质量追溯系统[\s\S]{0,2500}?迟报 1 次/,
    );
    assert.doesNotMatch(rows.join('\n'), /排产时间缩短|感谢信任/);
  });

  it('hold no formula', async () => {
    const { connection } = site.database;
    await connection.collection('projects').updateOne({ title: '订单管理系统' }, { $set: { title: '=1+1' } });
    const row = (await lines(city, '?list=all')).find((one) => one.includes('1+1')) ?? '';
    assert.ok(!row.includes(',=1+1'), row);
  });

  it('are of a county its own, of a region asked for by the city, and of nobody else', async () => {
    const all = (await lines(city, '?list=all')).slice(1);
    const own = (await lines(await site.signIn('haining'), '?list=all')).slice(1);
    const asked = (await lines(city, '?list=all&region=330481')).slice(1);
    assert.deepEqual(own, asked);
    assert.ok(own.length < all.length && own.every((row) => row.includes(',海宁市,')));
    for (const name of ['provider1', 'enterprise1', 'finance']) {
      const person = await site.signIn(name);
      await person.get('/projects.csv?list=all').expect(403);
      assert.doesNotMatch((await person.get('/projects?list=all').expect(200)).text, /projects\.csv/);
    }
  });
});
