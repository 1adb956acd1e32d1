import assert from 'node:assert/strict';
import fc from 'fast-check';
import { milestonesOf } from '../../../server/domain/awards/milestones.ts';
import { factsOf as factsOfProvider } from '../../../server/domain/awards/provider-facts.ts';
import { resultOf } from '../../../server/domain/awards/result.ts';
import { subjectOf } from '../../../server/domain/awards/subject-of.ts';
import { readSubject } from '../../../server/domain/awards/subject.ts';
import { BARE_PROVIDER as provider } from '../registry/provider-fixture.ts';
import { asOf as anyDay, subject as anySubject, yuanText } from './arbitrary-subject.ts';
import {
  alternativeOf,
  assessJiaxing,
  brief,
  briefLines,
  factsOf,
  firm,
  jiaxing,
  replaced,
  revenue,
  without,
} from './fixtures.ts';
import type { Subject } from './fixtures.ts';

const DAY = '2027-06-30';
const merged = (mergedOn: string, peakRevenueYuan: number | string, uscc = 'P1'): Subject => ({
  ...{ uscc, name: `${uscc}公司`, mergedOn, peakRevenueYuan },
});
/** 2024: 2100万, 2025: 3300万, 2026: 5200万, each with growth enough. */
const growing = (...predecessors: Subject[]) =>
  firm({ revenue: revenue([15_000_000, 17_000_000, 21_000_000, 33_000_000, 52_000_000]), predecessors });
const PAID_2024 = '2024 tier 20000000 payable 200000';
const PAID_2025 = '2025 tier 30000000 payable 500000';
const PAID_2026 = '2026 tier 50000000 payable 1000000';

describe('what a merged firm had reached', () => {
  const cases: readonly (readonly [string, readonly Subject[], readonly string[]])[] = [
    ['none: an empty list', [], [PAID_2024, PAID_2025, PAID_2026]],
    [
      'counts in the year of the merger',
      [merged('2025-12-31', 30_000_000)],
      [PAID_2024, '2025 no-milestone 0', PAID_2026],
    ],
    [
      'counts in every later year',
      [merged('2021-03-01', 50_000_000)],
      [2024, 2025, 2026].map((y) => `${y} no-milestone 0`),
    ],
    ['leaves the years before the merger alone', [merged('2026-01-01', 30_000_000)], [PAID_2024, PAID_2025, PAID_2026]],
    ['reaches no tier by one fen', [merged('2025-01-01', '29999999.99')], [PAID_2024, PAID_2025, PAID_2026]],
    [
      'is never added to that of another, nor to the own revenue',
      [merged('2024-01-01', 15_000_000), merged('2024-01-01', 15_000_000, 'P2')],
      [PAID_2024, PAID_2025, PAID_2026],
    ],
    [
      'leaves a higher tier of the same year to pay in full',
      [merged('2024-05-01', 20_000_000), merged('2026-05-01', 30_000_000, 'P2')],
      ['2024 no-milestone 0', PAID_2025, PAID_2026],
    ],
  ];
  for (const [name, predecessors, lines] of cases)
    it(name, () => {
      assert.deepEqual(briefLines(growing(...predecessors), DAY), lines);
    });

  it('leaves the lower tier used up where only the higher is new', () => {
    const one = firm({
      revenue: revenue([15_000_000, 17_000_000, 33_000_000]),
      predecessors: [merged('2024-02-01', 20_000_000)],
    });
    assert.deepEqual(briefLines(one, DAY), ['2024 tier 30000000 payable 500000']);
  });

  it('says in the open year what its tiers are', () => {
    const open = '2026-08-01';
    assert.deepEqual(briefLines(growing(merged('2026-03-01', 90_000_000)), open)[2], '2026 hold 0 year-not-closed');
    assert.deepEqual(briefLines(growing(), open)[2], '2026 tier 50000000 hold 0 year-not-closed');
  });

  it('does not count under the other readings', () => {
    for (const id of ['without-predecessors', 'record-only']) {
      const book = replaced(jiaxing, { 'growth.priorPeak': alternativeOf(jiaxing, 'growth.priorPeak', id) });
      assert.deepEqual(briefLines(growing(merged('2024-01-01', 50_000_000)), DAY, book), [
        PAID_2024,
        PAID_2025,
        PAID_2026,
      ]);
    }
  });
});

