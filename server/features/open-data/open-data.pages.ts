import * as paths from '../../paths.ts';

interface DataSet {
  readonly name: string;
  readonly href: string;
  readonly what: string;
  readonly format: 'JSON' | 'CSV';
  /** Further parameters, as a program writes them. */
  readonly ask?: string;
}

const DATA: readonly DataSet[] = [
  {
    name: '资源池服务商',
    href: paths.apiProviders(),
    what: '在池且不在负面清单内的服务商；单家为 /api/v1/providers/统一社会信用代码',
    format: 'JSON',
    ask: 'q、region、category、scheme、industry、cursor、limit',
  },
  {
    name: '负面清单',
    href: paths.apiNegativeList(),
    what: '公开的在清单内企业，事由、等级、期限和决定机关',
    format: 'JSON',
    ask: 'q、ground、class、region、cursor、limit',
  },
  { name: '负面清单（表格）', href: paths.negativeListExport(), what: '同上，供电子表格打开', format: 'CSV' },
  {
    name: '入库公示',
    href: paths.apiNotices(),
    what: '每批公示（入库、奖励）的文号、期间、企业和奖励',
    format: 'JSON',
    ask: 'cursor、limit',
  },
  {
    name: '团体标准',
    href: paths.apiStandards(),
    what: '实施成效已经确认的团体标准和起草单位',
    format: 'JSON',
    ask: 'q、theme、year、society、cursor、limit',
  },
  { name: '政策', href: paths.apiPolicies(), what: '政策条款、口径和参数，逐项注明出处', format: 'JSON' },
  {
    name: '存证日志',
    href: paths.apiJournal(),
    what: '每一步办理的哈希链，任何人可以用自己的程序核对',
    format: 'JSON',
    ask: 'after、limit',
  },
];

/** What a program may read, and how it asks. */
export function openDataPage() {
  return {
    title: '开放数据',
    lead: '以下数据任何人都可以直接读取，不用登录。只含已经公开的内容，没有联系人和电话。',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '开放数据' }],
    table: {
      caption: '数据目录',
      captionHidden: true,
      columns: [{ text: '数据', rowHead: true }, { text: '内容' }, { text: '格式' }, { text: '参数' }],
      rows: DATA.map(({ name, href, what, format, ask }) => ({
        cells: [{ text: name, href }, { text: what, note: href }, { text: format }, { text: ask ?? '没有参数' }],
      })),
    },
    rules: [
      '列表按 cursor 逐页读取：把上一页的 next 作为下一页的 cursor，next 为 null 即读完；limit 最多 200。',
      '每个来源每分钟最多 300 次；超出的回答 429，并说明多久以后再来。',
      '回答带 ETag，内容没有变化时回答 304；可以从其他网站的页面直接读取。',
      '写错的参数回答 422，指明是哪一个、错在哪里。',
      '奖励测算：向 /api/v1/awards/assess 提交企业数据，得到与测算页面相同的结果，不保存。',
    ],
  };
}
