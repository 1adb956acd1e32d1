import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  effectiveSpells,
  isPublicOn,
  listingInForce,
  standingOn,
} from '../../../server/domain/registry/pool-membership.ts';
import type { Listing, PoolSpell } from '../../../server/domain/registry/provider.ts';

const first: PoolSpell = { from: '2022-01-01', to: '2023-12-31', decision: '1' };
const second: PoolSpell = { from: '2024-05-01', to: null, decision: '2' };
const listed: Listing = {
  from: '2025-03-01',
  to: '2026-03-01',
  ground: 'N03',
  class: 'ordinary',
  decision: '3',
  voidedOn: null,
};
const state = (pool: PoolSpell[], listings: Listing[], day: string) => {
  const standing = standingOn({ pool, listings }, day);
  if (standing.state === 'outside') return 'outside';
  return `${standing.state} ${(standing.state === 'listed' ? standing.listing : standing.spell).decision}`;
};

describe('where a provider stands on a day', () => {
  const cases: readonly [day: string, standing: string, isPublic: boolean][] = [
    ['2021-12-31', 'outside', false],
    ['2022-01-01', 'member 1', true],
    ['2023-12-31', 'member 1', true],
    ['2024-01-01', 'former 1', true],
    ['2024-04-30', 'former 1', true],
    ['2024-05-01', 'member 2', true],
    ['2025-02-28', 'member 2', true],
    ['2025-03-01', 'listed 3', true],
    ['2026-03-01', 'listed 3', true],
    // Expiry does not bring the spell back that the listing ended.
    ['2026-03-02', 'former 2', true],
    ['2999-12-31', 'former 2', true],
  ];
  for (const [day, standing, isPublic] of cases) {
    it(`${day}: ${standing}`, () => {
      assert.equal(state([first, second], [listed], day), standing);
      assert.equal(isPublicOn({ pool: [first, second], listings: [listed] }, day), isPublic);
    });
  }

  it('does not depend on the order of the spells', () => {
    for (const [day, standing] of cases) assert.equal(state([second, first], [listed], day), standing);
    const over = { ...second, to: '2024-12-31' };
    assert.equal(state([over, first], [], '2025-01-01'), 'former 2');
    assert.equal(state([first, over], [], '2025-01-01'), 'former 2');
  });

  it('a voided listing counts as never made, also on the days before it was voided', () => {
    const voided = { ...listed, voidedOn: '2025-06-01' };
    for (const day of ['2025-03-01', '2025-05-31', '2025-06-01', '2026-03-01']) {
      assert.equal(listingInForce([voided], day), undefined);
      assert.equal(state([second], [voided], day), 'member 2');
    }
    assert.equal(state([second], [voided, listed], '2025-05-31'), 'listed 3');
  });

  it('a listing without an end stays in force', () => {
    assert.equal(state([], [{ ...listed, to: null }], '2999-12-31'), 'listed 3');
  });

  it('a firm that never was in the pool is shown while it is listed, unless the class is minor', () => {
    const shown = (one: Listing, pool: PoolSpell[] = []) => isPublicOn({ pool, listings: [one] }, '2025-06-01');
    assert.equal(shown(listed), true);
    assert.equal(shown({ ...listed, class: 'serious' }), true);
    assert.equal(shown({ ...listed, class: 'minor' }), false);
    assert.equal(shown({ ...listed, class: 'minor' }, [first]), true);
    assert.equal(shown({ ...listed, class: 'minor' }, [{ ...second, from: '2025-06-02' }]), false);
    assert.equal(isPublicOn({ pool: [], listings: [listed] }, '2026-03-02'), false);
  });

  it('a minor listing is public where the decision says so, and an ordinary one is not where it says not', () => {
    const shown = (one: Listing) => isPublicOn({ pool: [], listings: [one] }, '2025-06-01');
    assert.equal(shown({ ...listed, class: 'minor', isPublic: true }), true);
    assert.equal(shown({ ...listed, isPublic: false }), false);
  });
});

describe('a spell that was running when a listing began', () => {
  const spells = (pool: PoolSpell[], listings: Listing[]) =>
    effectiveSpells({ pool, listings }).map(({ from, to }) => `${from} ${to ?? ''}`);

  it('ended the day before; at the day itself, the day before and after', () => {
    assert.deepEqual(spells([second], [listed]), ['2024-05-01 2025-02-28']);
    assert.deepEqual(
      ['2025-02-28', '2025-03-01', '2025-03-02', '2026-03-01', '2026-03-02'].map((day) =>
        state([second], [listed], day),
      ),
      ['member 2', 'listed 3', 'listed 3', 'listed 3', 'former 2'],
    );
  });

  it('runs on where the listing is void', () => {
    assert.deepEqual(spells([second], [{ ...listed, voidedOn: '2025-06-01' }]), ['2024-05-01 ']);
  });

  it('never ran where the listing began on its first day; one on its last takes that day', () => {
    assert.deepEqual(spells([{ ...second, from: '2025-03-01' }], [listed]), []);
    assert.deepEqual(spells([{ ...second, to: '2025-03-01' }], [listed]), ['2024-05-01 2025-02-28']);
    assert.deepEqual(spells([{ ...second, to: '2025-02-28' }], [listed]), ['2024-05-01 2025-02-28']);
  });

  it('is followed by membership only where a new spell begins', () => {
    const again: PoolSpell = { from: '2026-05-01', to: null, decision: '4' };
    assert.deepEqual(
      ['2026-03-02', '2026-04-30', '2026-05-01'].map((day) => state([second, again], [listed], day)),
      ['former 2', 'former 2', 'member 4'],
    );
  });

  it('for any spells and listings: a member on a day is in a spell, and since its first day no listing began or holds', () => {
    const day = fc
      .integer({ min: 0, max: 400 })
      .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
    const interval = fc
      .tuple(day, day, fc.boolean())
      .map(([a, b, open]) => ({ from: a < b ? a : b, to: open ? null : a < b ? b : a }));
    const pools = fc.array(
      interval.map((one): PoolSpell => ({ ...one, decision: 'x' })),
      { maxLength: 4 },
    );
    const lists = fc.array(
      fc
        .tuple(interval, fc.boolean())
        .map(([one, isVoid]): Listing => ({ ...listed, ...one, voidedOn: isVoid ? '2025-06-01' : null })),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(pools, lists, day, (pool, listings, on) => {
        const real = listings.filter(({ voidedOn }) => voidedOn === null);
        const holds = real.some(({ from, to }) => from <= on && (to === null || on <= to));
        const member = pool.some(
          (spell) =>
            spell.from <= on &&
            (spell.to === null || on <= spell.to) &&
            !real.some(({ from }) => from >= spell.from && from <= on),
        );
        const { state: found } = standingOn({ pool, listings }, on);
        assert.equal(found === 'listed', holds);
        assert.equal(found === 'member', member && !holds);
      }),
    );
  });
});
