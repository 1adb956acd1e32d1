import { regionName } from '../../domain/policy/city.ts';
import { CASE_KIND_WORDS, type MembershipCase } from '../../domain/registry/membership-case.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { caseTag, type MembershipWords } from './case.pages.ts';

type ListName = 'open' | 'exit' | 'removal';

export interface CasesView {
  readonly lists: Readonly<Record<ListName, readonly MembershipCase[]>>;
  readonly chosen: ListName;
  readonly today: Day;
}

const LIST_WORDS: Readonly<Record<ListName, string>> = { open: '移出办理中', exit: '主动退出', removal: '全部移出' };

export function membershipCasesPage({ lists, chosen, today }: CasesView, { city }: MembershipWords) {
  return {
    title: '退出和移出',
    wide: true,
    lead: '成员主动退出，或者由市经信局移出。移出由一人提出、告知企业，另一人决定。',
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.workbench(), text: '工作台' },
      { text: '退出和移出' },
    ],
    tabs: {
      label: '退出和移出',
      items: (Object.keys(LIST_WORDS) as ListName[]).map((name) => ({
        href: paths.membershipCases(name),
        text: LIST_WORDS[name],
        count: lists[name].length,
        current: name === chosen,
      })),
    },
    table: {
      caption: LIST_WORDS[chosen],
      captionHidden: true,
      columns: [
        { text: '编号' },
        { text: '企业', rowHead: true },
        { text: '事项' },
        { text: '状态' },
        { text: '所在地' },
        { text: '申辩期限' },
        { text: '离池日' },
      ],
      rows: lists[chosen].slice(0, 200).map((one) => ({
        cells: [
          { text: one.number },
          { text: one.name, href: paths.membershipCase(one.id) },
          { text: CASE_KIND_WORDS[one.kind] },
          { tag: caseTag(one.state) },
          { text: regionName(city, one.region) },
          one.due === null ? { text: '—' } : { date: one.due, note: one.due < today ? '已届满' : undefined },
          one.effectiveOn === null ? { text: '—' } : { date: one.effectiveOn },
        ],
      })),
      empty: { text: '这里没有事项。' },
    },
  };
}
