import { regionName } from '../../domain/policy/city.ts';
import type { Account } from '../../domain/registry/account.ts';
import { IDENTITY_WORDS, isLate, type ChangeRequest } from '../../domain/registry/change-request.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { changeTag, dueOf, latenessCell, leftOf, untilOf, type ChangeWords } from './change-parts.pages.ts';

interface OwnView {
  readonly provider: Provider;
  readonly requests: readonly ChangeRequest[];
  readonly open: ChangeRequest | undefined;
  readonly lateReports: number;
  readonly today: Day;
}

const whatOf = ({ changes }: ChangeRequest) => changes.map(({ field }) => IDENTITY_WORDS[field]);

/** The firm's own requests, and 申请变更 where none is open. */
export function ownChangesPage({ provider, requests, open, lateReports, today }: OwnView, words: ChangeWords) {
  const begin = { href: paths.changeNew(), text: '申请变更' };
  const days = words.rules.changeReportDays;
  return {
    title: '信息变更',
    number: provider.name,
    lead: `企业名称、法定代表人、注册地、注册地址、成立日期和软件企业证书登记后锁定。发生变化的，请在 ${days} 个工作日内申请变更。`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.profile(), text: '企业资料' },
      { text: '信息变更' },
    ],
    action: open === undefined ? begin : undefined,
    banner: lateReports > 0 ? { kind: 'waiting', text: `累计迟报 ${lateReports} 次。迟报会在评级时计入。` } : undefined,
    table: {
      caption: '本企业的变更申请',
      captionHidden: true,
      columns: [
        { text: '编号', rowHead: true },
        { text: '变更内容' },
        { text: '发生日期' },
        { text: '状态' },
        { text: '期限' },
        { text: '报告' },
      ],
      rows: requests.map((one) => ({
        cells: [
          { text: one.number, href: paths.change(one.id) },
          { words: whatOf(one) },
          { date: one.occurredOn },
          { tag: changeTag(one.state) },
          { text: untilOf(one, today, words) },
          latenessCell(one, words),
        ],
      })),
      empty: { text: '还没有变更申请。', action: begin },
    },
  };
}

export const CHANGE_LISTS = ['open', 'returned', 'done'] as const;
export type ChangeList = (typeof CHANGE_LISTS)[number];

const LIST_WORDS: Readonly<Record<ChangeList, string>> = { open: '待审核', returned: '等企业补正', done: '已办结' };
const MOST_SHOWN = 200;

interface OfficeView extends Readonly<Record<ChangeList, readonly ChangeRequest[]>> {
  readonly today: Day;
}

/** The requests that an official may read, by list; the longest waiting first. */
export function officeChangesPage(view: OfficeView, chosen: ChangeList, words: ChangeWords, person: Account) {
  const { today } = view;
  const all = view[chosen];
  const county = person.role === 'county';
  return {
    title: '信息变更',
    lead: `${county ? regionName(words.city, person.region ?? '') : '全市'}服务商对名称、法定代表人等登记信息的变更申请，由市经信局决定。`,
    wide: true,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.workbench(), text: '工作台' },
      { text: '信息变更' },
    ],
    tabs: CHANGE_LISTS.map((list) => ({
      href: paths.changes(list),
      text: LIST_WORDS[list],
      count: view[list].length,
      current: list === chosen,
    })),
    table: {
      caption: `${LIST_WORDS[chosen]}的 ${all.length} 件，其中迟报 ${all.filter((one) => isLate(one)).length} 件`,
      columns: [
        { text: '编号' },
        { text: '企业', rowHead: true },
        { text: '变更内容' },
        { text: '所在地' },
        { text: '报告' },
        ...(chosen === 'done' ? [{ text: '结果' }, { text: '办结' }] : [{ text: '到达' }, { text: '剩余' }]),
      ],
      rows: all.slice(0, MOST_SHOWN).map((one) => ({
        cells: [
          { text: one.number },
          { text: one.name, href: paths.change(one.id) },
          { words: whatOf(one) },
          { text: regionName(words.city, one.region) },
          latenessCell(one, words),
          ...(chosen === 'done' ? [{ tag: changeTag(one.state) }, { date: one.since }] : waiting(one, today, words)),
        ],
      })),
      empty: { text: '这里没有变更申请。' },
      note: all.length > MOST_SHOWN ? `只列出前 ${MOST_SHOWN} 件。` : undefined,
    },
  };
}

function waiting(request: ChangeRequest, today: Day, words: ChangeWords) {
  const due = dueOf(request, words);
  if (due === null) return [{ date: request.since }, { text: '' }];
  const { late, text } = leftOf(due, today, words);
  return [{ date: request.since }, late ? { tag: { kind: 'waiting', text } } : { text }];
}

/** The group of change requests in the rail of the workbench. */
export function changeGroup(view: OfficeView, words: ChangeWords) {
  const late = view.open.some((one) => (dueOf(one, words) ?? view.today) < view.today);
  return {
    title: '信息变更',
    items: [
      { href: paths.changes(), text: LIST_WORDS.open, count: view.open.length, waiting: late },
      { href: paths.changes('returned'), text: LIST_WORDS.returned, count: view.returned.length },
    ],
  };
}
