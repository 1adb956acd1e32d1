import assert from 'node:assert/strict';
import path from 'node:path';
import { AWARD_RULES, calculatorOf } from '../../server/domain/awards/assess.ts';
import { resultOf } from '../../server/domain/awards/result.ts';
import { loadPolicies, loadPolicy, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { brief, briefLines, factsOf, firm, jiaxing, revenue, standard, without } from '../domain/awards/fixtures.ts';
import type { Subject } from '../domain/awards/fixtures.ts';
import { CITIES, editedCopy, removeFolders } from './fixtures.ts';

const books = loadPolicies([SHIPPED_POLICIES, CITIES], AWARD_RULES);
const qingjiang = books.get('qingjiang-2026');
assert.ok(qingjiang);

const local = (changed: Subject) => firm({ region: '990101', pool: [], ...changed });
const standardsOf = (year: number, count: number, from = 1) =>
  Array.from({ length: count }, (_, i) =>
    standard({
      number: `T/QJ ${from + i}-${year}`,
      publishedOn: `${year}-0${from + i}-01`,
      rank: 2,
      kind: 'revision',
      theme: 'other',
      effectConfirmedOn: null,
    }),
  );

const LISTED = { negativeList: [{ from: '2027-06-30', to: null }] };
const REFUSED_HERE = 'not-lead-drafter revision-excluded theme-not-covered claim-deadline-passed';

interface CityCase {
  readonly name: string;
  readonly subject: Subject;
  readonly asOf: string;
  readonly qingjiang: readonly string[];
  readonly jiaxing: readonly string[];
}

const cases: readonly CityCase[] = [
  {
    name: 'two tiers at once are summed; outside its paying years Jiaxing sees another firm',
    subject: local({ revenue: revenue([9_000_000, 41_000_000], 2025), establishedOn: '2025-01-01' }),
    asOf: '2027-01-01',
    qingjiang: ['2026 tier 40000000 payable 700000'],
    jiaxing: ['2025 no-milestone 0', '2026 tier 30000000 hold 0 outside-jurisdiction not-in-pool'],
  },
  {
    name: '15 % growth is asked for, exactly 15 % is enough',
    subject: local({ revenue: revenue([20_000_000, 35_000_000, 40_250_000], 2024), region: '330402' }),
    asOf: '2027-01-01',
    qingjiang: ['2026 tier 40000000 payable 600000'],
    jiaxing: [
      '2024 tier 20000000 hold 0 history-incomplete previous-year-missing not-in-pool',
      '2025 tier 30000000 hold 0 history-incomplete not-in-pool',
      '2026 no-milestone 0',
    ],
  },
  {
    name: 'a yuan less than 15 % is not',
    subject: local({ revenue: revenue([35_000_000, 40_249_999], 2025), region: '330402' }),
    asOf: '2027-01-01',
    qingjiang: ['2026 tier 40000000 not-eligible 0 growth-below-threshold'],
    jiaxing: ['2025 tier 30000000 hold 0 history-incomplete previous-year-missing not-in-pool', '2026 no-milestone 0'],
  },
  {
    name: 'a later tier pays the difference, by the table of its own year',
    subject: local({ revenue: revenue([9_000_000, 11_000_000, 45_000_000], 2025), establishedOn: '2025-01-01' }),
    asOf: '2028-01-01',
    qingjiang: ['2026 tier 10000000 payable 100000', '2027 tier 40000000 payable 700000'],
    jiaxing: ['2025 no-milestone 0', '2026 no-milestone 0'],
  },
  {
    name: 'a listing forfeits, a certificate must be in force at the as-of date, a missing one counts as none',
    subject: without(local({ revenue: revenue([9_000_000, 11_000_000], 2025), ...LISTED }), 'softwareEnterprise'),
    asOf: '2027-06-30',
    qingjiang: ['2026 tier 10000000 not-eligible 0 not-software-enterprise negative-list'],
    jiaxing: ['2025 no-milestone 0', '2026 no-milestone 0'],
  },
  {
    name: 'the higher award is paid whole',
    subject: local({
      revenue: revenue([9_000_000, 11_000_000], 2025),
      otherAwards: [{ matter: 'growth:2026', yuan: '99999.99' }],
    }),
    asOf: '2030-06-30',
    qingjiang: ['2026 tier 10000000 payable 100000'],
    jiaxing: ['2025 no-milestone 0', '2026 no-milestone 0'],
  },
  {
    name: 'second drafters and revisions of any theme are paid, 40万 a year, nothing for what is left of it',
    subject: firm({ region: '990101', revenue: [], standards: [...standardsOf(2027, 5, 5), ...standardsOf(2026, 5)] }),
    asOf: '2028-06-30',
    qingjiang: [
      ...[1, 2, 3, 4].map((n) => `T/QJ ${n}-2026 payable 100000`),
      'T/QJ 5-2026 not-eligible 0 cap-exhausted',
      'T/QJ 5-2027 payable 100000',
      'T/QJ 6-2027 payable 100000',
      'T/QJ 7-2027 payable 120000',
      'T/QJ 8-2027 not-eligible 0 cap-exhausted',
      'T/QJ 9-2027 not-eligible 0 cap-exhausted',
    ],
    jiaxing: [
      ...[1, 2, 3, 4, 5].map((n) => `T/QJ ${n}-2026 not-eligible 0 ${REFUSED_HERE}`),
      ...[5, 6, 7, 8, 9].map(
        (n) => `T/QJ ${n}-2027 not-eligible 0 ${REFUSED_HERE.replace('claim', 'out-of-policy-period claim')}`,
      ),
    ].map((line) => `${line} effect-not-confirmed outside-jurisdiction`),
  },
];

describe('a second city, in data alone', () => {
  after(removeFolders);

  it('stands beside the shipped policy, with clauses of its own', () => {
    assert.deepEqual([...books.keys()], ['jiaxing-2024-6', 'qingjiang-2026']);
    assert.deepEqual(
      qingjiang.clauses.map((clause) => clause.id),
      ['2.1', '2.2', '9'],
    );
    assert.notEqual(qingjiang.digest, jiaxing.digest);
  });

  for (const { name, subject, asOf, ...expected } of cases) {
    it(name, () => {
      assert.deepEqual(briefLines(subject, asOf, qingjiang), expected.qingjiang);
      assert.deepEqual(briefLines(subject, asOf), expected.jiaxing);
    });
  }

  it('names its own clauses and parameters on the way, in the order of its own rules', () => {
    const both = local({ revenue: revenue([9_000_000, 11_000_000], 2025), standards: standardsOf(2026, 1) });
    const { lines } = resultOf(calculatorOf(qingjiang)(factsOf(both), '2027-06-30'));
    assert.deepEqual(
      lines.map((line) => `${line.clause} ${brief(line)}`),
      ['2.2 T/QJ 1-2026 suspended 0 not-in-pool', '2.1 2026 tier 10000000 payable 100000'],
    );
    const steps = lines[1]?.steps ?? [];
    assert.deepEqual([...new Set(steps.map((step) => step.clause))].sort(), ['2.1', '9']);
    assert.ok(steps.every((step) => /^(steps|common)\./.test(step.parameter)));
    const texts = steps.map((step) => step.text);
    assert.ok(texts.includes('注册地（990101）在本市，由清江市财政兑付'), texts.join('\n'));
    assert.ok(texts.includes('2026 年增速为 200/900，20 × 1,100 = 22,000 ＞ 23 × 900 = 20,700（万元），达到 15%'));
  });

  for (const [publishedOn, award] of [
    ['2026-01-01', 100_000],
    ['2027-06-30', 100_000],
    ['2027-07-01', 120_000],
    ['2028-12-31', 120_000],
  ] as const) {
    it(`a standard of ${publishedOn} gets ${award}, whatever the as-of date`, () => {
      const one = firm({ revenue: [], standards: [standard({ publishedOn })] });
      for (const asOf of ['2028-12-31', '2029-12-31'])
        assert.deepEqual(briefLines(one, asOf, qingjiang), [`T/ZJEI 010-2024 payable ${award}`]);
    });
  }

  it('the same folder with another day of the raise gives another answer', () => {
    const edits = [
      { file: 'parameters.yaml', old: 'to: 2027-06-30, value: 100000', new: 'to: 2027-06-29, value: 100000' },
      { file: 'parameters.yaml', old: 'from: 2027-07-01, to: null', new: 'from: 2027-06-30, to: null' },
    ];
    const book = loadPolicy(editedCopy(edits, path.join(CITIES, 'qingjiang-2026')), AWARD_RULES);
    const one = firm({ revenue: [], standards: [standard({ publishedOn: '2027-06-30' })] });
    assert.deepEqual(briefLines(one, '2028-12-31', book), ['T/ZJEI 010-2024 payable 120000']);
    assert.notEqual(book.digest, qingjiang.digest);
  });
});
