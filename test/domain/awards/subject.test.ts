import assert from 'node:assert/strict';
import { readSubject } from '../../../server/domain/awards/subject.ts';
import { firm, standard, without } from './fixtures.ts';
import type { Subject } from './fixtures.ts';

/** Name, code and place of the first fault, the value. */
type Refusal = readonly [name: string, code: string, path: string, value: unknown];

/** What JSON has as 1e400. */
const TOO_MUCH = JSON.parse('1e400') as number;
const PROTO = (json: string) => JSON.parse(json.replace('PROTO', '"__proto__":{"x":1}')) as unknown;
const base = JSON.stringify(firm());
const years = (...items: unknown[]) => firm({ revenue: items });
const oneStandard = (changed: Subject) => firm({ standards: [standard(), standard(changed)] });
const award = (item: unknown) => firm({ otherAwards: [item] });
const figures = (count: number) => Array.from({ length: count }, () => ({ from: '2020-01-01', to: null }));
const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

const shape: readonly Refusal[] = [
  ...[null, 1, 'text', true, [], [firm()]].map((value): Refusal => [
    `${JSON.stringify(value)} is no subject`.slice(0, 40),
    'wrong-type',
    '',
    value,
  ]),
  ['an empty object', 'missing-key', 'id', {}],
  ...['id', 'name', 'establishedOn', 'revenue'].map((key): Refusal => [
    `without ${key}`,
    'missing-key',
    key,
    without(firm(), key),
  ]),
  ['a key nobody knows', 'unknown-key', 'revenues', firm({ revenues: [] })],
  ['__proto__', 'unknown-key', '__proto__', PROTO(`{PROTO,${base.slice(1)}`)],
  ['constructor', 'unknown-key', 'constructor', firm({ constructor: 1 })],
  ['an empty key', 'unknown-key', '', firm({ '': 1 })],
  ['an unknown key comes after a wrong value', 'wrong-type', 'revenue', firm({ zzz: 1, revenue: {} })],
  ['id before name', 'wrong-type', 'id', firm({ name: '', id: null })],
  ['an unknown key of a figure', 'unknown-key', 'revenue[0].fen', years({ year: 2024, yuan: 1, fen: 100 })],
  ['__proto__ of a figure', 'unknown-key', 'revenue[0].__proto__', years(PROTO('{PROTO,"year":2024,"yuan":1}'))],
  ['an unknown key of a spell', 'unknown-key', 'pool[0].until', firm({ pool: [{ from: '2020-01-01', until: null }] })],
  ['__proto__ of a spell', 'unknown-key', 'pool[0].__proto__', firm({ pool: [PROTO('{PROTO,"from":"2020-01-01"}')] })],
  ['an unknown key of a standard', 'unknown-key', 'standards[1].title', oneStandard({ title: 'x' })],
  ['an unknown key of an award', 'unknown-key', 'otherAwards[0].of', award({ matter: 'growth:2024', yuan: 1, of: 1 })],
  ['nesting of 10,000 in a known key', 'too-deep', 'revenue', firm({ revenue: nested(10_000) })],
  ['nesting of 10,000 in an unknown key', 'too-deep', 'zzz', firm({ zzz: nested(10_000) })],
  ['nesting of 10,000 instead of a subject', 'too-deep', '0', nested(10_000)],
];

const texts: readonly Refusal[] = [
  ['id a number', 'wrong-type', 'id', firm({ id: 1 })],
  ['id null', 'wrong-type', 'id', firm({ id: null })],
  ['id empty', 'wrong-value', 'id', firm({ id: '' })],
  ['id of 201 characters', 'wrong-value', 'id', firm({ id: 'x'.repeat(201) })],
  ['name empty', 'wrong-value', 'name', firm({ name: '' })],
  ['name of 201 characters', 'wrong-value', 'name', firm({ name: '𠮷'.repeat(201) })],
  ...['', '33040', '3304022', '33040a', '３３０４０２', ' 330402', '330402\n'].map((region): Refusal => [
    `region ${JSON.stringify(region)}`,
    'wrong-value',
    'region',
    firm({ region }),
  ]),
  ['region a number', 'wrong-type', 'region', firm({ region: 330402 })],
  ['region null', 'wrong-type', 'region', firm({ region: null })],
];

const days: readonly Refusal[] = [
  ...'2025-02-30 2025-02-29 1900-02-29 2025-13-01 2025-00-10 2025-04-31 2025-1-1 20250101 2025/01/01 1899-12-31 3000-01-01 +2025-01-1 2025-01-01T00:00:00Z'
    .split(' ')
    .concat('', ' 2025-01-01', '2025-01-01\n', '２０２５-01-01')
    .map((day): Refusal => [
      `day ${JSON.stringify(day)}`,
      'wrong-value',
      'establishedOn',
      firm({ establishedOn: day }),
    ]),
  ['day a number', 'wrong-type', 'establishedOn', firm({ establishedOn: 20250101 })],
  ['day null', 'wrong-type', 'establishedOn', firm({ establishedOn: null })],
];

