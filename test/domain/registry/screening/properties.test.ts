import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FirmFacts } from '../../../../server/domain/registry/firm-profile.ts';
import { POINTS } from '../../../../server/domain/registry/screening-evidence.ts';
import type { Rarity } from '../../../../server/domain/registry/screening-findings.ts';
import { factsDigest, screen } from '../../../../server/domain/registry/screening.ts';
import { arbitraryFirm } from './arbitrary-firm.ts';
import { readFirm, rules, UNCOUNTED } from './labelled.ts';

const screened = (a: FirmFacts, b: FirmFacts, rarity: Rarity = UNCOUNTED) => screen(readFirm(a), readFirm(b), rarity);
const counted = fc
  .integer({ min: 0, max: 12 })
  .map((firms): Rarity => ({ limits: rules.limits, countOf: () => firms }));
const RUNS = { numRuns: 1000 };

describe('properties of screening', () => {
  it('does not depend on which firm comes first', () => {
    fc.assert(
      fc.property(arbitraryFirm, arbitraryFirm, counted, (a, b, rarity) => {
        const [one, other] = [screened(a, b, rarity), screened(b, a, rarity)];
        assert.equal(one.opens, other.opens);
        const outline = ({ evidence }: typeof one) => evidence.map(({ kind, strength }) => `${kind} ${strength}`);
        assert.deepEqual(outline(one), outline(other));
        const missing = ({ notCompared }: typeof one) => notCompared.map(({ kind }) => kind);
        assert.deepEqual(missing(one), missing(other));
        const digest = (pair: readonly [FirmFacts, FirmFacts]) =>
          factsDigest([readFirm(pair[0]), readFirm(pair[1])], (text) => text);
        assert.equal(digest([a, b]), digest([b, a]));
      }),
      RUNS,
    );
  });

  it('opens a case for a firm and itself, however little is known of it', () => {
    fc.assert(
      fc.property(arbitraryFirm, counted, (firm, rarity) => assert.notEqual(screened(firm, firm, rarity).opens, null)),
      RUNS,
    );
  });

  const AGREEMENTS: readonly Partial<FirmFacts>[] = [
    { legalRepresentative: '褚南乔' },
    { legalRepresentative: '王伟' },
    { shareholders: ['褚南乔'] },
    { shareholders: ['王伟'] },
    { shareholders: ['嘉兴市鸳湖投资有限公司'] },
    { keyPersons: ['王若水'] },
    { keyPersons: ['王伟'] },
    { addresses: ['嘉兴市秀洲区油车港镇正阳西路199号'] },
    { addresses: ['嘉兴市秀洲区秀新路1号（集群注册）'] },
    { phones: ['13900000000'] },
    { bankAccounts: ['5566778899'] },
    { mails: ['a@yunxiu.cn'] },
    { formerNames: ['嘉兴霁月软件有限公司'] },
  ];
  it('never closes a case that more agreement is added to', () => {
    fc.assert(
      fc.property(arbitraryFirm, arbitraryFirm, fc.constantFrom(...AGREEMENTS), counted, (a, b, more, rarity) => {
        // a firm has one representative: another one takes the place of none
        const free = 'legalRepresentative' in more ? { legalRepresentative: null } : {};
        const before = screened({ ...a, ...free }, { ...b, ...free }, rarity);
        const after = screened(withMore(a, more), withMore(b, more), rarity);
        assert.ok(before.opens === null || after.opens !== null, JSON.stringify({ a, b, more, before, after }));
      }),
      RUNS,
    );
  });

  it('takes no evidence out of regions, legal forms and industry words', () => {
    const { provinces, words } = rules;
    const cities = provinces.flatMap((province) => [province.name, ...province.cities.map(({ name }) => name)]);
    const counties = provinces.flatMap((province) => province.cities.flatMap((city) => city.counties));
    const region = fc.constantFrom(...cities, ...counties, ...provinces.map(({ short }) => short));
    const industry = fc.array(fc.constantFrom(...words.industryWords), { minLength: 1, maxLength: 3 });
    const form = fc.constantFrom(...words.legalForms.filter((word) => word.length > 1));
    const parts = fc.tuple(region, industry, form);
    fc.assert(
      fc.property(parts, parts, ([place, trade, end], [otherPlace, otherTrade, otherEnd]) => {
        const a = `${place}${trade.join('')}${end}`;
        const b = `${place}${otherTrade.join('')}${otherEnd}`;
        const c = `${otherPlace}${trade.join('')}${end}`;
        for (const [one, other] of [
          [a, b],
          [a, c],
          [b, c],
        ] as const) {
          const { evidence } = screened({ name: one }, { name: other });
          const sure = evidence.filter(({ relation, strength }) => relation !== 'same-name' && POINTS[strength] > 0);
          assert.deepEqual(sure, [], `${one}／${other}`);
        }
      }),
      RUNS,
    );
  });
});

/** A firm that states more: lists grow, a single value is replaced. */
function withMore(firm: FirmFacts, more: Partial<FirmFacts>): FirmFacts {
  return Object.fromEntries(
    [...new Set([...Object.keys(firm), ...Object.keys(more)])].map((key) => {
      const [old, added] = [firm[key as keyof FirmFacts], more[key as keyof FirmFacts]];
      return [key, Array.isArray(added) ? [...(Array.isArray(old) ? old : []), ...added] : (added ?? old)];
    }),
  ) as unknown as FirmFacts;
}
