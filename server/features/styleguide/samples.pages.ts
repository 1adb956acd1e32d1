import { decisionPage, noticePage } from './decisions.pages.ts';
import { chips, entries, filters, pagination } from './directory.pages.ts';

// Whole pages, put together from the parts as features do it; invented firms.
const home = { href: '/styleguide', text: '样式' };

const directoryPage = () => ({
  title: '服务商名录',
  breadcrumb: [home, { text: '名录' }],
  entries,
  filters,
  chips,
  pagination,
});

const casePage = () => ({
  title: '嘉兴禾苗智造科技有限公司 入库申请',
  breadcrumb: [home, { text: '个案' }],
  head: {
    title: '嘉兴禾苗智造科技有限公司',
    number: '入库申请 2026-0147',
    tag: { kind: 'waiting', text: '县级初审' },
    until: '2026年11月27日前办结，还剩 3 个工作日',
    turn: '轮到南湖区经信局',
    action: { href: '/styleguide/decision', text: '填写初审意见' },
    more: [
      { href: '/styleguide/case', text: '退回补正' },
      { href: '/styleguide/case', text: '导出全部材料' },
      { post: '/styleguide/case', text: '移交其他经办人' },
    ],
  },
  steps: [
    { text: '提交', state: 'done', date: '2026-11-16' },
    { text: '县级初审', state: 'current', note: '11月27日前' },
    { text: '市级审核', state: 'todo', note: '约 5 个工作日' },
    { text: '公示', state: 'todo', note: '5 个工作日' },
    { text: '入库', state: 'todo', note: '期限 3 年' },
  ],
  facts: [
    { term: '统一社会信用代码', text: '91330400MA20000270' },
    { term: '法定代表人', text: '沈*禾' },
    { term: '所在地', text: '南湖区' },
    { term: '成立日期', date: '2016-05-01' },
    { term: '服务类别', words: ['数字化总承包商', '综合解决方案'] },
    { term: '软件企业证书', from: '2023-01-01', to: '2026-12-31' },
    {
      term: '典型案例',
      text: '3 个，均有合同与验收单',
      action: { href: '/styleguide/case', text: '查看', hidden: '典型案例' },
    },
  ],
  checks: {
    caption: '入库条件',
    columns: [{ text: '条件', rowHead: true }, { text: '结果' }, { text: '依据' }],
    rows: [
      {
        cells: [
          { text: '独立法人' },
          { tag: { kind: 'good', text: '符合' } },
          { text: '营业执照', href: '/styleguide/case' },
        ],
      },
      {
        cells: [
          { text: '近三年无严重不良记录' },
          { tag: { kind: 'good', text: '符合' } },
          { text: '信用查询 2026年11月16日' },
        ],
      },
      {
        cells: [
          { text: '近两年审计报告', note: '2024 年度报告缺第 7 页' },
          { tag: { kind: 'waiting', text: '待补' } },
          { text: '审计报告 2 份', href: '/styleguide/case' },
        ],
      },
      {
        cells: [
          { text: '与负面清单企业无关联' },
          { tag: { kind: 'neutral', text: '待判断' } },
          { text: '1 条近似', href: '/styleguide/case' },
        ],
      },
    ],
  },
  entries: [
    {
      at: '2026-11-20T02:14:00Z',
      what: '要求补正审计报告',
      role: '南湖区经信局',
      who: '陆敏',
      why: '2024 年度审计报告缺第 7 页，请补传完整文件。',
      tag: { kind: 'waiting', text: '待补' },
    },
    { at: '2026-11-17T01:05:00Z', what: '受理', role: '南湖区经信局', who: '陆敏' },
    { at: '2026-11-16T08:40:00Z', what: '提交申请', role: '企业', who: '沈*禾' },
  ],
});

const waiting: [string, string, string, string, string, string, string][] = [
  ['2026-0139', '海宁潮信自动化技术有限公司', '入库初审', '海宁市', '2026-11-20', 'waiting', '逾期 2 个工作日'],
  ['2026-0147', '嘉兴禾苗智造科技有限公司', '入库初审', '南湖区', '2026-11-27', 'neutral', '还剩 3 个工作日'],
  ['2026-0150', '浙江织云数据服务有限公司', '营收更正', '海宁市', '2026-11-27', 'neutral', '还剩 3 个工作日'],
  ['2026-0151', '嘉兴塘汇轻改软件有限公司', '整改复核', '经开区', '2026-11-30', 'neutral', '还剩 4 个工作日'],
  ['2026-0152', '平湖启明诊断服务有限公司', '入库初审', '平湖市', '2026-12-01', 'neutral', '还剩 5 个工作日'],
  [
    '2026-0155',
    '北京远山工业软件股份有限公司嘉兴分公司',
    '奖励核定',
    '市外',
    '2026-12-02',
    'neutral',
    '还剩 6 个工作日',
  ],
  ['2026-0156', '桐乡衡准工程监理有限公司', '名称变更', '桐乡市', '2026-12-02', 'neutral', '还剩 6 个工作日'],
  ['2026-0158', '秀洲万象集成技术有限公司', '异议处理', '秀洲区', '2026-12-03', 'neutral', '还剩 7 个工作日'],
];

const queuePage = () => ({
  title: '工作台',
  breadcrumb: [home, { text: '工作台' }],
  groups: [
    {
      title: '等我办',
      items: [
        { href: '/styleguide/queue', text: '全部', count: 8, current: true },
        { href: '/styleguide/queue', text: '入库审核', count: 3, waiting: true },
        { href: '/styleguide/queue', text: '奖励核定', count: 1 },
        { href: '/styleguide/queue', text: '变更与更正', count: 2 },
        { href: '/styleguide/queue', text: '异议', count: 1 },
      ],
    },
    {
      title: '随时可查',
      items: [
        { href: '/styleguide/queue', text: '经办过的' },
        { href: '/styleguide/queue', text: '办理日志' },
      ],
    },
  ],
  queue: {
    caption: '等我办的 8 件',
    captionHidden: true,
    columns: [
      { text: '编号' },
      { text: '企业', rowHead: true },
      { text: '事项', sort: { href: '/styleguide/queue?sort=matter' } },
      { text: '所在地' },
      { text: '期限', sort: { href: '/styleguide/queue?sort=due', direction: 'ascending' } },
      { text: '剩余' },
    ],
    rows: waiting.map(([number, name, matter, place, due, kind, left]) => ({
      cells: [
        { text: number },
        { text: name, href: '/styleguide/case' },
        { text: matter },
        { text: place },
        { date: due },
        kind === 'waiting' ? { tag: { kind, text: left } } : { text: left },
      ],
    })),
  },
});

export const samplePages = {
  directory: directoryPage,
  case: casePage,
  queue: queuePage,
  decision: decisionPage,
  notice: noticePage,
};
