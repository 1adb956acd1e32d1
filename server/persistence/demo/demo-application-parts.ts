import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { dueIn } from '../../domain/registry/application-terms.ts';
import { WORKFLOW, type ApplicationEvent } from '../../domain/registry/application-workflow.ts';
import type {
  Application,
  ApplicationState,
  Correction,
  NamedInNotice,
  Statement,
} from '../../domain/registry/application.ts';
import type { ExpertOpinion } from '../../domain/registry/expert-opinion.ts';
import type { Objection } from '../../domain/registry/objection.ts';
import type { Actor } from '../../domain/registry/history.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { judgeDay, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { freshSalt } from '../living.ts';
import { demoActor } from './demo-accounts.ts';
import { demoMaterials } from './demo-documents.ts';
import { daysFrom } from './demo-provider-parts.ts';

/** On what the terms of invented applications rest. */
export interface DemoTerms {
  readonly today: Day;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
}

/** Something that happened so many days ago. */
export type DemoMove = readonly [event: ApplicationEvent, daysAgo: number, by: DemoOfficial | 'firm', reason?: string];
export type DemoOfficial = 'nanhu' | 'haining' | 'other' | 'city' | 'city2';

export const OFFICIALS: Readonly<Record<DemoOfficial, Actor>> = {
  nanhu: demoActor('nanhu'),
  haining: demoActor('haining'),
  other: { account: 'demo-county', name: '县级经信部门 · 经办人', role: 'county' },
  city: demoActor('city'),
  city2: demoActor('city2'),
};

export interface DemoCase {
  readonly firm: Provider;
  readonly serial: number;
  readonly begunDaysAgo: number;
  readonly moves: readonly DemoMove[];
  readonly statement?: Partial<Statement>;
  readonly before?: Partial<Statement>;
  readonly corrections?: readonly Correction[];
  readonly notice?: NamedInNotice;
  readonly objections?: readonly Objection[];
  readonly opinions?: readonly ExpertOpinion[];
}

/** The day so many days ago, or the last working day before it. */
export function workdayAgo({ today, calendar }: DemoTerms, days: number): Day {
  let day = daysFrom(today, -days);
  while (!judgeDay(day, calendar).counts) day = daysFrom(day, -1);
  return day;
}

/** The application as its moves leave it; each move is one that the workflow has. */
export function demoApplication(made: DemoCase, terms: DemoTerms): Application {
  const { firm, serial, moves, corrections = [], objections = [], opinions = [] } = made;
  // As the shipped city.yaml has it: 市本级 has no office that reviews first.
  const local = firm.region.startsWith('3304') && firm.region !== '330400';
  const applicant: Actor = { account: `demo-${firm.uscc}`, name: `服务商 · ${firm.contact.name}`, role: 'provider' };
  const instant = (daysAgo: number, order: number) =>
    `${workdayAgo(terms, daysAgo)}T0${1 + (order % 7)}:${String((serial * 13) % 60).padStart(2, '0')}:00.000Z`;
  const createdAt = instant(made.begunDaysAgo, 0);
  let state: ApplicationState = 'draft';
  const history: Application['history'][number][] = [
    {
      version: 1,
      at: createdAt,
      by: applicant,
      event: 'begin',
      from: '',
      to: 'draft',
      reason: '',
      shown: null,
      salt: freshSalt(),
    },
  ];
  for (const [event, daysAgo, by, reason = ''] of moves) {
    const step: (typeof WORKFLOW)[ApplicationState][ApplicationEvent] = WORKFLOW[state][event];
    if (step === undefined) throw new Error(`demonstration data: no ${event} in ${state} (${firm.name})`);
    const to: ApplicationState =
      typeof step.to === 'function' ? step.to({ local } as never, { objections } as never) : step.to;
    const version = history.length + 1;
    const actor = by === 'firm' ? applicant : OFFICIALS[by];
    history.push({
      version,
      at: instant(daysAgo, version),
      by: actor,
      event,
      from: state,
      to,
      reason,
      shown: null,
      salt: freshSalt(),
    });
    state = to;
  }
  const since = (history.findLast(({ from, to }) => from !== to)?.at ?? createdAt).slice(0, 10);
  const notice = made.notice ?? null;
  const reviewed = history.findLast(({ event }) => event === 'recommend' || event === 'advise-against');
  const whole = { ...wholeStatement(firm, serial, terms), ...made.statement };
  return {
    id: (0xd0_0000_0000 + serial).toString(16).padStart(24, '0'),
    state,
    version: history.length,
    history,
    number: moves.some(([event]) => event === 'submit') ? `RK${yearOf(since)}${String(serial).padStart(4, '0')}` : null,
    uscc: firm.uscc,
    name: firm.name,
    region: firm.region,
    statement: whole,
    before: made.before === undefined ? null : { ...whole, ...made.before },
    corrections,
    firstReview:
      reviewed === undefined
        ? null
        : { by: reviewed.by, opinion: reviewed.event as 'recommend' | 'advise-against', reason: reviewed.reason },
    since,
    due: dueIn(state, since, terms.rules, terms.calendar, notice),
    notice,
    objections,
    opinions,
    effects: [],
    createdAt,
  };
}

/** A statement with nothing missing. */
function wholeStatement(firm: Provider, serial: number, { today, rules }: DemoTerms): Statement {
  const accepted = (days: number) => daysFrom(today, -days - serial);
  return {
    categories: firm.categories,
    industries: firm.industries,
    summary: firm.summary,
    contactName: firm.contact.name,
    contactPhone: firm.contact.phone,
    teamSize: 12 + ((serial * 7) % 40),
    cases: [
      {
        customer: '嘉兴示禾机械有限公司（虚构）',
        project: '机加工车间设备联网与报工',
        signedOn: accepted(500),
        acceptedOn: accepted(330),
      },
      {
        customer: '浙江样织纺织有限公司（虚构）',
        project: '织造车间质量追溯',
        signedOn: accepted(380),
        acceptedOn: accepted(200),
      },
      {
        customer: '海宁演穗电器有限公司（虚构）',
        project: '仓储与采购协同',
        signedOn: accepted(120),
        acceptedOn: null,
      },
    ],
    declared: rules.conditions.map(({ code }) => code),
    materials: demoMaterials(serial, rules),
  };
}
