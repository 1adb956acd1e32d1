import assert from 'node:assert/strict';
import {
  chosenStandards,
  publicStandards,
  type StandardHolder,
  type StandardsChoice,
} from '../../../server/domain/records/public-standards.ts';
import type { Listing, StandardRecord } from '../../../server/domain/registry/provider.ts';

const TODAY = '2026-11-24';
const POOL = [{ from: '2024-01-01', to: null, decision: '嘉经信〔2024〕1号' }];

const record = (number: string, other: Partial<StandardRecord> = {}): StandardRecord => ({
  ...{ number, title: '验收规程', publishedOn: '2024-06-01', rank: 1, kind: 'formulation', theme: 'digital' },
  effectConfirmedOn: '2025-03-01',
  ...other,
});
const holder = (uscc: string, standards: StandardRecord[], other: Partial<StandardHolder> = {}): StandardHolder => ({
  ...{ uscc, name: `企业${uscc}`, pool: POOL, listings: [], standards },
  ...other,
});
const listed = (kind: Listing['class']): Pick<StandardHolder, 'listings'> => ({
  listings: [{ from: '2026-01-01', to: null, ground: 'N01', class: kind, decision: '1号', voidedOn: null }],
});
const NOTHING: StandardsChoice = { q: '', theme: undefined, society: undefined, year: undefined, firm: undefined };

describe('the standards that the public sees', () => {
  for (const [confirmed, count] of [
    [null, 0],
    ['2026-11-25', 0],
    [TODAY, 1],
  ] as const)
    it(`has ${count} whose effect is confirmed on ${confirmed}`, () => {
      const found = publicStandards(
        [holder('A', [record('T/ZJEI 010-2024', { effectConfirmedOn: confirmed })])],
        TODAY,
      );
      assert.equal(found.length, count);
    });

  it('shows one standard for a number however it is written, its drafters by rank, each once', () => {
    const found = publicStandards(
      [
        holder('A', [record('t/zjei 010—2024', { rank: 3, title: '另一写法' })]),
        holder('B', [record('T/ZJEI 010-2024'), record('Ｔ／ＺＪＥＩ 010-2024')]),
      ],
      TODAY,
    );
    assert.deepEqual(found, [
      {
        ...{ number: 'T/ZJEI 010-2024', society: 'ZJEI', title: '验收规程', publishedOn: '2024-06-01' },
        ...{ theme: 'digital', kind: 'formulation' },
        drafters: [
          { uscc: 'B', name: '企业B', rank: 1 },
          { uscc: 'A', name: '企业A', rank: 3 },
        ],
      },
    ]);
  });

  it('keeps 010 and 10 apart', () => {
    const found = publicStandards([holder('A', [record('T/ZJEI 010-2024'), record('T/ZJEI 10-2024')])], TODAY);
    assert.equal(found.length, 2);
  });

  for (const [why, other] of [
    ['is listed in public', listed('serious')],
    ['is listed for a minor matter', listed('minor')],
    ['was never in the pool', { pool: [] }],
  ] as const)
    it(`names no firm that ${why}, nor finds it by its name or code`, () => {
      const found = publicStandards([holder('A', [record('T/ZJEI 010-2024')], other)], TODAY);
      assert.deepEqual(found[0]?.drafters, []);
      assert.deepEqual(chosenStandards(found, { ...NOTHING, q: '企业A' }), []);
      assert.deepEqual(chosenStandards(found, { ...NOTHING, firm: 'A' }), []);
    });

  const all = publicStandards(
    [
      holder('A', [record('T/ZJEI 010-2024'), record('T/JXGM 2-2025', { theme: 'green', publishedOn: '2025-02-01' })]),
      holder('B', [record('T/ZJEI 010-2024', { rank: 2 }), record('T/ZJEI 9-2024', { title: '诊断服务规范' })]),
    ],
    TODAY,
  );
  const [GREEN, TEN, NINE] = ['T/JXGM 2-2025', 'T/ZJEI 010-2024', 'T/ZJEI 9-2024'];
  for (const [choice, numbers] of [
    [{}, [GREEN, TEN, NINE]],
    [{ q: 'ｔ／ｚｊｅｉ010—2024' }, [TEN]],
    [{ q: '诊断 zjei' }, [NINE]],
    [{ q: '企业b' }, [TEN, NINE]],
    [{ q: '.*' }, []],
    [{ theme: 'green' }, [GREEN]],
    [{ society: 'ZJEI' }, [TEN, NINE]],
    [{ year: '2025' }, [GREEN]],
    [{ firm: 'B' }, [TEN, NINE]],
    [{ firm: 'B', theme: 'green' }, []],
  ] as const)
    it(`finds ${numbers.join('、') || 'nothing'} for ${JSON.stringify(choice)}`, () => {
      const found = chosenStandards(all, { ...NOTHING, ...choice });
      assert.deepEqual(
        found.map(({ number }) => number),
        numbers,
      );
    });
});
