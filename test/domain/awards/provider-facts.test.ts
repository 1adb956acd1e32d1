import assert from 'node:assert/strict';
import { factsOf as factsOfProvider } from '../../../server/domain/awards/provider-facts.ts';
import { EMPTY_PROFILE } from '../../../server/domain/registry/profile.ts';
import type { Provider } from '../../../server/domain/registry/provider.ts';
import { brief, factsOf, firm, jiaxing, resultUnder, standard } from './fixtures.ts';

const provider: Provider = {
  uscc: '91330400MA2000115E',
  name: '嘉禾软件',
  region: '330402',
  address: '',
  establishedOn: '2022-03-01',
  legalRepresentative: '',
  summary: '',
  categories: [],
  industries: [],
  contact: { name: '', phone: '' },
  confirmedOn: null,
  demo: true,
  pool: [{ from: '2021-01-01', to: null, decision: '1' }],
  listings: [],
  softwareCertificates: [{ from: '2020-01-01', to: null, number: '1' }],
  peakBeforeRecordFen: null,
  revenue: [
    { year: 2024, fen: 2_100_000_000, evidence: '' },
    { year: 2022, fen: 1_500_000_000, evidence: '' },
    { year: 2023, fen: 1_700_000_000, evidence: '' },
  ],
  standards: [{ ...(standard() as object as Provider['standards'][number]), title: '' }],
  otherAwards: [{ matter: 'standard:tzjei010-2024', fen: 1, source: '' }],
  publishedAwards: [],
  formerNames: [],
  profile: EMPTY_PROFILE,
};
const listing = { ground: 'N03', class: 'ordinary', decision: '2', from: '2027-01-01', to: null } as const;
const outcomes = (one: Provider) => resultUnder(jiaxing, factsOfProvider(one), '2027-06-30').lines.map(brief);

describe('the facts of a provider', () => {
  it('give the same answer as the subject of the contract, byte for byte', () => {
    const subject = firm({
      region: '330402',
      standards: [standard()],
      otherAwards: [{ matter: 'standard:T/ZJEI 010-2024', yuan: '0.01' }],
    });
    assert.equal(
      JSON.stringify(resultUnder(jiaxing, factsOfProvider(provider), '2027-06-30')),
      JSON.stringify(resultUnder(jiaxing, factsOf(subject), '2027-06-30')),
    );
  });

  it('leave a voided listing out, and keep one in force (G8)', () => {
    const paid = ['2024 tier 20000000 payable 200000', 'T/ZJEI 010-2024 payable 149999.99'];
    assert.deepEqual(outcomes({ ...provider, listings: [{ ...listing, voidedOn: '2027-05-01' }] }), paid);
    assert.deepEqual(outcomes({ ...provider, listings: [{ ...listing, voidedOn: null }] }), [
      '2024 tier 20000000 suspended 0 not-in-pool negative-list',
      'T/ZJEI 010-2024 suspended 0 negative-list',
    ]);
  });

  it('end membership where a listing began; its expiry does not bring it back, a void one ended nothing', () => {
    const over = { ...listing, to: '2027-03-31' };
    const first = (voidedOn: string | null) => outcomes({ ...provider, listings: [{ ...over, voidedOn }] })[0];
    assert.equal(first(null), '2024 tier 20000000 suspended 0 not-in-pool');
    assert.equal(first('2027-05-01'), '2024 tier 20000000 payable 200000');
  });

  it('keep certificates never stated apart from none (G10)', () => {
    const first = (one: Provider) => outcomes(one)[0];
    assert.equal(
      first({ ...provider, softwareCertificates: null }),
      '2024 tier 20000000 hold 0 software-status-unknown',
    );
    assert.equal(
      first({ ...provider, softwareCertificates: [] }),
      '2024 tier 20000000 not-eligible 0 not-software-enterprise',
    );
  });

  it('refuse a record that cannot be read', () => {
    const numbered = provider.standards.map((one) => ({ ...one, number: 'GB/T 1-2024' }));
    assert.throws(() => factsOfProvider({ ...provider, standards: numbered }), /unreadable on record: GB\/T 1-2024/);
    const other = [{ matter: 'growth:24', fen: 1, source: '' }];
    assert.throws(() => factsOfProvider({ ...provider, otherAwards: other }), /unreadable on record: growth:24/);
  });
});
