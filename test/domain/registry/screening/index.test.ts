import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Rarity } from '../../../../server/domain/registry/screening-findings.ts';
import { screeningIndex } from '../../../../server/domain/registry/screening-index.ts';
import { screen } from '../../../../server/domain/registry/screening.ts';
import { arbitraryFirm } from './arbitrary-firm.ts';
import { labelledPairs, PARTS, readFirm, rules, UNCOUNTED } from './labelled.ts';

describe('the index of screened firms', () => {
  it('finds what comparing one by one finds, for any firms and counts', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryFirm, { maxLength: 25 }),
        arbitraryFirm,
        fc.integer({ min: 0, max: 12 }),
        (firms, asked, count) => {
          const rarity: Rarity = { limits: rules.limits, countOf: () => count };
          const profiles = firms.map(readFirm);
          const index = screeningIndex(profiles.map((profile, number) => [number, profile]));
          const found = index.find(readFirm(asked), rarity);
          const expected = profiles
            .map((profile, item) => ({ item, screening: screen(readFirm(asked), profile, rarity) }))
            .filter(({ screening }) => screening.opens !== null);
          assert.equal(index.size, firms.length);
          assert.deepEqual(found, expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds the same among all firms of the labelled pairs', () => {
    const firms = PARTS.flatMap((part) => labelledPairs(part)).flatMap(({ first, second }) => [first, second]);
    const profiles = firms.map(readFirm);
    const index = screeningIndex(profiles.map((profile, number) => [number, profile]));
    let opened = 0;
    for (const [number, profile] of profiles.entries()) {
      const found = index.find(profile, UNCOUNTED).map(({ item }) => item);
      assert.ok(found.includes(number), 'a firm finds itself');
      if (number % 20 !== 0) continue;
      const expected = profiles.flatMap((other, at) => (screen(profile, other, UNCOUNTED).opens === null ? [] : [at]));
      assert.deepEqual(found, expected);
      opened += expected.length;
    }
    assert.ok(opened > 50);
  });
});
