// Every kind of field, first as it comes, then as it comes back.
export const fields = [
  {
    name: 'name',
    label: '企业名称',
    value: '嘉兴禾苗智造科技有限公司',
    hint: '与营业执照一致。',
    autocomplete: 'organization',
  },
  {
    name: 'uscc',
    label: '统一社会信用代码',
    width: 'code',
    maxlength: 18,
    value: '91330400MA20000270',
    hint: '18 位，在营业执照上。',
  },
  {
    name: 'revenue',
    kind: 'money',
    label: '2025 年营业收入',
    unit: '万元',
    value: '3260',
    hint: '以审计报告为准，最多两位小数。',
  },
  { name: 'staff', kind: 'number', label: '驻地团队人数', unit: '人', width: 'short', optional: true },
  { name: 'founded', kind: 'date', label: '成立日期', value: '2016-05-01' },
  {
    name: 'region',
    kind: 'select',
    label: '所在地',
    blank: '请选择',
    value: '330402',
    options: [
      { value: '330400', text: '市本级' },
      { value: '330402', text: '南湖区' },
      { value: '330481', text: '海宁市' },
    ],
  },
  {
    name: 'software',
    kind: 'radios',
    label: '软件企业证书',
    value: 'yes',
    options: [
      { value: 'yes', text: '有，在有效期内', hint: '请在下一页填写起止日期。' },
      { value: 'no', text: '没有' },
      { value: 'later', text: '正在办理' },
    ],
  },
  {
    name: 'category',
    kind: 'checkboxes',
    label: '服务类别',
    hint: '可多选。',
    value: ['diagnosis', 'saas'],
    options: [
      { value: 'contractor', text: '数字化总承包商' },
      { value: 'diagnosis', text: '诊断' },
      { value: 'saas', text: 'SaaS云平台服务' },
    ],
  },
  {
    name: 'report',
    kind: 'file',
    label: '近两年审计报告',
    accept: '.pdf',
    hint: 'PDF，不超过 20 MB。',
    multiple: true,
  },
  {
    name: 'reason',
    kind: 'textarea',
    label: '情况说明',
    rows: 3,
    optional: true,
    value: '2024 年主要客户为本地装备制造企业。',
  },
];

export const wrongFields = [
  {
    name: 'wrong-uscc',
    label: '统一社会信用代码',
    width: 'code',
    value: '91310115MA1H8R7C6D',
    error: '末位应为 7，请对照营业执照核对第 18 位。',
  },
  {
    name: 'wrong-revenue',
    kind: 'money',
    label: '2025 年营业收入',
    unit: '万元',
    value: '三千万',
    error: '请填数字，例如 3000 或 3000.5。',
  },
  {
    name: 'wrong-choice',
    kind: 'radios',
    label: '初审意见',
    error: '请选一项。',
    options: [
      { value: 'recommend', text: '推荐' },
      { value: 'reject', text: '不推荐' },
      { value: 'return', text: '退回补正' },
    ],
  },
];

export const errors = [
  { href: '#wrong-uscc', text: '统一社会信用代码：末位应为 7' },
  { href: '#wrong-revenue', text: '2025 年营业收入：请填数字' },
  { href: '#wrong-choice', text: '初审意见：请选一项' },
];
