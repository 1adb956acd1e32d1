import { countedFigure, latestVersion, subjectWords } from '../records/revenue-statement.ts';
import type { RevenueStatement } from '../records/revenue-statement.ts';
import type { RevenueEvent } from '../records/revenue-workflow.ts';
import { formatAmount } from '../shared/money.ts';
import { tellingsOf, why } from './message-parts.ts';
import { messageKind, type MessageTable, type Told } from './message.ts';

type Of = Told<RevenueStatement>;

const named = ({ document: { number, subject } }: Of) => `${subjectWords(subject)}（编号 ${number}）`;
const { toFirm, arrives, news } = tellingsOf<RevenueStatement>(named);

/** The figure that an entry is about: the last that was declared up to it. */
const figure = ({ document, entry }: Of) => {
  const upTo = document.versions.filter(({ version }) => version <= entry.version);
  return formatAmount(latestVersion({ ...document, versions: upTo }).fen);
};

const received = toFirm(
  'progress',
  '已收到',
  (told) => [`贵公司申报的${named(told)}为 ${figure(told)}，已经收到。核实以前不计入奖励测算。`],
  { receipt: true },
);
const restated = toFirm(
  'progress',
  '更正已收到',
  (told) => [
    `贵公司把${named(told)}更正为 ${figure(told)}，已经收到。核实以前，仍按原来核实的 ${still(told)} 测算。`,
    ...why(told),
  ],
  { receipt: true },
);
const verifying = (reader: 'county' | 'city') =>
  arrives(reader, '核实营收', (told) => [`申报数为 ${figure(told)}。请对照审计报告和纳税申报表核实。`]);
const arriving = [verifying('city'), verifying('county')];

function still({ document }: Of): string {
  const counted = countedFigure(document);
  return counted === undefined ? '数' : formatAmount(counted.fen);
}

const table: MessageTable<RevenueStatement, RevenueEvent> = {
  kind: 'revenue-statements',
  name: '营收',
  uscc: ({ uscc }) => uscc,
  region: ({ region }) => region,
  link: ({ id }) => ({ page: 'revenue', key: id }),
  events: {
    import: [
      toFirm('required', '已录入', (told) => [
        `市经信局按历史记录录入了贵公司的${named(told)}：${figure(told)}，计入奖励测算。`,
        '如与审计报告不符，请在营收台账中更正。',
      ]),
    ],
    declare: [received, ...arriving],
    restate: [restated, ...arriving],
    withdraw: [news('city', '企业撤回营收申报'), news('county', '企业撤回营收申报')],
    verify: [
      toFirm('required', '已核实', (told) => [
        `贵公司的${named(told)}已核实为 ${figure(told)}，从现在起按此测算奖励。`,
        ...why(told),
      ]),
    ],
    return: [
      toFirm(
        'required',
        '请补正',
        (told) => [`贵公司申报的${named(told)}没有通过核实，现退回补正。`, ...why(told), '请改好后再次提交。'],
        { todo: true },
      ),
    ],
    question: [
      toFirm(
        'required',
        '请更正',
        (told) => [`对已经核实的${named(told)}，主管部门认为需要更正。`, ...why(told), '更正核实以前，仍按原数测算。'],
        { todo: true },
      ),
    ],
    settle: [toFirm('required', '维持原数', (told) => [`${named(told)}不再更正，维持原来核实的数。`, ...why(told)])],
  },
};

/** What people are told of the figures in the revenue ledger. */
export const REVENUE_MESSAGES = messageKind(table);
