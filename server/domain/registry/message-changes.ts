import { IDENTITY_WORDS, type ChangeRequest } from './change-request.ts';
import type { ChangeEvent } from './change-workflow.ts';
import { REMEDY, tellingsOf, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Told } from './message.ts';

type Of = Told<ChangeRequest>;

const named = ({ document: { number } }: Of) => `变更申请（编号 ${number}）`;
const what = ({ document: { changes } }: Of) => changes.map(({ field }) => IDENTITY_WORDS[field]).join('、');
const { toFirm, arrives, news } = tellingsOf<ChangeRequest>(named);
const toCity = arrives('city', '审核变更', (told) => [`变更内容：${what(told)}。请对照登记机关的记录审核。`]);

const received = toFirm(
  'required',
  '变更申请已收到',
  (told) => [
    `贵公司的${named(told)}已经收到，由市经信局审核。变更内容：${what(told)}。`,
    '同意以前，登记信息仍按原来的显示。有了结果会再通知您。',
  ],
  { receipt: true },
);

const table: MessageTable<ChangeRequest, ChangeEvent | 'begin'> = {
  kind: 'change-requests',
  name: '信息变更',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'change', key: id }),
  events: {
    begin: [received, toCity],
    resubmit: [received, toCity],
    withdraw: [news('city', '企业撤回变更申请')],
    approve: [
      toFirm('required', '已同意变更', (told) => [
        `市经信局已同意贵公司的${named(told)}。变更内容：${what(told)}。名录和企业页面已按新的信息显示，原来的留有记录。`,
        ...why(told),
      ]),
      news('county', '市经信局同意变更', (told) => [`变更内容：${what(told)}。`]),
    ],
    return: [
      toFirm(
        'required',
        '请补正变更申请',
        (told) => [`市经信局退回了贵公司的${named(told)}。`, ...why(told), '请改好后再次提交，或者撤回申请。'],
        { todo: true },
      ),
    ],
    refuse: [
      toFirm('required', '不予变更的决定', (told) => [
        `市经信局决定：贵公司的${named(told)}不予变更，登记信息维持不变。`,
        ...why(told),
        REMEDY,
      ]),
      news('county', '市经信局不予变更'),
    ],
  },
};

/** What people are told of a request to change what identifies a firm. */
export const CHANGE_MESSAGES = messageKind(table);
