import type { PROJECT_EVENTS } from '../records/project-events.ts';
import type { RatingPart } from '../records/hidden-words.ts';
import { candidateOf, REPORT_KINDS, SIDES, type Project, type Side } from '../records/project.ts';
import { CONCERNED, WORD_STEPS, type WordStep } from '../records/rating-words.ts';
import { formatDay } from '../shared/calendar-date.ts';
import { why } from './message-parts.ts';
import { messageKind, type MessageTable, type Telling, type Told } from './message.ts';

type Of = Told<Project>;
type Says = Telling<Project>;
type Words = (told: Of) => readonly string[];

const named = ({ document: { title, number } }: Of) => `“${title}”（${number}）`;
const until = ({ document: { due }, latest }: Of, deed: string) =>
  latest && due !== null ? [`请在${formatDay(due)}前${deed}。`] : [];
/** What a step was about, as its history says; older histories say nothing. */
const quoted = ({ entry: { reason } }: Of) => (reason === '' ? '' : `“${reason}”`);
/** Which side did it; an office is neither. */
const actor = ({ entry: { by } }: Of): Side | undefined =>
  by.role === 'provider' || by.role === 'enterprise' ? by.role : undefined;
const READERS: Readonly<Record<Side, 'firm' | 'enterprise'>> = { provider: 'firm', enterprise: 'enterprise' };

const say = (side: Side, subject: string, text: Words, more: Partial<Says> = {}): Says => ({
  ...{ reader: READERS[side], level: 'progress', subject: (told) => `${subject}：${told.document.title}`, text },
  ...more,
});

/** To the side that did not do it; to both where an office did. */
const others = (subject: string, text: Words, more: Partial<Says> = {}): Says[] =>
  (['provider', 'enterprise'] as const).map((side) =>
    say(side, subject, text, { ...more, when: (told) => actor(told) !== side && (more.when?.(told) ?? true) }),
  );

/** To the side that did not do it, which now has to act. */
const asked = (subject: string, text: Words) => others(subject, text, { level: 'work', todo: true });

/** What was reported when the entry was new. */
const reported = ({ document: { reports }, entry }: Of) => {
  const events = { 'report-acceptance': 'acceptance', 'report-delay': 'delay' } as const;
  const more = { 'report-change': 'change-provider', 'report-termination': 'termination' } as const;
  const kind = { ...events, ...more }[entry.event as keyof typeof events];
  const report = reports.findLast((one) => kind === undefined || one.kind === kind);
  return report === undefined ? '事项' : REPORT_KINDS[report.kind];
};
const report = asked('待您确认报告事项', (told) => [
  `${named(told)}报告了${reported(told)}，请确认或者提出异议。`,
  ...why(told),
  ...until(told, '确认'),
]);
const decided = (words: string) => others(words, (told) => [`${named(told)}：${words}。`, ...why(told)]);

/** The firm that is asked to take over. */
const successor: Says = {
  ...{ reader: 'successor', level: 'work', todo: true },
  subject: ({ document }) => `待您接手项目：${document.title}`,
  text: (told) => [`企业请贵公司接手${named(told)}，请接手或者回绝。`, ...until(told, '答复')],
  when: ({ document }) => candidateOf(document) !== null,
};

const WHERE: Readonly<Record<RatingPart, string>> = { comment: '企业写的评价文字', answer: '服务商写的答复文字' };
const REQUIRED = { level: 'required' } as const;
/** The words of a rating: the offices are asked, the sides are told what was decided. */
function aboutWords(step: WordStep): Says[] {
  const { part, deed } = WORD_STEPS[step];
  const [words, asker] = [WHERE[part], CONCERNED[part]];
  switch (deed) {
    case 'ask': {
      const text: Words = (told) => [`${SIDES[asker]}请求隐去${named(told)}的${words}，请决定。`, ...why(told)];
      const asking = { ...say(asker, '请求隐去文字', text), level: 'work', todo: true } as const;
      return (['city', 'county'] as const).map((reader) => ({ ...asking, reader }));
    }
    case 'hide': {
      const so = '公众看不到，评分照常公布。您在项目页面仍可以看到原文。';
      return others('文字已隐去', (told) => [`主管部门隐去了${named(told)}的${words}：${so}`, ...why(told)], REQUIRED);
    }
    case 'keep':
      return [say(asker, '文字不予隐去', (told) => [`${named(told)}的${words}照常公布。`, ...why(told)], REQUIRED)];
    case 'show':
      return others('文字已恢复', (told) => [`${named(told)}的${words}重新公开。`, ...why(told)], REQUIRED);
  }
}

