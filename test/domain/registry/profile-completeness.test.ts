import assert from 'node:assert/strict';
import { PROFILE_NEEDS, type ProfileNeed } from '../../../server/domain/policy/profile-rules.ts';
import { completenessOf, isFresh } from '../../../server/domain/registry/profile-completeness.ts';
import type { Profile } from '../../../server/domain/registry/profile.ts';
import type { Provider } from '../../../server/domain/registry/provider.ts';
import { loadProfileRules } from '../../../server/policy-data/profile-loader.ts';
import { ACCEPTED_CASE, BARE_PROVIDER, PRODUCT } from './provider-fixture.ts';

const TODAY = '2026-11-24';
const shipped = loadProfileRules([]);
const all = { code: 'all', name: '全部', source: '试验', needs: PROFILE_NEEDS };
const rules = { profile: { ...shipped, purposes: [all] }, pool: { fewestCases: 2 }, today: TODAY };
const metBy = (change: Partial<Provider>) =>
  completenessOf({ ...BARE_PROVIDER, ...change }, rules)[0]?.met.map(({ need }) => need);
const profile = (change: Partial<Profile>) => ({ profile: { ...BARE_PROVIDER.profile, ...change } });
const certificate = { id: '1', kind: 'cmmi', number: '1', issuer: '1', evidence: [], from: '2024-01-01' };

const CASES: readonly (readonly [name: string, change: Partial<Provider>, met: readonly ProfileNeed[]])[] = [
  ['nothing', {}, []],
  ['an address', { address: '演禾路' }, ['address']],
  ['a legal representative', { legalRepresentative: '沈' }, ['legal-representative']],
  ['a summary of 19 characters', { summary: '字'.repeat(19) }, []],
  ['a summary of 20 characters', { summary: '字'.repeat(20) }, ['summary']],
  ['a contact without phone', { contact: { name: '沈', phone: '' } }, []],
  ['a contact', { contact: { name: '沈', phone: '1' } }, ['contact']],
  ['regions', profile({ regions: ['330402'] }), ['regions']],
  ['categories', { categories: ['saas'] }, ['categories']],
  ['industries', { industries: ['food'] }, ['industries']],
  ['a team of none', profile({ team: { size: 0, resident: null, roles: '' } }), []],
  ['a team', profile({ team: { size: 3, resident: 0, roles: '' } }), ['team', 'resident-team']],
  ['a product without price', profile({ products: [{ ...PRODUCT, priceFrom: null, priceTo: null }] }), ['products']],
  ['a product with a lowest price', profile({ products: [{ ...PRODUCT, priceTo: null }] }), ['products', 'prices']],
  ['one accepted case', profile({ cases: [ACCEPTED_CASE] }), ['cases']],
  [
    'two cases, one not accepted',
    profile({ cases: [ACCEPTED_CASE, { ...ACCEPTED_CASE, acceptedOn: null }] }),
    ['cases'],
  ],
  ['two accepted cases', profile({ cases: [ACCEPTED_CASE, ACCEPTED_CASE] }), ['cases', 'accepted-cases']],
  ['a certificate that ended yesterday', profile({ certificates: [{ ...certificate, to: '2026-11-23' }] }), []],
  ['a certificate that ends today', profile({ certificates: [{ ...certificate, to: TODAY }] }), ['certificates']],
  [
    'a certificate that begins tomorrow',
    profile({ certificates: [{ ...certificate, from: '2026-11-25', to: null }] }),
    [],
  ],
  ['no software certificate, said so', { softwareCertificates: [] }, ['software-status']],
  [
    'a software certificate in force',
    { softwareCertificates: [{ number: '1', from: '2024-01-01', to: null }] },
    ['certificates', 'software-status'],
  ],
  ['revenue of later years', { revenue: [{ year: 2024, fen: 1, evidence: '' }] }, ['revenue']],
  ['revenue since the founding', { revenue: [{ year: 2020, fen: 1, evidence: '' }] }, ['revenue', 'peak']],
  ['an attested peak', { peakBeforeRecordFen: 0 }, ['peak']],
  ['a confirmation of a year ago', { confirmedOn: '2025-11-24' }, ['confirmed']],
  ['a confirmation of a year and a day ago', { confirmedOn: '2025-11-23' }, []],
];

describe('how complete a profile is', () => {
  for (const [name, change, met] of CASES) {
    it(`with ${name}: ${met.length === 0 ? 'nothing is met' : met.join(', ')}`, () => {
      assert.deepEqual(metBy(change), met);
    });
  }

  it('names for each purpose of the rules what is there and what is missing, and nothing twice', () => {
    const judged = completenessOf(BARE_PROVIDER, { ...rules, profile: shipped });
    assert.deepEqual(
      judged.map(({ code, met, missing }) => [code, met.length + missing.length]),
      shipped.purposes.map(({ code, needs }) => [code, needs.length]),
    );
    assert.deepEqual(
      judged.map(({ name }) => name),
      ['申请入库', '名录展示', '评级', '奖励测算'],
    );
    assert.ok(judged.every(({ missing }) => missing.every(({ text }) => text !== '')));
  });

  it('asks for as many accepted cases as the pool does, and says so', () => {
    const one = completenessOf(
      { ...BARE_PROVIDER, ...profile({ cases: [ACCEPTED_CASE] }) },
      { ...rules, pool: { fewestCases: 1 } },
    );
    assert.ok(one[0]?.met.some(({ need, text }) => need === 'accepted-cases' && text === '1 个已验收的典型案例'));
  });

  it('takes a confirmation that is to come for fresh, and none for none', () => {
    assert.equal(isFresh(null, 365, TODAY), false);
    assert.equal(isFresh('2027-01-01', 1, TODAY), true);
    assert.equal(isFresh(TODAY, 1, TODAY), true);
  });
});
