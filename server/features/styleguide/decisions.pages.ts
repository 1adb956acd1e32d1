// A decision before it is made, and the paper that tells of one; invented firms.
const home = { href: '/styleguide', text: '样式' };

export const decisionPage = () => ({
  title: '列入负面清单',
  breadcrumb: [home, { text: '决定' }],
  head: { title: '列入负面清单', number: '负面清单 2026-0009 · 浙江织云数据服务有限公司' },
  confirm: {
    post: '/styleguide/decision',
    danger: true,
    digest: '6f1c09aa',
    consequence: '自2026年11月24日起 12 个月内，该企业移出资源池，奖励暂缓兑现，名称、事由、期限在网站公开。',
    warnings: ['该企业有 1 项奖励已核定未拨付（30 万元），决定后转由人工处理。'],
    facts: [
      { term: '事由', text: 'N03 总承包后转包' },
      { term: '类别与期限', text: '一般，3 至 12 个月', note: '《信用修复管理办法》，2026年4月1日起施行' },
      {
        term: '陈述申辩',
        text: '2026年11月12日收到，未采纳',
        action: { href: '/styleguide/decision', text: '查看', hidden: '陈述申辩' },
      },
      { term: '集体审议', text: '2026年11月20日，3 人，一致同意' },
    ],
    fields: [
      {
        name: 'months',
        kind: 'number',
        label: '期限',
        unit: '个月',
        width: 'short',
        value: '12',
        hint: '3 至 12 个月。',
      },
      { name: 'reason', kind: 'textarea', label: '理由', rows: 4, hint: '写入决定书，企业与公众都会看到。' },
    ],
    submitText: '列入负面清单',
    cancel: { href: '/styleguide/case', text: '暂不决定' },
  },
});

export const noticePage = () => ({
  layout: 'paper',
  title: '关于拟入库服务商的公示',
  breadcrumb: [home, { text: '公示' }],
  paper: {
    title: '关于2026年第四批拟入库数字化改造服务商的公示',
    number: '嘉经信公示〔2026〕14号',
    paragraphs: [
      '根据《嘉兴市推进制造业数字化绿色化改造提质提效实施方案（2024―2026年）》和服务商管理的有关要求，经企业申报、县级初审、市级审核，拟将下列 3 家服务商列入资源池，现予公示。',
      '公示期为2026年11月24日至2026年11月30日（5 个工作日）。',
    ],
    names: {
      caption: '拟入库服务商名单',
      columns: [
        { text: '序号' },
        { text: '企业名称', rowHead: true },
        { text: '统一社会信用代码' },
        { text: '所在地' },
      ],
      rows: [
        {
          cells: [
            { number: 1 },
            { text: '嘉兴禾苗智造科技有限公司' },
            { text: '91330400MA20000270' },
            { text: '南湖区' },
          ],
        },
        {
          cells: [
            { number: 2 },
            { text: '浙江织云数据服务有限公司' },
            { text: '91330400MA2000115E' },
            { text: '海宁市' },
          ],
        },
        {
          cells: [
            { number: 3 },
            { text: '北京远山工业软件股份有限公司嘉兴分公司' },
            { text: '91110000600037341L' },
            { text: '市外（北京）' },
          ],
        },
      ],
    },
    sections: [{ type: 'annexes', items: ['拟入库服务商基本情况表', '现场核查记录'] }],
    after: [
      '对公示内容有异议的，请在公示期内以书面形式实名提出，写明理由并附证据。匿名异议不予受理，异议人信息依法保密。',
    ],
    contact: ['受理单位：嘉兴市经济和信息化局', '联系电话：0573-0000 0000（演示）'],
    signers: ['嘉兴市经济和信息化局'],
    date: '2026-11-24',
  },
});
