import assert from 'node:assert/strict';
import fc from 'fast-check';
import { greenSubsidy, insuranceSubsidy, retrofitSubsidy } from '../../../server/domain/awards/guide-calculations.ts';
import { AWARD_RULES } from '../../../server/domain/awards/assess.ts';
import { offersFor } from '../../../server/domain/policy/guide-rules.ts';
import type { GreenTerms, InsuranceTerms, RetrofitTerms } from '../../../server/domain/policy/guide-rules.ts';
import { loadGuide } from '../../../server/policy-data/guide-loader.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../../server/policy-data/loader.ts';

const book = loadPolicies([SHIPPED_POLICIES], AWARD_RULES).get('jiaxing-2024-6')!;
const guide = loadGuide([SHIPPED_POLICIES], book)!;
interface TermsByKind {
  readonly retrofit: RetrofitTerms;
  readonly green: GreenTerms;
  readonly insurance: InsuranceTerms;
}
const termsOf = <K extends keyof TermsByKind>(kind: K): TermsByKind[K] =>
  guide.offers.find(({ calculation }) => calculation?.kind === kind)?.calculation?.terms as unknown as TermsByKind[K];
const wan = (value: number) => value * 1_000_000;

describe('the subsidy of a smart retrofit', () => {
  const of = (invested: number, grade: string | undefined, strategic = false) =>
    retrofitSubsidy(termsOf('retrofit'), '3.1.1.1', { investmentFen: wan(invested), grade, strategic }).fen / 1_000_000;

  for (const [invested, grade, strategic, expected] of [
    [2000, 'A 档', false, 1500],
    [1999.9999, 'A 档', false, 0],
    [2000, 'B 档', false, 1000],
    [9000, 'C 档', false, 600],
    [9000, 'D 档', false, 300],
    [9000, undefined, false, 1000],
    [9000, 'B 档', true, 1050],
    [9000, 'C 档', true, 630],
    [9000, 'D 档', true, 315],
    [9000, 'A 档', true, 1500],
    [9000, undefined, true, 1050],
    [9000, '没有这一档', false, 0],
  ] as const) {
    it(`${invested} 万元, ${grade ?? '没有参与评价'}${strategic ? ', 战略性新兴产业' : ''}: ${expected} 万元`, () => {
      assert.equal(of(invested, grade, strategic), expected);
    });
  }
});

describe('the subsidy of a green retrofit', () => {
  const of = (equipment: number, saved: Readonly<Record<string, number>>) =>
    greenSubsidy(termsOf('green'), '3.1.2.1', { equipmentFen: wan(equipment), saved });

  for (const [equipment, saved, expected] of [
    [200, { coal: 200 }, 16],
    [199.99, { coal: 200 }, 0],
    [200, { coal: 199.9 }, 0],
    [1000, { coal: 599.9 }, 80],
    [1000, { coal: 600 }, 90],
    [1000, { coal: 1000 }, 100],
    [1000, { coal: 1800 }, 120],
    [1000, { coal: 999_999 }, 120],
    [1000, { carbon: 400 }, 80],
    [1000, { carbon: 1200 }, 90],
    [1000, { water: 100_000 }, 80],
    [1000, { water: 300_000 }, 90],
    [1000, { coal: 200, carbon: 1200, water: 5 }, 90],
    [5000, { coal: 1800 }, 400],
    [1000, {}, 0],
  ] as const) {
    it(`${equipment} 万元, ${JSON.stringify(saved)}: ${expected} 万元`, () => {
      assert.equal(of(equipment, saved).fen / 1_000_000, expected);
    });
  }

  it('never pays less for more saved, nor more than a share and the limit, and always says why', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.nat(3000),
        (equipment, coal, more) => {
          const [less, most] = [of(equipment, { coal }), of(equipment, { coal: coal + more })];
          assert.ok(less.fen <= most.fen && most.fen <= wan(400) && most.fen <= (wan(equipment) * 12) / 100);
          assert.ok(
            less.steps.length > 0 && less.steps.every(({ text, clause }) => text !== '' && clause === '3.1.2.1'),
          );
        },
      ),
    );
  });
});

describe('the subsidy of a first-set insurance', () => {
  for (const [insured, premium, expected] of [
    [1000, 20, 14],
    [1000, 15, 10.5],
    [1000, 30, 14],
    [5000, 100, 50],
    [3571, 71.42, 49.994],
    [0, 10, 0],
  ] as const) {
    it(`${insured} 万元 insured for ${premium}: ${expected} 万元`, () => {
      const { fen } = insuranceSubsidy(termsOf('insurance'), '3.1.1.4', {
        insuredFen: wan(insured),
        premiumFen: Math.round(wan(premium)),
      });
      assert.equal(fen / 1_000_000, expected);
    });
  }
});

describe('the guide of the policy', () => {
  it('covers every clause of 三、支持政策 that pays or grants, and none that does not exist', () => {
    const covered = new Set(guide.offers.map(({ clause }) => clause));
    for (const clause of [
      ...['3.1.1.1', '3.1.1.2', '3.1.1.3', '3.1.1.4', '3.1.2.1', '3.1.2.2', '3.1.3', '3.1.4.1', '3.1.4.2'],
      ...['3.2', '3.3', '3.4'],
    ])
      assert.ok(covered.has(clause), clause);
  });

  it('names no amount that is not in the words of its clause', () => {
    for (const { clause, amounts, title } of guide.offers) {
      const words = book.clauses.find(({ id }) => id === clause)!.text;
      for (const amount of amounts) {
        const value = amount.fen / 1_000_000;
        assert.match(words, new RegExp(`${value}万元|${value}万元、|、${value}`), `${title}: ${value}`);
      }
    }
  });

  it('finds by what was chosen, each offer once, and nothing where nothing was', () => {
    assert.deepEqual(offersFor(guide, []), []);
    assert.deepEqual(offersFor(guide, ['unknown']), []);
    const found = offersFor(guide, ['energy', 'tax']).map(({ id }) => id);
    assert.deepEqual(found, ['green-retrofit', 'tax']);
    for (const { id } of guide.topics) assert.ok(offersFor(guide, [id]).length > 0, id);
  });
});
