import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { ask, change, changeForm, NEW, take } from './support.ts';

const { provider1, provider5, provider6 } = DEMO_ORGANISATIONS;

describe('a change request of a firm', () => {
  let site: TestSite;
  let firm: TestPerson;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    firm = await site.signIn('provider1');
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const stored = async (id: string) => (await site.container.profile.requests.findById(id))!;
  const provider = async (uscc: string) => (await site.container.providers.findByUscc(uscc))!;

  it('shows old and new field by field, has a number, and leaves the record alone', async () => {
    const before = await provider(provider1);
    const { answer, id } = await ask(firm, { name: ' 嘉兴禾数工业软件有限公司 ', legalRepresentative: '方景行' });
    assert.equal(answer.status, 303);
    const { number, state, changes, reportedOn, deadline } = await stored(id);
    assert.deepEqual([number, state, reportedOn, deadline], ['BG20260021', 'submitted', '2026-11-24', '2026-12-14']);
    assert.deepEqual(changes, [
      { field: 'name', before: before.name, after: '嘉兴禾数工业软件有限公司' },
      { field: 'legalRepresentative', before: before.legalRepresentative, after: '方景行' },
    ]);
    assert.deepEqual(await provider(provider1), before);
    const text = readable((await firm.get(change(id)).expect(200)).text);
    for (const words of [before.name, '嘉兴禾数工业软件有限公司', '按时报告', '轮到市经信局', '还剩 15 个工作日'])
      assert.ok(text.includes(words), words);
  });

  for (const [name, fields, field, says] of [
    ['nothing changed', {}, 'name', '没有要变更的内容'],
    ['another code', { uscc: '91330400MA2000115E' }, 'uscc', '须以新代码重新登记'],
    ['no name', { name: ' ' }, 'name', '请填写企业名称'],
    ['a name too long', { name: '长'.repeat(101) }, 'name', '企业名称最多 100 个字'],
    ['nobody as legal representative', { legalRepresentative: '' }, 'legalRepresentative', '请填写法定代表人'],
    [
      'a region of this city typed as outside',
      { region: 'outside', regionOutside: '330481' },
      'regionOutside',
      '在上面的列表中选择',
    ],
    ['a region that is no code', { region: 'outside', regionOutside: 'x' }, 'regionOutside', '六位行政区划代码'],
    ['no region', { region: '' }, 'region', '请选择注册地'],
    ['a founding to come', { establishedOn: '2027-01-01' }, 'establishedOn', '成立日期不能晚于今天'],
    ['a day of occurrence to come', { name: '新名', occurredOn: '2026-11-25' }, 'occurredOn', '发生日期不能晚于今天'],
    ['no day of occurrence', { name: '新名', occurredOn: '' }, 'occurredOn', '请填写发生日期'],
    ['an occurrence before the founding', { name: '新名', occurredOn: '2000-01-01' }, 'occurredOn', '不能早于成立日期'],
    ['no grounds', { name: '新名', grounds: '' }, 'grounds', '请写明变更原因'],
    ['a certificate without number', { software: 'held' }, 'softwareNumber', '请填写证书编号'],
    [
      'a certificate without beginning',
      { software: 'held', softwareNumber: '1' },
      'softwareFrom',
      '有效期起应为真实存在的日期',
    ],
    [
      'a certificate on record already',
      { software: 'held', softwareNumber: '浙RQ-2023-9001', softwareFrom: '2023-06-01' },
      'softwareNumber',
      '这张证书已经登记',
    ],
    [
      'a certificate that ends before it begins',
      { software: 'held', softwareNumber: '1', softwareFrom: '2026-01-01', softwareTo: '2025-01-01' },
      'softwareTo',
      '有效期止不能早于有效期起',
    ],
  ] as const) {
    it(`is refused with ${name}: beside its field, and what was typed stays`, async () => {
      const { answer } = await ask(firm, { grounds: '原因要留住', ...fields });
      assert.equal(answer.status, 422);
      const text = readable(answer.text);
      assert.ok(text.includes(says), says);
      assert.ok(text.includes(`href="#${field}"`) && text.includes(`id="${field}"`), field);
      if (!('grounds' in fields)) assert.ok(text.includes('原因要留住'));
      assert.equal((await site.container.profile.requests.findByUscc(provider1)).length, 1);
    });
  }

  it('is one at a time, even asked for ten times at once; the form leads to the open one', async () => {
    const form = await changeForm(firm, NEW, { name: '新名' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => firm.post(NEW, form, { from: '/account' })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array<number>(9).fill(409)]);
    const open = answers.find(({ status }) => status === 303)?.headers['location'];
    assert.equal((await firm.get(NEW).expect(303)).headers['location'], open);
    assert.equal((await take(firm, String(open).split('/').at(-1) ?? '', 'withdraw', {})).status, 303);
    await firm.get(NEW).expect(200);
  });

  it('that was reported late is counted and said', async () => {
    const { id } = await ask(firm, { name: '新名', occurredOn: '2026-09-18' });
    assert.equal((await stored(id)).deadline, '2026-11-05');
    for (const [person, path] of [
      [firm, change(id)],
      [city, change(id)],
      [firm, '/records/changes'],
      [city, '/records/changes'],
    ] as const)
      assert.match((await person.get(path).expect(200)).text, /迟报 13 个工作日/);
    assert.match((await firm.get('/records/changes')).text, /累计迟报 2 次/);
    assert.match((await city.get(change(id))).text, /累计迟报<\/dt><dd>2 次/);
  });

  it('for what was on no record before is never late', async () => {
    const fresh = await site.signIn('provider5');
    const awards = `/providers/${provider5}/awards`;
    assert.match((await fresh.get(awards).expect(200)).text, /软件企业身份未知/);
    const fields = {
      software: 'held',
      softwareNumber: '浙RQ-2024-5',
      softwareFrom: '2024-01-01',
      occurredOn: '2024-01-01',
    };
    const { id } = await ask(fresh, fields);
    const { deadline, changes } = await stored(id);
    assert.equal(deadline, null);
    assert.deepEqual(changes, [
      { field: 'softwareCertificates', before: null, after: [{ number: '浙RQ-2024-5', from: '2024-01-01', to: null }] },
    ]);
    await take(city, id, 'approve');
    assert.deepEqual((await provider(provider5)).softwareCertificates, changes[0]?.after);
    assert.doesNotMatch((await fresh.get(awards).expect(200)).text, /软件企业身份未知/);
  });

  it('that the firm is no software enterprise ends what is in force, and says none where none was known', async () => {
    const { id } = await ask(firm, { software: 'none', occurredOn: '2026-10-31' });
    assert.deepEqual(
      (await stored(id)).changes.map(({ after }) => after),
      [
        [
          { number: '浙RQ-2020-9001', from: '2020-06-01', to: '2023-05-31' },
          { number: '浙RQ-2023-9001', from: '2023-06-01', to: '2026-10-31' },
        ],
      ],
    );
    const fresh = await site.signIn('provider6');
    const none = await ask(fresh, { software: 'none' });
    await take(city, none.id, 'approve');
    assert.deepEqual((await provider(provider6)).softwareCertificates, []);
  });

  it('returned is mended, submitted again, and counts as reported when it first was', async () => {
    const { id } = await ask(firm, { name: '新名甲' });
    await take(city, id, 'return', { reason: '名称与执照不符。' });
    const page = readable((await firm.get(change(id)).expect(200)).text);
    assert.ok(page.includes('名称与执照不符。') && page.includes('修改并再次提交'));
    const edit = `${change(id)}/edit`;
    const { text } = await firm.get(edit).expect(200);
    assert.ok(text.includes('value="新名甲"') && text.includes('名称与执照不符。'));
    const form = await changeForm(firm, edit, { name: '新名乙' });
    assert.equal((await firm.post(edit, { ...form, grounds: '' })).status, 422);
    assert.equal((await firm.post(edit, form)).status, 303);
    const { state, changes, reportedOn, version, history } = await stored(id);
    assert.deepEqual([state, reportedOn, version], ['submitted', '2026-11-24', 3]);
    assert.equal(changes[0]?.after, '新名乙');
    assert.deepEqual(
      history.map(({ event }) => event),
      ['begin', 'return', 'resubmit'],
    );
    const again = await firm.post(edit, form, { from: '/account' });
    assert.equal(again.status, 409);
  });

  it('is not for another firm, nor for who is no firm', async () => {
    const { id } = await ask(firm, { name: '新名' });
    for (const name of ['provider2', 'enterprise1', 'market', 'finance', 'haining'])
      await (await site.signIn(name)).get(change(id)).expect(404);
    for (const name of ['nanhu', 'auditor', 'admin', 'city2'])
      await (await site.signIn(name)).get(change(id)).expect(200);
    for (const path of ['/records/changes/nonsense', change('0'.repeat(24))]) await firm.get(path).expect(404);
    await firm.get(`${change(id)}/steps/resubmit`).expect(404);
    await city.get(NEW).expect(403);
  });
});
