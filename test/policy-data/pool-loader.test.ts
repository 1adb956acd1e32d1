import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';
import { loadPool } from '../../server/policy-data/pool-loader.ts';
import { loadWorkCalendar } from '../../server/policy-data/work-calendar-loader.ts';
import { conditionNote } from '../../server/domain/policy/condition.ts';
import { faultWords, folderWith, removeFolders, temporaryFolder } from './fixtures.ts';

const POOL = readFileSync(path.join(SHIPPED_POLICIES, 'pool.yaml'), 'utf8');
const CALENDAR = readFileSync(path.join(SHIPPED_POLICIES, 'work-calendar.yaml'), 'utf8');

describe('what the pool asks for', () => {
  afterEach(removeFolders);

  it('comes with the default terms, and every condition with its source', () => {
    const { conditions, materials, membership, ...terms } = loadPool([]);
    assert.deepEqual(terms, {
      noticeOffice: '嘉兴市经济和信息化局',
      noticePrefix: '嘉经信公示',
      firstReviewDays: 10,
      cityReviewDays: 15,
      correctionDays: 10,
      noticeDays: 5,
      acceptanceDays: 5,
      objectionDays: 10,
      membershipYears: 3,
      fewestCases: 2,
      changeReportDays: 30,
    });
    assert.deepEqual([conditions.length, materials.length], [6, 7]);
    assert.deepEqual(
      [membership.defenceDays, membership.reviewDays, membership.expiryReminders, membership.reviewReminders],
      [5, 15, [90, 30, 7], [10, 3]],
    );
    for (const { text, source } of [...conditions, ...materials]) assert.ok(text !== '' && source !== '');
  });

  it('comes from the last folder that has any', () => {
    const folder = folderWith('pool.yaml', POOL.replace('noticeDays: { value: 5', 'noticeDays: { value: 7'));
    assert.equal(loadPool([folder]).noticeDays, 7);
    assert.equal(loadPool([folder, temporaryFolder()]).noticeDays, 7);
  });

  it('marks a condition that asks for registration in the city, for the form to warn of', () => {
    const asked = POOL.replace('  - code: team\n', '  - code: team\n    asksLocal: true\n');
    const local = loadPool([folderWith('pool.yaml', asked)]).conditions.filter(({ asksLocal }) => asksLocal);
    assert.deepEqual(local.map(conditionNote), [
      '通行条件，见绍兴、新乡等地服务商管理办法。注意：要求在本地注册或者设立机构，须有公平竞争审查意见',
    ]);
    const usual = loadPool([]).conditions;
    assert.deepEqual(
      usual.map(conditionNote),
      usual.map(({ source }) => source),
    );
  });

  for (const [name, old, replacement, says] of [
    ['a condition without a source', '    source: 通行条件；名单见信用中国\n', '', 'conditions[2].source 缺少 source'],
    [
      'a term without a source',
      'noticeDays: { value: 5, source: 公示不少于 5 个工作日，见新乡、成渝等地办法 }',
      'noticeDays: { value: 5 }',
      'terms.noticeDays.source 缺少 source',
    ],
    ['a condition twice', 'code: finance', 'code: legal-person', 'conditions[1].code legal-person 重复'],
    ['a material twice', 'code: licence', 'code: promise', 'materials[1].code promise 重复'],
    ['a material that may or may not be', 'required: false', 'required: maybe', 'materials[3].required'],
    ['a term of no days', 'noticeDays: { value: 5', 'noticeDays: { value: 0', 'terms.noticeDays.value'],
    ['a key nobody knows', 'terms:\n', 'more: x\nterms:\n', 'more 不认识的键 more'],
  ] as const) {
    it(`refuses ${name}`, () => {
      assert.ok(POOL.includes(old), old);
      const folder = folderWith('pool.yaml', POOL.replace(old, replacement));
      assert.ok(
        faultWords(() => loadPool([folder])).includes(says),
        faultWords(() => loadPool([folder])),
      );
    });
  }
});

describe('the work calendar', () => {
  afterEach(removeFolders);

  it('knows 2024 to 2026', () => {
    const calendar = loadWorkCalendar([]);
    const sizes = [...calendar.values()].map(({ year, holidays, makeUpDays }) => [
      year,
      holidays.size,
      makeUpDays.size,
    ]);
    assert.deepEqual(sizes, [
      [2024, 28, 8],
      [2025, 28, 5],
      [2026, 33, 6],
    ]);
  });

  it('can be extended by a year', () => {
    const more =
      "  - year: 2027\n    source: x\n    holidays: [{ name: 元旦, from: '2027-01-01', to: '2027-01-03' }]\n    makeUpDays: []\n";
    const calendar = loadWorkCalendar([folderWith('work-calendar.yaml', CALENDAR + more)]);
    assert.equal(calendar.get(2027)?.holidays.has('2027-01-03'), true);
  });

  for (const [name, old, replacement, says] of [
    ['a make-up day that is no weekend', "'2026-10-10'", "'2026-10-09'", '2026-10-09 应是 2026 年放假以外'],
    ['a make-up day inside a holiday', "'2026-10-10'", "'2026-10-03'", '2026-10-03 应是 2026 年放假以外'],
    [
      'a holiday that ends before it begins',
      "from: '2026-10-01', to: '2026-10-07'",
      "from: '2026-10-07', to: '2026-10-01'",
      '起止应在 2026 年内',
    ],
    ['a day that does not exist', "to: '2026-10-07'", "to: '2026-10-37'", '应为真实存在的日期'],
    ['a year twice', 'year: 2025', 'year: 2024', '2024 年重复'],
  ] as const) {
    it(`refuses ${name}`, () => {
      const folder = folderWith('work-calendar.yaml', CALENDAR.replace(old, replacement));
      assert.ok(
        faultWords(() => loadWorkCalendar([folder])).includes(says),
        faultWords(() => loadWorkCalendar([folder])),
      );
    });
  }
});
