import { industryName, regionName, type City } from '../../domain/policy/city.ts';
import { OTHER_INDUSTRY, type Enterprise } from '../../domain/registry/enterprise.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import { adminTabs, crumbs } from './admin.pages.ts';

export interface EnterprisesView {
  readonly q: string;
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly enterprises: readonly Enterprise[];
  readonly city: City;
}

export function enterprisesPage({ q, page, size, total, enterprises, city }: EnterprisesView) {
  return {
    title: '企业',
    lead: '使用数字化服务、自行注册的企业。服务商另在名录中。',
    wide: true,
    breadcrumb: [...crumbs, { text: '企业' }],
    tabs: adminTabs('enterprises'),
    filter: { action: paths.adminEnterprises(), q },
    table: {
      caption: `企业，共 ${total} 家`,
      columns: [
        { text: '企业名称', rowHead: true },
        { text: '统一社会信用代码' },
        { text: '注册地' },
        { text: '行业' },
        { text: '联系人' },
        { text: '账号', hidden: true },
      ],
      rows: enterprises.map(({ uscc, name, region, industry, contact }) => ({
        cells: [
          { text: name },
          { text: uscc },
          { text: regionName(city, region) },
          { text: industry === OTHER_INDUSTRY ? '其他' : industryName(city, industry) },
          { text: contact.name, note: contact.phone },
          { text: '本企业的账号', href: `${paths.adminAccounts()}?q=${encodeURIComponent(uscc)}` },
        ],
      })),
      empty: { text: q === '' ? '还没有企业注册。' : '没有符合条件的企业。' },
    },
    pagination: turning({
      page,
      size,
      total,
      shown: enterprises.length,
      address: (number) => `${paths.adminEnterprises()}?${new URLSearchParams({ q, page: String(number) }).toString()}`,
    }),
  };
}
