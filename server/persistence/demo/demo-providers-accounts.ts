import { DEMO_MERGERS } from './demo-mergers.ts';
import type { DemoFirm } from './demo-provider-parts.ts';
import { certificate, listing, publishedGrowth, renewed, standard, term, wan } from './demo-provider-parts.ts';

/** The firms for which the demonstration accounts `provider1` … `provider6` speak. */
export const ACCOUNT_FIRMS = {
  /** In the pool with awards. */
  provider1: {
    serial: 1,
    name: '嘉兴禾数智能科技有限公司',
    region: '330402',
    establishedOn: '2016-05-12',
    categories: [
      'contractor',
      'diagnosis',
      'retrofit',
      'solution',
      'integrator',
      'zjei-production',
      'zjei-integration',
    ],
    industries: ['textile', 'fastener', 'furniture'],
    summary:
      '面向织造、紧固件和木业家具中小企业做数字化改造总承包：先入厂诊断，再装设备联网盒子、上生产执行系统和看板，交付后派工程师驻厂三个月。自有“禾数车间”软件，可查订单进度、设备开机率和每班产量。',
    contact: '方景行',
    pool: renewed('2022-03-15'),
    certificates: [certificate(1, '2020-06-01', '2023-05-31'), certificate(1, '2023-06-01', '2028-05-31')],
    peakWan: 1180,
    turnover: { from: 2021, wan: [1286.4, 1503.2, 1820, 2235.6, 3186.42], in2026: [2710.35, 3890.18] },
    standards: [
      standard('T/JXDM 003-2024', '织造企业数字化改造实施指南', '2024-05-20', '2025-03-10'),
      standard('T/JXDM 011-2024', '紧固件制造车间设备数据采集规范', '2024-11-08', '2025-06-18'),
      standard('T/JXDM 004-2025', '木业家具企业生产执行系统应用要求', '2025-04-16', '2026-02-26'),
      standard('T/JXDM 009-2025', '中小企业数字化改造工程验收规程', '2025-09-30', null),
      standard('T/ZJQS 022-2024', '工业设备联网网关通用要求', '2024-08-12', null, { rank: 3 }),
    ],
    otherAwards: [
      { matter: 'growth:2025', fen: wan(15), source: '南湖区软件和信息服务业发展扶持资金（2026年）' },
      { matter: 'standard:T/JXDM 004-2025', fen: wan(5), source: '南湖区标准化专项资金（2025年）' },
    ],
    published: [publishedGrowth(2024, 20)],
    predecessors: [DEMO_MERGERS.workshop],
  },
  /** Has only a draft of an application. */
  provider2: {
    serial: 2,
    name: '嘉兴秀篷软件有限公司',
    region: '330411',
    establishedOn: '2021-09-03',
    categories: ['saas'],
    industries: ['luggage'],
    summary: '为箱包小厂开发手机端计件和进销存软件，按月付费，现有约四十家小厂在用。',
    contact: '蒋若谷',
    confirmed: 'never',
    certificates: null,
    turnover: { from: 2024, wan: [186.5, 242.3] },
  },
  /** In public notice before its entry. */
  provider3: {
    serial: 3,
    name: '嘉兴鸳序信息技术有限公司',
    region: '330402',
    establishedOn: '2020-03-18',
    categories: ['retrofit', 'consulting', 'light-product', 'zjei-management', 'zjei-data'],
    industries: ['electronics', 'equipment'],
    summary:
      '为电子元件和小型装备企业上仓储、采购和成本核算软件，数据接到财务系统，月底结账从一周缩到两天。实施人员二十六人，均在南湖区本地办公。',
    contact: '韩思齐',
    certificates: [certificate(3, '2022-07-01', '2027-06-30')],
    turnover: { from: 2020, wan: [268, 540.6, 905, 1322.7, 1788.4, 2316.9] },
    standards: [standard('T/JXDM 015-2025', '电子元件企业仓储数字化管理规范', '2025-11-20', '2026-08-12')],
  },
  /** On the negative list, was a member before. */
  provider4: {
    serial: 4,
    name: '桐乡云柘数据技术有限公司',
    region: '330483',
    establishedOn: '2015-10-22',
    categories: ['contractor', 'retrofit', 'zjei-integration', 'zjei-data'],
    industries: ['textile', 'chemical'],
    summary:
      '承接化纤、印染企业的车间联网和能耗监测项目，自有数据采集软件。2026年因申报材料所附合同不实被列入负面清单。',
    contact: '曹闻道',
    legalRepresentative: '诸葛承砚',
    pool: [term('2022-03-15'), term('2025-03-15')],
    listings: [listing('serious', '2026-08-10', '2028-08-09', 3, '弄虚作假骗取入库或资金')],
    certificates: [certificate(4, '2021-05-01', '2027-04-30')],
    peakWan: 1405,
    turnover: { from: 2021, wan: [1520, 1688, 1840, 2160.5, 3105] },
    standards: [standard('T/JXDM 007-2024', '印染企业能耗数据采集与监测要求', '2024-09-12', '2025-08-20')],
    published: [publishedGrowth(2024, 20)],
  },
  /** Its award is on hold: the history has a hole before the record, and nothing is known of its software status. */
  provider5: {
    serial: 5,
    name: '嘉善砺橹工业互联网有限公司',
    region: '330421',
    establishedOn: '2014-04-09',
    categories: ['solution', 'saas', 'integrator', 'zjei-platform', 'zjei-production'],
    industries: ['equipment', 'furniture', 'auto-parts'],
    summary:
      '运营面向装备和家具企业的云端生产管理平台，提供排产、报工、质检三个模块，接入设备约一万二千台，按车间规模收年费。',
    contact: '严子期',
    pool: [term('2025-04-22')],
    certificates: null,
    turnover: { from: 2022, wan: [3870, 4390.2, 5215.8, 5870], in2026: [4420, 6310] },
    standards: [standard('T/JXDM 006-2025', '云端生产管理平台接入规范', '2025-06-11', null)],
  },
  /** Just registered. */
  provider6: {
    serial: 6,
    name: '海宁汐圃数字技术有限公司',
    region: '330481',
    establishedOn: '2025-08-27',
    categories: [],
    industries: [],
    summary: '',
    contact: '金未央',
    confirmed: 'never',
    certificates: null,
  },
} satisfies Record<string, DemoFirm>;
