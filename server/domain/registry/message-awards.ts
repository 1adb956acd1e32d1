import { awardMatterWords, type AwardCaseEvent } from './award-case-words.ts';
import type { HistoryEntry } from './history.ts';
import { formatAmount, type Fen } from '../shared/money.ts';
import { ROLES, type Role } from './account.ts';
import { REMEDY, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Telling, type Told } from './message.ts';

/** What of an award its messages speak of; the case itself belongs to the awards, which know more than the registry. */
interface ToldAward {
  readonly id: string;
  readonly version: number;
  readonly history: readonly HistoryEntry[];
  readonly state: string;
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly matter: string;
  readonly clause: string;
  readonly fen: Fen;
  readonly departments: readonly Role[];
  readonly approvals: readonly unknown[];
  readonly notice: { readonly number: string; readonly until: string } | null;
}

type Of = Told<ToldAward>;
type Says = Telling<ToldAward>;

const named = ({ document: { matter, fen } }: Of) => `${awardMatterWords(matter)}奖励（${formatAmount(fen)}）`;

const toFirm = (
  level: 'required' | 'progress',
  subject: string,
  text: (told: Of) => readonly string[],
  more: Partial<Says> = {},
): Says => ({
  ...{ reader: 'firm', level, text },
  subject: (told) => `${subject}：${named(told)}`,
  ...more,
});

type Office = 'city' | 'market' | 'finance';

/** For the office whose turn it is to approve: it is asked while the case still stands as the entry left it. */
const approves = (reader: Office): Says => ({
  ...{ reader, level: 'work', todo: true },
  when: ({ document: { state, departments, approvals }, latest }) =>
    latest && state === 'in-approval' && departments[approvals.length] === reader,
  subject: ({ document }) => `待审核：${document.firm}`,
  text: (told) => [`${told.document.firm}的${named(told)}等待${ROLES[reader]}审核。`],
});
const TURNS = (['market', 'city', 'finance'] as const).map(approves);

const work = (reader: Office, deed: string, when?: Says['when']): Says => ({
  ...{ reader, level: 'work', todo: true, ...(when !== undefined && { when }) },
  subject: ({ document }) => `待${deed}：${document.firm}`,
  text: (told) => [`${told.document.firm}的${named(told)}等待${deed}。`, ...why(told)],
});

const approved: Says['when'] = ({ document: { state }, latest }) => latest && state === 'approved';

const closed = (subject: string, words: string) =>
  toFirm('required', subject, (told) => [`贵公司的${named(told)}${words}`, ...why(told), REMEDY]);

const table: MessageTable<ToldAward, AwardCaseEvent | 'begin'> = {
  kind: 'award_cases',
  name: '奖励',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'address', key: `/awards/${id}` }),
  events: {
    begin: [
      toFirm(
        'required',
        '请确认奖励',
        (told) => [
          `平台按记录在案的事实算出，贵公司可以得到${named(told)}，依据政策条款 ${told.document.clause}。不用申请。`,
          '请核对计算过程，确认金额和收款账户；对事实有不同意见的，可以提出异议。',
        ],
        { todo: true },
      ),
    ],
    confirm: TURNS,
    dispute: [
      toFirm('progress', '异议已收到', (told) => [`对${named(told)}的异议已经收到，由市经信局核实答复。`], {
        receipt: true,
      }),
      work('city', '答复企业异议'),
    ],
    'uphold-dispute': [closed('异议成立', '异议成立，更正事实后重新计算。')],
    'decline-dispute': [
      toFirm(
        'required',
        '异议不成立',
        (told) => [`对${named(told)}的异议不成立，请确认金额和账户。`, ...why(told), REMEDY],
        { todo: true },
      ),
    ],
    approve: [...TURNS, work('city', '公示', approved)],
    return: [work('city', '处理部门退回')],
    'tell-again': [
      toFirm('required', '请再次确认奖励', (told) => [`请再次核对并确认${named(told)}。`, ...why(told)], {
        todo: true,
      }),
    ],
    recompute: [closed('重新计算', '在告知之后事实有变动，将重新计算。')],
    'open-notice': [
      toFirm('progress', '奖励公示', ({ document, ...told }) => [
        `贵公司的${named({ document, ...told })}开始公示${document.notice === null ? '' : `，文号${document.notice.number}`}。`,
      ]),
    ],
    object: [toFirm('required', '公示有异议', (told) => [`${named(told)}公示期间收到异议，核实答复之前暂不拨付。`])],
    // Who objected is told by the receipt; the firm learns of what is registered.
    'decline-objection': [],
    'dismiss-objection': [
      toFirm('progress', '公示异议不成立', (told) => [`对${named(told)}的公示异议不成立，继续办理。`, ...why(told)]),
    ],
    'uphold-objection': [closed('公示异议成立', '公示异议成立，将重新计算。')],
    'close-notice': [
      toFirm('progress', '公示期满', (told) => [`${named(told)}公示期满，转市财政局拨付。`]),
      work('finance', '拨付'),
    ],
    'take-in-batch': [toFirm('progress', '已列入拨付', (told) => [`${named(told)}已列入拨付批次。`])],
    pay: [toFirm('required', '奖励已拨付', (told) => [`${named(told)}已经拨付到贵公司确认的账户。`])],
    bounce: [
      toFirm('required', '请更正收款账户', (told) => [`${named(told)}被银行退回，请更正收款账户。`, ...why(told)], {
        todo: true,
      }),
    ],
    'correct-account': [work('finance', '拨付')],
    withdraw: [closed('奖励撤销', '已撤销，不再办理。')],
  },
};

/** What people are told of an award; of a round as a whole nobody is told beside. */
export const AWARD_MESSAGES = messageKind(table);
