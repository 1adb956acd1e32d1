import assert from 'node:assert/strict';
import { AWARD_RULES, calculatorOf } from '../../server/domain/awards/assess.ts';
import { AWARD_CODES } from '../../server/domain/awards/award-line.ts';
import type { AwardLine } from '../../server/domain/awards/award-line.ts';
import { factsOf } from '../../server/domain/awards/provider-facts.ts';
import { normaliseMatter } from '../../server/domain/awards/subject.ts';
import { normaliseStandardNumber } from '../../server/domain/records/standard-number.ts';
import {
  effectiveSpells,
  isPublicOn,
  listingInForce,
  standingOn,
} from '../../server/domain/registry/pool-membership.ts';
import type { Listing, Provider } from '../../server/domain/registry/provider.ts';
import { judgeUscc } from '../../server/domain/registry/uscc.ts';
import { isDay } from '../../server/domain/shared/calendar-date.ts';
import { daysFrom } from '../../server/persistence/demo/demo-provider-parts.ts';
import { DEMO_ORGANISATIONS, demoProviders } from '../../server/persistence/demo/demo-providers.ts';
import { loadCity } from '../../server/policy-data/city-loader.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';

const DAYS = ['2026-11-01', '2026-11-24', '2026-12-31', '2027-01-01', '2027-06-30', '2027-12-31'];

const city = loadCity([]);
const assess = calculatorOf(loadPolicies([SHIPPED_POLICIES], AWARD_RULES).get(city.policy)!);

function linesOn(day: string, providers = demoProviders(day)): AwardLine[] {
  return providers.flatMap((provider) => assess(factsOf(provider), day).lines);
}

function account(name: keyof typeof DEMO_ORGANISATIONS, day: string): Provider {
  return demoProviders(day).find(({ uscc }) => uscc === DEMO_ORGANISATIONS[name])!;
}

function distinct(values: readonly string[]): void {
  assert.deepEqual(
    values.filter((value, i) => values.indexOf(value) !== i),
    [],
  );
}

describe('invented providers', () => {
  it('are at least 64, the same each time, each marked, with its own valid code, name and telephone', () => {
    const providers = demoProviders('2026-11-24');
    assert.ok(providers.length >= 64, `${providers.length}`);
    assert.deepEqual(demoProviders('2026-11-24'), providers);
    for (const { uscc, demo } of providers) {
      assert.deepEqual(judgeUscc(uscc), { valid: true, uscc });
      assert.equal(demo, true);
    }
    distinct(providers.map(({ uscc }) => uscc));
    distinct(providers.map(({ name }) => name));
    distinct(providers.map(({ contact }) => contact.phone));
    distinct(providers.map(({ contact }) => contact.name));
  });

  it('use the codes of the city and all of them', () => {
    const providers = demoProviders('2026-11-24');
    const used = (of: (provider: Provider) => readonly string[]) => [...new Set(providers.flatMap(of))].sort();
    const known = (list: readonly { code: string }[]) => list.map(({ code }) => code).sort();
    assert.deepEqual(
      used(({ region }) => (region.startsWith('3304') ? [region] : [])),
      known(city.regions),
    );
    assert.deepEqual(
      used(({ categories }) => categories),
      known(city.schemes.flatMap(({ categories }) => categories)),
    );
    assert.deepEqual(
      used(({ industries }) => industries),
      known(city.industries),
    );
    assert.ok(used(({ region }) => (region.startsWith('3304') ? [] : [region])).length >= 5);
  });

  it('come under every outcome and code, common ones often', () => {
    const lines = [...linesOn('2026-11-24'), ...linesOn('2027-06-30')];
    assert.deepEqual([...new Set(lines.map(({ outcome }) => outcome))].sort(), [
      'hold',
      'no-milestone',
      'not-eligible',
      'payable',
      'suspended',
    ]);
    // The deadline is the same for all: before it no line can have its code, after it every new tier does.
    const late = linesOn('2028-01-01', demoProviders('2027-12-31'));
    const found = new Set([...lines, ...late].flatMap(({ codes }) => codes));
    assert.deepEqual(
      AWARD_CODES.filter((code) => !found.has(code)),
      [],
    );
    for (const day of ['2026-11-24', '2027-06-30'])
      assert.ok(linesOn(day).filter(({ outcome }) => outcome === 'payable').length >= 30, day);
  });

  for (const day of DAYS) {
    it(`fit together on ${day}`, () => {
      for (const provider of demoProviders(day)) coherent(provider, day);
    });

    it(`stand in every place on ${day}`, () => {
      const providers = demoProviders(day);
      const count = (state: string) => providers.filter((provider) => standingOn(provider, day).state === state).length;
      assert.ok(count('member') > providers.length / 2);
      assert.ok(count('former') >= 3);
      assert.ok(count('outside') >= 4);
      const inForce = providers.flatMap(({ listings }) => listingInForce(listings, day) ?? []);
      assert.deepEqual([...new Set(inForce.map((one) => one.class))].sort(), ['minor', 'ordinary', 'serious']);
      const all = providers.flatMap(({ listings }) => listings);
      assert.ok(all.some(({ voidedOn }) => voidedOn !== null));
      assert.ok(all.some(({ voidedOn, to }) => voidedOn === null && to !== null && to < day));
    });

    it(`are what the demonstration accounts promise on ${day}`, () => {
      const standing = (name: keyof typeof DEMO_ORGANISATIONS) => standingOn(account(name, day), day).state;
      const lines = (name: keyof typeof DEMO_ORGANISATIONS) => assess(factsOf(account(name, day)), day).lines;
      assert.equal(standing('provider1'), 'member');
      assert.deepEqual(
        lines('provider1')
          .filter(({ outcome }) => outcome === 'payable')
          .map(({ year, number, awardFen }) => [year ?? number, awardFen / 1_000_000]),
        [
          [2024, 20],
          [2025, 35],
          ['T/JXDM 003-2024', 15],
          ['T/JXDM 011-2024', 15],
          ['T/JXDM 004-2025', 10],
        ],
      );
      assert.equal(account('provider1', day).publishedAwards.length, 1);
      for (const name of ['provider2', 'provider3', 'provider6'] as const) {
        assert.deepEqual(account(name, day).pool, []);
        assert.equal(isPublicOn(account(name, day), day), false);
      }
      assert.deepEqual(
        lines('provider3').map(({ year, number, outcome }) => [year ?? number, outcome]),
        [
          [2024, 'no-milestone'],
          [2025, 'suspended'],
          ['T/JXDM 015-2025', 'payable'],
        ],
      );
      assert.equal(standing('provider4'), 'listed');
      assert.equal(listingInForce(account('provider4', day).listings, day)?.class, 'serious');
      assert.ok(account('provider4', day).pool.length > 0);
      assert.equal(standing('provider5'), 'member');
      const held = lines('provider5').find(({ year }) => year === 2024)!;
      assert.equal(held.outcome, 'hold');
      assert.deepEqual(held.codes, ['history-incomplete', 'software-status-unknown']);
      const { region, revenue, softwareCertificates } = account('provider6', day);
      assert.deepEqual([region, revenue, softwareCertificates], ['330481', [], null]);
    });
  }
});

