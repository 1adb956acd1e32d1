import type { Milestones } from '../../domain/awards/milestones.ts';
import { CODE_WORDS } from '../../domain/awards/words.ts';
import { regionName, type City } from '../../domain/policy/city.ts';
import { percentText } from '../../domain/policy/parameter-kind.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import * as paths from '../../paths.ts';

interface NearView {
  readonly firms: readonly { readonly provider: Provider; readonly milestones: Milestones }[];
  readonly region: string | undefined;
  readonly share: number;
}

/** Who in the city is near its next tier, the nearest first; with what would stand in the way all the same. */
export function nearTiersPage({ firms, region, share }: NearView, city: City, person: Account) {
  const county = person.role === 'county';
  const year = firms[0]?.milestones.outlook?.year;
  const options = [{ code: '', name: '全部' }, ...city.regions];
  return {
    title: '接近进档的服务商',
    lead: `最近的营收达到下一档 ${percentText(share)} 以上的${county ? '本地区' : '全市'}服务商，最接近的在前。`,
    wide: true,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.workbench(), text: '工作台' },
      { text: '接近进档的服务商' },
    ],
    filters: county
      ? undefined
      : {
          action: paths.nearTiers(),
          groups: [
            {
              legend: '所在地',
              name: 'region',
              kind: 'radios',
              options: options.map(({ code, name }) => ({ value: code, text: name, checked: (region ?? '') === code })),
            },
          ],
          reset: paths.nearTiers(),
        },
    table: {
      caption: `共 ${firms.length} 家`,
      columns: [
        { text: '企业', rowHead: true },
        { text: '最近的营收', unit: '万元', numeric: true },
        { text: '下一档', unit: '万元', numeric: true },
        { text: '还差', unit: '万元', numeric: true },
        { text: year === undefined ? '全年至少' : `${year} 年至少`, unit: '万元', numeric: true },
        { text: '奖励', unit: '万元', numeric: true, award: true },
        { text: '达到后还缺' },
      ],
      rows: firms.map((firm) => nearRow(firm, city)),
      empty: { text: '没有接近下一档的服务商，或者已经过了最后一个计奖年度。' },
    },
  };
}

function nearRow({ provider, milestones: { outlook } }: NearView['firms'][number], city: City) {
  const next = outlook?.needs[0];
  const latest = outlook?.latest;
  const lacks = outlook?.obstacles.map((code) => CODE_WORDS[code]) ?? [];
  return {
    cells: [
      { text: provider.name, href: paths.providerMilestones(provider.uscc), note: regionName(city, provider.region) },
      { fen: latest?.fen ?? 0, note: latest?.year === outlook?.year ? `${latest?.year} 年至今` : `${latest?.year} 年` },
      { fen: next?.thresholdFen ?? 0 },
      next?.distanceFen === 0 ? { text: '目前已达到' } : { fen: next?.distanceFen ?? 0 },
      { fen: next?.neededFen ?? 0 },
      { fen: next?.awardFen ?? 0 },
      lacks.length === 0 ? { text: '不缺' } : { lines: lacks },
    ],
  };
}
