import { formatDay } from '../shared/calendar-date.ts';
import { votesAreIn, type ListingCase } from './listing-case.ts';
import type { ListingEvent } from './listing-workflow.ts';
import { REMEDY, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Telling, type Told } from './message.ts';

type Of = Told<ListingCase>;
type Says = Telling<ListingCase>;

/** A clue may be about a firm that nobody knows yet; then it is called by what was told. */
const firmOf = ({ document: { subject, clue } }: Of) => subject?.name ?? clue.whom;
const numbered = ({ document: { number } }: Of) => `（案件编号 ${number}）`;
const decided = ({ document: { entry } }: Of) => (entry === null ? '' : `（决定文号 ${entry.decision}）`);
const until = (day: string | undefined, deed: string) =>
  day === undefined ? [] : [`${deed}截止${formatDay(day)}（含）。`];

const toFirm = (
  level: 'required' | 'progress',
  subject: string,
  text: (told: Of) => readonly string[],
  more: Partial<Says> = {},
): Says => ({
  reader: 'firm',
  level,
  subject: () => subject,
  text,
  when: ({ document }) => document.subject !== null,
  ...more,
});

const toCity = (deed: string, text: string, more: Partial<Says> = {}): Says => ({
  reader: 'city',
  level: 'work',
  todo: true,
  subject: (told) => `待${deed}：${firmOf(told)}`,
  text: (told) => [`${firmOf(told)}的案件${numbered(told)}等待${deed}。`, text],
  ...more,
});

const county = (what: string): Says => ({
  reader: 'county',
  level: 'progress',
  subject: (told) => `${what}：${firmOf(told)}`,
  text: (told) => [`${firmOf(told)}${decided(told)}：${what}。`],
  when: ({ document }) => document.subject !== null,
});

/** To enterprises that consider the firm, and only of what the public list shows, too. */
const toCustomers = (subject: string, text: (told: Of) => string): Says => ({
  reader: 'customer',
  level: 'progress',
  subject: (told) => `${subject}：${firmOf(told)}`,
  text: (told) => [text(told), '它在贵单位的候选名单上。'],
  when: ({ document: { entry } }) => entry?.isPublic === true,
});
const lifted = (how: string) =>
  toCustomers('候选服务商移出负面清单', (told) => `${firmOf(told)}${how}，已移出负面清单${decided(told)}。`);

/** To those who are to vote, by name; who has voted already is not asked again. */
const panel = toCity(
  '审议并表决',
  '请在案件页面阅读事实、证据和陈述申辩后独立表决。全部表决完成以前，彼此看不到意见。',
  {
    only: ({ document: { panel: members, votes } }) =>
      members.map(({ account }) => account).filter((id) => !votes.some(({ by }) => by.account === id)),
  },
);
const heard = [
  toFirm('progress', '陈述申辩已收到', (told) => [`贵公司的陈述申辩${numbered(told)}已经收到，将如实提交集体审议。`], {
    receipt: true,
  }),
  toCity('提请审议', '企业的陈述申辩已经收到。', {
    only: ({ document: { investigator } }) => (investigator === null ? [] : [investigator.account]),
  }),
];

