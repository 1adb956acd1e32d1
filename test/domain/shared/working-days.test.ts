import assert from 'node:assert/strict';
import { judgeDay, weekday, workingDaysLeft, workingTerm } from '../../../server/domain/shared/working-days.ts';
import { loadWorkCalendar } from '../../../server/policy-data/work-calendar-loader.ts';

const calendar = loadWorkCalendar([]);

describe('working days', () => {
  for (const [day, expected] of [
    ['2026-11-24', 2],
    ['2026-11-29', 0],
    ['2024-02-29', 4],
    ['2000-01-01', 6],
    ['1900-01-01', 1],
  ] as const) {
    it(`${day} is day ${expected} of the week`, () => assert.equal(weekday(day), expected));
  }

  for (const [day, counts, why] of [
    ['2026-09-30', true, 'workday'],
    ['2026-10-01', false, 'holiday'],
    ['2026-10-07', false, 'holiday'],
    ['2026-10-08', true, 'workday'],
    ['2026-10-10', true, 'make-up'],
    ['2026-10-11', false, 'weekend'],
    ['2026-09-20', true, 'make-up'],
    ['2026-02-14', true, 'make-up'],
    ['2026-02-28', true, 'make-up'],
    ['2024-05-11', true, 'make-up'],
    ['2025-10-11', true, 'make-up'],
    ['2025-10-08', false, 'holiday'],
  ] as const) {
    it(`${day} is ${why}`, () => assert.deepEqual(judgeDay(day, calendar), { day, counts, why }));
  }

  for (const [name, from, count, to] of [
    ['a week without anything', '2026-11-23', 4, '2026-11-27'],
    ['over a weekend', '2026-11-24', 5, '2026-12-01'],
    ['over the National Day week, with its make-up Saturday', '2026-09-30', 3, '2026-10-10'],
    ['published on a Friday', '2026-11-27', 1, '2026-11-30'],
    ['published on a Sunday', '2026-11-29', 1, '2026-11-30'],
    ['over a make-up Sunday', '2026-09-18', 1, '2026-09-20'],
    ['over the Spring Festival', '2026-02-13', 2, '2026-02-24'],
  ] as const) {
    it(`counts ${count} from ${from} to ${to}: ${name}`, () => {
      const term = workingTerm(from, count, calendar);
      assert.equal(term.to, to);
      assert.equal(term.days.filter(({ counts }) => counts).length, count);
      assert.deepEqual(term.assumed, []);
      assert.equal(workingDaysLeft(from, to, calendar), count);
    });
  }

  it('says which years it had to assume', () => {
    assert.deepEqual(workingTerm('2026-12-29', 5, calendar).assumed, [2027]);
    assert.equal(workingTerm('2026-12-29', 5, calendar).to, '2027-01-05');
  });

  it('has none left when the term is over, and refuses a term of nothing', () => {
    assert.equal(workingDaysLeft('2026-11-24', '2026-11-24', calendar), 0);
    assert.equal(workingDaysLeft('2026-11-24', '2026-11-01', calendar), 0);
    for (const count of [0, -1, 1.5]) assert.throws(() => workingTerm('2026-11-24', count, calendar), RangeError);
  });
});
