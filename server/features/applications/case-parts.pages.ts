import { industryName, type City } from '../../domain/policy/city.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { Turn } from '../../domain/registry/application-terms.ts';
import {
  STATE_WORDS,
  type Application,
  type ApplicationState,
  type Statement,
  type StatementPart,
} from '../../domain/registry/application.ts';
import { materialCode } from '../../domain/registry/materials.ts';
import { formatDay, yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import { materialWords } from './materials.pages.ts';

/** What the pages are written with, beside the case itself. */
export interface CaseWords {
  readonly city: City;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly placeOf: (region: string) => string;
}

const TAGS: Readonly<Record<ApplicationState, 'neutral' | 'good' | 'waiting' | 'danger'>> = {
  draft: 'neutral',
  'first-review': 'waiting',
  'returned-first': 'waiting',
  'city-review': 'waiting',
  'returned-city': 'waiting',
  passed: 'waiting',
  'in-notice': 'waiting',
  objected: 'danger',
  admitted: 'good',
  refused: 'danger',
  withdrawn: 'neutral',
};

export function stateTag(state: ApplicationState) {
  return { kind: TAGS[state], text: STATE_WORDS[state] };
}

export function turnWords(turn: Turn, place: string): string | undefined {
  switch (turn) {
    case 'firm':
      return '轮到申请企业';
    case 'county':
      return `轮到${place}经信部门`;
    case 'city':
      return '轮到市经信局';
    case 'public':
      return '公示中，接受异议';
    case 'nobody':
      return undefined;
  }
}

/** Until when, and what is left of it. A year without published holidays is counted by weekends, and that is said. */
export function untilWords({ state, due, since }: Application, today: Day, calendar: WorkCalendar): string {
  if (due === null) return `自${formatDay(since)}起`;
  const deed = state === 'in-notice' ? '公示至' : '期限至';
  const assumed = calendar.has(yearOf(due)) ? '' : `（${yearOf(due)} 年放假安排未公布，暂按周末推算）`;
  const over = state === 'in-notice' && due < today;
  return `${deed}${formatDay(due)}，${over ? '已届满' : leftWords(due, today, calendar).text}${assumed}`;
}

/** What the firm states, as a definition list; the cases stand in a table of their own. */
export function statementFacts(statement: Statement, { city, rules }: CaseWords) {
  const schemes = city.schemes.flatMap((scheme) => {
    const own = scheme.categories.filter(({ code }) => statement.categories.includes(code));
    return own.length === 0 ? [] : [{ term: `服务类别（${scheme.name}）`, words: own.map(({ name }) => name) }];
  });
  const declared = rules.conditions.filter(({ code }) => statement.declared.includes(code));
  return [
    ...(schemes.length === 0 ? [{ term: '服务类别' }] : schemes),
    list(
      '服务行业',
      statement.industries.map((code) => industryName(city, code)),
    ),
    { term: '业务简介', text: statement.summary },
    list('联系人', [statement.contactName, statement.contactPhone].filter(Boolean)),
    statement.teamSize === null ? { term: '服务团队' } : { term: '服务团队', text: `${statement.teamSize} 人` },
    declared.length === 0
      ? { term: '入库条件承诺' }
      : { term: '入库条件承诺', text: `${declared.length} 项，共 ${rules.conditions.length} 项` },
  ];
}

function list(term: string, words: readonly string[]) {
  return words.length === 0 ? { term } : { term, words };
}

export function casesTable({ cases }: Statement) {
  const day = (value: Day | null, none: string) => (value === null ? { text: none } : { date: value });
  return {
    caption: '典型案例',
    columns: [{ text: '企业', rowHead: true }, { text: '项目' }, { text: '签约' }, { text: '验收' }],
    rows: cases.map(({ customer, project, signedOn, acceptedOn }) => ({
      cells: [{ text: customer }, { text: project }, day(signedOn, ''), day(acceptedOn, '未验收')],
    })),
    empty: { text: '没有填写典型案例。' },
  };
}

/** Who the firm is, from the register: nothing that it typed into the application. */
export function identityFacts({ application, provider, listed }: SeenApplication, placeOf: (region: string) => string) {
  return [
    { term: '统一社会信用代码', text: application.uscc },
    { term: '所在地', text: placeOf(application.region) },
    ...(provider === null
      ? []
      : [
          { term: '法定代表人', text: provider.legalRepresentative },
          { term: '成立日期', date: provider.establishedOn },
        ]),
    { term: '负面清单', ...(listed ? { tag: { kind: 'danger', text: '在负面清单内' } } : { text: '未列入' }) },
  ];
}

/** One part of a statement in words, to stand before or after a change. */
export function partWords(statement: Statement, field: StatementPart, { city, rules }: CaseWords): string[] {
  const code = materialCode(field);
  if (code !== undefined) return materialWords(statement.materials, code);
  switch (field) {
    case 'categories':
      return city.schemes
        .flatMap((scheme) => scheme.categories)
        .filter(({ code }) => statement.categories.includes(code))
        .map(({ name }) => name);
    case 'industries':
      return statement.industries.map((code) => industryName(city, code));
    case 'declared':
      return rules.conditions.filter(({ code }) => statement.declared.includes(code)).map(({ text }) => text);
    case 'cases':
      return statement.cases.map(
        ({ customer, project, signedOn, acceptedOn }) =>
          `${customer}：${project}（${signedOn ?? '未填'} 签约，${acceptedOn === null ? '未验收' : `${acceptedOn} 验收`}）`,
      );
    default:
      return [String(statement[field as keyof Statement] ?? '')];
  }
}

/** What experts said, for the page of a step and of the case; nothing where none was asked, or for who may not know. */
export function opinionFacts({ application: { opinions } }: SeenApplication) {
  return opinions.map(({ name, unit, content }) => ({
    term: '专家意见',
    lines: content.split('\n'),
    note: `${unit} ${name}`,
  }));
}
