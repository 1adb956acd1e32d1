import { heldAward, payableAward, refusedAward, suspendedAward } from './award.pages.ts';
import { chips, entries, filters, pagination } from './directory.pages.ts';
import { gradingBars, gradingSpread } from './figures.pages.ts';
import { errors, fields, wrongFields } from './forms.pages.ts';

const colours = [
  { name: 'ink', text: '墨', use: '正文' },
  { name: 'quiet', text: '淡墨', use: '说明、次要' },
  { name: 'green', text: '禾绿', use: '可点、完成、当前' },
  { name: 'gold', text: '金', use: '只用于奖励金额' },
  { name: 'red', text: '红', use: '只用于负面清单与危险' },
  { name: 'amber', text: '琥珀', use: '只用于等待与逾期' },
];

const tags = [
  { kind: 'neutral', text: '草稿' },
  { kind: 'good', text: '在池' },
  { kind: 'waiting', text: '公示中' },
  { kind: 'danger', text: '负面清单' },
  { kind: 'money', text: '已兑现' },
];

const paid = {
  caption: '奖励兑现情况',
  columns: [
    { text: '企业', rowHead: true },
    { text: '所在地' },
    { text: '事项' },
    { text: '状态' },
    { text: '核定日', sort: { href: '/styleguide?sort=date#tables', direction: 'descending' } },
    {
      text: '金额',
      unit: '万元',
      numeric: true,
      places: 2,
      award: true,
      sort: { href: '/styleguide?sort=amount#tables' },
    },
  ],
  rows: [
    ['嘉兴禾苗智造科技有限公司', '南湖区', '2024 年营收进档', tags[4], '2026-11-24', 20_000_000],
    ['浙江织云数据服务有限公司', '海宁市', '团体标准 2 项', tags[1], '2026-11-20', 30_000_000],
    ['桐乡衡准工程监理有限公司', '桐乡市', '2025 年营收进档', tags[2], '2026-11-12', 18_765_433],
    ['北京远山工业软件股份有限公司嘉兴分公司', '市外（北京）', '2025 年营收进档', tags[0], null, null],
  ].map(([name, place, matter, tag, date, fen]) => ({
    cells: [
      { text: name, href: '/providers/91330400MA20000270' },
      { text: place },
      { text: matter },
      { tag: (tag as { text: string }).text === '在池' ? { kind: 'good', text: '待拨付' } : tag },
      date === null ? { text: '未定' } : { date },
      { fen },
    ],
  })),
  total: {
    cells: [{ text: '合计' }, { text: '4 家' }, { text: '4 项' }, { text: '—' }, { text: '—' }, { fen: 68_765_433 }],
  },
  note: '金额精确到分；鼠标停在金额上或打印时可见元数。',
};

const growthFigure = {
  title: '嘉兴禾苗智造科技有限公司历年营业收入（万元）',
  max: 3500,
  line: { value: 3000, text: '3,000 万元档' },
  bars: [
    { text: '2022 年', value: 1480, shown: '1,480' },
    { text: '2023 年', value: 1820, shown: '1,820' },
    { text: '2024 年', value: 2100, shown: '2,100', note: '首次达到 2,000 万元' },
    { text: '2025 年', value: 3260, shown: '3,260', note: '首次达到 3,000 万元' },
  ],
  source: '来源：企业申报，审计报告核对于2026年4月12日。',
  table: {
    caption: '历年营业收入',
    captionHidden: true,
    columns: [
      { text: '年度', rowHead: true },
      { text: '营业收入', unit: '万元', numeric: true },
      { text: '增速', numeric: true },
    ],
    rows: [
      { cells: [{ text: '2022' }, { fen: 1_480_000_000 }, { text: '—' }] },
      { cells: [{ text: '2023' }, { fen: 1_820_000_000 }, { text: '22.97 %' }] },
      { cells: [{ text: '2024' }, { fen: 2_100_000_000 }, { text: '15.38 %' }] },
      { cells: [{ text: '2025' }, { fen: 3_260_000_000 }, { text: '55.23 %' }] },
    ],
  },
};

const fundFigure = {
  title: '2026 年各县（市、区）兑现金额（万元）',
  max: 460,
  bars: [
    { text: '南湖区', value: 460, shown: '460', kind: 'money' },
    { text: '海宁市', value: 315, shown: '315', kind: 'money' },
    { text: '桐乡市', value: 180.5, shown: '180.5', kind: 'money' },
    { text: '嘉善县', value: 20, shown: '20', kind: 'money' },
    { text: '海盐县', value: 0, shown: '0', kind: 'money' },
  ],
};

export function styleguidePage() {
  return {
    title: '样式',
    styles: ['styleguide'],
    breadcrumb: [{ href: '/', text: '首页' }, { text: '样式' }],
    samples: [
      { href: '/styleguide/directory', text: '名录', about: '找服务商' },
      { href: '/styleguide/case', text: '个案', about: '一件入库申请' },
      { href: '/styleguide/queue', text: '工作台', about: '等我办的事' },
      { href: '/styleguide/decision', text: '决定', about: '确认页' },
      { href: '/styleguide/notice', text: '公示', about: '一张纸' },
    ],
    colours,
    tags,
    fields,
    wrongFields,
    wrong: errors,
    paid,
    emptyTable: {
      caption: '异议',
      columns: [],
      rows: [],
      empty: { text: '公示期内收到的异议会列在这里。', action: { href: '/styleguide', text: '查看公示' } },
    },
    facts: [
      { term: '统一社会信用代码', text: '91330400MA20000270' },
      { term: '入库期限', from: '2023-05-01', to: '2026-04-30' },
      { term: '软件企业证书', from: '2023-01-01', to: null },
      {
        term: '2024 年营收',
        fen: 2_100_000_000,
        note: '审计报告核对于2026年4月12日',
        action: { href: '/styleguide', text: '更正', hidden: '2024 年营收' },
      },
      { term: '服务类别', words: ['数字化总承包商', '综合解决方案'] },
      { term: '评级', grade: 'A', note: '2026 年度，87.5 分' },
      { term: 'SHA-256', digest: '61c33dbe4bdfa0c2f4a5d1d2c6d5b3f3f2b9a7a55f3d0c4d2a1e6b7c8d9e0f12' },
      {
        term: '申报材料',
        links: [
          { href: '/styleguide', text: '承诺书.pdf' },
          { href: '/styleguide', text: '团队证明.pdf' },
        ],
      },
      { term: '法定代表人' },
    ],
    entries: entries.slice(0, 2),
    filters,
    chips,
    pagination,
    figures: [growthFigure, fundFigure],
    gradingBars,
    gradingSpread,
    awards: [payableAward, heldAward, suspendedAward, refusedAward],
    tabs: [
      { href: '#lists', text: '待办', count: 12, current: true },
      { href: '#lists', text: '经办过', count: 340 },
      { href: '#lists', text: '全部', count: 1284 },
    ],
    actionDanger: '列入负面清单',
  };
}