/** Nothing happens before the founding or after today, and what was published is what the calculator gave on that day. */
function coherent(provider: Provider, day: string): void {
  const { name, establishedOn, pool, listings, revenue, standards, publishedAwards, confirmedOn } = provider;
  const begins = [...pool, ...listings, ...(provider.softwareCertificates ?? [])];
  for (const { from, to } of begins) {
    assert.ok(isDay(from) && from > establishedOn && from <= day, `${name} ${from}`);
    assert.ok(to === null || (isDay(to) && to >= from), `${name} ${to}`);
  }
  pool.slice(1).forEach(({ from }, i) => assert.ok(from > pool[i]!.to!, `${name} ${from}`));
  for (const one of listings) withinItsTerm(one, name);
  const spells = effectiveSpells(provider);
  for (const one of listings.filter(({ voidedOn }) => voidedOn === null))
    assert.ok(!spells.some(({ from, to }) => (to === null || to >= one.from) && from <= one.to!), `${name} both`);
  for (const { year } of revenue) assert.ok(`${year}-12-31` >= establishedOn && year >= 2019 && year <= 2026, name);
  for (const { publishedOn, effectConfirmedOn } of standards)
    assert.ok(effectConfirmedOn === null || effectConfirmedOn > publishedOn, name);
  if (confirmedOn !== null) assert.ok(confirmedOn > establishedOn && confirmedOn < day, name);
  for (const award of publishedAwards) {
    assert.ok(award.publishedOn < day);
    const then = assess(factsOf(provider), award.publishedOn).lines;
    const line = then.find((one) => one.clause === award.clause && matterOf(one) === award.matter);
    assert.equal(line?.awardFen, award.fen, `${name} ${award.matter}`);
    assert.equal(normaliseMatter(award.matter), award.matter);
  }
}

function matterOf({ year, number }: AwardLine): string {
  return year === undefined ? `standard:${normaliseStandardNumber(number!)}` : `growth:${year}`;
}

/** Minor at most 3 months, ordinary 3 months to 1 year, serious 1 to 3 years. */
function withinItsTerm({ class: kind, from, to }: Listing, name: string): void {
  const [least, most] = { minor: [1, 92], ordinary: [89, 366], serious: [364, 1096] }[kind] as [number, number];
  assert.ok(to !== null && to >= daysFrom(from, least) && to <= daysFrom(from, most), `${name} ${from} ${to}`);
}
