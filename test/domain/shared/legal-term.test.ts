import assert from 'node:assert/strict';
import { daysAfter, sameDayLater } from '../../../server/domain/shared/calendar-date.ts';
import { legalTerm, withinWords } from '../../../server/domain/shared/legal-term.ts';
import { loadWorkCalendar } from '../../../server/policy-data/work-calendar-loader.ts';

const calendar = loadWorkCalendar([]);

describe('a term of days or months', () => {
  for (const [from, months, day] of [
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-08-30', 6, '2027-02-28'],
    ['2026-08-29', 6, '2027-02-28'],
    ['2026-08-28', 6, '2027-02-28'],
    ['2026-10-31', 6, '2027-04-30'],
    ['2026-12-31', 6, '2027-06-30'],
    ['2026-02-28', 6, '2026-08-28'],
    ['2026-11-24', 6, '2027-05-24'],
    ['2026-06-01', 6, '2026-12-01'],
    ['2026-07-01', 6, '2027-01-01'],
    ['2024-02-29', 12, '2025-02-28'],
  ] as const) {
    it(`of ${months} months from ${from} ends on ${day}`, () => assert.equal(sameDayLater(from, months).day, day));
  }

  for (const [from, days, day] of [
    ['2026-11-24', 60, '2027-01-23'],
    ['2026-01-31', 60, '2026-04-01'],
    ['2028-01-31', 60, '2028-03-31'],
    ['2026-12-31', 1, '2027-01-01'],
  ] as const) {
    it(`of ${days} days from ${from} ends on ${day}`, () => assert.equal(daysAfter(from, days), day));
  }

  for (const [name, from, unit, count, counted, last, assumed] of [
    ['on a worked day', '2026-09-24', 'days', 60, '2026-11-23', '2026-11-23', false],
    ['after a weekend', '2026-03-18', 'days', 60, '2026-05-17', '2026-05-18', false],
    ['on a Saturday that is worked', '2026-03-10', 'days', 60, '2026-05-09', '2026-05-09', false],
    ['after 国庆节', '2026-04-03', 'months', 6, '2026-10-03', '2026-10-08', false],
    ['after 春节, on the day it is over', '2025-08-16', 'months', 6, '2026-02-16', '2026-02-24', false],
    ['on a Monday of a year whose holidays are unknown', '2026-08-31', 'months', 6, '2027-02-28', '2027-03-01', true],
    [
      'at the end of February, on a Saturday that is worked',
      '2025-08-28',
      'months',
      6,
      '2026-02-28',
      '2026-02-28',
      false,
    ],
  ] as const) {
    it(`ends ${name}`, () => assert.deepEqual(legalTerm(from, { unit, count }, calendar), { counted, last, assumed }));
  }

  it('stands in words', () => {
    assert.equal(withinWords({ unit: 'days', count: 60 }), '60 日');
    assert.equal(withinWords({ unit: 'months', count: 6 }), '6 个月');
  });
});
