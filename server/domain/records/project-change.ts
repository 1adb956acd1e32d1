import { HIGHEST_SCORE, type ProjectRules } from '../policy/project-rules.ts';
import type { Actor } from '../registry/history.ts';
import { dayBefore, type Day } from '../shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../shared/working-days.ts';
import { keptContact } from './project-contact.ts';
import { REPORTS, type ProjectStep } from './project-events.ts';
import { projectDue, projectReportDeadline } from './project-reporting.ts';
import { ratingAfter } from './rating-words.ts';
import {
  waitingReport,
  type Project,
  type ProjectReport,
  type ProjectState,
  type Rating,
  type Side,
} from './project.ts';
import type { ProjectOrder } from './project-order.ts';

/** Who takes a step, when, and by which rules. */
export interface StepContext {
  readonly today: Day;
  /** The instant, as ISO text in UTC. */
  readonly at: string;
  readonly by: Actor;
  /** The firm that acts, and its side; the provider's for who is asked to take over. */
  readonly firm: string;
  readonly side: Side;
  readonly rules: ProjectRules;
  readonly calendar: WorkCalendar;
  /** Whole hours since the present state began. */
  readonly hours: number;
}

type Changed = Partial<Omit<Project, 'id' | 'version' | 'history' | 'state'>>;

export interface ProjectChange {
  readonly to: ProjectState;
  readonly set: Changed;
}

/** Where a running project stands once nothing is waiting: after a failed acceptance it is still to be mended. */
export function runningState(reports: readonly ProjectReport[]): ProjectState {
  const last = reports.findLast(({ kind, outcome }) => kind === 'acceptance' && outcome === 'confirmed');
  return last?.passed === false ? 'failed' : 'underway';
}

/** What a step that may be taken does to the project. Whether it may be is `projectRefusals`. */
export function projectChange(
  project: Project,
  event: ProjectStep,
  order: ProjectOrder,
  context: StepContext,
): ProjectChange {
  const { to, set } = changeOf(project, event, order, context);
  if (to === project.state) return { to, set };
  const { today, at, rules, calendar } = context;
  return { to, set: { ...set, since: today, sinceAt: at, due: projectDue(to, today, rules, calendar) } };
}

function changeOf(project: Project, event: ProjectStep, order: ProjectOrder, context: StepContext): ProjectChange {
  const { today, side } = context;
  const stay = (set: Changed): ProjectChange => ({ to: project.state, set });
  switch (event) {
    case 'confirm':
      return {
        to: 'underway',
        set: { confirmedOn: today, ...answered(project, context), ...named(project, side, order) },
      };
    case 'object':
      return { to: 'objected', set: answered(project, context) };
    case 'withdraw':
      return { to: 'withdrawn', set: {} };
    case 'reach-milestone':
      return stay({
        milestones: project.milestones.map((one, i) =>
          i === order.milestone ? { ...one, reachedOn: order.occurredOn, reportedOn: today } : one,
        ),
      });
    case 'report-acceptance':
    case 'report-delay':
    case 'report-change':
    case 'report-termination':
      return { to: 'reported', set: { reports: [...project.reports, reportOf(project, event, order, context)] } };
    case 'confirm-report':
      return reportStands(project, order.text, context, false);
    case 'object-report':
      return reportFalls(project, 'objected', order.text, context, false);
    case 'settle-report':
      return order.verdict === 'confirm'
        ? reportStands(project, order.text, context, true)
        : reportFalls(project, 'objected', order.text, context, true);
    case 'take-back':
      return reportFalls(project, 'taken-back', order.text, context, false);
    case 'take-over':
      return takenOver(project, order, context);
    case 'decline':
      return reportFalls(project, 'objected', order.text, context, false);
    case 'name-supervisor':
      return stay({ supervisor: order.supervisor });
    case 'file-supervision': {
      const { occurredOn, finding, text, files } = order;
      const filed = { on: occurredOn ?? today, finding, text, files, filedBy: side };
      return stay({ supervision: [...project.supervision, filed] });
    }
    case 'name-contact':
      return stay(named(project, side, order));
    case 'close':
      return { to: 'closed', set: {} };
    case 'mark-sample':
      return stay({ samples: [...project.samples, { from: today, to: null }] });
    case 'unmark-sample':
      return stay({
        samples: project.samples.map((one) => (one.to === null ? { ...one, to: dayBefore(today) } : one)),
      });
    case 'rate':
      return stay({ rating: ratingOf(project, order, context) });
    case 'answer-rating':
      return stay({ rating: project.rating && { ...project.rating, answer: { on: today, text: order.text } } });
    case 'waive-answer':
      return stay({ rating: project.rating && { ...project.rating, waivedOn: today } });
    case 'ask-hide-comment':
    case 'ask-hide-answer':
    case 'hide-comment':
    case 'hide-answer':
    case 'keep-comment':
    case 'keep-answer':
    case 'show-comment':
    case 'show-answer':
      return stay({ rating: project.rating && ratingAfter(project.rating, event, order, context) });
    case 'raise-clue':
      return stay({ clue: { by: context.by, reason: order.text, number: null } });
  }
}