const lists: readonly Refusal[] = [
  ...['revenue', 'softwareEnterprise', 'pool', 'negativeList', 'standards', 'otherAwards', 'predecessors'].flatMap(
    (key): Refusal[] => [
      [`${key} null`, 'wrong-type', key, firm({ [key]: null })],
      [`${key} an object`, 'wrong-type', key, firm({ [key]: {} })],
      [`${key} of texts`, 'wrong-type', `${key}[0]`, firm({ [key]: ['x'] })],
      [`${key} of null`, 'wrong-type', `${key}[0]`, firm({ [key]: [null] })],
      [`${key} of lists`, 'wrong-type', `${key}[0]`, firm({ [key]: [[]] })],
      [`${key} of 1001`, 'too-large', key, firm({ [key]: figures(1001) })],
    ],
  ),
  ['a spell without from', 'missing-key', 'pool[0].from', firm({ pool: [{ to: null }] })],
  ['from null', 'wrong-type', 'pool[0].from', firm({ pool: [{ from: null }] })],
  ['to false', 'wrong-type', 'pool[0].to', firm({ pool: [{ from: '2020-01-01', to: false }] })],
  ['to empty', 'wrong-value', 'pool[0].to', firm({ pool: [{ from: '2020-01-01', to: '' }] })],
  ...['softwareEnterprise', 'pool', 'negativeList'].map((key): Refusal => {
    const spells = [{ from: '2024-01-01' }, { from: '2025-01-02', to: '2025-01-01' }];
    return [`${key} reversed`, 'reversed-interval', `${key}[1].to`, firm({ [key]: spells })];
  }),
  [
    'a wrong day is no reversed interval',
    'wrong-value',
    'pool[0].to',
    firm({ pool: [{ from: '2025-01-02', to: '2025' }] }),
  ],
];

const revenue: readonly Refusal[] = [
  [
    'a year twice',
    'duplicate-year',
    'revenue[2].year',
    years({ year: 2023, yuan: 1 }, { year: 2024, yuan: 1 }, { year: 2023, yuan: 1 }),
  ],
  ['without year', 'missing-key', 'revenue[0].year', years({ yuan: 1 })],
  ['without yuan', 'missing-key', 'revenue[0].yuan', years({ year: 2024 })],
  ...[1948, 2101, 2024.5, -2024, TOO_MUCH].map((year): Refusal => [
    `year ${year}`,
    'wrong-value',
    'revenue[0].year',
    years({ year, yuan: 1 }),
  ]),
  ...['2024', null, [2024], true].map((year): Refusal => [
    `year ${JSON.stringify(year)}`,
    'wrong-type',
    'revenue[0].year',
    years({ year, yuan: 1 }),
  ]),
];

const standards: readonly Refusal[] = [
  ...['number', 'publishedOn', 'rank', 'kind', 'theme'].map((key): Refusal => [
    `without ${key}`,
    'missing-key',
    `standards[0].${key}`,
    firm({ standards: [without(standard(), key)] }),
  ]),
  ['number of another form', 'wrong-value', 'standards[1].number', oneStandard({ number: 'GB/T 1-2024' })],
  ['number empty', 'wrong-value', 'standards[1].number', oneStandard({ number: '' })],
  ['number null', 'wrong-type', 'standards[1].number', oneStandard({ number: null })],
  ['published never', 'wrong-value', 'standards[1].publishedOn', oneStandard({ publishedOn: '2024-06-31' })],
  ...[0, -1, 1.5, TOO_MUCH].map((rank): Refusal => [
    `rank ${rank}`,
    'wrong-value',
    'standards[1].rank',
    oneStandard({ rank }),
  ]),
  ['rank a text', 'wrong-type', 'standards[1].rank', oneStandard({ rank: '1' })],
  ['kind of another word', 'wrong-value', 'standards[1].kind', oneStandard({ kind: 'Formulation' })],
  ['kind a number', 'wrong-type', 'standards[1].kind', oneStandard({ kind: 1 })],
  ['theme of another word', 'wrong-value', 'standards[1].theme', oneStandard({ theme: 'toString' })],
  ['theme null', 'wrong-type', 'standards[1].theme', oneStandard({ theme: null })],
  ['effect on no day', 'wrong-value', 'standards[1].effectConfirmedOn', oneStandard({ effectConfirmedOn: '' })],
  ['effect yes', 'wrong-type', 'standards[1].effectConfirmedOn', oneStandard({ effectConfirmedOn: true })],
];

const awards: readonly Refusal[] = [
  ['without matter', 'missing-key', 'otherAwards[0].matter', award({ yuan: 1 })],
  ['without yuan', 'missing-key', 'otherAwards[0].yuan', award({ matter: 'growth:2024' })],
  ...[
    '',
    'growth:',
    'growth:24',
    'growth:02024',
    'growth:1948',
    'growth:2101',
    'Growth:2024',
    ' growth:2024',
    'standard:',
    'standard:010-2024',
    'other:2024',
  ].map((matter): Refusal => [
    `matter ${JSON.stringify(matter)}`,
    'wrong-value',
    'otherAwards[0].matter',
    award({ matter, yuan: 1 }),
  ]),
  ['matter a number', 'wrong-type', 'otherAwards[0].matter', award({ matter: 2024, yuan: 1 })],
];

const groups = { shape, texts, days, lists, revenue, standards, awards };

describe('subjects that are refused', () => {
  for (const [group, refusals] of Object.entries(groups)) {
    describe(group, () => {
      for (const [name, code, path, value] of refusals) {
        it(name, () => {
          const read = readSubject(value);
          assert.ok('faults' in read, 'accepted');
          const { message, ...first } = read.faults[0];
          assert.deepEqual(first, { code, path });
          assert.match(message, /\p{Script=Han}/u);
        });
      }
    });
  }

  it('notes every fault, in the order of the keys, and none that is not there', () => {
    const read = readSubject({ id: '', name: 3, revenue: [{ yuan: -1 }, { year: 1949, yuan: 1 }], pool: 1, zzz: 1 });
    assert.ok('faults' in read);
    assert.deepEqual(
      read.faults.map(({ code, path }) => `${code} ${path}`),
      [
        'wrong-value id',
        'wrong-type name',
        'missing-key establishedOn',
        'missing-key revenue[0].year',
        'wrong-value revenue[0].yuan',
        'wrong-type pool',
        'unknown-key zzz',
      ],
    );
  });
});
