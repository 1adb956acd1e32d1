import { formatDay } from '../shared/calendar-date.ts';
import type { MembershipCase } from './membership-case.ts';
import type { MEMBERSHIP_BEGINNING_WORDS, MembershipEvent } from './membership-workflow.ts';
import { dueFor, REMEDY, tellingsOf, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Told } from './message.ts';

type Of = Told<MembershipCase>;

const named = ({ document: { kind, number } }: Of) => `${kind === 'exit' ? '退出声明' : '移出事项'}（编号 ${number}）`;
const fromDay = ({ document: { effectiveOn } }: Of) => (effectiveOn === null ? '决定之日' : formatDay(effectiveOn));
const { toFirm, arrives, news } = tellingsOf<MembershipCase>(named);

const table: MessageTable<MembershipCase, MembershipEvent | keyof typeof MEMBERSHIP_BEGINNING_WORDS> = {
  kind: 'membership-cases',
  name: '退出和移出',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'membership-case', key: id }),
  // Who proposed a removal does not decide it.
  barred: ({ proposedBy }) => [proposedBy.account],
  events: {
    'declare-exit': [
      toFirm(
        'required',
        '已收到退出声明',
        (told) => [
          `贵公司的${named(told)}已经收到，自${fromDay(told)}起不再是资源池的服务商。`,
          '在这一天以前，企业管理员可以撤销。退出以后要回来的，须重新申请入库。',
        ],
        { receipt: true },
      ),
      news('city', '企业声明退出', (told) => [`自${fromDay(told)}起生效。`, ...why(told)]),
      news('county', '企业声明退出', (told) => [`自${fromDay(told)}起生效。`]),
    ],
    'revoke-exit': [
      toFirm('required', '已撤销退出', (told) => [`贵公司撤销了${named(told)}，成员资格不变。`], { receipt: true }),
      news('city', '企业撤销退出'),
      news('county', '企业撤销退出'),
    ],
    'propose-removal': [
      toFirm(
        'required',
        '拟移出资源池，请陈述申辩',
        (told) => [
          `市经信局拟将贵公司移出资源池（${named(told)}）。认定的事实：${told.document.facts}`,
          ...dueFor(told, '提交陈述申辩'),
          '逾期没有提交的，市经信局依据已有的材料决定。提出移出的人不参与决定。',
        ],
        { todo: true },
      ),
      news('county', '市经信局拟移出服务商'),
    ],
    defend: [
      toFirm('progress', '陈述申辩已收到', (told) => [`贵公司对${named(told)}的陈述申辩已经收到，由市经信局决定。`], {
        receipt: true,
      }),
      arrives('city', '决定是否移出', () => ['企业已提交陈述申辩。须由提出移出以外的人决定。']),
    ],
    remove: [
      toFirm('required', '移出资源池的决定', (told) => [
        `市经信局决定将贵公司移出资源池（${named(told)}），自${fromDay(told)}起不再是资源池的服务商。`,
        ...why(told),
        REMEDY,
      ]),
      news('county', '市经信局决定移出', (told) => [`自${fromDay(told)}起生效。`]),
    ],
    drop: [
      toFirm('required', '不予移出', (told) => [
        `市经信局决定不将贵公司移出资源池（${named(told)}），成员资格不变。`,
        ...why(told),
      ]),
      news('county', '市经信局决定不予移出'),
    ],
  },
};

/** What people are told of the ways out of the pool. */
export const MEMBERSHIP_MESSAGES = messageKind(table);
