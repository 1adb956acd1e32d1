import { EMPTY_PROFILE } from '../../../server/domain/registry/profile.ts';
import type { Provider } from '../../../server/domain/registry/provider.ts';

/** A provider that has said nothing but who it is. */
export const BARE_PROVIDER: Provider = {
  uscc: '91330400MA2000115E',
  name: '嘉禾软件有限公司',
  formerNames: [],
  region: '330402',
  address: '',
  establishedOn: '2020-03-01',
  legalRepresentative: '',
  summary: '',
  categories: [],
  industries: [],
  contact: { name: '', phone: '' },
  confirmedOn: null,
  demo: false,
  pool: [],
  listings: [],
  softwareCertificates: null,
  peakBeforeRecordFen: null,
  revenue: [],
  standards: [],
  otherAwards: [],
  publishedAwards: [],
  profile: EMPTY_PROFILE,
};

export const ACCEPTED_CASE = {
  id: '000000000001',
  customer: '甲厂',
  customerPublic: false,
  project: '联网',
  industry: '',
  subIndustry: '',
  amount: null,
  signedOn: '2025-01-10',
  acceptedOn: '2025-06-10',
  result: '',
  evidence: [],
};

export const PRODUCT = {
  id: '000000000002',
  name: '看板',
  description: '',
  category: '',
  pricing: '',
  priceUnit: 'wan',
  priceFrom: 3_000_000,
  priceTo: 5_000_000,
  per: '套',
} as const;
