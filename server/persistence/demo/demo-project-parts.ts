import type { ProjectRules } from '../../domain/policy/project-rules.ts';
import { complaintChange, type ComplaintOrder } from '../../domain/records/complaint-workflow.ts';
import type { Complaint, ComplaintStep } from '../../domain/records/complaint.ts';
import { projectChange } from '../../domain/records/project-change.ts';
import type { ProjectStep } from '../../domain/records/project-events.ts';
import { projectDue } from '../../domain/records/project-reporting.ts';
import { NOTHING_TYPED, type ProjectOrder } from '../../domain/records/project-order.ts';
import type { Project, Side } from '../../domain/records/project.ts';
import { stepReason } from '../../domain/records/project-reason.ts';
import type { Enterprise } from '../../domain/registry/enterprise.ts';
import type { Actor, HistoryEntry } from '../../domain/registry/history.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm } from '../../domain/shared/working-days.ts';
import { freshSalt } from '../living.ts';
import { demoActor } from './demo-accounts.ts';
import { workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import { demoStored } from './demo-documents.ts';
import { firmActor } from './demo-membership-parts.ts';
import { daysFrom } from './demo-provider-parts.ts';

export type ProjectTerms = DemoTerms & { readonly projectRules: ProjectRules };

/** Who takes a step: a firm on one side, or an office. */
export type DemoWho = Provider | Enterprise | 'city' | 'city2';

/** One step of an invented project: so many days ago, by whom, and what was typed. */
export type DemoMove = readonly [event: ProjectStep, daysAgo: number, by: DemoWho, order?: Partial<ProjectOrder>];

/** What an invented project begins with; days are counted back from today, those to come are negative. */
export interface DemoProject {
  readonly serial: number;
  readonly title: string;
  readonly provider: Provider;
  readonly enterprise: Enterprise;
  readonly by: Side;
  readonly subIndustry: string;
  readonly mode: string;
  readonly wan: number;
  readonly signed: number;
  readonly registered: number;
  readonly end: number;
  readonly milestones?: readonly (readonly [title: string, daysAgo: number])[];
  readonly follows?: string;
  readonly moves: readonly DemoMove[];
}

const isProvider = (who: DemoWho): who is Provider => typeof who !== 'string' && 'pool' in who;

function actorOf(who: DemoWho): Actor {
  if (typeof who === 'string') return demoActor(who);
  if (isProvider(who)) return firmActor(who.uscc, who.contact.name);
  return { account: `demo-${who.uscc}`, name: `企业 · ${who.contact.name}`, role: 'enterprise' };
}

/** Whom an invented firm names for its projects. */
const contactOf = (firm: Provider | Enterprise) => ({
  ...{ ...firm.contact, position: isProvider(firm) ? '项目经理' : '信息化主管', email: '' },
});

const idOf = (base: number, serial: number) => (base + serial).toString(16).padStart(24, '0');
const hoursBetween = (from: string, to: string) =>
  Math.max(Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000), 0);

