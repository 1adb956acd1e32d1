import { awardMatterWords } from './award-case-words.ts';
import type { HistoryEntry } from './history.ts';
import type { JUDGEMENT_EVENTS } from './judgement-words.ts';
import { REMEDY, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Telling, type Told } from './message.ts';

/** What of a judgement its messages speak of; the matter itself belongs to the awards, which know more than the registry. */
interface ToldJudgement {
  readonly id: string;
  readonly version: number;
  readonly history: readonly HistoryEntry[];
  readonly number: string;
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly matter: string;
  readonly decision: string;
  readonly second: string;
}

type Of = Told<ToldJudgement>;
type Says = Telling<ToldJudgement>;

const named = ({ document: { matter, number } }: Of) => `${awardMatterWords(matter)}奖励的人工认定（编号 ${number}）`;

/** For the office whose other person decides. */
const work = (deed: string): Says[] =>
  (['city', 'finance'] as const).map((reader) => ({
    ...{ reader, level: 'work', todo: true, when: ({ document }) => document.second === reader },
    subject: ({ document }) => `待${deed}：${document.firm}`,
    text: (told) => [`${told.document.firm}的${named(told)}等待另一人复核。`, ...why(told)],
  }));

const toFirm = (subject: string, text: (told: Of) => readonly string[]): Says => ({
  ...{ reader: 'firm', level: 'required', subject: () => subject, text },
});

const toCity = (subject: string): Says => ({
  ...{ reader: 'city', level: 'progress', subject: ({ document }) => `${subject}：${document.firm}` },
  text: (told) => [`${told.document.firm}的${named(told)}：${subject}。`, ...why(told)],
});

const outcome = ({ document: { decision } }: Of) =>
  decision === 'met' ? '认定为符合条件，下一次测算采用。' : '认定为不符合条件，下一次测算采用。';

const table: MessageTable<ToldJudgement, keyof typeof JUDGEMENT_EVENTS> = {
  kind: 'award_judgements',
  name: '人工认定',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'address', key: `/awards/judgements/${id}` }),
  events: {
    begin: work('复核人工认定'),
    decide: [
      toFirm('奖励事项的认定', (told) => [`贵公司${named(told)}已经作出：${outcome(told)}`, ...why(told), REMEDY]),
      toCity('复核同意认定'),
    ],
    decline: [toCity('复核不同意')],
    'propose-withdrawal': work('复核撤销认定'),
    withdraw: [
      toFirm('认定已撤销', (told) => [`贵公司${named(told)}已经撤销，下一次测算不再采用。`, ...why(told), REMEDY]),
      toCity('复核同意撤销'),
    ],
    keep: [toCity('维持认定')],
  },
};

/** What people are told where a held claim is decided by persons. */
export const JUDGEMENT_MESSAGES = messageKind(table);
