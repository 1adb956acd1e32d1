import assert from 'node:assert/strict';
import { changedScheme } from '../../../server/domain/grading/simulation.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { loadGradingScheme } from '../../../server/policy-data/grading-loader.ts';
import { factsFor, keepRound, type GradedFirm, withoutDemoRounds } from '../../support/grading-round.ts';
import { actor } from '../../support/listing.ts';
import { createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';

const scheme = loadGradingScheme([]);
const changed = changedScheme(scheme, { weights: {}, least: { A: 90 } });
const later = 'scheme' in changed ? { ...changed.scheme, version: '2026-2' } : scheme;
const PROVIDER1 = DEMO_ORGANISATIONS.provider1;
const firm = (n: number, points: number, region = '330402'): GradedFirm => ({
  ...{ uscc: n === 1 ? PROVIDER1 : `9133040000000000${n}X`, firm: `甲${n}数据有限公司`, region },
  ...{ categories: ['general-contractor'], facts: factsFor(points) },
});
const OLD = '/grading/rounds/PJ2025-1/analysis';
const NEW = '/grading/rounds/PJ2026-1/analysis';
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the analysis of a round of the grading', () => {
  let site: TestSite;
  let city: TestPerson;
  let nanhu: TestPerson;
  let kept: Awaited<ReturnType<typeof keepRound>>;
  before(async () => {
    site = await createTestSite();
    await withoutDemoRounds(site);
    await keepRound(site, {
      ...{ number: 'PJ2025-1', cutOff: '2025-10-31', scheme, state: 'published' },
      firms: [firm(1, 75), firm(2, 95), firm(3, 88, '330481'), firm(4, 65)],
    });
    kept = await keepRound(site, {
      ...{ number: 'PJ2026-1', cutOff: '2026-10-31', scheme: later, state: 'published' },
      firms: [firm(1, 95), firm(2, 72), firm(3, 88, '330481'), firm(5, 65, '330481')],
    });
    [city, nanhu] = [await site.signIn('city'), await site.signIn('nanhu')];
  });
  after(() => site.close());

  it('says who rose, fell, came and left, and why', async () => {
    const page = text((await city.get(NEW).expect(200)).text);
    assert.match(page, /甲1数据有限公司 南湖区 上升 B → A .* 已验收的案例 \+[\d.]+ 分（7\.5 → 9\.5）/);
    assert.match(page, /甲2数据有限公司 南湖区 下降 A → B/);
    // The same facts: only the threshold has risen.
    assert.match(page, /甲3数据有限公司 海宁市 下降 A → B (\S+) → \1 得分未变 按前次方案为 A/);
    assert.match(page, /甲4数据有限公司 南湖区 不再参评 C → — .* 本次未参评/);
    assert.match(page, /甲5数据有限公司 海宁市 新参评 — → C/);
    assert.match(page, /两个批次的评级方案不同（2026-1 版改为 2026-2 版）/);
  });

  it('shows a county how the whole city stands, and of firms those of its region', async () => {
    const { text: html } = await nanhu.get(NEW).expect(200);
    assert.match(text(html), /下降 2/);
    assert.match(html, /甲2数据/);
    assert.doesNotMatch(html, /甲3数据|甲5数据/);
    const { text: csv } = await nanhu.get(`${NEW}/movement.csv`).expect(200);
    assert.match(csv, /甲2数据/);
    assert.doesNotMatch(csv, /甲3数据/);
  });

  it('lists those asked for, against the round asked for, and no other', async () => {
    const fell = text((await city.get(`${NEW}?with=PJ2025-1&move=fell`).expect(200)).text);
    assert.match(fell, /下降的企业 2 家/);
    assert.doesNotMatch(fell, /甲1数据/);
    await city.get(`${NEW}?with=PJ2026-1`).expect(404);
    assert.match(text((await city.get(OLD).expect(200)).text), /此前没有可以比较的批次/);
    await city.get(`${OLD}/movement.csv`).expect(404);
    await city.get('/grading/rounds/PJ2024-1/analysis').expect(404);
  });

  it('exports how grades are spread, and every mover with all that moved it', async () => {
    const spread = (await city.get(`${NEW}/distribution.csv`).expect(200)).text.split('\r\n');
    assert.equal(spread[1], 'PJ2026-1,2026-10-31,2026-2,全部,,全部,1,2,1,0,0,4');
    assert.ok(spread.includes('PJ2026-1,2026-10-31,2026-2,地区,330481,海宁市,0,1,1,0,0,2'));
    const moves = (await city.get(`${NEW}/movement.csv`).expect(200)).text;
    assert.match(
      moves,
      /甲1数据有限公司,\S+,南湖区,上升,B,[\d.]+,A,[\d.]+,方案与技术水平 \+5.00 分（75 → 95）；.*；按前次方案为 A/,
    );
  });

  it('computes an old round again, and it comes out as it was locked', async () => {
    for (const address of [OLD, NEW])
      assert.match(text((await city.get(`${address}?recheck=1`).expect(200)).text), /与锁定结果一致 4 家企业/);
  });

  it('counts what a re-examination put right, and still knows the round for what was locked', async () => {
    const [, , third] = kept.grades.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    assert.equal(third?.name, '甲3数据有限公司');
    const at = '2026-11-20T02:00:00.000Z';
    const correction = {
      ...{ target: { kind: 'count', id: 'complaints' } as const, from: null, to: 4 },
      ...{ ground: '核实的投诉', by: actor('city2'), at },
    };
    const { total, grade } = { total: third.total - 1500, grade: 'B' };
    await kept.stores.grades.decide(
      { id: third.id, state: 'published', version: 1 },
      {
        to: 'published',
        entry: { at, by: actor('city2'), event: 'regrade', reason: '核实的投诉', shown: null },
        set: { total, grade },
        corrections: [correction],
      },
    );
    const page = text((await city.get(`${NEW}?recheck=1`).expect(200)).text);
    assert.match(page, /经核实的投诉 −15.00 分（没有数据 → 4）/);
    assert.match(page, /与锁定结果一致/);
  });

  it('says so where a result, a grade or the facts it rests on were altered, and of which firm', async () => {
    const { connection } = site.database;
    const alter = async (collection: string, filter: object, set: object) => {
      const before = await connection.collection(collection).findOne(filter);
      await connection.collection(collection).updateOne(filter, { $set: set });
      const page = text((await city.get(`${NEW}?recheck=1`).expect(200)).text);
      const own = text((await nanhu.get(`${NEW}?recheck=1`).expect(200)).text);
      await connection.collection(collection).replaceOne(filter, before ?? {});
      return { page, own };
    };
    const result = await alter('grading_results', { round: 'PJ2026-1', uscc: firm(2, 0).uscc }, { total: 9900 });
    assert.match(result.page, /与锁定结果不一致.*甲2数据有限公司 南湖区 留存的计算结果与重算不同 99.00 分/);
    const facts = await alter(
      'grading_results',
      { round: 'PJ2026-1', uscc: firm(5, 0).uscc },
      { 'facts.figures.acceptedCases': 7 },
    );
    assert.match(facts.page, /摘要不同.*甲5数据有限公司/);
    assert.match(facts.own, /与锁定结果不一致/);
    assert.doesNotMatch(facts.own, /甲5数据/);
    const grade = await alter('grades', { round: 'PJ2026-1', uscc: firm(2, 0).uscc }, { grade: 'A' });
    assert.match(grade.page, /甲2数据有限公司 南湖区 评级结果与按其数据和更正重算的不同/);
    assert.match(text((await city.get(`${NEW}?recheck=1`)).text), /与锁定结果一致/);
  });

  describe('the grades of a firm over the years', () => {
    const address = `/providers/${PROVIDER1}/grades`;

    it('are read by everybody as they were published', async () => {
      const page = text((await site.visitor().get(address).expect(200)).text);
      assert.match(page, /PJ2026-1 A 级 2026-2 版 .* 2026年10月31日 2026年10月31日 PJ2025-1 B 级 2026-1 版/);
      assert.doesNotMatch(page, /总分|摘要|重算/);
    });

    it('are read by the firm and its offices with points, digest and what comes of them now', async () => {
      for (const name of ['provider1', 'nanhu', 'auditor']) {
        const page = (await (await site.signIn(name)).get(address).expect(200)).text;
        assert.match(text(page), /已公布 一致/);
        assert.match(page, new RegExp(kept.round.result?.digest ?? 'none'));
      }
      const other = await site.signIn('provider2');
      assert.doesNotMatch((await other.get(address).expect(200)).text, /总分/);
    });

    it('are not there of whom nobody may know', async () => {
      await site.visitor().get('/providers/91330400MA2NOBODY0/grades').expect(404);
    });
  });

  describe('other weights and thresholds', () => {
    const address = '/grading/simulation?round=PJ2026-1';
    const ask = (more: string) => city.get(`${address}&${more}`);

    it('begin with those of the round, and change nothing', async () => {
      const { text: html } = await city.get('/grading/simulation').expect(200);
      assert.match(html, /name="least-0"[^>]*value="90"/);
      assert.doesNotMatch(html, /试算结果/);
      assert.match(text((await ask('least-0=90').expect(200)).text), /没有企业的等级会变.*没有改动，与现行方案相同/);
    });

    it('say how many move, from which grade to which, and who', async () => {
      const low = text((await ask('least-0=70').expect(422)).text);
      assert.match(low, /B 级门槛：门槛应低于上一等级/);
      const moved = text((await ask('least-0=71').expect(200)).text);
      assert.match(moved, /4 家中有 2 家的等级会变 上升 2 家，下降 0 家，不变 2 家/);
      assert.match(moved, /A 级起 90 71/);
      assert.match(moved, /甲2数据有限公司 南湖区 上升 B → A/);
      const own = text((await nanhu.get(`${address}&least-0=71`).expect(200)).text);
      assert.match(own, /4 家中有 2 家/);
      assert.doesNotMatch(own, /甲3数据/);
    });

    it('refuse what is no scheme beside its field, and keep what was typed', async () => {
      const { text: html } = await ask('weight-industries=9&least-3=x&weight-growth=4').expect(422);
      assert.match(text(html), /分值合计：各指标的分值合计应为 100，现在是 102/);
      assert.match(html, /id="least-3-error"[^]*?门槛应为 0 到 100 的整数/);
      assert.match(html, /name="least-3"[^>]*value="x"/);
      assert.match(html, /name="weight-industries"[^>]*value="9"/);
      await city.get('/grading/simulation?round=none').expect(404);
    });
  });

  it('is for the offices only', async () => {
    for (const name of ['provider1', 'enterprise1']) {
      const person = await site.signIn(name);
      await person.get(NEW).expect(403);
      await person.get('/grading/simulation').expect(403);
    }
  });
});
