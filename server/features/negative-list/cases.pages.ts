import { regionName } from '../../domain/policy/city.ts';
import type { Account } from '../../domain/registry/account.ts';
import { CLUE_SOURCES, type ListingCase } from '../../domain/registry/listing-case.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import { caseTag, firmName, groundWords, leftWords, type ListingWords } from './case-parts.pages.ts';

type ListName = 'mine' | 'office' | 'firm' | 'in-force' | 'done';

export interface DeskView {
  readonly lists: Readonly<Record<ListName, readonly ListingCase[]>>;
  /** Whether the finished ones were looked up. */
  readonly finished: boolean;
  readonly today: Day;
}

const LIST_WORDS: Readonly<Record<ListName, string>> = {
  mine: '等我办',
  office: '等其他人办',
  firm: '等企业申辩',
  'in-force': '在清单内',
  done: '已办结',
};

export const CASES_PAGE_SIZE = 50;

export interface CasesChoice {
  readonly list: ListName;
  readonly q: string;
  readonly page: number;
}

/** The lists with their counts, for the left rail of the cases and of the workbench. */
export function deskGroup(view: DeskView, person: Account, chosen?: ListName) {
  const late = ({ due, state }: ListingCase) => state !== 'notified' && due !== null && due < view.today;
  const names = (Object.keys(LIST_WORDS) as ListName[]).filter((name) => name !== 'mine' || person.role === 'city');
  return {
    title: '负面清单案件',
    items: names.map((name) => ({
      href: paths.listingCases(name),
      text: LIST_WORDS[name],
      ...((view.finished || isRunning(name)) && { count: view.lists[name].length }),
      current: name === chosen,
      others: name !== 'mine',
      waiting: (name === 'mine' || name === 'office') && view.lists[name].some(late),
    })),
  };
}

function isRunning(name: ListName): boolean {
  return name === 'mine' || name === 'office' || name === 'firm';
}

export function listingCasesPage(view: DeskView, choice: CasesChoice, words: ListingWords, person: Account) {
  const { today } = view;
  const list = choice.list === 'mine' && person.role !== 'city' ? 'office' : choice.list;
  const found = view.lists[list].filter((one) => matches(one, choice.q));
  const last = Math.max(Math.ceil(found.length / CASES_PAGE_SIZE), 1);
  const page = Math.min(choice.page, last);
  const shown = found.slice((page - 1) * CASES_PAGE_SIZE, page * CASES_PAGE_SIZE);
  const running = isRunning(list);
  return {
    title: '负面清单案件',
    lead: person.role === 'county' ? `${regionName(words.city, person.region ?? '')}的案件` : '全市的案件',
    wide: true,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.negativeList(), text: '负面清单' },
      { text: '案件' },
    ],
    action: mayEver(person, 'listing.report') ? { href: paths.listingCaseNew(), text: '登记线索' } : undefined,
    groups: [deskGroup(view, person, list)],
    find: { action: paths.listingCases(), list, q: choice.q },
    queue: {
      caption: `${LIST_WORDS[list]}的 ${found.length} 件`,
      columns: [
        { text: '服务商', rowHead: true },
        { text: '事由' },
        { text: '状态' },
        ...(running ? [{ text: '期限' }, { text: '剩余' }] : [{ text: '列入' }, { text: '截止' }]),
      ],
      rows: shown.map((one) => ({
        cells: [
          { text: firmName(one), href: paths.listingCase(one.id), note: one.number },
          { text: groundOfCase(one, words) },
          { tag: caseTag(one, today) },
          ...(running ? dueCells(one, today, words) : entryCells(one)),
        ],
      })),
      empty: { text: list === 'mine' ? '没有等您办理的案件。' : '这里没有案件。' },
    },
    pagination: turning({
      page,
      size: CASES_PAGE_SIZE,
      total: found.length,
      shown: shown.length,
      unit: '件',
      address: (number) => addressOf({ ...choice, list, page: number }),
    }),
  };
}

function addressOf({ list, q, page }: CasesChoice): string {
  const query = new URLSearchParams({ list, ...(q !== '' && { q }), ...(page > 1 && { page: String(page) }) });
  return `${paths.listingCases()}?${query.toString()}`;
}

function matches(one: ListingCase, q: string): boolean {
  const text = [one.number, one.entry?.decision, one.subject?.name, one.subject?.uscc, one.clue.whom].join('\n');
  return q === '' || text.toLowerCase().includes(q.toLowerCase());
}

function groundOfCase({ entry, proposal, clue }: ListingCase, { rules }: ListingWords): string {
  const code = entry?.ground ?? proposal?.ground;
  return code === undefined ? `线索：${CLUE_SOURCES[clue.source]}` : groundWords(code, rules);
}

function dueCells({ due, state }: ListingCase, today: Day, { calendar }: ListingWords) {
  if (due === null) return [{ text: '无期限' }, { text: '—' }];
  if (state === 'notified' && due < today) return [{ date: due }, { tag: { kind: 'waiting', text: '申辩期已满' } }];
  const { late, text } = leftWords(due, today, calendar);
  return [{ date: due }, late ? { tag: { kind: 'waiting', text } } : { text }];
}

function entryCells({ entry, since }: ListingCase) {
  if (entry === null) return [{ text: '未列入' }, { text: `${formatDay(since)}办结` }];
  return [{ date: entry.from }, entry.to === null ? { text: '随来源名单' } : { date: entry.to }];
}
