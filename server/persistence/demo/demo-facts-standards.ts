import type { FactData } from '../../domain/records/fact-fields.ts';
import { demoUscc } from './demo-names.ts';
import type { DemoFact, DemoFactMove } from './demo-fact-parts.ts';

const SOCIETIES: Readonly<Record<string, string>> = {
  JXDM: '嘉兴市数字化改造服务行业协会',
  JXGM: '嘉兴市绿色制造促进会',
};
const OTHERS = ['嘉兴市智造标准研究会', '浙江江南工业设计研究所'];

interface Given {
  readonly number: string;
  readonly title: string;
  readonly on: string;
  readonly drafters: readonly string[];
  readonly own: string;
  readonly more?: FactData;
}

function standardData({ number, title, on, drafters, own, more = {} }: Given): FactData {
  return {
    ...{ number, title, society: SOCIETIES[number.slice(2, 6)] ?? '', publishedOn: on, effectiveOn: null },
    ...{ kind: 'formulation', replaces: null, theme: 'digital', drafters, rank: drafters.indexOf(own) + 1 },
    effect: '已在本市五家以上规上企业实施，改造项目验收时按本标准逐条核对，平均缩短验收时间两周。',
    ...more,
  };
}

const declare = (daysAgo: number, more: Partial<DemoFactMove> = {}): DemoFactMove => ({
  ...{ event: 'declare', daysAgo, by: 'firm' },
  ...more,
});
const ranked = (daysAgo: number, rank = 1, kind = 'formulation'): DemoFactMove => ({
  ...{ event: 'confirm-rank', daysAgo, by: 'market', read: { kind, rank } },
  reason: '已核对标准文本前言和封面。',
});
const proved = (daysAgo: number, on: string, theme = 'digital'): DemoFactMove => ({
  ...{ event: 'confirm-effect', daysAgo, by: 'city2', read: { theme, effectConfirmedOn: on } },
  reason: '已核对实施单位的证明和项目验收材料。',
});

/** Group standards in every state: whose effect is confirmed stands on the record of its firm. */
export function demoStandardFacts(): readonly DemoFact[] {
  const first = '嘉兴禾数智能科技有限公司';
  const sanger = '嘉善砺橹工业互联网有限公司';
  const screws = '嘉兴牙距精密数控技术有限公司';
  const carbon = '嘉善碳砚环境数据有限公司';
  const food = '嘉兴饴数食品信息技术有限公司';
  const one = (region: string, serial: number, given: Given, ...moves: DemoFactMove[]): DemoFact => ({
    ...{ uscc: demoUscc(region, serial), data: standardData(given), moves },
  });
  return [
    one(
      ...(['330402', 1] as const),
      {
        ...{ number: 'T/JXDM 003-2024', title: '织造企业数字化改造实施指南', on: '2024-05-20' },
        ...{ own: first, drafters: [first, ...OTHERS] },
      },
      ...[declare(430), ranked(425), proved(422, '2025-03-10')],
    ),
    one(
      ...(['330402', 1] as const),
      {
        ...{ number: 'T/JXDM 009-2025', title: '中小企业数字化改造工程验收规程', on: '2025-09-30' },
        ...{ own: first, drafters: [first, OTHERS[1] ?? ''] },
      },
      ...[declare(6), ranked(3)],
    ),
    one(
      ...(['330402', 1] as const),
      {
        ...{ number: 'T/JXDM 003.2-2026', title: '织造企业数字化改造实施指南 第2部分：验收', on: '2026-06-18' },
        ...{ own: first, drafters: [first, ...OTHERS] },
      },
      declare(2),
    ),
    one(
      ...(['330421', 5] as const),
      {
        ...{ number: 'T/JXDM 006-2025', title: '云端生产管理平台接入规范', on: '2025-06-11' },
        ...{ own: sanger, drafters: [sanger, ...OTHERS] },
      },
      declare(12),
      {
        ...{ event: 'return', daysAgo: 5, by: 'city' },
        reason: '成效证明只有本企业的说明，请补充实施单位盖章的证明。',
      },
    ),
    // Two firms say that they led the same standard.
    one(
      ...(['330424', 41] as const),
      {
        ...{ number: 'T/JXDM 005-2026', title: '紧固件企业数字化改造实施指南', on: '2026-05-12' },
        ...{ own: screws, drafters: [screws, OTHERS[0] ?? ''] },
      },
      declare(8),
    ),
    one(
      ...(['330421', 43] as const),
      {
        ...{ number: 'T/JXDM 005-2026', title: '紧固件企业数字化改造实施指南', on: '2026-05-12' },
        ...{ own: carbon, drafters: [carbon, screws] },
      },
      declare(4),
    ),
    // And one what stands on another's record.
    one(
      ...(['330400', 47] as const),
      {
        ...{ number: 'T/JXDM 013-2025', title: '光伏企业数据验收规程', on: '2025-10-24' },
        ...{ own: food, drafters: [food, OTHERS[0] ?? ''] },
      },
      declare(3),
    ),
    one(
      ...(['330421', 43] as const),
      {
        ...{ number: 'T/JXGM 001-2025', title: '木业家具企业绿色工厂评价', on: '2025-01-20' },
        ...{ own: carbon, drafters: [carbon, OTHERS[1] ?? ''] },
        more: { kind: 'revision', replaces: 'T/JXGM 001-2021', theme: 'green' },
      },
      ...[declare(250), ranked(246, 1, 'revision'), proved(243, '2025-12-08', 'green')],
      {
        ...{ event: 'question', daysAgo: 7, by: 'market' },
        reason: '社会团体更正了前言中的起草单位次序，请按更正后的文本核对。',
      },
    ),
    one(
      ...(['330424', 41] as const),
      {
        ...{ number: 'T/JXDM 011-2024', title: '紧固件制造车间设备数据采集规范', on: '2024-11-08' },
        ...{ own: screws, drafters: [first, screws] },
      },
      ...[declare(340), ranked(335, 2), proved(333, '2025-06-18')],
      declare(2, { event: 'restate', reason: '补充新的实施单位证明。' }),
    ),
    one(
      ...(['330400', 47] as const),
      {
        ...{ number: 'T/JXDM 021-2025', title: '食品企业标签数据核对规范', on: '2025-12-01' },
        ...{ own: food, drafters: [OTHERS[0] ?? '', food] },
      },
      ...[declare(120), ranked(116, 2), proved(112, '2026-05-20')],
      {
        ...{ event: 'revoke', daysAgo: 20, by: 'market' },
        reason: '社会团体已声明本企业不在起草单位之列，申报的文本不是正式文本。',
      },
    ),
    one(
      ...(['330402', 1] as const),
      {
        ...{ number: 'T/JXDM 018-2026', title: '织造企业数据字典', on: '2026-08-20' },
        ...{ own: first, drafters: [...OTHERS, first] },
      },
      declare(15),
      { event: 'withdraw', daysAgo: 14, by: 'firm', reason: '标准正在更正，以后重新申报。' },
    ),
  ];
}
