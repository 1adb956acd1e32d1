import assert from 'node:assert/strict';
import { LISTS, SECTIONS } from '../../../server/domain/registry/profile-fields.ts';
import { fieldChanges, valueLines } from '../../../server/domain/registry/profile-values.ts';
import { statementFrom } from '../../../server/domain/registry/profile-statement.ts';
import { priceWords, type Product } from '../../../server/domain/registry/profile.ts';
import { loadCity } from '../../../server/policy-data/city-loader.ts';
import { loadProfileRules } from '../../../server/policy-data/profile-loader.ts';
import { ACCEPTED_CASE, BARE_PROVIDER, PRODUCT } from './provider-fixture.ts';

const lists = { city: loadCity([]), certificateKinds: loadProfileRules([]).certificateKinds };

describe('a price in words', () => {
  const cases: readonly (readonly [change: Partial<Product>, words: string])[] = [
    [{}, '3 至 5 万元／套'],
    [{ priceTo: null }, '3 万元起／套'],
    [{ priceFrom: null }, '不高于 5 万元／套'],
    [{ priceTo: 3_000_000, per: '' }, '3 万元'],
    [{ priceUnit: 'yuan', priceFrom: 98_050, priceTo: null, per: '月' }, '980.5 元起／月'],
    [{ priceFrom: null, priceTo: null }, '面议'],
    [{ priceFrom: 0, priceTo: 0, per: '' }, '0 万元'],
  ];
  for (const [change, words] of cases) {
    it(words, () => {
      assert.equal(priceWords({ ...PRODUCT, ...change }), words);
    });
  }
});

describe('a statement begun from a profile', () => {
  it('takes over what the profile says, declares nothing, and puts the latest accepted cases first', () => {
    const dated = (project: string, signedOn: string, acceptedOn: string | null) => ({
      ...ACCEPTED_CASE,
      project,
      signedOn,
      acceptedOn,
    });
    const statement = statementFrom({
      ...BARE_PROVIDER,
      categories: ['saas'],
      industries: ['food'],
      summary: '简介',
      contact: { name: '沈', phone: '0573' },
      profile: {
        ...BARE_PROVIDER.profile,
        team: { size: 12, resident: 3, roles: '' },
        cases: [
          dated('open', '2026-05-01', null),
          dated('old', '2023-01-01', '2023-06-01'),
          dated('new', '2025-01-01', '2026-06-01'),
          dated('open too', '2026-06-01', null),
          dated('middle', '2024-01-01', '2024-06-01'),
        ],
      },
    });
    const { cases, ...rest } = statement;
    assert.deepEqual(rest, {
      categories: ['saas'],
      industries: ['food'],
      summary: '简介',
      contactName: '沈',
      contactPhone: '0573',
      teamSize: 12,
      materials: [],
      declared: [],
    });
    assert.deepEqual(
      cases.map(({ project }) => project),
      ['new', 'middle', 'old', 'open too'],
    );
    assert.deepEqual(Object.keys(cases[0] ?? {}), ['customer', 'project', 'signedOn', 'acceptedOn']);
  });
});

describe('a value of the profile in words', () => {
  const field = (fields: readonly { readonly name: string }[], name: string) =>
    fields.find((one) => one.name === name) as Parameters<typeof valueLines>[0];
  for (const [name, spec, value, lines] of [
    ['a region', field(SECTIONS.regions.fields, 'regions'), ['330402', 'elsewhere'], ['南湖区', '市外']],
    ['a category', field(SECTIONS.categories.fields, 'categories'), ['integrator'], ['综合集成型']],
    ['a kind of certificate', field(LISTS.certificates.fields, 'kind'), 'cmmi', ['CMMI 软件能力成熟度']],
    ['an unknown kind', field(LISTS.certificates.fields, 'kind'), 'gone', ['gone']],
    ['an amount', field(LISTS.cases.fields, 'amount'), 750_000_00, ['75 万元']],
    ['a day', field(LISTS.cases.fields, 'signedOn'), '2025-01-02', ['2025年1月2日']],
    ['a number', field(SECTIONS.team.fields, 'size'), 0, ['0 人']],
    ['yes', field(LISTS.cases.fields, 'customerPublic'), true, ['是']],
    ['nothing', field(SECTIONS.team.fields, 'size'), null, []],
    ['text over lines', field(SECTIONS.basics.fields, 'summary'), '一\n二', ['一', '二']],
  ] as const) {
    it(`${name}: ${lines.join(' ')}`, () => {
      assert.deepEqual(valueLines(spec, value, lists), lines);
    });
  }

  it('differs where it differs: field by field, in the order of the form', () => {
    const { fields } = SECTIONS.team;
    assert.deepEqual(fieldChanges(fields, { size: 3, resident: null }, { size: 3, resident: 0, roles: '' }), [
      { field: 'resident', before: null, after: 0 },
      { field: 'roles', before: null, after: '' },
    ]);
    assert.deepEqual(fieldChanges(SECTIONS.regions.fields, { regions: ['a'] }, { regions: ['a'] }), []);
  });
});
