import { CONCLUSIONS, isToldToProvider, type COMPLAINT_EVENTS, type Complaint } from '../records/complaint.ts';
import { formatDay } from '../shared/calendar-date.ts';
import { why } from './message-parts.ts';
import { messageKind, type MessageTable, type Telling, type Told } from './message.ts';

type Of = Told<Complaint>;
type Says = Telling<Complaint>;

const named = ({ document: { number, projectTitle } }: Of) => `投诉 ${number}（项目“${projectTitle}”）`;
const until = ({ document: { due }, latest }: Of, deed: string) =>
  latest && due !== null ? [`${deed}截止${formatDay(due)}（含）。`] : [];

const say = (
  reader: Says['reader'],
  level: Says['level'],
  subject: string,
  text: Says['text'],
  more: Partial<Says> = {},
): Says => ({
  ...{ reader, level, subject: (told) => `${subject}：${told.document.provider}`, text },
  ...more,
});
const toOffices = (subject: string, text: Says['text']) =>
  (['city', 'county'] as const).map((office) => say(office, 'work', subject, text, { todo: true }));

const table: MessageTable<Complaint, keyof typeof COMPLAINT_EVENTS> = {
  kind: 'complaints',
  name: '投诉',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  party: ({ enterprise }) => enterprise.uscc,
  link: ({ number }) => ({ page: 'address', key: `/complaints/${number}` }),
  events: {
    file: [
      say(
        'enterprise',
        'progress',
        '投诉已收到',
        (told) => [`${named(told)}已经收到。`, ...until(told, '是否受理的决定')],
        {
          receipt: true,
        },
      ),
      ...toOffices('待受理投诉', (told) => [
        `${told.document.enterprise.name}投诉${told.document.provider}，等待受理。`,
        ...until(told, '受理'),
      ]),
    ],
    accept: [
      say('enterprise', 'progress', '投诉已受理', (told) => [`${named(told)}已经受理，已转服务商答复。`]),
      say(
        'firm',
        'required',
        '收到投诉，请答复',
        (told) => [`主管部门受理了对贵公司的${named(told)}，请答复。`, ...until(told, '答复')],
        {
          todo: true,
        },
      ),
    ],
    decline: [say('enterprise', 'required', '投诉不予受理', (told) => [`${named(told)}不予受理。`, ...why(told)])],
    withdraw: [
      say('firm', 'progress', '投诉已撤回', (told) => [`企业撤回了${named(told)}，不再办理。`], {
        when: ({ document }) => isToldToProvider(document),
      }),
      ...(['city', 'county'] as const).map((office) =>
        say(office, 'progress', '投诉已撤回', (told) => [`企业撤回了${named(told)}。`, ...why(told)]),
      ),
    ],
    answer: [
      say('enterprise', 'progress', '服务商已答复投诉', (told) => [
        `服务商答复了${named(told)}，等待主管部门作出结论。`,
      ]),
      ...toOffices('待对投诉作出结论', (told) => [`服务商答复了${named(told)}。`, ...until(told, '作出结论')]),
    ],
    conclude: (['enterprise', 'firm'] as const).map((reader) =>
      say(reader, 'required', '投诉已有结论', (told) => [
        `${named(told)}的结论：${told.document.concluded === null ? '' : CONCLUSIONS[told.document.concluded.how]}。`,
        ...why(told),
      ]),
    ),
    'raise-clue': [],
  },
};

/** What people are told of a complaint. */
export const COMPLAINT_MESSAGES = messageKind(table);
