import assert from 'node:assert/strict';
import { readSheet } from 'read-excel-file/node';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';
import { LIST, RESTATED, statement, step } from './support.ts';

const { provider1 } = DEMO_ORGANISATIONS;
const FIT = { unit: 'wan', 'compared-audit': '2680.4', 'compared-tax': '2,680.4' };

describe('who may see and verify revenue', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite();
  });
  after(() => site.close());

  for (const [username, reads, verifies] of [
    ['city', true, true],
    ['nanhu', true, true],
    ['haining', false, false],
    ['market', true, false],
    ['finance', true, false],
    ['auditor', true, false],
    ['admin', true, false],
    ['provider1', false, false],
    ['enterprise1', false, false],
  ] as const)
    it(`${username} ${reads ? 'reads' : 'does not see'} a figure of 南湖区 and ${verifies ? 'verifies it' : 'does not verify it'}`, async () => {
      const person = await site.signIn(username);
      await person.get(statement(RESTATED)).expect(reads ? 200 : 404);
      await person.get(step(RESTATED, 'verify')).expect(verifies ? 200 : reads ? 403 : 404);
      await person.get(step(RESTATED, 'return')).expect(verifies ? 200 : reads ? 403 : 404);
      const { evidence } = (await site.container.revenue.statements.findById(RESTATED))!.versions[0]!;
      const file = await person.get(`${statement(RESTATED)}/evidence/${evidence[0]!.document}`);
      assert.equal(file.status, reads ? 200 : 404);
      if (reads) assert.equal(file.headers['content-type'], 'application/pdf');
      if (!verifies) {
        const answer = await person.post(step(RESTATED, 'verify'), FIT, { from: '/account' });
        assert.equal(answer.status, reads ? 403 : 404);
      }
    });

  it('nobody without an account', async () => {
    const visitor = site.visitor();
    for (const address of ['/records', LIST, statement(RESTATED), `/providers/${provider1}/revenue`])
      assert.match(String((await visitor.get(address).expect(303)).headers['location']), /^\/sign-in/);
  });

  it('an unknown figure, file or step is not there', async () => {
    const city = await site.signIn('city');
    for (const address of [
      statement('x'),
      statement('0'.repeat(24)),
      `${statement(RESTATED)}/evidence/x`,
      step(RESTATED, 'declare'),
      step(RESTATED, 'x'),
    ])
      await city.get(address).expect(404);
  });

  it('a county finds those of its region only, the city by year, place and name; the download has the same rows', async () => {
    const city = await site.signIn('city');
    const nanhu = await site.signIn('nanhu');
    const names = async (person: TestPerson, query: string) =>
      [...(await person.get(`${LIST}${query}`).expect(200)).text.matchAll(/YS\d{8}/g)].map(([number]) => number);
    assert.deepEqual(await names(nanhu, '?region=330481'), ['YS20260004']);
    assert.deepEqual((await names(city, '')).sort(), ['YS20260004', 'YS20260005', 'YS20260006'].map((n) => n).sort());
    assert.deepEqual(await names(city, '?region=330481'), ['YS20260005']);
    assert.deepEqual(await names(city, '?list=all&subject=peak'), ['YS20260006']);
    assert.deepEqual(await names(city, `?q=${encodeURIComponent('鸳溪')}`), ['YS20260004']);
    assert.deepEqual(await names(city, '?q=.*'), []);
    assert.deepEqual(await names(city, '?list=nonsense&subject=x&region[]=1&q[a]=b'), await names(city, ''));
    const query = '?list=all&subject=2025';
    const shown = (await names(city, query)).sort();
    const csv = (await city.get(`${LIST}.csv${query}`).expect(200)).text;
    assert.ok(csv.startsWith('\uFEFF编号,企业'));
    assert.deepEqual(
      [...csv.matchAll(/YS\d{8}/g)]
        .map(([number]) => number)
        .filter((n, i, all) => all.indexOf(n) === i)
        .sort(),
      shown,
    );
    const { body } = await city
      .get(`${LIST}.xlsx${query}`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      });
    const [head, ...rows] = await readSheet(body as Buffer);
    assert.equal(head?.[5], '申报数（元）');
    assert.deepEqual(rows.map((row) => row[0]).sort(), shown);
    assert.ok(rows.some((row) => row[0] === 'YS20260004' && row[5] === 26_804_000 && row[6] === 26_150_000));
  });
});
