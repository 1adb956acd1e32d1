import { formatDay } from '../shared/calendar-date.ts';
import { EVENT_WORDS, type ApplicationEvent } from './application-workflow.ts';
import { FIELD_WORDS, type Application, type Statement, type StatementPart } from './application.ts';
import { dueFor, REMEDY, tellingsOf, why } from './message-parts.ts';
import { messageKind, officeWords, type MessageTable, type Telling, type Told } from './message.ts';

type Of = Told<Application>;
type Says = Telling<Application>;

const named = ({ document: { number } }: Of) => (number === null ? '入库申请' : `入库申请（受理编号 ${number}）`);
const { toFirm } = tellingsOf<Application>(named);
const firms = (told: Of) => `${told.document.name}的${named(told)}`;
const untilOver = ({ document: { notice } }: Of) =>
  notice === null
    ? []
    : [
        `公示文号 ${notice.number}，自${formatDay(notice.from)}至${formatDay(notice.until)}。公示期内，任何人都可以提出书面异议。`,
      ];

/** A part of the statement; which material of several is said on the page. */
const partWords = (part: StatementPart) => FIELD_WORDS[part in FIELD_WORDS ? (part as keyof Statement) : 'materials'];

function corrections({ document, latest }: Of): string[] {
  if (!latest || document.corrections.length === 0) return ['需要补正的内容逐项列在申请页面上。'];
  return [
    '需要补正：',
    ...document.corrections.map(({ field, reason }, i) => `${i + 1}. ${partWords(field)}：${reason}`),
  ];
}

/** For an office: the application has come to it. */
const arrives = (reader: 'county' | 'city', deed: string, when: (told: Of) => boolean): Says => ({
  reader,
  level: 'work',
  todo: true,
  when,
  subject: (told) => `待${deed}：${told.document.name}`,
  text: (told) => [
    `${firms(told)}${told.entry.from.startsWith('returned') ? '补正后重新提交' : '已到您这里'}，等待${deed}。`,
    ...dueFor(told, '办理'),
  ],
});

/** For an office: the application is no longer on its desk. */
const leaves = (reader: 'county' | 'city', when: (told: Of) => boolean): Says => ({
  reader,
  level: 'work',
  when,
  subject: (told) => `企业撤回申请：${told.document.name}`,
  text: (told) => [`${firms(told)}已由企业撤回，不用再办理。`, ...why(told)],
});

/** For the county office, which made the first review: what became of it. */
const county = (what: string, more: (told: Of) => string[] = () => []): Says => ({
  reader: 'county',
  level: 'progress',
  // A firm from outside the city has had no first review.
  when: ({ document }) => document.firstReview !== null,
  subject: (told) => `${what}：${told.document.name}`,
  text: (told) => [`${firms(told)}：${what}。`, ...more(told)],
});

const reviewed: Says = toFirm('progress', '初审已完成', (told) => [
  `贵公司的${named(told)}已由县级经信部门初审（意见：${EVENT_WORDS[told.entry.event as ApplicationEvent]}），转市经信局审核。`,
  ...why(told),
  '初审意见供市经信局参考，是否入库由市经信局决定。现在不需要您做什么。',
]);
const toCity = arrives('city', '市级审核', ({ entry }) => entry.to === 'city-review');

const refused = (because: (told: Of) => readonly string[]) =>
  toFirm('required', '不予入库的决定', (told) => [
    `市经信局决定：贵公司的${named(told)}不予入库。`,
    ...because(told),
    REMEDY,
  ]);

const table: MessageTable<Application, ApplicationEvent | 'begin'> = {
  kind: 'applications',
  name: '入库申请',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'application', key: id }),
  // Who made the first review may not decide, nor handle an objection to it.
  barred: ({ firstReview }) => (firstReview === null ? [] : [firstReview.by.account]),
  events: {
    begin: [],
    save: [],
    submit: [
      toFirm(
        'required',
        '申请已收到',
        (told) => [
          `贵公司的${named(told)}${told.entry.from === 'draft' ? '已经收到' : '已经补正并重新提交'}，转${told.entry.to === 'first-review' ? '县级经信部门初审' : '市经信局审核'}。`,
          '请记下受理编号，查询和联系时用得到。有了结果会再通知您。',
        ],
        { receipt: true },
      ),
      arrives('county', '初审', ({ entry }) => entry.to === 'first-review'),
      toCity,
    ],
    withdraw: [
      toFirm('progress', '申请已撤回', (told) => [
        `${officeWords(told.entry.by) === '服务商' ? '贵公司的同事' : officeWords(told.entry.by)}撤回了贵公司的${named(told)}。今后可以重新申请。`,
        ...why(told),
      ]),
      leaves('county', ({ entry }) => entry.from === 'first-review'),
      leaves('city', ({ entry }) => entry.from === 'city-review' || entry.from === 'passed'),
    ],
    recommend: [reviewed, toCity],
    'advise-against': [reviewed, toCity],
    return: [
      toFirm(
        'required',
        '请补正',
        (told) => [
          `${officeWords(told.entry.by)}审查了贵公司的${named(told)}，退回补正。`,
          ...why(told),
          ...corrections(told),
          ...dueFor(told, '改好并重新提交'),
        ],
        { todo: true },
      ),
    ],
    // Experts advise the city: nobody is told before it decides.
    'record-opinion': [],
    pass: [
      toFirm('progress', '审核通过，等待公示', (told) => [
        `贵公司的${named(told)}已通过市经信局审核，拟入库，接下来向社会公示。现在不需要您做什么。`,
        ...why(told),
      ]),
      arrives('city', '公示', () => true),
      county('市级审核通过'),
    ],
    refuse: [refused(why), county('市经信局决定不予入库')],
    'open-notice': [
      toFirm('required', '拟入库公示开始', (told) => [
        `贵公司的${named(told)}开始公示。`,
        ...untilOver(told),
        '公示期满没有异议的，办理入库。',
      ]),
      county('拟入库公示开始', untilOver),
    ],
    object: [
      toFirm('required', '公示收到异议', (told) => [
        `贵公司的${named(told)}在公示期内收到书面异议，公示中止，由市经信局核查。异议人的身份依法保密。`,
        '需要贵公司说明情况的，市经信局会与您联系。有了结论会通知您。',
      ]),
      arrives('city', '处理异议', () => true),
    ],
    // The firm was not suspended, and who objected is answered elsewhere.
    'decline-objection': [],
    'dismiss-objection': [
      toFirm('required', '异议不成立', (told) => [
        `市经信局核查后认为，对贵公司${named(told)}的异议不成立${told.entry.to === 'in-notice' ? '，恢复公示程序' : '；另有异议仍在处理'}。`,
        ...untilOver(told),
      ]),
    ],
    'uphold-objection': [
      refused(() => ['公示期内收到的异议经核查成立。理由见申请页面；异议人的身份依法保密。']),
      county('异议成立，不予入库'),
    ],
    admit: [
      toFirm('required', '已办理入库', (told) => [
        `贵公司的${named(told)}公示期满，市经信局已办理入库。贵公司现在是资源池的服务商，名录和企业页面上可以查到入库期间。`,
        ...why(told),
        '名称、法定代表人等发生变化的，请及时申请变更。',
      ]),
      county('已办理入库'),
    ],
  },
};

/** What people are told of an application. */
export const APPLICATION_MESSAGES = messageKind(table);
