import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FactData } from '../../../server/domain/records/fact-fields.ts';
import { relationOf, type StandardRelation } from '../../../server/domain/records/standard-family.ts';
import { STANDARD_FACTS } from '../../../server/domain/records/standard-fact.ts';
import { demoProviders } from '../../../server/persistence/demo/demo-providers.ts';

const NAME = '嘉兴禾数智能科技有限公司';
const provider = {
  ...{ uscc: '91330402HK1079191D', name: NAME, establishedOn: '2016-05-01' },
  formerNames: [{ name: '嘉兴禾数软件有限公司', until: '2020-01-01' }],
};
const good: FactData = {
  ...{ number: 'T/JXDM 003-2024', title: '指南', society: '协会', publishedOn: '2024-05-20', effectiveOn: null },
  ...{ kind: 'formulation', replaces: null, theme: 'digital', drafters: [NAME, '研究会'], rank: 1, effect: '已实施' },
};
const faultsOf = (change: FactData) =>
  Object.keys(STANDARD_FACTS.check({ ...good, ...change }, { provider, today: '2026-11-24' }));

describe('what is refused of a declared standard', () => {
  const CASES: readonly (readonly [string, FactData, readonly string[]])[] = [
    ['nothing of a good one', {}, []],
    ['a number without a society', { number: '010-2024' }, ['number']],
    ['a number written by hand is understood', { number: 'ｔ／ｊｘｄｍ003—2024' }, []],
    ['one that replaces itself', { replaces: 'TJXDM003-2024' }, ['replaces']],
    ['one not yet published', { publishedOn: '2026-11-25' }, ['publishedOn']],
    ['published today is published', { publishedOn: '2026-11-24' }, []],
    ['published before the year of its number', { publishedOn: '2023-12-31' }, ['publishedOn']],
    ['in force before it was published', { effectiveOn: '2024-05-19' }, ['effectiveOn']],
    ['drafters without the firm', { drafters: ['研究会'] }, ['drafters']],
    ['a former name is the firm', { drafters: ['嘉兴禾数软件有限公司', '研究会'] }, []],
    ['a rank that the drafters do not give', { rank: 2 }, ['rank']],
  ];
  for (const [what, change, faults] of CASES) it(what, () => assert.deepEqual(faultsOf(change), faults));

  for (const [day, faults] of [
    ['2024-05-19', ['effectConfirmedOn']],
    ['2024-05-20', []],
    ['2026-11-24', []],
    ['2026-11-25', ['effectConfirmedOn']],
  ] as const)
    it(`an effect confirmed on ${day}: ${faults.length === 0 ? 'accepted' : 'refused'}`, () => {
      const read = STANDARD_FACTS.checkRead({ effectConfirmedOn: day }, good, '2026-11-24');
      assert.deepEqual(Object.keys(read), faults);
    });
});

describe('editions and parts of a standard', () => {
  const CASES: readonly (readonly [string, string, StandardRelation | undefined])[] = [
    ['T/ZJEI 010-2024', 'T/ZJEI 010-2021', 'earlier'],
    ['T/ZJEI 010-2024', 'Ｔ／ＺＪＥＩ ０１０—２０２６', 'later'],
    ['T/ZJEI 010.1-2024', 'T/ZJEI 010.2-2025', 'series'],
    ['T/ZJEI 010-2024', 'T/ZJEI 010.2-2024', 'series'],
    ['T/ZJEI 010.1-2024', 'T/ZJEI 010.1-2020', 'earlier'],
    ['T/ZJEI 010-2024', 't/zjei010-2024', undefined],
    ['T/ZJEI 010-2024', 'T/ZJEI 10-2021', undefined],
    ['T/ZJEI 010-2024', 'T/ZJES 010-2021', undefined],
    ['T/ZJEI 010-2024', 'nonsense', undefined],
  ];
  for (const [one, other, relation] of CASES)
    it(`${other} beside ${one}: ${relation ?? 'none'}`, () => assert.equal(relationOf(one, other), relation));
});

describe('what a confirmed standard does to a record', () => {
  const [firm] = demoProviders('2026-11-24').filter(({ name }) => name === '桐乡图砚工业设计软件有限公司');

  it('replaces every entry of its number, however written, and no other', () => {
    const number = 'T/JXDM 012-2024';
    const now = { ...good, number, effectConfirmedOn: '2026-01-05' };
    const { standards } = STANDARD_FACTS.recorded(firm!, [now], now, 'BZ20260001');
    assert.equal(firm!.standards.length, 2);
    assert.deepEqual(
      standards?.map((one) => [one.number, one.effectConfirmedOn]),
      [[number, '2026-01-05']],
    );
  });

  it('takes away what counts no longer, under whatever number it counted before', () => {
    fc.assert(
      fc.property(fc.subarray(['T/A 1-2024', 'T/A 2-2024', 'T/B 1-2024']), (before) => {
        const counted = before.map((number) => ({ ...good, number }));
        const standards = ['T/A 1-2024', 'T/B 1-2024', 'T/C 9-2024'].map((number) => ({
          ...firm!.standards[0]!,
          number,
        }));
        const left = STANDARD_FACTS.recorded({ ...firm!, standards }, counted, null, 'BZ1').standards ?? [];
        assert.deepEqual(
          left.map(({ number }) => number),
          standards.map(({ number }) => number).filter((number) => !before.includes(number)),
        );
      }),
    );
  });
});
