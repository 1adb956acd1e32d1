import { categoryName, industryName, regionName } from '../../domain/policy/city.ts';
import { confirmedStandards } from '../../domain/records/public-standards.ts';
import { normaliseStandardNumber } from '../../domain/records/standard-number.ts';
import type { ProfileLists } from '../../domain/registry/profile-values.ts';
import { effectiveSpells, isPublicListing } from '../../domain/registry/pool-membership.ts';
import type { Standing } from '../../domain/registry/pool-membership.ts';
import { maskedPhone } from '../../domain/registry/provider.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { standingWords } from '../../pages/standing.pages.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';
import * as projectPaths from '../../project-paths.ts';
import { publicProfile, serviceFacts } from './public-profile.pages.ts';

/** A provider as one person sees it: `whole` is the firm itself and the offices that work with it. */
export interface ProviderView {
  readonly provider: Provider;
  readonly standing: Standing;
  readonly grade: { readonly grade: string | null; readonly round: string; readonly cutOff: Day } | undefined;
  readonly whole: boolean;
  readonly removable: boolean;
  /** The person keeps a shortlist of an enterprise. */
  readonly shortlists: boolean;
}

/** What a provider's page needs to name things: the lists of a profile's choices, and what the negative list is. */
export interface ProviderWords extends ProfileLists {
  readonly listLabel: string;
}

export function providerPage(
  words: ProviderWords,
  { provider, standing, grade, whole, removable, shortlists }: ProviderView,
  today: Day,
) {
  const { city, listLabel } = words;
  const confirmed = confirmedStandards(provider, today);
  const former = provider.formerNames.map(({ name, until }) => `${name}（至${formatDay(until)}）`);
  return {
    title: provider.name,
    number: `统一社会信用代码 ${provider.uscc}`,
    lead: provider.summary,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.providers(), text: '服务商名录' },
      { text: provider.name },
    ],
    ...standingWords(standing),
    action: {
      href: paths.providerAwards(provider.uscc),
      text: whole ? '查看奖励测算' : '已公示的奖励',
      kind: whole ? 'primary' : 'secondary',
    },
    more: [
      ...(shortlists ? [{ href: paths.shortlisted(provider.uscc), text: '候选名单' }] : []),
      { href: gradingPaths.providerGrades(provider.uscc), text: '历次评级' },
      ...(standing.state !== 'listed' && confirmed.length > 0
        ? [{ href: paths.standardsOf(provider.uscc), text: '已确认的团体标准' }]
        : []),
      ...(whole
        ? [
            { href: paths.providerDocuments(provider.uscc), text: '企业材料' },
            { href: paths.providerHistory(provider.uscc), text: '资料修改记录' },
            { href: paths.providerRevenue(provider.uscc), text: '营收台账' },
            { href: gradingPaths.providerGrading(provider.uscc), text: '评级试算' },
            { href: projectPaths.providerProjects(provider.uscc), text: '改造项目' },
          ]
        : []),
      ...(removable ? [{ href: paths.removal(provider.uscc), text: '拟移出' }] : []),
    ],
    banner: listedBanner(standing, whole, listLabel),
    identity: [
      ...(former.length === 0 ? [] : [{ term: '曾用名', lines: former }]),
      { term: '注册地', text: regionName(city, provider.region) },
      { term: '地址', text: provider.address },
      { term: '成立日期', date: provider.establishedOn },
      ...(grade === undefined ? [] : [gradeFact(grade)]),
      { term: '法定代表人', text: provider.legalRepresentative },
      contact(provider, whole),
    ],
    services: [
      ...city.schemes.flatMap((scheme) => {
        const own = scheme.categories.filter(({ code }) => provider.categories.includes(code));
        return own.length === 0 ? [] : [{ term: `类别（${scheme.name}）`, words: own.map(({ name }) => name) }];
      }),
      { term: '服务行业', words: provider.industries.map((code) => industryName(city, code)) },
      ...serviceFacts(provider, words, whole),
    ],
    fresh:
      provider.confirmedOn === null
        ? '以下内容由企业自行填报，企业尚未确认。'
        : `以下内容由企业自行填报，资料最近确认于${formatDay(provider.confirmedOn)}。`,
    ...publicProfile(provider, words, today),
    spells: {
      caption: '资源池记录',
      columns: [{ text: '起止', rowHead: true }, { text: '文书' }],
      rows: effectiveSpells(provider).map(({ from, to, decision, changes = [] }) => ({
        cells: [{ from, to, note: changes.at(-1)?.paper }, { text: decision }],
      })),
      empty: { text: '没有入池记录。' },
    },
    standards: {
      caption: '参与制订的团体标准',
      columns: [
        { text: '编号', rowHead: true },
        { text: '名称' },
        { text: '发布日期' },
        { text: '起草排名', numeric: true },
      ],
      rows: confirmed.map((s) => ({
        cells: [
          { text: s.number, href: paths.standard(normaliseStandardNumber(s.number) ?? s.number) },
          { text: s.title },
          { date: s.publishedOn },
          { number: s.rank },
        ],
      })),
      empty: { text: '没有成效已经确认的团体标准。' },
    },
    categories: provider.categories.map((code) => categoryName(city, code)),
  };
}

/** A minor listing is not public; whoever may read the whole record reads it all the same. */
/** The latest published grade, with the list on which it stands. */
function gradeFact({ grade, round, cutOff }: NonNullable<ProviderView['grade']>) {
  return {
    ...{ term: '评级', grade },
    note: `数据截止${formatDay(cutOff)}`,
    action: { href: gradingPaths.gradingResults(round), text: '评级结果' },
  };
}

function listedBanner(standing: Standing, whole: boolean, listLabel: string) {
  if (standing.state !== 'listed' || (!isPublicListing(standing.listing) && !whole)) return undefined;
  const { ground, decision, from, to } = standing.listing;
  const until = to === null ? '' : `，至${formatDay(to)}`;
  return {
    kind: 'danger',
    title: `自${formatDay(from)}起列入负面清单${until}`,
    text: `事由：${ground}（${decision}）。${listLabel}`,
    href: paths.listingEntry(decision),
    linkText: '查看列入决定',
  };
}

function contact({ contact: { name, phone } }: Provider, whole: boolean) {
  if (name === '' && phone === '') return { term: '联系人' };
  const shown = whole ? phone : maskedPhone(phone);
  return { term: '联系人', words: [name, shown] };
}
