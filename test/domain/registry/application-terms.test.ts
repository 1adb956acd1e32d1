import assert from 'node:assert/strict';
import { dueIn, isNoticeOver, lastDayOfMembership, turnOn } from '../../../server/domain/registry/application-terms.ts';
import {
  changedFields,
  EMPTY_STATEMENT,
  lacksOf,
  type Statement,
} from '../../../server/domain/registry/application.ts';
import type { MaterialFile } from '../../../server/domain/registry/materials.ts';
import { loadPool } from '../../../server/policy-data/pool-loader.ts';
import { loadWorkCalendar } from '../../../server/policy-data/work-calendar-loader.ts';

const rules = loadPool([]);
const calendar = loadWorkCalendar([]);
const notice = { number: 'x', from: '2026-11-24', until: '2026-12-01' };

describe('the terms of an application', () => {
  for (const [from, years, last] of [
    ['2026-11-24', 3, '2029-11-23'],
    ['2026-03-01', 2, '2028-02-29'],
    ['2026-03-01', 3, '2029-02-28'],
    ['2024-02-29', 3, '2027-02-28'],
    ['2024-02-29', 4, '2028-02-28'],
    ['2026-01-01', 1, '2026-12-31'],
    ['2026-05-01', 1, '2027-04-30'],
  ] as const) {
    it(`${years} years from ${from} end on ${last}`, () => assert.equal(lastDayOfMembership(from, years), last));
  }

  it('counts the last day of a notice as part of it', () => {
    assert.deepEqual(
      ['2026-12-01', '2026-12-02'].map((day) => isNoticeOver(notice, day)),
      [false, true],
    );
    assert.equal(isNoticeOver(null, '2026-12-02'), false);
    assert.equal(turnOn({ state: 'in-notice', notice }, '2026-12-01'), 'public');
    assert.equal(turnOn({ state: 'in-notice', notice }, '2026-12-02'), 'city');
  });

  for (const [state, due] of [
    ['draft', null],
    ['first-review', '2026-12-08'],
    ['city-review', '2026-12-15'],
    ['returned-first', '2026-12-08'],
    ['in-notice', '2026-12-01'],
    ['objected', '2026-12-08'],
    ['passed', null],
    ['admitted', null],
  ] as const) {
    it(`${state} from 2026-11-24 is due ${due ?? 'never'}`, () =>
      assert.equal(dueIn(state, '2026-11-24', rules, calendar, notice), due));
  }
});

const materialFile = (material: string, change: Partial<MaterialFile> = {}): MaterialFile => ({
  ...{ material, document: `d-${material}`, name: `${material}.pdf`, kind: 'pdf', size: 9, sha256: 'a'.repeat(64) },
  ...change,
});

describe('a statement', () => {
  const whole: Statement = {
    categories: ['saas'],
    industries: ['food'],
    summary: '为食品企业做批次追溯和保质期管理，扫码即可查到原料。',
    contactName: '甲',
    contactPhone: '0573-82512345',
    teamSize: 5,
    cases: [1, 2].map((n) => ({
      customer: `企业${n}`,
      project: '追溯',
      signedOn: '2025-01-01',
      acceptedOn: '2025-06-01',
    })),
    declared: rules.conditions.map(({ code }) => code),
    materials: rules.materials.map(({ code }) => materialFile(code)),
  };

  it('lacks nothing when whole, and everything when empty', () => {
    assert.deepEqual(lacksOf(whole, rules), []);
    const fields = lacksOf(EMPTY_STATEMENT, rules).map(({ field }) => field);
    const required = rules.materials.filter((one) => one.required).map(({ code }) => `material-${code}`);
    const others = Object.keys(EMPTY_STATEMENT).filter((key) => key !== 'materials');
    assert.equal(required.length, 6);
    assert.deepEqual([...new Set(fields)].sort(), [...others, ...required].sort());
    assert.equal(fields.filter((field) => field === 'declared').length, rules.conditions.length);
  });

  it('counts only cases that are complete and accepted', () => {
    for (const change of [{ acceptedOn: null }, { signedOn: null }, { customer: '' }, { project: '' }]) {
      const [first, ...rest] = whole.cases;
      assert.deepEqual(
        lacksOf({ ...whole, cases: [{ ...first!, ...change }, ...rest] }, rules).map(({ field }) => field),
        ['cases'],
      );
    }
  });

  it('does not lack a material that need not be there', () => {
    const without = whole.materials.filter(({ material }) => material !== 'qualifications');
    assert.deepEqual(lacksOf({ ...whole, materials: without }, rules), []);
    const [lack] = lacksOf({ ...whole, materials: without.filter(({ material }) => material !== 'audit') }, rules);
    assert.deepEqual(lack, { field: 'material-audit', text: '请提交：近两年审计报告' });
  });

  it('shows which materials changed: by their bytes and names, not by where they lie', () => {
    const changed = (change: Partial<MaterialFile>) =>
      changedFields(whole, { ...whole, materials: [materialFile('promise', change), ...whole.materials.slice(1)] });
    assert.deepEqual(changed({ sha256: 'b'.repeat(64) }), ['material-promise']);
    assert.deepEqual(changed({ name: '承诺书.pdf' }), ['material-promise']);
    assert.deepEqual(changed({ document: 'other' }), []);
    assert.deepEqual(changedFields(whole, { ...whole, materials: [] }).length, rules.materials.length);
  });

  it('shows what changed', () => {
    assert.deepEqual(changedFields(whole, whole), []);
    assert.deepEqual(changedFields(whole, { ...whole, teamSize: 6, declared: [] }), ['teamSize', 'declared']);
  });
});
