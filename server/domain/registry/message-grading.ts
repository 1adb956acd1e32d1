import { formatDay } from '../shared/calendar-date.ts';
import type { GRADE_EVENTS, GRADING_ROUND_EVENTS, GRADING_SHEET_EVENTS } from './grading-words.ts';
import type { HistoryEntry } from './history.ts';
import { dueFor, REMEDY, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Reader, type Telling, type Told } from './message.ts';

interface Living {
  readonly id: string;
  readonly version: number;
  readonly history: readonly HistoryEntry[];
}

/** What of a round, a sheet and a grade their messages speak of; the grading itself knows more than the registry. */
interface ToldRound extends Living {
  readonly number: string;
  readonly proposer: { readonly account: string } | null;
  readonly votes: readonly { readonly by: { readonly account: string } }[];
}
interface ToldSheet extends Living {
  readonly round: string;
  readonly expert: { readonly account: string };
}
interface ToldGrade extends Living {
  readonly round: string;
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  readonly grade: string | null;
  readonly appealUntil: string;
  readonly deciders: readonly string[];
  readonly due: string | null;
}

const roundWork = (
  reader: Reader,
  deed: string,
  text: (told: Told<ToldRound>) => readonly string[],
): Telling<ToldRound> => ({
  ...{ reader, level: 'work', todo: true, text },
  subject: ({ document }) => `待${deed}：评级批次 ${document.number}`,
});
const toVote = (reader: Reader) =>
  roundWork(reader, '审定', ({ document }) => [
    `评级批次 ${document.number} 已提交评审委员会。请核对结果后表决；提交审定的人不参加。`,
  ]);
const nextStep = (deed: string, words: string) =>
  roundWork('city', deed, (told) => [`评级批次 ${told.document.number}${words}。`, ...why(told)]);

const rounds: MessageTable<ToldRound, keyof typeof GRADING_ROUND_EVENTS> = {
  kind: 'grading_rounds',
  name: '评级批次',
  uscc: () => '',
  region: () => '',
  link: ({ number }) => ({ page: 'address', key: `/grading/rounds/${number}` }),
  barred: ({ proposer, votes }) => [proposer?.account ?? '', ...votes.map(({ by }) => by.account)],
  events: {
    begin: [],
    finish: [nextStep('办理', '已经计算完毕')],
    gather: [],
    recompute: [],
    propose: [toVote('city'), toVote('market'), toVote('finance')],
    agree: [{ ...nextStep('公示', '已经审定通过'), when: ({ entry }) => entry.to === 'confirmed' }],
    disagree: [nextStep('重新提交', '没有通过审定')],
    'open-notice': [],
    opened: [],
    publish: [],
    finished: [],
    discard: [],
  },
};

const sheets: MessageTable<ToldSheet, keyof typeof GRADING_SHEET_EVENTS> = {
  kind: 'grading_sheets',
  name: '专家评分',
  uscc: () => '',
  region: () => '',
  link: ({ id, round }, reader) =>
    reader === 'expert'
      ? { page: 'address', key: `/grading/sheets/${id}` }
      : { page: 'address', key: `/grading/rounds/${round}` },
  events: {
    begin: [
      {
        ...{ reader: 'expert', level: 'work', todo: true },
        only: ({ document }) => [document.expert.account],
        subject: ({ document }) => `请为评级批次 ${document.round} 评分`,
        text: ({ document }) => [
          `市经信局邀请您为评级批次 ${document.round} 的企业评分。`,
          '与企业有利害关系的，请对该企业申请回避。全部专家提交前，您的评分只有您自己看得到。',
        ],
      },
    ],
    score: [],
    recuse: [],
    submit: [
      {
        ...{ reader: 'city', level: 'progress' },
        subject: ({ document }) => `专家已提交评分：评级批次 ${document.round}`,
        text: ({ document }) => [`评级批次 ${document.round} 的一位专家提交了评分。全部提交后可以汇总。`],
      },
    ],
  },
};

