import assert from 'node:assert/strict';
import {
  covers,
  dayAfter,
  formatDay,
  formatInterval,
  intervalAt,
  isDay,
  lastDayOf,
  yearOf,
} from '../../../server/domain/shared/calendar-date.ts';

const DAY = 86_400_000;
const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

describe('days', () => {
  for (const day of [
    '1900-01-01',
    '2999-12-31',
    '2024-02-29',
    '2000-02-29',
    '2400-02-29',
    '2025-02-28',
    '2025-12-31',
  ]) {
    it(`${day} is one`, () => assert.equal(isDay(day), true));
  }
  for (const day of [
    ...['1899-12-31', '3000-01-01', '0000-01-01', '2025-02-29', '1900-02-29', '2100-02-29', '2025-02-30', '2025-04-31'],
    ...['2025-00-01', '2025-13-01', '2025-01-00', '2025-01-32', '2025-1-01', '2025-01-1', '20250101', '2025/01/01'],
    ...['', '2025-01-01 ', ' 2025-01-01', '2025-01-01\n', '2025-01-0a', '2025-01--1', '２０２５-01-01', '12025-01-0'],
  ]) {
    it(`${JSON.stringify(day)} is none`, () => assert.equal(isDay(day), false));
  }

  it('follow one another over four hundred years, as the calendar of the machine has them', () => {
    const end = Date.UTC(2400, 0, 1);
    let day = '2000-01-01';
    for (let time = Date.UTC(2000, 0, 1); time < end; time += DAY) {
      assert.equal(day, isoDay(time));
      assert.ok(isDay(day));
      day = dayAfter(day);
    }
    assert.equal(day, '2400-01-01');
  });

  it('have a year, a last day of it, a form for people', () => {
    assert.equal(yearOf('2026-11-24'), 2026);
    assert.equal(lastDayOf(2026), '2026-12-31');
    assert.equal(formatDay('2026-11-24'), '2026年11月24日');
    assert.equal(formatDay('2026-01-05'), '2026年1月5日');
    assert.equal(formatInterval({ from: '2023-01-01', to: '2026-12-31' }), '2023年1月1日至2026年12月31日');
    assert.equal(formatInterval({ from: '2023-01-01', to: null }), '2023年1月1日起');
  });
});

describe('intervals', () => {
  const march = { from: '2025-03-01', to: '2025-03-31' };
  const cases: readonly [day: string, both: boolean, withoutLast: boolean][] = [
    ['2025-02-28', false, false],
    ['2025-03-01', true, true],
    ['2025-03-30', true, true],
    ['2025-03-31', true, false],
    ['2025-04-01', false, false],
  ];
  for (const [day, both, withoutLast] of cases) {
    it(`March on ${day}`, () => {
      assert.deepEqual(
        [covers(march, day), covers(march, day, 'both'), covers(march, day, 'without-last')],
        [both, both, withoutLast],
      );
    });
  }

  it('of one day', () => {
    const day = { from: '2025-03-01', to: '2025-03-01' };
    assert.deepEqual([covers(day, '2025-03-01'), covers(day, '2025-03-01', 'without-last')], [true, false]);
  });

  it('without an end', () => {
    const open = { from: '2025-03-01', to: null };
    assert.deepEqual(
      ['2025-02-28', '2025-03-01', '2999-12-31'].map((day) => covers(open, day, 'without-last')),
      [false, true, true],
    );
  });

  it('the first of a list that a day lies in', () => {
    const list = [march, { from: '2025-03-31', to: null }];
    assert.equal(intervalAt(list, '2025-03-31', 'both'), list[0]);
    assert.equal(intervalAt(list, '2025-03-31', 'without-last'), list[1]);
    assert.equal(intervalAt(list, '2025-02-28', 'both'), undefined);
    assert.equal(intervalAt([], '2025-02-28', 'both'), undefined);
  });
});