const table: MessageTable<ListingCase, ListingEvent | 'report'> = {
  kind: 'listing_cases',
  name: '负面清单',
  uscc: ({ subject }) => subject?.uscc ?? '',
  region: ({ subject }) => subject?.region ?? '',
  link: ({ id, entry }, reader) => {
    if (reader === 'customer') return { page: 'listing-entry', key: entry?.decision ?? '' };
    return reader === 'firm' ? { page: 'own-listings', key: id } : { page: 'listing-case', key: id };
  },
  // Who investigated neither votes nor decides; what only the investigator does names that person.
  barred: () => [],
  events: {
    // Who gave a clue is never told to anybody here, and a firm is not told of a clue before it is a proposal.
    report: [toCity('核实线索', '收到一条线索，请核实后决定是否立案。')],
    'dismiss-clue': [],
    'open-case': [],
    'take-over': [],
    'add-evidence': [],
    notify: [
      toFirm(
        'required',
        '拟列入负面清单告知书',
        (told) => [
          `市经信局拟将贵公司列入负面清单${numbered(told)}。认定的事实：${told.document.proposal?.facts ?? ''}`,
          ...until(told.document.proposal?.defenceUntil, '陈述申辩的期限'),
          '您可以查看告知的全部内容，提交陈述申辩。没有提交的，会如实记录，再提交集体审议。',
        ],
        { todo: true },
      ),
      county('拟列入负面清单，已告知企业'),
    ],
    defend: heard,
    'record-defence': heard,
    deliberate: [panel],
    'replace-panel': [panel],
    vote: [
      toCity('作出决定', '审议人员已全部表决。须由没有参与核查的人决定。', {
        when: ({ document, entry }) => votesAreIn(document) && document.votes.at(-1)?.at === entry.at,
      }),
    ],
    list: [
      toFirm('required', '列入负面清单的决定', (told) => [
        `市经信局决定将贵公司列入负面清单${decided(told)}，自${formatDay(told.document.entry?.from ?? told.document.since)}起。`,
        ...why(told),
        '列入期间不是资源池的服务商，奖励暂停兑付；满最短期限后可以申请信用修复。',
        ...until(told.document.entry?.reconsiderUntil, '申请行政复议'),
        ...until(told.document.entry?.sueUntil, '提起行政诉讼'),
      ]),
      county('列入负面清单'),
      toCustomers(
        '候选服务商被列入负面清单',
        (told) =>
          `${firmOf(told)}自${formatDay(told.document.entry?.from ?? told.document.since)}起列入负面清单${decided(told)}，事由：${told.document.entry?.groundText ?? ''}。列入期间没有资源池资格。`,
      ),
    ],
    close: [
      toFirm(
        'required',
        '不予列入负面清单',
        (told) => [`市经信局决定不将贵公司列入负面清单${numbered(told)}。`, ...why(told)],
        {
          // Only who was told of a proposal knows of a case.
          when: ({ document }) => document.subject !== null && document.proposal !== null,
        },
      ),
    ],
    correct: [
      toFirm('required', '列入决定的笔误已更正', (told) => [
        `市经信局更正了列入决定${decided(told)}中的笔误，原来的版本留存可查。`,
        ...why(told),
      ]),
    ],
    'ask-repair': [
      toFirm(
        'progress',
        '信用修复申请已收到',
        (told) => [`贵公司就${decided(told)}申请信用修复，已经收到，由市经信局审核。`],
        {
          receipt: true,
        },
      ),
      toCity('审核信用修复', '企业申请信用修复，请核对整改、承诺和证明。'),
    ],
    'grant-repair': [
      toFirm('required', '准予信用修复', (told) => [
        `市经信局准予信用修复，贵公司已移出负面清单${decided(told)}。`,
        ...why(told),
        '成员资格不会自动恢复，需要的请重新申请入库。',
      ]),
      county('准予信用修复'),
      lifted('经信用修复'),
    ],
    'refuse-repair': [
      toFirm('required', '不予信用修复', (told) => [
        `市经信局决定不予信用修复${decided(told)}，列入期限不变。`,
        ...why(told),
        REMEDY,
      ]),
    ],
    'end-with-source': [
      toFirm('required', '列入已随来源终止', (told) => [
        `列入决定${decided(told)}所依据的来源已经终止，贵公司已移出负面清单。`,
        ...why(told),
      ]),
      county('随来源终止列入'),
      lifted('随来源名单终止'),
    ],
    revoke: [
      toFirm('required', '列入决定已撤销', (told) => [
        `列入决定${decided(told)}已撤销，自始无效：视同从未列入，成员资格和奖励恢复原状。`,
        ...why(told),
      ]),
      county('撤销列入决定'),
      toCustomers(
        '候选服务商的列入决定已撤销',
        (told) => `${firmOf(told)}的列入决定${decided(told)}已撤销，视为从未列入。`,
      ),
    ],
  },
};

/** What people are told of a case of the negative list. */
export const LISTING_MESSAGES = messageKind(table);
