import { formatDay } from '../shared/calendar-date.ts';
import { dueFor, tellingsOf, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Told } from './message.ts';
import type { ReviewEvent } from './review-workflow.ts';
import type { ReviewCase } from './review.ts';

type Of = Told<ReviewCase>;

const named = ({ document: { year, number } }: Of) => `${year} 年年度复核（编号 ${number}）`;
const { toFirm, arrives, news } = tellingsOf<ReviewCase>(named);
const asked = ({ document, latest }: Of) => (latest && document.asked !== '' ? [`要求：${document.asked}`] : []);
const receipt = (subject: string) =>
  toFirm('progress', subject, (told) => [`贵公司的${named(told)}已经收到，由市经信局复核。有了结果会再通知您。`], {
    receipt: true,
  });

const table: MessageTable<ReviewCase, ReviewEvent | 'begin'> = {
  kind: 'review-cases',
  name: '年度复核',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'review-case', key: id }),
  events: {
    begin: [
      toFirm(
        'required',
        '请办理年度复核',
        (told) => [
          `资源池成员每年复核一次，${named(told)}已经开始。`,
          ...dueFor(told, '填写并提交复核表'),
          '拒绝复核或者逾期不提交的，市经信局可以提出移出资源池。',
        ],
        { todo: true },
      ),
    ],
    save: [],
    submit: [receipt('复核表已收到'), arrives('city', '复核')],
    report: [receipt('整改报告已收到'), arrives('city', '复核整改结果')],
    return: [
      toFirm(
        'required',
        '请补正复核表',
        (told) => [
          `市经信局退回了贵公司的${named(told)}。`,
          ...why(told),
          ...asked(told),
          ...dueFor(told, '改好并重新提交'),
        ],
        { todo: true },
      ),
    ],
    keep: [
      toFirm('required', '复核合格', (told) => [`贵公司的${named(told)}合格，成员资格不变。`, ...why(told)]),
      news('county', '年度复核合格'),
    ],
    renew: [
      toFirm('required', '复核合格，成员资格续期', (told) => [
        `贵公司的${named(told)}合格，成员资格续期${told.document.renewedTo === null ? '' : `至${formatDay(told.document.renewedTo)}`}。`,
        ...why(told),
      ]),
      news('county', '年度复核合格并续期'),
    ],
    correct: [
      toFirm(
        'required',
        '限期整改',
        (told) => [
          `市经信局要求贵公司就${named(told)}限期整改。`,
          ...why(told),
          ...asked(told),
          ...dueFor(told, '整改并报告结果'),
          '逾期没有报告或者整改后仍不合格的，市经信局可以提出移出资源池。',
        ],
        { todo: true },
      ),
      news('county', '年度复核限期整改'),
    ],
    'propose-removal': [
      toFirm('required', '复核不合格', (told) => [
        `贵公司的${named(told)}不合格，市经信局提出将贵公司移出资源池。`,
        ...why(told),
        '移出前会另行告知事实和理由，贵公司可以陈述申辩。',
      ]),
      news('county', '复核不合格，提出移出'),
    ],
    'set-aside': [
      toFirm('progress', '不再复核', (told) => [`贵公司的${named(told)}不再进行。`, ...why(told)]),
      news('county', '不再复核'),
    ],
  },
};

/** What people are told of the yearly re-examination of a firm; of a round as a whole nobody is told beside. */
export const REVIEW_MESSAGES = messageKind(table);