describe('the trace of a line with predecessors', () => {
  const steps = (one: Subject, year: number) =>
    assessJiaxing(factsOf(one), DAY)
      .lines.find((line) => line.year === year)!
      .steps.filter(({ looked }) => ['被合并企业', '合并当年的增速'].includes(looked))
      .map(({ text, clause, parameter }) => [text, clause, parameter]);

  it('names the one that matters, its peak, the day and the clause', () => {
    const one = growing(merged('2025-03-01', 30_000_000), merged('2025-02-01', 1_000_000, 'P2'));
    assert.deepEqual(steps(one, 2024), []);
    assert.deepEqual(steps(one, 2025), [
      [
        '2025年3月1日合并的P1公司（P1）合并前最高营收为 3,000 万元，已经达到 3,000 万元档，合并后的企业不再视为首次达到',
        ...['3.1.4.1', 'growth.priorPeak'],
      ],
    ]);
    assert.deepEqual(steps(one, 2026), []);
  });

  it('tells in the year of the merger that growth is measured as in any other', () => {
    const found = steps(growing(merged('2025-02-01', 1_000_000)), 2025);
    assert.deepEqual(
      found.map(([text = '', , parameter]) => [
        text.startsWith('2025年2月1日合并了P1公司，2025 年营收可能含'),
        parameter,
      ]),
      [[true, 'growth.rate']],
    );
  });
});

describe('the tiers of a firm with predecessors', () => {
  const judge = milestonesOf(jiaxing, assessJiaxing)!;
  const shown = (one: Subject, asOf: string) =>
    judge(factsOf(one), asOf)
      .tiers.slice(0, 4)
      .map(({ thresholdFen, standing, year, predecessor }) =>
        [thresholdFen / 1e6, standing, year, predecessor].join(' '),
      );

  it('show which were reached by a merged firm, and since when', () => {
    assert.deepEqual(shown(growing(merged('2025-03-01', 50_000_000)), DAY), [
      ...['2000 award 2024 ', '3000 predecessor 2025 P1公司', '5000 predecessor 2025 P1公司', '10000 ahead  '],
    ]);
  });

  it('do the same without any revenue on record, and of a merger of this year', () => {
    const one = firm({ revenue: [], predecessors: [merged('2026-03-01', 30_000_000)] });
    assert.deepEqual(shown(one, '2026-11-24').slice(1, 3), ['3000 predecessor 2026 P1公司', '5000 ahead  ']);
    assert.deepEqual(shown(one, '2025-11-24')[1], '3000 ahead  ');
    assert.equal(judge(factsOf(one), '2026-11-24').outlook?.needs[0]?.thresholdFen, 5_000_000_000);
  });
});

describe('predecessors as a key of the subject', () => {
  const [good] = [merged('2025-03-01', '30000000.5')];
  const cases: readonly (readonly [string, string, unknown])[] = [
    ['missing-key', '[0].uscc', [{ ...good, uscc: undefined }]],
    ['missing-key', '[0].name', [{ ...good, name: undefined }]],
    ['missing-key', '[0].mergedOn', [{ ...good, mergedOn: undefined }]],
    ['missing-key', '[0].peakRevenueYuan', [{ ...good, peakRevenueYuan: undefined }]],
    ['wrong-type', '[0].uscc', [{ ...good, uscc: 1 }]],
    ['wrong-value', '[0].name', [{ ...good, name: '' }]],
    ['wrong-value', '[0].mergedOn', [{ ...good, mergedOn: '2025-02-30' }]],
    ['wrong-type', '[0].mergedOn', [{ ...good, mergedOn: null }]],
    ['wrong-type', '[0].peakRevenueYuan', [{ ...good, peakRevenueYuan: null }]],
    ['wrong-value', '[0].peakRevenueYuan', [{ ...good, peakRevenueYuan: -1 }]],
    ['unknown-key', '[0].note', [{ ...good, note: 1 }]],
    ['wrong-value', '[1].uscc', [good, { ...good, mergedOn: '2024-01-01' }]],
    ['wrong-value', '[0].uscc', [{ ...good, uscc: firm()['id'] }]],
    ['too-large', '', Array.from({ length: 1001 }, (_, i) => ({ ...good, uscc: `P${i}` }))],
    ['wrong-type', '', null],
    ['wrong-type', '', good],
  ];
  for (const [code, path, predecessors] of cases)
    it(`refuses ${JSON.stringify(predecessors).slice(0, 90)}`, () => {
      const read = readSubject(JSON.parse(JSON.stringify(firm({ predecessors }))));
      assert.ok('faults' in read);
      assert.deepEqual([read.faults[0].code, read.faults[0].path], [code, `predecessors${path}`]);
    });

  it('comes last, after all others, and is left out where there is none', () => {
    const record = { uscc: 'P1', name: '甲', mergedOn: '2025-03-01', peakFen: 3_000_000_050 };
    const facts = factsOfProvider({ ...provider, predecessors: [record] });
    assert.deepEqual(Object.entries(subjectOf(facts)).at(-1), [
      'predecessors',
      [{ uscc: 'P1', name: '甲', mergedOn: '2025-03-01', peakRevenueYuan: 30_000_000.5 }],
    ]);
    for (const none of [provider, { ...provider, predecessors: [] }])
      assert.ok(!Object.hasOwn(factsOfProvider(none), 'predecessors'));
    assert.deepEqual(factsOf(growing()), factsOf(without(growing(), 'predecessors')));
  });
});