/** Whom a side is reached by from now on. */
function named({ contacts }: Project, side: Side, { contact }: ProjectOrder): Changed {
  return { contacts: { ...contacts, [side]: keptContact(contact) } };
}

/** The provider was asked, and answers: how long that took. */
function answered(project: Project, { today, side, firm, hours }: StepContext): Changed {
  if (side !== 'provider') return {};
  return { responses: [...project.responses, { provider: firm, on: today, hours }] };
}

function reportOf(project: Project, event: ProjectStep, order: ProjectOrder, context: StepContext): ProjectReport {
  const { today, side, firm, rules, calendar } = context;
  const kind = REPORTS[event] ?? 'delay';
  const occurredOn = order.occurredOn ?? today;
  return {
    ...{ kind, by: side, reporter: firm, provider: project.uscc, occurredOn, reportedOn: today },
    deadline: projectReportDeadline(occurredOn, rules, calendar),
    ...{ text: order.text, files: order.files },
    newEnd: kind === 'delay' ? order.newEnd : null,
    cause: kind === 'delay' ? order.cause : null,
    excused: kind === 'delay' && rules.delayCauses.some(({ code, excuses }) => code === order.cause && excuses),
    newProvider: kind === 'change-provider' ? order.newProvider : null,
    passed: kind === 'acceptance' ? order.passed : null,
    ground: kind === 'termination' ? order.ground : null,
    providersFault:
      kind === 'termination' &&
      rules.terminationGrounds.some(({ code, fault }) => code === order.ground && fault === 'provider'),
    ...{ outcome: 'waiting', decidedOn: null, settled: false, answer: '' },
  };
}

/** The reports of a project once the one that waits has ended so. */
function decided(project: Project, ended: Partial<ProjectReport>): readonly ProjectReport[] {
  return project.reports.map((one) => (one.outcome === 'waiting' ? { ...one, ...ended } : one));
}

function reportStands(project: Project, answer: string, context: StepContext, settled: boolean): ProjectChange {
  const report = waitingReport(project);
  const responses = settled ? {} : answered(project, context);
  // It goes on waiting: for the provider that is to take over.
  if (report?.kind === 'change-provider')
    return { to: 'handed-over', set: { reports: decided(project, { settled, answer }), ...responses } };
  const reports = decided(project, { outcome: 'confirmed', decidedOn: context.today, settled, answer });
  const set = { reports, ...responses };
  if (report?.kind === 'acceptance') return { to: report.passed === true ? 'accepted' : 'failed', set };
  if (report?.kind === 'termination') return { to: 'terminated', set };
  return { to: runningState(reports), set: { ...set, plannedEnd: report?.newEnd ?? project.plannedEnd } };
}

function reportFalls(
  project: Project,
  outcome: 'objected' | 'taken-back',
  answer: string,
  context: StepContext,
  settled: boolean,
): ProjectChange {
  const reports = decided(project, { outcome, decidedOn: context.today, settled, answer });
  const asked = outcome === 'objected' && !settled && project.state === 'reported';
  return { to: runningState(reports), set: { reports, ...(asked && answered(project, context)) } };
}

function takenOver(project: Project, order: ProjectOrder, { today }: StepContext): ProjectChange {
  const next = waitingReport(project)?.newProvider;
  const reports = decided(project, { outcome: 'confirmed', decidedOn: today });
  const left = { uscc: project.uscc, name: project.provider, until: today };
  return {
    to: runningState(reports),
    set: {
      reports,
      ...(next && { uscc: next.uscc, provider: next.name, former: [...project.former, left] }),
      ...named(project, 'provider', order),
    },
  };
}

function ratingOf({ uscc }: Project, { scores, text }: ProjectOrder, context: StepContext): Rating {
  const { today, by, rules, calendar } = context;
  const answers = rules.questions.map(({ code, title, anchors }) => {
    const score = Math.min(Math.max(scores[code] ?? 1, 1), HIGHEST_SCORE);
    return { code, title, score, anchor: anchors[score - 1] ?? '' };
  });
  const sum = answers.reduce((all, { score }) => all + score, 0);
  return {
    ...{ on: today, by, provider: uscc, answers, comment: text, answer: null, waivedOn: null },
    hundredths: Math.floor((sum * 100) / answers.length),
    due: workingTerm(today, rules.ratingAnswerDays, calendar).to,
  };
}
