import { EMPTY_PROFILE, type Product, type Profile, type ProfileCase } from '../../domain/registry/profile.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { FIRST_PROFILE } from './demo-profile-first.ts';

/** What an invented profile is made of. */
interface ProfiledFirm {
  readonly serial: number;
  readonly region: string;
  readonly categories: readonly string[];
  readonly industries: readonly string[];
  readonly pool?: Provider['pool'];
}

type ProductWords = readonly [
  name: string,
  description: string,
  pricing: string,
  unit: 'wan' | 'yuan',
  from: number | null,
  to: number | null,
  per: string,
];

const PRODUCTS: Readonly<Record<string, ProductWords>> = {
  contractor: [
    '车间数字化改造总承包',
    '诊断、方案、设备联网、软件上线和驻厂培训一并负责。',
    'project',
    'wan',
    60,
    260,
    '项',
  ],
  diagnosis: ['入厂诊断', '两名顾问驻厂三天，交付诊断报告和改造清单。', 'once', 'wan', 0.8, 2, '次'],
  retrofit: ['设备联网与看板', '加装采集盒，开机率、产量和停机原因上看板。', 'quantity', 'yuan', 1800, 4200, '台'],
  consulting: ['规划咨询', '三年数字化规划，分步实施，附投入测算。', 'once', 'wan', 5, 18, '次'],
  solution: ['生产管理整体方案', '订单、排产、报工、质检、仓储一套系统。', 'project', 'wan', 18, 90, '项'],
  saas: ['云端生产管理', '按月使用，手机报工，数据随时导出。', 'monthly', 'yuan', 380, 1600, '月'],
  supervision: ['改造项目监理', '进度、质量和验收三道把关，出具监理报告。', 'project', 'wan', 3, 12, '项'],
  integrator: ['多系统集成', '把已有的财务、仓储、设备系统接通。', 'project', 'wan', null, null, ''],
  'light-product': ['小快轻准工具包', '三天上线的计件、点检、领料小工具。', 'yearly', 'yuan', 2980, 9800, '年'],
};

type CaseWords = readonly [customer: string, project: string, sub: string, wan: number, result: string];

const CASES: Readonly<Record<string, CaseWords>> = {
  textile: ['浙江样织纺织有限公司（虚构）', '织造车间质量追溯', '经编', 68, '疵布率由 3.1% 降到 1.4%。'],
  chemical: ['平湖示塑新材料有限公司（虚构）', '批次配方与能耗管理', '改性塑料', 92, '单位能耗下降 8%。'],
  photovoltaic: ['海宁演阳光伏有限公司（虚构）', '组件线设备联网', '组件', 120, '设备综合效率提高 6 个百分点。'],
  'auto-parts': ['嘉善示毂汽配有限公司（虚构）', '压铸参数逐模记录', '轮毂', 85, '追溯一批零件由两天缩到十分钟。'],
  fastener: ['海盐演栓紧固件有限公司（虚构）', '热处理炉温监控', '热处理', 46, '返工率由 4% 降到 1.2%。'],
  electronics: ['南湖示芯电子有限公司（虚构）', '上料防错', '贴片', 38, '错料停线由每月 5 次降到 0 次。'],
  equipment: ['嘉兴示禾机械有限公司（虚构）', '机加工车间设备联网与报工', '机加工', 75, '开机率由 61% 提到 74%。'],
  furniture: ['嘉善样木家具有限公司（虚构）', '开料与排产', '板式家具', 52, '交货周期由 15 天缩短到 9 天。'],
  luggage: ['平湖演箱箱包有限公司（虚构）', '计件与进销存', '箱包', 21, '月底结算由五天缩到半天。'],
  food: ['桐乡示味食品有限公司（虚构）', '批次追溯', '调味品', 33, '召回演练由六小时缩到四十分钟。'],
};

/** The id of an item of an invented profile. */
const itemId = (serial: number, kind: number, n: number) =>
  (0xde_0000_0000 + serial * 10_000 + kind * 100 + n).toString(16).padStart(12, '0');

const fen = (unit: 'wan' | 'yuan', amount: number | null) =>
  amount === null ? null : Math.round(amount * (unit === 'wan' ? 1_000_000 : 100));

/** What an invented firm keeps about itself: nothing before it was ever in the pool, all of it for every third firm. */
export function demoProfile(firm: ProfiledFirm): Profile {
  const { serial, region, pool = [] } = firm;
  if (serial === 1) return FIRST_PROFILE;
  if (pool.length === 0) return EMPTY_PROFILE;
  const size = 8 + ((serial * 7) % 46);
  const modest: Profile = {
    ...EMPTY_PROFILE,
    regions: region.startsWith('3304') ? [region] : ['330400', 'elsewhere'],
    team: { size, resident: region.startsWith('3304') ? size - (serial % 5) : serial % 6, roles: '' },
  };
  if (serial % 3 !== 0) return modest;
  return {
    ...modest,
    email: `contact${serial}@demo.example`,
    servicePhone: `0573-8${String(2_000_000 + serial * 1301)}`,
    website: `https://firm${serial}.demo.example`,
    regions: [...new Set([...modest.regions, '330402', '330411', '330481'])],
    team: {
      ...modest.team,
      roles: `项目经理 ${2 + (serial % 3)} 人，实施顾问 ${3 + (serial % 6)} 人，其余为开发和运维。`,
    },
    products: firm.categories.flatMap((category, i) => product(serial, category, i)),
    cases: firm.industries.flatMap((industry, i) => typicalCase(serial, industry, i)),
    certificates: [
      {
        id: itemId(serial, 3, 0),
        kind: serial % 2 === 0 ? 'high-tech' : 'iso-27001',
        number: `演-${2024 + (serial % 2)}-${String(serial).padStart(4, '0')}`,
        issuer: serial % 2 === 0 ? '全国高新技术企业认定管理工作领导小组办公室' : '演示认证有限公司',
        from: `${2024 + (serial % 2)}-0${1 + (serial % 8)}-15`,
        to: `${2027 + (serial % 2)}-0${1 + (serial % 8)}-14`,
        evidence: [],
      },
    ],
  };
}

function product(serial: number, category: string, n: number): Product[] {
  const words = PRODUCTS[category];
  if (words === undefined) return [];
  const [name, description, pricing, priceUnit, from, to, per] = words;
  const price = { priceUnit, priceFrom: fen(priceUnit, from), priceTo: fen(priceUnit, to), per };
  return [{ id: itemId(serial, 1, n), name, description, category, pricing, ...price }];
}

function typicalCase(serial: number, industry: string, n: number): ProfileCase[] {
  const words = CASES[industry];
  if (words === undefined) return [];
  const [customer, project, subIndustry, wan, result] = words;
  const month = String(1 + ((serial + n * 3) % 9)).padStart(2, '0');
  const known = {
    evidence: [],
    customer,
    customerPublic: (serial + n) % 2 === 0,
    project,
    industry,
    subIndustry,
    result,
  };
  const dates = { signedOn: `2025-${month}-12`, acceptedOn: n % 3 === 2 ? null : `2026-${month}-08` };
  return [{ id: itemId(serial, 2, n), amount: fen('wan', wan), ...known, ...dates }];
}
