import { categoryName, industryName, regionName } from '../../domain/policy/city.ts';
import { confirmedStandards } from '../../domain/records/public-standards.ts';
import { SECTIONS } from '../../domain/registry/profile-fields.ts';
import { valueLines, type ProfileLists } from '../../domain/registry/profile-values.ts';
import { isAcceptedCase, priceWords } from '../../domain/registry/profile.ts';
import type { Standing } from '../../domain/registry/pool-membership.ts';
import type { PublicRatings } from '../../domain/records/public-ratings.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { MOST_COMPARED } from '../../domain/registry/shortlist.ts';
import { covers, formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { standingWords } from '../../pages/standing.pages.ts';
import { ratingsSummary } from '../../pages/ratings.pages.ts';
import * as paths from '../../paths.ts';

export interface ComparedProvider {
  readonly provider: Provider;
  readonly standing: Standing;
  readonly grade: { readonly grade: string | null; readonly cutOff: Day } | undefined;
}

export interface CompareView {
  readonly compared: readonly ComparedProvider[];
  /** How many were asked for beyond what is compared, and how many nobody may see. */
  readonly tooMany: number;
  readonly unknown: number;
  /** By code: what customers say of each. */
  readonly ratings: ReadonlyMap<string, PublicRatings>;
}

interface Row {
  readonly head: string;
  readonly cell: (one: ComparedProvider) => object;
}

const linesOr = (lines: readonly string[]) => (lines.length === 0 ? { text: '—' } : { lines });

/** Providers side by side: one column each, one row for each thing that an enterprise asks about. */
export function comparePage({ compared, tooMany, unknown, ratings }: CompareView, lists: ProfileLists, today: Day) {
  const notes = [
    ...(tooMany > 0 ? [`一次最多比较 ${MOST_COMPARED} 家，多选的 ${tooMany} 家没有列出。`] : []),
    ...(unknown > 0 ? [`有 ${unknown} 家没有登记或者不公开，没有列出。`] : []),
  ];
  return {
    title: '比较服务商',
    lead: '内容由企业自行填报；现况、资质和团体标准以今天为准。',
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.providers(), text: '服务商名录' },
      { text: '比较' },
    ],
    wide: true,
    banner: notes.length === 0 ? undefined : { kind: 'neutral', text: notes.join('') },
    table: compared.length > 0 && {
      caption: `比较 ${compared.length} 家服务商`,
      captionHidden: true,
      columns: [{ text: '项目', rowHead: true }, ...compared.map(({ provider }) => ({ text: provider.name }))],
      rows: rowsFor(lists, today, ratings).map(({ head, cell }) => ({
        cells: [{ text: head }, ...compared.map(cell)],
      })),
    },
    empty: {
      text: `在服务商名录里勾选要比较的服务商，一次最多 ${MOST_COMPARED} 家。`,
      action: { href: paths.providers(), text: '到名录中挑选', kind: 'secondary' },
    },
  };
}

function rowsFor(lists: ProfileLists, today: Day, ratings: CompareView['ratings']): Row[] {
  const { city } = lists;
  return [
    {
      head: '现况',
      cell: ({ standing }) => ({ tag: standingWords(standing).tag, note: standingWords(standing).until }),
    },
    {
      head: '评级',
      cell: ({ grade }) =>
        grade === undefined ? { text: '未评级' } : { grade: grade.grade, note: `截止${formatDay(grade.cutOff)}` },
    },
    {
      head: '客户评价',
      cell: ({ provider: { uscc } }) => ({
        text: ratingsSummary(ratings.get(uscc) ?? { ratings: [], mean: undefined }),
      }),
    },
    { head: '注册地', cell: ({ provider }) => ({ text: regionName(city, provider.region) }) },
    {
      head: '服务类别',
      cell: ({ provider }) => linesOr(provider.categories.map((code) => categoryName(city, code))),
    },
    { head: '服务行业', cell: ({ provider }) => linesOr(provider.industries.map((code) => industryName(city, code))) },
    {
      head: '服务区域',
      cell: ({ provider: { profile } }) => linesOr(valueLines(SECTIONS.regions.fields[0], profile.regions, lists)),
    },
    { head: '服务团队', cell: ({ provider }) => teamCell(provider) },
    {
      head: '产品与价格',
      cell: ({ provider: { profile } }) =>
        linesOr(profile.products.map((product) => `${product.name}：${priceWords(product)}`)),
    },
    {
      head: '典型案例',
      cell: ({ provider: { profile } }) => {
        const accepted = profile.cases.filter(isAcceptedCase).length;
        return profile.cases.length === 0
          ? { text: '—' }
          : { text: `${profile.cases.length} 个`, note: `其中已验收 ${accepted} 个` };
      },
    },
    { head: '有效期内的资质', cell: ({ provider }) => linesOr(certificateLines(provider, lists, today)) },
    {
      head: '已确认的团体标准',
      cell: ({ provider }) =>
        linesOr(confirmedStandards(provider, today).map(({ number, rank }) => `${number}（起草排名第 ${rank}）`)),
    },
    {
      head: '资料确认于',
      cell: ({ provider: { confirmedOn } }) => (confirmedOn === null ? { text: '尚未确认' } : { date: confirmedOn }),
    },
    {
      head: '全部资料',
      cell: ({ provider: { uscc, name } }) => ({ links: [{ href: paths.provider(uscc), text: '查看', hidden: name }] }),
    },
  ];
}

function teamCell({ profile: { team } }: Provider) {
  if (team.size === null) return { text: '—' };
  return { text: `${team.size} 人`, ...(team.resident !== null && { note: `本地常驻 ${team.resident} 人` }) };
}

function certificateLines(provider: Provider, { certificateKinds }: ProfileLists, today: Day): string[] {
  const software = (provider.softwareCertificates ?? []).filter((one) => covers(one, today)).map(() => '软件企业');
  const others = provider.profile.certificates
    .filter((one) => covers(one, today))
    .map(({ kind }) => certificateKinds.find(({ code }) => code === kind)?.name ?? kind);
  return [...new Set([...software, ...others])];
}
