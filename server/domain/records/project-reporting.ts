import type { ProjectRules } from '../policy/project-rules.ts';
import type { Day } from '../shared/calendar-date.ts';
import { workingDaysLeft, workingTerm, type WorkCalendar } from '../shared/working-days.ts';
import type { Project, ProjectReport, ProjectState, Side } from './project.ts';

/** The last day on which a major event is reported in time: so many working days, counted from the day after it occurred. */
export function projectReportDeadline(occurredOn: Day, { reportDays }: ProjectRules, calendar: WorkCalendar): Day {
  return workingTerm(occurredOn, reportDays, calendar).to;
}

/** By how many working days a report was late; 0 where it was not. */
export function reportLateBy(
  { reportedOn, deadline }: Pick<ProjectReport, 'reportedOn' | 'deadline'>,
  calendar: WorkCalendar,
): number {
  return reportedOn > deadline ? Math.max(workingDaysLeft(deadline, reportedOn, calendar), 1) : 0;
}

type Reported = Pick<Project, 'registeredOn' | 'registerDeadline' | 'registrant' | 'confirmedOn' | 'uscc'> & {
  readonly former: readonly { readonly uscc: string }[];
  readonly reports: readonly Pick<ProjectReport, 'reporter' | 'reportedOn' | 'deadline' | 'outcome' | 'decidedOn'>[];
  readonly enterprise: { readonly uscc: string };
};

/**
 * How many late reports of a firm are on the record of a project by a day: its registration and its major events, once the
 * other side has confirmed them. What was objected to or taken back never happened on the record.
 */
export function lateProjectReports(project: Reported, firm: string, day: Day): number {
  const { registeredOn, registerDeadline, registrant, confirmedOn, reports } = project;
  const first = project.former[0]?.uscc ?? project.uscc;
  const registeredBy = registrant === 'provider' ? first : project.enterprise.uscc;
  const registration =
    registeredBy === firm && confirmedOn !== null && confirmedOn <= day && registeredOn > registerDeadline ? 1 : 0;
  const late = reports.filter(
    ({ reporter, reportedOn, deadline, outcome, decidedOn }) =>
      reporter === firm && outcome === 'confirmed' && decidedOn !== null && decidedOn <= day && reportedOn > deadline,
  );
  return registration + late.length;
}

/** How many late reports of each side are on the record of a project by a day; those of former providers count for their side. */
export function lateReportsOf(project: Reported, day: Day): Readonly<Record<Side, number>> {
  const providers = new Set([project.uscc, ...project.former.map(({ uscc }) => uscc)]);
  const provider = [...providers].reduce((sum, uscc) => sum + lateProjectReports(project, uscc, day), 0);
  return { provider, enterprise: lateProjectReports(project, project.enterprise.uscc, day) };
}

const AWAITED: readonly ProjectState[] = ['registered', 'objected', 'reported', 'handed-over'];

/** The last day for whoever has to confirm or to correct in a state; none where nobody has to. */
export function projectDue(
  state: ProjectState,
  day: Day,
  { confirmDays }: Pick<ProjectRules, 'confirmDays'>,
  calendar: WorkCalendar,
): Day | null {
  return AWAITED.includes(state) ? workingTerm(day, confirmDays, calendar).to : null;
}