const table: MessageTable<Project, keyof typeof PROJECT_EVENTS> = {
  kind: 'projects',
  name: '改造项目',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  party: (project, reader) => (reader === 'enterprise' ? project.enterprise.uscc : (candidateOf(project)?.uscc ?? '')),
  link: ({ number }) => ({ page: 'address', key: `/projects/${number}` }),
  events: {
    register: asked('待您确认改造项目', (told) => [
      `对方登记了项目${named(told)}，请核对合同、金额和里程碑后确认，或者提出异议。`,
      ...until(told, '确认'),
    ]),
    confirm: decided('对方已确认项目'),
    object: asked('项目登记有异议', (told) => [
      `对方对${named(told)}的登记有异议，请更正。`,
      ...why(told),
      ...until(told, '更正'),
    ]),
    correct: asked('待您确认改造项目', (told) => [
      `对方更正了${named(told)}的登记，请再核对。`,
      ...until(told, '确认'),
    ]),
    withdraw: decided('对方撤回了项目登记'),
    'reach-milestone': others('里程碑完成', (told) => [`${named(told)}的里程碑${quoted(told)}登记为完成。`]),
    'report-acceptance': report,
    'report-delay': report,
    'report-change': report,
    'report-termination': report,
    'confirm-report': [...decided('对方已确认报告事项'), successor],
    'object-report': decided('对方对报告事项有异议'),
    'take-back': decided('对方撤回了报告'),
    'settle-report': [...decided('主管部门核定了报告事项'), successor],
    'take-over': [say('enterprise', '新服务商已接手', (told) => [`${told.document.provider}已接手${named(told)}。`])],
    decline: [say('enterprise', '新服务商没有接手', (told) => [`${named(told)}仍由原来的服务商负责。`, ...why(told)])],
    'name-supervisor': others('指定了监理单位', (told) => [
      `${named(told)}的监理单位：${told.document.supervisor?.name ?? ''}。`,
    ]),
    'file-supervision': others('有新的监理报告', (told) => [`${named(told)}有新的监理报告。`, ...why(told)]),
    // Never a number: messages go by mail, too.
    'name-contact': others('对方更新了联系人', (told) => [`${named(told)}的联系人有变动，联系方式请在项目页面查看。`]),
    close: decided('项目已结项'),
    'mark-sample': others('列为样板项目', (told) => [`市经信局把${named(told)}列为样板项目。`, ...why(told)]),
    'unmark-sample': others('不再是样板项目', (told) => [`${named(told)}不再是样板项目。`, ...why(told)]),
    rate: [
      say(
        'provider',
        '收到企业的评价',
        (told) => [
          `企业评价了${named(told)}。您可以先答复，答复以后一并公布；期满自动公布。`,
          ...(told.document.rating === null ? [] : [`答复截止${formatDay(told.document.rating.due)}（含）。`]),
        ],
        { level: 'work', todo: true },
      ),
    ],
    'answer-rating': [say('enterprise', '服务商答复了评价', (told) => [`${named(told)}的评价和答复已经公布。`])],
    'waive-answer': [say('enterprise', '评价已公布', (told) => [`${named(told)}的评价已经公布，服务商不作答复。`])],
    'ask-hide-comment': aboutWords('ask-hide-comment'),
    'hide-comment': aboutWords('hide-comment'),
    'keep-comment': aboutWords('keep-comment'),
    'show-comment': aboutWords('show-comment'),
    'ask-hide-answer': aboutWords('ask-hide-answer'),
    'hide-answer': aboutWords('hide-answer'),
    'keep-answer': aboutWords('keep-answer'),
    'show-answer': aboutWords('show-answer'),
    // What an office suspects is no business of either side; the case of the negative list calls its own people.
    'raise-clue': [],
  },
};

/** What people are told of a project. */
export const PROJECT_MESSAGES = messageKind(table);