type Of = Told<ToldGrade>;
const named = ({ document: { round } }: Of) => `评级批次 ${round}`;
const gradeWords = ({ document: { grade } }: Of) =>
  grade === null ? '有数据的指标不足，不给出等级' : `等级为 ${grade}`;

const toFirm = (
  subject: string,
  text: (told: Of) => readonly string[],
  more: Partial<Telling<ToldGrade>> = {},
): Telling<ToldGrade> => ({
  ...{ reader: 'firm', level: 'required', text },
  subject: (told) => `${subject}：${named(told)}`,
  ...more,
});
const toCity = (deed: string, text: (told: Of) => readonly string[] = why): Telling<ToldGrade> => ({
  ...{ reader: 'city', level: 'work', todo: true },
  subject: ({ document }) => `待${deed}：${document.name}`,
  text: (told) => [`${told.document.name}在${named(told)}中的评级等待${deed}。`, ...text(told)],
});
const toCounty = (what: string): Telling<ToldGrade> => ({
  ...{ reader: 'county', level: 'progress' },
  subject: ({ document }) => `${what}：${document.name}`,
  text: (told) => [`${told.document.name}在${named(told)}中${gradeWords(told)}。`],
});
const receipt = { level: 'progress', receipt: true } as const;
const mending = (told: Of) =>
  told.entry.to === 'to-mend' ? [...dueFor(told, '完成整改并报告'), '逾期未整改的，市经信局可以提出移出资源池。'] : [];
const decided = (told: Of) => [`复评后，贵公司在${named(told)}中${gradeWords(told)}。`, ...why(told), ...mending(told)];

const grades: MessageTable<ToldGrade, keyof typeof GRADE_EVENTS> = {
  kind: 'grades',
  name: '评级结果',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'address', key: `/grades/${id}` }),
  barred: ({ deciders }) => deciders,
  events: {
    begin: [
      toFirm('评级结果公示', (told) => [
        `贵公司在${named(told)}中拟评${gradeWords(told)}，正在公示。`,
        `各项指标的数据、算法和得分可以在线查看。有不同意见的，可以在${formatDay(told.document.appealUntil)}前（含当日）提出申诉。`,
      ]),
    ],
    appeal: [
      toFirm('申诉已收到', () => ['申诉由没有参加本批次审定的人复评，有了结果会再通知您。'], receipt),
      toCity('复评'),
    ],
    withdraw: [toFirm('申诉已撤回', () => ['申诉已经撤回，评级结果不变。'], receipt)],
    uphold: [toFirm('申诉成立，评级已更正', decided)],
    dismiss: [toFirm('申诉不成立', (told) => [`复评后维持：${gradeWords(told)}。`, ...why(told)])],
    publish: [
      toFirm('评级结果公布', (told) => [`贵公司在${named(told)}中${gradeWords(told)}。`, ...mending(told), REMEDY]),
      { ...toCounty('评级结果为限期整改'), when: ({ entry }) => entry.to === 'to-mend' },
    ],
    report: [toFirm('整改报告已收到', () => ['整改结果由市经信局核查。'], receipt), toCity('核查整改')],
    accept: [toFirm('整改合格', (told) => [`${named(told)}要求的整改已经核查合格。`, ...why(told)])],
    return: [toFirm('整改不合格', (told) => [...why(told), ...mending(told)], { todo: true })],
    question: [toCity('复评')],
    regrade: [toFirm('评级已更正', decided)],
    keep: [toFirm('评级维持', decided)],
  },
};

/** What people are told of the grading: who has to compute, judge, confirm, re-examine or mend. */
export const GRADING_ROUND_MESSAGES = messageKind(rounds);
export const GRADING_SHEET_MESSAGES = messageKind(sheets);
export const GRADE_MESSAGES = messageKind(grades);