/** The project as its moves leave it: each is taken as people take it. */
export function demoProject(made: DemoProject, terms: ProjectTerms): Project {
  const { serial, provider, enterprise, by } = made;
  const { calendar, projectRules: rules } = terms;
  const ago = (days: number): Day => (days < 0 ? daysFrom(terms.today, -days) : workdayAgo(terms, days));
  const instant = (days: number, order: number) =>
    `${ago(days)}T0${1 + (order % 8)}:${String((serial * 11) % 60).padStart(2, '0')}:00.000Z`;
  const registeredOn = ago(made.registered);
  const at = instant(made.registered, 0);
  const entry = (version: number, change: Omit<HistoryEntry, 'version' | 'shown' | 'salt'>): HistoryEntry => ({
    ...{ version, ...change, shown: null, salt: freshSalt() },
  });
  const number = `XM${yearOf(registeredOn)}${String(serial).padStart(4, '0')}`;
  const contractNumber = `HT-${yearOf(ago(made.signed))}-${String(serial).padStart(3, '0')}`;
  const signedOn = ago(made.signed);
  let project: Project = {
    ...{ id: idOf(0xe7_0000_0000, serial), state: 'registered', version: 1, number, title: made.title },
    ...{ uscc: provider.uscc, provider: provider.name, region: enterprise.region, industry: enterprise.industry },
    enterprise: { uscc: enterprise.uscc, name: enterprise.name },
    contacts: { [by]: contactOf(by === 'provider' ? provider : enterprise) },
    ...{ subIndustry: made.subIndustry, mode: made.mode, plannedEnd: ago(made.end) },
    contract: {
      ...{ number: contractNumber, signedOn, fen: Math.round(made.wan * 1_000_000), plannedEnd: ago(made.end) },
      items: rules.contractItems.filter(({ required }) => required || serial % 2 === 0).map(({ code }) => code),
      files: [demoStored('数字化改造合同').file],
    },
    milestones: (made.milestones ?? []).map(([title, days]) => ({
      ...{ title, plannedOn: ago(days), reachedOn: null, reportedOn: null },
    })),
    ...{ follows: made.follows ?? null, registrant: by, registeredOn, confirmedOn: null, former: [], reports: [] },
    registerDeadline: workingTerm(signedOn, rules.registerDays, calendar).to,
    ...{ supervisor: null, supervision: [], samples: [], rating: null, responses: [], clue: null },
    ...{ since: registeredOn, sinceAt: at, due: projectDue('registered', registeredOn, rules, calendar) },
    history: [
      entry(1, {
        ...{ at, by: actorOf(by === 'provider' ? provider : enterprise), event: 'register' },
        ...{ from: '', to: 'registered', reason: `合同 ${contractNumber}` },
      }),
    ],
  };
  for (const [i, [event, days, who, typed = {}]] of made.moves.entries()) {
    const today = ago(days);
    const when = instant(days, i + 1);
    const contact = typeof who === 'string' ? NOTHING_TYPED.contact : contactOf(who);
    const order: ProjectOrder = { ...NOTHING_TYPED, occurredOn: today, contact, ...typed };
    const { to, set } = projectChange(project, event, order, {
      ...{ today, at: when, by: actorOf(who), rules, calendar, hours: hoursBetween(project.sinceAt, when) },
      firm: typeof who === 'string' ? '' : who.uscc,
      side: isProvider(who) ? 'provider' : 'enterprise',
    });
    const change = {
      at: when,
      by: actorOf(who),
      event,
      from: project.state,
      to,
      reason: stepReason(project, event, order, rules),
    };
    const version = project.version + 1;
    project = { ...project, ...set, state: to, version, history: [...project.history, entry(version, change)] };
  }
  return project;
}

/** One step of an invented complaint. */
export type ComplaintMove = readonly [
  event: ComplaintStep,
  daysAgo: number,
  by: DemoWho,
  order: Partial<ComplaintOrder>,
];

export interface DemoComplaint {
  readonly serial: number;
  readonly project: Project;
  readonly enterprise: Enterprise;
  readonly kind: string;
  readonly text: string;
  readonly filed: number;
  readonly moves: readonly ComplaintMove[];
}

/** The complaint as its moves leave it. */
export function demoComplaint(made: DemoComplaint, terms: ProjectTerms): Complaint {
  const { serial, project, enterprise, kind, text } = made;
  const { calendar, projectRules: rules } = terms;
  const instant = (days: number, order: number) => `${workdayAgo(terms, days)}T0${1 + order}:30:00.000Z`;
  const filedOn = workdayAgo(terms, made.filed);
  const entry = (version: number, change: Omit<HistoryEntry, 'version' | 'shown' | 'salt'>): HistoryEntry => ({
    ...{ version, ...change, shown: null, salt: freshSalt() },
  });
  const at = instant(made.filed, 0);
  let one: Complaint = {
    ...{ id: idOf(0xe8_0000_0000, serial), state: 'received', version: 1 },
    number: `TS${yearOf(filedOn)}${String(serial).padStart(4, '0')}`,
    ...{ project: project.number, projectTitle: project.title, uscc: project.uscc, provider: project.provider },
    ...{ enterprise: project.enterprise, region: project.region, kind, text, files: [], filedOn },
    ...{ answer: null, concluded: null, concludeBy: null, clue: null, since: filedOn, sinceAt: at },
    due: workingTerm(filedOn, rules.complaintAcceptDays, calendar).to,
    history: [entry(1, { at, by: actorOf(enterprise), event: 'file', from: '', to: 'received', reason: text })],
  };
  for (const [i, [event, days, who, typed]] of made.moves.entries()) {
    const when = instant(days, i + 1);
    const order: ComplaintOrder = { text: '', how: null, ...typed };
    const context = { today: workdayAgo(terms, days), at: when, by: actorOf(who), rules, calendar };
    const { to, set } = complaintChange(one, event, order, { ...context, hours: hoursBetween(one.sinceAt, when) });
    const change = { at: when, by: actorOf(who), event, from: one.state, to, reason: order.text };
    const version = one.version + 1;
    one = { ...one, ...set, state: to, version, history: [...one.history, entry(version, change)] };
  }
  return one;
}
