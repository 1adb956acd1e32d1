import assert from 'node:assert/strict';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { EXE } from '../../support/files.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { declare, edit, LIST, newOf, QUESTIONED, RETURNED, statement, submit, typed, VERIFIED } from './support.ts';

const { provider1, provider2, provider6 } = DEMO_ORGANISATIONS;
const YUAN = { unit: 'yuan', amount: '980,500.50' };

describe('a firm declares its revenue', () => {
  let site: TestSite;
  let firm: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    firm = await site.signIn('provider2');
  });
  afterEach(() => site.close());

  const stored = async (id: string) => (await site.container.revenue.statements.findById(id))!;
  const provider = async (uscc: string) => (await site.container.providers.findByUscc(uscc))!;

  it('sees every year of its ledger, what counts and why; what was verified before the platform is there', async () => {
    const text = readable((await (await site.signIn('provider1')).get('/records').expect(200)).text);
    for (const words of [
      '2021 年',
      '1,286.4',
      '平台建立前已核实',
      '3,186.42',
      'YS20260001',
      '2021 年以前',
      '年度未结束',
    ])
      assert.ok(text.includes(words), words);
  });

  it('looks at the figure in 元, 万元 and capitals before it is submitted; until verified it does not count', async () => {
    const before = await provider(provider2);
    const { answer, check, id } = await declare(firm, newOf('2022'), { ...YUAN, 'figure-audit': '980500.5' });
    for (const words of [
      '980,500.5 元',
      '98.05005 万元',
      '人民币玖拾捌万零伍佰元伍角整',
      '您填写的单位是元',
      '与申报数一致',
    ])
      assert.ok(check.includes(words), words);
    assert.equal(answer.status, 303);
    const { number, state, versions, subject, counted, history } = await stored(id);
    assert.deepEqual([number, state, subject, counted], ['YS20260021', 'declared', '2022', []]);
    assert.deepEqual(
      history.map(({ event, by }) => [event, by.role]),
      [['declare', 'provider']],
    );
    assert.deepEqual(
      versions.map(({ fen, sources, evidence }) => [fen, sources, evidence.map((one) => [one.source, one.name])]),
      [[98_050_050, [{ source: 'audit', fen: 98_050_050 }], [['audit', 'audit.pdf']]]],
    );
    assert.deepEqual(await provider(provider2), before);
    const page = readable((await firm.get(statement(id)).expect(200)).text);
    for (const words of ['待核实', '轮到经信部门', '还剩 10 个工作日', '人民币玖拾捌万零伍佰元伍角整'])
      assert.ok(page.includes(words), words);
  });

  it('keeps the file among the documents of the firm, even where the form is wrong, and offers it again', async () => {
    const wrong = await typed(firm, newOf('2022'), { unit: 'wan', amount: 'viel' });
    assert.equal(wrong.status, 422);
    const kept = (await site.container.documentStore.documents.ofFirm(provider2, 'kept')).filter(
      ({ name }) => name === 'audit.pdf',
    );
    assert.equal(kept.length, 1);
    assert.match(wrong.text, new RegExp(`value="${kept[0]!.id}" checked`));
    const again = await typed(firm, newOf('2022'), { ...YUAN, 'evidence-audit': kept[0]!.id }, []);
    assert.equal(again.status, 200);
  });

  it('goes back from the check to the form with all that was typed', async () => {
    const check = await typed(firm, newOf('2022'), { ...YUAN, reason: '说明。' });
    const back = await submit(firm, newOf('2022'), check.text, 'mend');
    assert.equal(back.status, 200);
    const text = readable(back.text);
    for (const words of ['value="980,500.50"', '说明。', 'value="yuan" checked', 'audit.pdf'])
      assert.ok(text.includes(words), words);
  });

  for (const [name, fields, files, field, says] of [
    ['no unit', { amount: '98' }, ['audit'], 'unit', '请选择金额的单位'],
    ['no figure', { unit: 'wan' }, ['audit'], 'amount', '请填写营业收入'],
    ['a figure that is none', { unit: 'wan', amount: '约 98' }, ['audit'], 'amount', '应为数字'],
    ['another unit behind the figure', { unit: 'wan', amount: '980500 元' }, ['audit'], 'amount', '不一致'],
    ['parts of a fen', { unit: 'yuan', amount: '1.005' }, ['audit'], 'amount', '最多 2 位小数'],
    ['too much', { unit: 'wan', amount: '1234567890' }, ['audit'], 'amount', '过大'],
    ['a wrong figure of a document', { ...YUAN, 'figure-tax': 'x' }, ['audit', 'tax'], 'figure-tax', '应为数字'],
    ['no document', YUAN, [], 'file-audit', '请至少提供一种材料'],
    ['a figure of a document that is not there', { ...YUAN, 'figure-tax': '1' }, ['audit'], 'file-tax', '请同时提供'],
    ['a document of nobody', { ...YUAN, 'evidence-audit': '0'.repeat(24) }, [], 'file-audit', '请重新选择'],
    ['words without end', { ...YUAN, reason: '长'.repeat(501) }, ['audit'], 'reason', '最多 500 个字'],
  ] as const)
    it(`is refused with ${name}, and nothing is declared`, async () => {
      const answer = await typed(firm, newOf('2022'), fields, files);
      assert.equal(answer.status, 422);
      const text = readable(answer.text);
      assert.ok(text.includes(`href="#${field}"`) && text.includes(says), text.slice(0, 3000));
      assert.match(text, new RegExp(`id="${field}-error"`));
      const made = await site.container.revenue.statements.findByUscc(provider2);
      assert.deepEqual(
        made.map(({ subject }) => subject),
        ['2023'],
      );
    });

  it('is refused with a program in place of a document', async () => {
    const sent = [{ field: 'file-audit', name: 'a.pdf', bytes: EXE }];
    const answer = await firm.upload(`${LIST}/new`, { subject: '2022', ...YUAN }, sent, { from: newOf('2022') });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /id="file-audit-error"/);
  });

  it('never takes a document of another firm', async () => {
    const [foreign] = await site.container.documentStore.documents.ofFirm(provider1, 'kept');
    const answer = await typed(firm, newOf('2022'), { ...YUAN, 'evidence-audit': foreign!.id }, []);
    assert.equal(answer.status, 422);
  });

  it('is asked whether the unit is right, where the figure is far from the year beside it', async () => {
    const check = await typed(firm, newOf('2022'), { unit: 'yuan', amount: '98.05' });
    assert.equal(check.status, 200);
    assert.ok(readable(check.text).includes('相差 50 倍以上。请核对单位是不是元'));
    const fine = await typed(firm, newOf('2022'), { unit: 'wan', amount: '98.05' });
    assert.ok(!fine.text.includes('50 倍'));
  });

  it('is warned where its documents differ by more than the tolerance, and may submit all the same', async () => {
    const { answer, check } = await declare(firm, newOf('2022'), { ...YUAN, 'figure-tax': '900000' }, ['tax']);
    assert.ok(check.includes('相差超过 1%') && check.includes('少 80,500.5 元'));
    assert.equal(answer.status, 303);
  });

  it('declares a year once: who comes second is told so', async () => {
    const first = await typed(firm, newOf('2022'), YUAN);
    const second = await typed(firm, newOf('2022'), YUAN);
    const answers = await Promise.all([
      submit(firm, newOf('2022'), first.text),
      submit(firm, newOf('2022'), second.text),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
    const { headers } = await firm.get(newOf('2022')).expect(303);
    assert.match(String(headers['location']), /\/records\/revenue\/[0-9a-f]{24}$/);
  });

  for (const [name, subject, status] of [
    ['a year before the founding', '2019', 404],
    ['a year to come', '2030', 404],
    ['this year', '2026', 404],
    ['no year', 'x', 404],
  ] as const)
    it(`cannot declare ${name}`, async () => {
      await firm.get(newOf(subject)).expect(status);
    });

  it('cannot restate this year while it is open', async () => {
    await (await site.signIn('provider1')).get(newOf('2026')).expect(409);
  });

  it('corrects what counts since before the platform only with a reason, and the old figure counts until then', async () => {
    const one = await site.signIn('provider1');
    const bare = await typed(one, newOf('2022'), { unit: 'wan', amount: '1510' });
    assert.equal(bare.status, 422);
    assert.ok(readable(bare.text).includes('请写明更正的原因'));
    const { id } = await declare(one, newOf('2022'), { unit: 'wan', amount: '1510', reason: '审计调整。' });
    const { state, counted, versions } = await stored(id);
    assert.deepEqual([state, counted.map(({ version, fen }) => [version, fen])], ['restated', [[0, 1_503_200_000]]]);
    assert.deepEqual(
      versions.map(({ fen, reason }) => [fen, reason]),
      [[1_510_000_000, '审计调整。']],
    );
    const { revenue } = await provider(provider1);
    assert.equal(revenue.find(({ year }) => year === 2022)?.fen, 1_503_200_000);
  });

  it('mends what was returned, and keeps the figure of before', async () => {
    const one = await site.signIn('provider6');
    const { answer, id } = await declare(
      one,
      edit(RETURNED),
      { unit: 'wan', amount: '30.4', 'figure-tax': '30.4', 'figure-audit': '' },
      ['tax'],
    );
    assert.deepEqual([answer.status, id], [303, RETURNED]);
    const { state, versions } = await stored(RETURNED);
    assert.deepEqual([state, versions.map(({ fen }) => fen)], ['declared', [31_200_000, 30_400_000]]);
    assert.equal((await provider(provider6)).revenue.length, 0);
  });

  it('cannot change what waits to be verified, and is shown how it stands where that moved meanwhile', async () => {
    const one = await site.signIn('provider6');
    const check = await typed(one, edit(RETURNED), { unit: 'wan', amount: '30.4', 'figure-tax': '30.4' }, ['tax']);
    await declare(one, edit(RETURNED), { unit: 'wan', amount: '30.5', 'figure-tax': '30.5' }, ['tax']);
    const late = await one.post(edit(RETURNED), new URLSearchParams([...hidden(check.text), ['stage', 'submit']]), {
      from: '/records',
    });
    assert.equal(late.status, 409);
    assert.ok(readable(late.text).includes('没有办成'));
    await one.get(edit(RETURNED)).expect(409);
  });

  it('has no way to the figures of another firm', async () => {
    for (const id of [VERIFIED, QUESTIONED]) {
      await firm.get(statement(id)).expect(404);
      await firm.get(edit(id)).expect(404);
    }
    await firm.get(`/providers/${provider1}/revenue`).expect(404);
    await firm.get(`/providers/${provider2}/revenue`).expect(200);
  });
});

function hidden(html: string): [string, string][] {
  return [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
    .map(([, name = '', value = '']): [string, string] => [name, readable(value)])
    .filter(([name]) => name !== '_csrf');
}
