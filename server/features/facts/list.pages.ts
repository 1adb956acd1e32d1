import { regionName } from '../../domain/policy/city.ts';
import type { FactKind } from '../../domain/records/fact-kind.ts';
import { FACT_LISTS, type FactChoice, type FactList } from '../../domain/records/fact-lists.ts';
import { firmsDeclare, mayDeclare } from '../../domain/records/fact-workflow.ts';
import { countedFact, factDue, FACT_WAITING, latestFact, type FirmFact } from '../../domain/records/firm-fact.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import * as factPaths from '../../fact-paths.ts';
import { factCell, factTag, factTrail, kindTabs, listedFields, type FactWords } from './fact-parts.pages.ts';

interface FactListView {
  readonly facts: readonly FirmFact[];
  readonly choice: FactChoice;
  readonly today: Day;
}

const MOST_SHOWN = 200;

function queryOf({ list, region, q }: FactChoice): string {
  const query = new URLSearchParams();
  if (list !== 'waiting') query.set('list', list);
  if (region !== undefined) query.set('region', region);
  if (q !== '') query.set('q', q);
  return query.size === 0 ? '' : `?${query}`;
}

/** The officials' list: what waits first, the longest waiting on top; every filter in the address. */
export function factListPage(kind: FactKind, view: FactListView, words: FactWords, person: Account) {
  const { facts, choice } = view;
  const { name, word } = kind;
  const county = person.role === 'county';
  const address = (one: FactChoice) => `${factPaths.facts(name)}${queryOf(one)}`;
  const enters = mayDeclare(kind, person, { region: person.region ?? '' });
  return {
    title: `${word}台账`,
    lead: `${county ? regionName(words.city, person.region ?? '') : '全市'}${firmsDeclare(kind) ? `服务商申报和登记的${word}` : `服务商的${word}，由主管部门登记`}。对照材料确认后写入企业档案，按此测算奖励。`,
    wide: true,
    word,
    action: enters ? { href: factPaths.factNew(name), text: `登记${word}`, kind: 'secondary' } : undefined,
    more:
      name === 'other-awards' && mayEver(person, 'other-award.import')
        ? [{ href: factPaths.factImport(name), text: '导入表格' }]
        : undefined,
    breadcrumb: factTrail(kind, person),
    kinds: kindTabs(kind),
    tabs: (Object.keys(FACT_LISTS) as FactList[]).map((list) => ({
      href: address({ ...choice, list }),
      text: FACT_LISTS[list].text,
      current: list === choice.list,
      ...(list === choice.list && { count: facts.length }),
    })),
    filters: !county && {
      action: factPaths.facts(name),
      hidden: [{ name: 'list', value: choice.list }, ...(choice.q === '' ? [] : [{ name: 'q', value: choice.q }])],
      groups: [
        {
          legend: '所在地',
          name: 'region',
          kind: 'radios',
          options: [{ code: '', name: '全部' }, ...words.city.regions].map(({ code, name: text }) => ({
            value: code,
            text,
            checked: (choice.region ?? '') === code,
          })),
        },
      ],
      reset: address({ list: choice.list, q: '', region: undefined }),
    },
    find: {
      action: factPaths.facts(name),
      q: choice.q,
      hidden: [
        { name: 'list', value: choice.list },
        ...(choice.region === undefined ? [] : [{ name: 'region', value: choice.region }]),
      ],
    },
    chips: {
      items: [
        ...(choice.region === undefined || county
          ? []
          : [{ text: regionName(words.city, choice.region), href: address({ ...choice, region: undefined }) }]),
        ...(choice.q === '' ? [] : [{ text: `“${choice.q}”`, href: address({ ...choice, q: '' }) }]),
      ],
    },
    total: facts.length,
    downloads: (['xlsx', 'csv'] as const).map((format) => ({
      href: `${factPaths.factExport(name, format)}${queryOf(choice)}`,
      text: format === 'xlsx' ? '下载表格（XLSX）' : '下载 CSV',
    })),
    table: tableOf(kind, view, words),
  };
}

function tableOf(kind: FactKind, { facts, today }: FactListView, words: FactWords) {
  return {
    caption: kind.word,
    captionHidden: true,
    columns: [
      { text: kind.word, rowHead: true },
      { text: '企业' },
      ...listedFields(kind).map(({ label, type }) => ({
        text: label,
        ...(type === 'money' && { unit: '万元', numeric: true }),
      })),
      { text: '状态' },
      { text: '期限' },
    ],
    rows: facts.slice(0, MOST_SHOWN).map((fact) => ({
      cells: [
        { text: fact.title, href: factPaths.fact(kind.name, fact.id), note: fact.number },
        { text: fact.name, note: regionName(words.city, fact.region) },
        ...listedFields(kind).map((field) => factCell(field, latestFact(fact).data)),
        { tag: factTag(fact.state), ...(fact.state !== 'confirmed' && countedFact(fact) !== null && COUNTS) },
        dueCell(fact, today, words),
      ],
    })),
    empty: { text: `这里没有${kind.word}。` },
    note: facts.length > MOST_SHOWN ? `只列出前 ${MOST_SHOWN} 条，下载的表格是全部。` : undefined,
  };
}

const COUNTS = { note: '原来确认的仍计入' } as const;

function dueCell(fact: FirmFact, today: Day, words: FactWords) {
  const due = factDue(fact, words.revenueRules, words.calendar);
  if (due === null) return { date: fact.since };
  const { late, text } = leftWords(due, today, words.calendar);
  return late ? { tag: { kind: 'waiting', text } } : { text };
}

/** A line of the workbench's rail for each kind that a person confirms. */
export function factGroup(
  all: readonly { readonly kind: FactKind; readonly facts: readonly FirmFact[] }[],
  today: Day,
  words: FactWords,
) {
  return {
    title: '标准、证书、奖补、合并',
    items: all.map(({ kind, facts }) => {
      const open = facts.filter(({ state }) => FACT_WAITING.includes(state));
      const waiting = open.some((one) => (factDue(one, words.revenueRules, words.calendar) ?? today) < today);
      return { href: factPaths.facts(kind.name), text: `${kind.word}待确认`, count: open.length, waiting };
    }),
  };
}
