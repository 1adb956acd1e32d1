import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ListingClass } from '../../../server/domain/policy/listing-rules.ts';
import type { ListingState } from '../../../server/domain/registry/listing-case.ts';
import {
  allowsMonths,
  isEntryInForce,
  isNamedOn,
  isOver,
  lastDayOfMonths,
  listingTurn,
  remediesOf,
  repairableFrom,
} from '../../../server/domain/registry/listing-terms.ts';
import { dayAfter, dayBefore } from '../../../server/domain/shared/calendar-date.ts';
import { loadListingRules } from '../../../server/policy-data/listing-loader.ts';
import { loadWorkCalendar } from '../../../server/policy-data/work-calendar-loader.ts';
import { ENTRY, listingCase } from '../../support/listing.ts';

const rules = loadListingRules([]);
const calendar = loadWorkCalendar([]);
const day = fc
  .integer({ min: 0, max: 3000 })
  .map((n) => new Date(Date.UTC(2023, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));

describe('the term of a listing', () => {
  for (const [from, months, last] of [
    ['2026-08-10', 24, '2028-08-09'],
    ['2026-11-24', 1, '2026-12-23'],
    ['2026-12-01', 1, '2026-12-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-01-29', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-27'],
    ['2028-01-30', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', 3, '2026-06-30'],
    ['2026-10-31', 4, '2027-02-28'],
    ['2025-12-15', 36, '2028-12-14'],
  ] as const) {
    it(`${months} months from ${from} end with ${last}`, () => assert.equal(lastDayOfMonths(from, months), last));
  }

  it('grows with its months, and never overlaps the month after by more than a month has days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 36 }), (from, months) => {
        const last = lastDayOfMonths(from, months);
        assert.ok(last >= from && last < lastDayOfMonths(from, months + 1));
        assert.ok(lastDayOfMonths(dayAfter(from), months) >= last);
      }),
    );
  });

  const bounds: readonly (readonly [ListingClass, number, number])[] = [
    ['minor', 1, 3],
    ['ordinary', 3, 12],
    ['serious', 12, 36],
  ];
  for (const [kind, least, most] of bounds) {
    it(`${kind}: ${least} to ${most} months, whole ones`, () => {
      for (const [months, allowed] of [
        [least - 1, false],
        [least, true],
        [most, true],
        [most + 1, false],
        [least + 0.5, false],
        [Number.NaN, false],
      ] as const)
        assert.equal(allowsMonths(kind, months, rules), allowed, String(months));
    });
  }

  it('repair may be asked for from the day after the shortest term of its class', () => {
    const from = (kind: ListingClass, to: string | null, ground = 'N03') =>
      repairableFrom({ class: kind, from: '2026-01-31', to, ground }, rules);
    assert.equal(from('minor', '2026-04-30'), '2026-03-01');
    assert.equal(from('ordinary', '2027-01-30'), '2026-05-01');
    assert.equal(from('serious', '2029-01-30'), '2027-01-31');
    assert.equal(from('ordinary', '2026-04-30'), null, 'the shortest term leaves nothing to repair');
    assert.equal(from('serious', null, 'N07'), null);
    assert.equal(from('serious', null), '2027-01-31');
  });
});

describe('remedies', () => {
  for (const [decided, reconsider, sue] of [
    ['2026-08-10', '2026-10-09', '2027-02-10'],
    // The sixtieth day is a Saturday, 2026-05-30: it moves to Monday.
    ['2026-03-31', '2026-06-01', '2026-09-30'],
    // Six months lead to National Day: the first working day is the 8th.
    ['2026-04-01', '2026-06-01', '2026-10-08'],
    ['2026-08-31', '2026-10-30', '2027-03-01'],
  ] as const) {
    it(`of a decision of ${decided}: ${reconsider} and ${sue}`, () => {
      assert.deepEqual(remediesOf(decided, rules, calendar), { reconsiderUntil: reconsider, sueUntil: sue });
    });
  }
});

describe('in force', () => {
  const states = fc.constantFrom<ListingState>('listed', 'repair-asked', 'repaired', 'source-ended', 'revoked');
  const entry = fc.record({
    from: day,
    length: fc.option(fc.integer({ min: 0, max: 800 }), { nil: null }),
    state: states,
  });
  const made = ({ from, length, state }: { from: string; length: number | null; state: ListingState }) => {
    const end = length === null ? null : new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
    return listingCase(state, { entry: { ...ENTRY, from, to: end } });
  };

  it('are, of any set on any day, exactly those whose dates hold and that are not void', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), day, (entries, on) => {
        for (const one of entries.map(made)) {
          const { from, to } = one.entry!;
          const holds = from <= on && (to === null || on <= to) && one.state !== 'revoked';
          assert.equal(isEntryInForce(one, on), holds);
          if (holds) assert.equal(isOver(one, on), false);
          if (isOver(one, on)) assert.equal(isEntryInForce(one, on), false);
        }
      }),
    );
  });

  it('hold on their first and last day, and not the day before and after', () => {
    fc.assert(
      fc.property(entry, (given) => {
        const one = made({ ...given, state: 'listed' });
        const { from, to } = one.entry!;
        assert.ok(!isEntryInForce(one, dayBefore(from)) && isEntryInForce(one, from));
        if (to !== null) assert.ok(isEntryInForce(one, to) && !isEntryInForce(one, dayAfter(to)));
      }),
    );
  });

  it('are shown by name while they hold, and then as long as the data say; void ones never', () => {
    const one = listingCase('listed', { entry: { ...ENTRY, from: '2026-03-02', to: '2026-06-01' } });
    const later = { ...rules, shownAfterEnd: 30 };
    for (const [on, plain, kept] of [
      ['2026-03-01', false, false],
      ['2026-03-02', true, true],
      ['2026-06-01', true, true],
      ['2026-06-02', false, true],
      ['2026-07-01', false, true],
      ['2026-07-02', false, false],
    ] as const) {
      assert.deepEqual([isNamedOn(one, on, rules), isNamedOn(one, on, later)], [plain, kept], on);
      assert.equal(isNamedOn({ ...one, state: 'revoked' }, on, later), false);
      assert.equal(isNamedOn({ ...one, entry: { ...one.entry!, isPublic: false } }, on, later), false);
    }
  });
});

describe('whose turn it is in a case', () => {
  it('follows from the state, the defence and its term, the votes', () => {
    const on = (state: ListingState, more = {}, today = '2026-11-05') => listingTurn(listingCase(state, more), today);
    assert.deepEqual(
      [
        on('clue'),
        on('investigating'),
        on('notified'),
        on('notified', { defences: [] }),
        on('notified', { defences: [] }, '2026-11-10'),
      ],
      ['city', 'investigator', 'investigator', 'firm', 'investigator'],
    );
    assert.deepEqual([on('deliberating'), on('deliberating', { votes: [] })], ['city', 'panel']);
    assert.deepEqual(
      [on('repair-asked'), on('listed'), on('revoked'), on('dismissed')],
      ['city', 'nobody', 'nobody', 'nobody'],
    );
  });
});
