import assert from 'node:assert/strict';
import { demoUscc } from '../../../server/persistence/demo/demo-names.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { declare, demoId, edit, LIST, RESTATED, statement, step, take, VERIFIED } from './support.ts';

const { provider1, provider5 } = DEMO_ORGANISATIONS;
const YUANXI = demoUscc('330402', 10);
const FIT = { unit: 'wan', 'compared-audit': '2680.4', 'compared-tax': '2,680.4' };

describe('an official verifies revenue', () => {
  let site: TestSite;
  let nanhu: TestPerson;
  let city: TestPerson;
  beforeEach(async () => {
    site = await createTestSite();
    nanhu = await site.signIn('nanhu');
    city = await site.signIn('city');
  });
  afterEach(() => site.close());

  const stored = async (id: string) => (await site.container.revenue.statements.findById(id))!;
  const fact = async (uscc: string, year: number) =>
    (await site.container.providers.findByUscc(uscc))!.revenue.find((one) => one.year === year);

  it('sees the figure, what counts, the files and the difference; compares, and the figure counts from then on', async () => {
    const page = readable((await nanhu.get(step(RESTATED, 'verify')).expect(200)).text);
    for (const words of [
      '26,804,000',
      '26,150,000',
      '少 65.4 万元',
      '超出',
      '企业填报 26,150,000 元',
      '人民币贰仟陆佰捌拾万肆仟元整',
    ])
      assert.ok(page.includes(words), words);
    assert.equal((await take(nanhu, RESTATED, 'verify', FIT)).status, 303);
    const { state, counted, checks, versions } = await stored(RESTATED);
    assert.equal(state, 'verified');
    assert.deepEqual(
      counted.map(({ version, fen }) => [version, fen]),
      [
        [0, 2_615_000_000],
        [1, 2_680_400_000],
      ],
    );
    assert.deepEqual(
      versions.map(({ fen }) => fen),
      [2_680_400_000],
    );
    assert.deepEqual(
      checks.map(({ of, compared, toleranceBasisPoints, by }) => [of, compared, toleranceBasisPoints, by.name]),
      [
        [
          1,
          [
            { source: 'audit', fen: 2_680_400_000 },
            { source: 'tax', fen: 2_680_400_000 },
          ],
          100,
          '南湖区经信局 · 顾清和',
        ],
      ],
    );
    assert.deepEqual(await fact(YUANXI, 2025), {
      year: 2025,
      fen: 2_680_400_000,
      evidence: '审计报告、企业所得税年度纳税申报表，2026年11月24日核实（YS20260004）',
    });
    const awards = readable((await city.get(`/providers/${YUANXI}/awards`).expect(200)).text);
    assert.ok(awards.includes('2,680.4'));
    const ledger = readable((await city.get(`/providers/${YUANXI}/revenue`).expect(200)).text);
    assert.ok(ledger.includes('2,680.4') && ledger.includes('平台建立前已核实'));
  });

  it('is held where a document differs by more than the tolerance, until the reason is written', async () => {
    const differing = { ...FIT, 'compared-tax': '2615' };
    const answer = await take(nanhu, RESTATED, 'verify', differing);
    assert.equal(answer.status, 422);
    const text = readable(answer.text);
    for (const words of ['超出允许范围', '您填写的材料所载金额', '少 65.4 万元', 'value="2615"', 'href="#reason"'])
      assert.ok(text.includes(words), words);
    assert.equal((await stored(RESTATED)).state, 'restated');
    const reasoned = await take(nanhu, RESTATED, 'verify', {
      ...differing,
      reason: '更正后的申报表尚未换发，已见受理回执。',
    });
    assert.equal(reasoned.status, 303);
    assert.equal((await stored(RESTATED)).checks[0]?.reason, '更正后的申报表尚未换发，已见受理回执。');
  });

  for (const [name, event, fields, field, says] of [
    ['nothing compared', 'verify', { unit: 'wan' }, 'compared-audit', '至少一种材料'],
    ['no unit', 'verify', { 'compared-audit': '2680.4' }, 'unit', '请选择金额的单位'],
    ['a figure that is none', 'verify', { unit: 'wan', 'compared-tax': '二千' }, 'compared-tax', '应为数字'],
    [
      'another unit behind the figure',
      'verify',
      { unit: 'wan', 'compared-audit': '2680 元' },
      'compared-audit',
      '不一致',
    ],
    ['words without end', 'verify', { ...FIT, reason: '长'.repeat(1001) }, 'reason', '最多 1000 个字'],
    ['no reason to return it', 'return', {}, 'reason', '请写明理由'],
  ] as const)
    it(`is refused with ${name}`, async () => {
      const answer = await take(nanhu, RESTATED, event, fields);
      assert.equal(answer.status, 422);
      const text = readable(answer.text);
      assert.ok(text.includes(`href="#${field}"`) && text.includes(says));
      assert.equal((await stored(RESTATED)).version, 1);
    });

  it('returns a correction: the old figure still counts, the firm is asked, and the reason stands on its page', async () => {
    assert.equal((await take(nanhu, RESTATED, 'return', { reason: '请附更正后的审计报告。' })).status, 303);
    assert.equal((await stored(RESTATED)).state, 'questioned');
    assert.equal((await fact(YUANXI, 2025))?.fen, 2_615_000_000);
    assert.equal((await take(city, RESTATED, 'settle', { reason: '企业撤回更正。' })).status, 303);
    assert.deepEqual(
      (await stored(RESTATED)).history.map(({ event, to }) => [event, to]),
      [
        ['restate', 'restated'],
        ['return', 'questioned'],
        ['settle', 'verified'],
      ],
    );
    assert.equal((await fact(YUANXI, 2025))?.fen, 2_615_000_000);
  });

  it('asks for a correction of what is verified; the restated figure replaces it, and both stay', async () => {
    assert.equal((await take(city, VERIFIED, 'question', { reason: '抽查发现重复入账。' })).status, 303);
    const firm = await site.signIn('provider1');
    const asked = readable((await firm.get(edit(VERIFIED)).expect(200)).text);
    assert.ok(asked.includes('抽查发现重复入账。'));
    await declare(firm, edit(VERIFIED), {
      unit: 'wan',
      amount: '3100',
      'figure-audit': '3100',
      'figure-tax': '',
      reason: '冲回重复入账。',
    });
    assert.equal((await fact(provider1, 2025))?.fen, 3_186_420_000);
    assert.equal((await take(city, VERIFIED, 'verify', { unit: 'wan', 'compared-audit': '3100' })).status, 303);
    assert.equal((await fact(provider1, 2025))?.fen, 3_100_000_000);
    const text = readable((await firm.get(statement(VERIFIED)).expect(200)).text);
    for (const words of ['第 3 次', '31,864,200', '31,000,000', '已由更正代替', '已核实，计入测算', '冲回重复入账。'])
      assert.ok(text.includes(words), words);
  });

  it('makes a hold pass: the peak before the record is attested', async () => {
    const peak = demoId(6);
    const holds = async () => readable((await city.get(`/providers/${provider5}/awards`).expect(200)).text);
    const before = await holds();
    assert.equal((await take(city, peak, 'verify', { unit: 'yuan', 'compared-audit': '34120000' })).status, 303);
    assert.equal((await site.container.providers.findByUscc(provider5))?.peakBeforeRecordFen, 3_412_000_000);
    const after = await holds();
    assert.ok(before.includes('没有核证最高值') && !after.includes('没有核证最高值'));
  });

  it('is told where somebody was faster, and nothing is done twice', async () => {
    const page = async (person: TestPerson) => {
      const { text } = await person.get(step(RESTATED, 'verify')).expect(200);
      const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
      return { ...FIT, version: value('version'), digest: value('digest') };
    };
    const shown = await page(city);
    const answers = await Promise.all([
      city.post(step(RESTATED, 'verify'), shown),
      nanhu.post(step(RESTATED, 'verify'), await page(nanhu)),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
    const { history, counted } = await stored(RESTATED);
    assert.deepEqual([history.length, counted.length], [2, 2]);
    const late = await city.post(step(RESTATED, 'verify'), shown, { from: LIST });
    assert.equal(late.status, 409);
    assert.ok(readable(late.text).includes('没有办成'));
  });

  it('decides only on what the page had shown', async () => {
    const answer = await take(nanhu, RESTATED, 'verify', { ...FIT, digest: '0'.repeat(16) });
    assert.equal(answer.status, 409);
    assert.equal((await stored(RESTATED)).version, 1);
  });

  it('leaves nothing behind: what was decided and not yet written to the provider is written at the next start, once', async () => {
    const { statements, effects } = site.container.revenue;
    const { id, state, version, versions } = await stored(RESTATED);
    const by = { account: 'demo-city', name: '市经信局', role: 'city' as const };
    const entry = { at: '2026-11-24T02:00:00.000Z', by, event: 'verify', reason: '', shown: null };
    const counts = { version: 1, fen: versions[0]!.fen, evidence: '核实' };
    await statements.decide({ id, state, version }, { to: 'verified', entry, set: {}, counts });
    assert.equal((await fact(YUANXI, 2025))?.fen, 2_615_000_000);
    await effects.applyPending();
    await effects.applyPending();
    assert.equal((await fact(YUANXI, 2025))?.fen, 2_680_400_000);
    assert.deepEqual((await stored(RESTATED)).effects, []);
  });

  it('is told of what waits, and the firm of what was decided; the journal keeps each step', async () => {
    assert.equal((await take(nanhu, RESTATED, 'verify', FIT)).status, 303);
    await site.container.journal.relay();
    const entries = await site.database.connection.collection('journal').find({ kind: 'revenue-statements' }).toArray();
    assert.ok(entries.some(({ event, role, to }) => event === 'verify' && role === 'county' && to === 'verified'));
    const text = readable((await city.get('/workbench').expect(200)).text);
    assert.ok(text.includes('营收') && text.includes('等企业补正或更正'));
  });
});

describe('what waits too long', () => {
  it('is told once: a figure to the city, a correction to its firm', async () => {
    const clock = movableClock();
    const site = await createTestSite({ clock });
    try {
      const { jobs } = site.container.life;
      const reminders = async () =>
        (await site.database.connection.collection('reminders').find({ job: 'revenue-overdue' }).toArray()).map(
          ({ role, uscc, subject, text }) => [role ?? uscc, subject, text],
        );
      await jobs.run('revenue-overdue', 'a');
      assert.deepEqual(await reminders(), [
        [
          'city',
          '营收申报 YS20260006 办理超期',
          '嘉善砺橹工业互联网有限公司的平台记录以前的最高营收：待核实，期限2026年11月18日，逾期 4 个工作日。',
        ],
      ]);
      clock.setTo('2027-01-20T08:00:00+08:00');
      await jobs.run('revenue-overdue', 'a');
      await jobs.run('revenue-overdue', 'b');
      const all = await reminders();
      assert.equal(all.length, 5);
      assert.ok(all.some(([to]) => to === DEMO_ORGANISATIONS.provider6));
    } finally {
      await site.close();
    }
  });
});
