import type { PoolRules } from '../policy/pool-rules.ts';
import type { ProfileNeed, ProfileRules } from '../policy/profile-rules.ts';
import { dayAfter, type Day } from '../shared/calendar-date.ts';
import type { ListName, SectionName } from './profile-fields.ts';
import { isAcceptedCase } from './profile.ts';
import type { Provider } from './provider.ts';

/** Where a need is met: a section or list of the profile, the identity, the confirmation, the record of revenue. */
export type NeedPlace = SectionName | ListName | 'identity' | 'confirmation' | 'record';

/** One thing that a purpose needs: whether it is there, and where it belongs. */
export interface JudgedNeed {
  readonly need: ProfileNeed;
  readonly text: string;
  readonly place: NeedPlace;
  readonly met: boolean;
}

/** How complete a profile is for one purpose. */
export interface PurposeCompleteness {
  readonly code: string;
  readonly name: string;
  readonly met: readonly JudgedNeed[];
  readonly missing: readonly JudgedNeed[];
}

/** What a need is judged by. */
export interface CompletenessRules {
  readonly profile: ProfileRules;
  readonly pool: Pick<PoolRules, 'fewestCases'>;
  readonly today: Day;
}

type Judge = (provider: Provider, rules: CompletenessRules) => boolean;
interface Need {
  readonly text: string | ((rules: CompletenessRules) => string);
  readonly place: NeedPlace;
  readonly met: Judge;
}

const NEEDS: Readonly<Record<ProfileNeed, Need>> = {
  address: { text: '注册地址', place: 'identity', met: ({ address }) => address !== '' },
  'legal-representative': {
    text: '法定代表人',
    place: 'identity',
    met: ({ legalRepresentative }) => legalRepresentative !== '',
  },
  summary: { text: '不少于 20 字的业务简介', place: 'basics', met: ({ summary }) => [...summary].length >= 20 },
  contact: {
    text: '联系人和联系电话',
    place: 'basics',
    met: ({ contact }) => contact.name !== '' && contact.phone !== '',
  },
  regions: { text: '服务区域', place: 'regions', met: ({ profile }) => profile.regions.length > 0 },
  categories: { text: '服务类别', place: 'categories', met: ({ categories }) => categories.length > 0 },
  industries: { text: '服务行业', place: 'categories', met: ({ industries }) => industries.length > 0 },
  team: { text: '团队人数', place: 'team', met: ({ profile }) => (profile.team.size ?? 0) > 0 },
  'resident-team': { text: '本地常驻人数', place: 'team', met: ({ profile }) => profile.team.resident !== null },
  products: { text: '产品或服务', place: 'products', met: ({ profile }) => profile.products.length > 0 },
  prices: {
    text: '至少一项产品或服务的价格区间',
    place: 'products',
    met: ({ profile }) => profile.products.some(({ priceFrom, priceTo }) => priceFrom !== null || priceTo !== null),
  },
  cases: { text: '典型案例', place: 'cases', met: ({ profile }) => profile.cases.length > 0 },
  'accepted-cases': {
    text: ({ pool }) => `${pool.fewestCases} 个已验收的典型案例`,
    place: 'cases',
    met: ({ profile }, { pool }) => profile.cases.filter(isAcceptedCase).length >= pool.fewestCases,
  },
  certificates: {
    text: '有效期内的资质证书',
    place: 'certificates',
    met: ({ profile, softwareCertificates }, { today }) =>
      [...profile.certificates, ...(softwareCertificates ?? [])].some(
        ({ from, to }) => from <= today && (to === null || today <= to),
      ),
  },
  'software-status': {
    text: '是否软件企业',
    place: 'identity',
    met: ({ softwareCertificates }) => softwareCertificates !== null,
  },
  revenue: { text: '年度营业收入', place: 'record', met: ({ revenue }) => revenue.length > 0 },
  peak: {
    text: '更早年度的最高营业收入',
    place: 'record',
    met: ({ peakBeforeRecordFen, revenue, establishedOn }) =>
      peakBeforeRecordFen !== null || revenue.some(({ year }) => `${year}` <= establishedOn.slice(0, 4)),
  },
  confirmed: {
    text: ({ profile }) => `${profile.freshDays} 天内的信息确认`,
    place: 'confirmation',
    met: ({ confirmedOn }, { profile, today }) => isFresh(confirmedOn, profile.freshDays, today),
  },
};

/** Whether a confirmation is no older than so many days. */
export function isFresh(confirmedOn: Day | null, days: number, today: Day): boolean {
  if (confirmedOn === null) return false;
  let last = confirmedOn;
  for (let i = 0; i < days && last < today; i++) last = dayAfter(last);
  return last >= today;
}

/** For each purpose of the rules: what is there, and what is missing and where it belongs. */
export function completenessOf(provider: Provider, rules: CompletenessRules): PurposeCompleteness[] {
  return rules.profile.purposes.map(({ code, name, needs }) => {
    const judged = needs.map((need): JudgedNeed => {
      const { text, place, met } = NEEDS[need];
      return { need, text: typeof text === 'string' ? text : text(rules), place, met: met(provider, rules) };
    });
    return { code, name, met: judged.filter((one) => one.met), missing: judged.filter((one) => !one.met) };
  });
}