describe('what holds of any predecessors', () => {
  const peak = fc.oneof(
    fc.constantFrom(2_000_000_000, 2_999_999_999, 3_000_000_000, 5_000_000_000, 10 ** 11),
    fc.integer({ min: 0, max: 10 ** 11 }),
  );
  const one = fc.record({
    uscc: fc.integer({ min: 0, max: 99 }).map((n) => `P${n}`),
    name: fc.constant('某公司'),
    mergedOn: fc.constantFrom('2019-05-01', '2023-12-31', '2024-01-01', '2025-06-30', '2026-12-31', '2027-02-01'),
    peakRevenueYuan: peak.map(yuanText),
  });
  const some = fc.uniqueArray(one, { minLength: 1, maxLength: 4, selector: ({ uscc }) => uscc });
  const anyFirm = fc.oneof({ weight: 3, arbitrary: anySubject }, { weight: 1, arbitrary: fc.constant(growing()) });
  const growth = (given: Subject, asOf: string) =>
    resultOf(assessJiaxing(factsOf(given), asOf)).lines.filter(({ clause }) => clause === '3.1.4.1');
  const total = (given: Subject, asOf: string) => growth(given, asOf).reduce((sum, line) => sum + line.awardYuan, 0);

  it('one more never raises the total of the growth award, and touches no standard', () => {
    let lowered = 0;
    fc.assert(
      fc.property(anyFirm, anyDay, some, (given, asOf, [more, ...rest]) => {
        const before = total({ ...given, predecessors: rest }, asOf);
        const after = total({ ...given, predecessors: [...rest, more] }, asOf);
        assert.ok(after <= before, `${before} → ${after}`);
        if (after < before) lowered++;
        const others = (of: Subject) =>
          assessJiaxing(factsOf(of), asOf).lines.filter(({ clause }) => clause !== '3.1.4.1');
        assert.deepEqual(others({ ...given, predecessors: [more] }), others(given));
      }),
      { numRuns: 500, seed: 20241231 },
    );
    assert.ok(lowered > 20, `only ${lowered} of them mattered`);
  });

  it('their order never matters, and they are read again as they were written', () => {
    const mixed = some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(anySubject, anyDay, mixed, (given, asOf, [all, other]) => {
        const facts = factsOf({ ...given, predecessors: all });
        assert.deepEqual(factsOf({ ...given, predecessors: other }), facts);
        assert.deepEqual(
          growth({ ...given, predecessors: other }, asOf),
          growth({ ...given, predecessors: all }, asOf),
        );
        assert.deepEqual(factsOf(JSON.parse(JSON.stringify(subjectOf(facts)))), facts);
      }),
      { numRuns: 300 },
    );
  });

  it('each tier that pays was reached by no firm of the business before', () => {
    fc.assert(
      fc.property(anySubject, anyDay, some, (given, asOf, all) => {
        for (const { year = 0, thresholdYuan, ...line } of growth({ ...given, predecessors: all }, asOf))
          for (const { mergedOn, peakRevenueYuan } of all)
            if (thresholdYuan !== undefined && Number(mergedOn.slice(0, 4)) <= year)
              assert.ok(Number(peakRevenueYuan) < thresholdYuan, brief({ year, thresholdYuan, ...line }));
      }),
      { numRuns: 500 },
    );
  });
});
