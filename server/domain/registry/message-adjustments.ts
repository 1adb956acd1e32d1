import { formatDay } from '../shared/calendar-date.ts';
import { formatAmount, type Fen } from '../shared/money.ts';
import type { ADJUSTMENT_EVENTS } from './adjustment-words.ts';
import { awardMatterWords } from './award-case-words.ts';
import type { HistoryEntry } from './history.ts';
import { REMEDY, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Telling, type Told } from './message.ts';

/** What of an adjustment its messages speak of; the matter itself belongs to the awards, which know more than the registry. */
interface ToldAdjustment {
  readonly id: string;
  readonly version: number;
  readonly history: readonly HistoryEntry[];
  readonly number: string;
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly matter: string;
  readonly paidFen: Fen;
  readonly dueFen: Fen;
  readonly demandedFen: Fen;
  readonly teller: unknown;
  readonly due: string | null;
}

type Of = Told<ToldAdjustment>;
type Says = Telling<ToldAdjustment>;

const named = ({ document: { matter, number } }: Of) => `${awardMatterWords(matter)}奖励（调整编号 ${number}）`;
const until = ({ document: { due } }: Of, deed: string) =>
  due === null ? [] : [`${deed}截止${formatDay(due)}（含）。`];

const toFirm = (subject: string, text: (told: Of) => readonly string[], more: Partial<Says> = {}): Says => ({
  ...{ reader: 'firm', level: 'required', subject: () => subject, text },
  ...more,
});

const work = (reader: 'city' | 'finance', deed: string, more: Partial<Says> = {}): Says => ({
  ...{ reader, level: 'work', todo: true },
  subject: ({ document }) => `待${deed}：${document.firm}`,
  text: (told) => [
    `${told.document.firm}的${named(told)}：已拨付${formatAmount(told.document.paidFen)}，现应兑付${formatAmount(told.document.dueFen)}。`,
    ...why(told),
  ],
  ...more,
});

const heard = [
  toFirm('陈述申辩已收到', (told) => [`对${named(told)}的陈述申辩已经收到。`], { level: 'progress', receipt: true }),
  work('city', '决定是否追缴'),
];

const table: MessageTable<ToldAdjustment, keyof typeof ADJUSTMENT_EVENTS> = {
  kind: 'award_adjustments',
  name: '奖励调整',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'address', key: `/awards/adjustments/${id}` }),
  events: {
    begin: [work('city', '核定奖励调整')],
    tell: [
      toFirm(
        '拟追缴奖励告知',
        (told) => [
          `经重新计算，贵公司的${named(told)}已拨付${formatAmount(told.document.paidFen)}，现应兑付${formatAmount(told.document.dueFen)}，拟追缴多付的部分。`,
          ...why(told),
          ...until(told, '陈述申辩'),
        ],
        { todo: true },
      ),
    ],
    defend: heard,
    'record-defence': heard,
    demand: [
      toFirm(
        '追缴奖励的决定',
        (told) => [
          `决定追缴贵公司的${named(told)}${formatAmount(told.document.demandedFen)}。`,
          ...why(told),
          ...until(told, '退回款项'),
          REMEDY,
        ],
        { todo: true },
      ),
      work('finance', '登记退回款项'),
    ],
    receive: [
      toFirm('退回款项已登记', (told) => [`${named(told)}的退回款项已经登记，可以在平台查看还未退回的金额。`]),
      {
        ...{ reader: 'city', level: 'progress' },
        subject: ({ document }) => `款项退回：${document.firm}`,
        text: (told) => [`市财政局登记了${named(told)}的退回款项。`],
      },
    ],
    // What is paid in addition is an award of its own: its case tells the firm.
    supplement: [],
    drop: [
      toFirm('奖励不予调整', (told) => [`${named(told)}不予调整，就此结案。`, ...why(told)], {
        when: ({ document: { teller } }) => teller !== null,
      }),
    ],
    supersede: [
      toFirm('奖励调整事项已终止', (told) => [`${named(told)}就此终止。`, ...why(told)], {
        when: ({ document: { teller } }) => teller !== null,
      }),
    ],
  },
};

/** What people are told of an adjustment of a paid award. */
export const ADJUSTMENT_MESSAGES = messageKind(table);
