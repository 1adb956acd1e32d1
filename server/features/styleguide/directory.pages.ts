// Invented providers, as the directory shows them.
const entry = (
  uscc: string,
  name: string,
  grade: string | undefined,
  place: string,
  categories: string[],
  record: string,
  facts: string[],
  fresh: string,
) => ({
  href: `/providers/${uscc}`,
  name,
  ...(grade ? { grade } : {}),
  place,
  categories,
  record,
  facts,
  fresh,
  compare: { name: 'uscc', value: uscc },
});

export const entries = [
  entry(
    '91330400MA20000270',
    '嘉兴禾苗智造科技有限公司',
    'A',
    '南湖区',
    ['数字化总承包商', '综合解决方案', '工业互联网平台'],
    '在本地装备制造业完成并验收 12 个项目，共 47 个',
    ['按期率 96 %', '企业评价 4.7（38 家）', '牵头团体标准 2 项', '驻地团队 46 人'],
    '2026-11-18',
  ),
  entry(
    '91330400MA2000115E',
    '浙江织云数据服务有限公司',
    'A',
    '海宁市',
    ['SaaS云平台服务', '数据服务'],
    '在本地装备制造业完成并验收 7 个项目，共 63 个',
    ['按期率 91 %', '企业评价 4.5（51 家）', '驻地团队 32 人'],
    '2026-11-02',
  ),
  entry(
    '91110000600037341L',
    '北京远山工业软件股份有限公司嘉兴分公司',
    'B',
    '市外（北京）',
    ['研发设计软件', '生产制造软件', '咨询'],
    '在本地装备制造业完成并验收 4 个项目，共 9 个',
    ['按期率 88 %', '企业评价 4.3（9 家）'],
    '2026-10-27',
  ),
  {
    ...entry(
      '91350100M000100Y43',
      '桐乡衡准工程监理有限公司',
      'B',
      '桐乡市',
      ['工程监理', '诊断'],
      '在本地装备制造业监理并验收 3 个项目，共 28 个',
      ['按期率 100 %', '企业评价 4.6（22 家）'],
      '2026-09-30',
    ),
    compare: { name: 'uscc', value: '91350100M000100Y43', checked: true },
  },
  {
    ...entry(
      '91330402MA2B000019',
      '嘉兴塘汇轻改软件有限公司',
      'C',
      '嘉兴经济技术开发区',
      ['“小快轻准”产品型'],
      '在本地装备制造业完成并验收 1 个项目，共 5 个',
      ['按期率 60 %', '企业评价 3.8（5 家）'],
      '2026-06-11',
    ),
    tag: { kind: 'waiting', text: '限期整改' },
  },
  entry(
    '91330481MA2C000027',
    '海宁潮信自动化技术有限公司',
    undefined,
    '海宁市',
    ['工业智能装备', '集成解决方案'],
    '尚无在本地验收的项目',
    ['2026年9月入库'],
    '2026-09-15',
  ),
];

const option = (text: string, count: number, checked = false) => ({ text, value: text, count, checked });

export const filters = {
  action: '/styleguide/directory',
  reset: '/styleguide/directory',
  groups: [
    {
      legend: '服务类别',
      name: 'category',
      kind: 'checkboxes',
      options: [
        option('数字化总承包商', 18, true),
        option('诊断', 41),
        option('综合解决方案', 77),
        option('SaaS云平台服务', 52),
        option('工程监理', 9),
      ],
    },
    {
      legend: '所在地',
      name: 'region',
      kind: 'checkboxes',
      options: [
        option('南湖区', 64, true),
        option('秀洲区', 38),
        option('海宁市', 45),
        option('桐乡市', 31),
        option('市外', 56),
      ],
    },
    {
      legend: '评级',
      name: 'grade',
      kind: 'radios',
      options: [option('不限', 284, true), option('A 级', 43), option('B 级及以上', 151)],
    },
  ],
};

export const chips = {
  items: [
    { text: '数字化总承包商', href: '/styleguide/directory?region=330402' },
    { text: '南湖区', href: '/styleguide/directory?category=contractor' },
  ],
  reset: '/styleguide/directory',
};

export const pagination = {
  from: 1,
  to: 20,
  total: 1284,
  unit: '家',
  next: { href: '/styleguide/directory?page=2' },
  items: [
    { number: 1, href: '/styleguide/directory', current: true },
    { number: 2, href: '/styleguide/directory?page=2' },
    { number: 3, href: '/styleguide/directory?page=3' },
    { gap: true },
    { number: 65, href: '/styleguide/directory?page=65' },
  ],
};
