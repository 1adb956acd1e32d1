import type { GradingCount, GradingFigure } from '../policy/grading-rules.ts';
import { CONFIRMED_CONCLUSIONS, type Complaint } from '../records/complaint.ts';
import { medianOf } from './grade-tally.ts';
import { lateProjectReports } from '../records/project-reporting.ts';
import { isRatingPublic, isSample, type Project, type ProjectReport } from '../records/project.ts';
import { meanScore } from '../records/public-ratings.ts';
import type { Day } from '../shared/calendar-date.ts';

/** What projects, ratings and complaints add to what the record says of a firm. */
export interface ProjectFigures {
  readonly figures: Readonly<Partial<Record<GradingFigure, number>>>;
  readonly counts: Readonly<Partial<Record<GradingCount, number>>>;
}

/** What of a project its figures are counted from; all of it dated, so that it can be read as of a day gone by. */
export type CountedProject = Pick<
  Project,
  'uscc' | 'registrant' | 'registeredOn' | 'registerDeadline' | 'confirmedOn' | 'samples' | 'responses'
> & {
  readonly enterprise: { readonly uscc: string };
  readonly former: readonly { readonly uscc: string; readonly until: Day }[];
  readonly contract: { readonly plannedEnd: Day };
  readonly reports: readonly Pick<
    ProjectReport,
    | ('kind' | 'reporter' | 'provider' | 'occurredOn' | 'reportedOn' | 'deadline' | 'outcome' | 'decidedOn')
    | ('newEnd' | 'excused' | 'passed' | 'providersFault')
  >[];
  readonly rating: Pick<
    NonNullable<Project['rating']>,
    'provider' | 'hundredths' | 'answer' | 'waivedOn' | 'due'
  > | null;
};
export type CountedComplaint = Pick<Complaint, 'uscc'> & {
  readonly answer: Pick<NonNullable<Complaint['answer']>, 'on' | 'hours'> | null;
  readonly concluded: Pick<NonNullable<Complaint['concluded']>, 'on' | 'how'> | null;
};

const NOTHING: ProjectFigures = { figures: {}, counts: { complaints: 0, lateProjectReports: 0 } };

/** What a project says of one firm by a day. */
interface Verdict {
  /** None while nobody accepted it and it did not end through the provider. */
  readonly passed: boolean | undefined;
  /** None while it is not yet known. */
  readonly inTime: boolean | undefined;
}

/**
 * The figures of a firm (its code) as of a day, from the projects that it has or had and the complaints about it; only what
 * was known by that day counts. Rates in whole per cent and hours, rounded down; ratings on the scale of 5 with two decimals.
 * What has no data is left out: a firm without a finished project has no rates, and one that nobody asked no response time.
 * An acceptance, a rating and a late report stay with whom they were about, whoever the provider is afterwards.
 */
export function projectFiguresOf(
  uscc: string,
  projects: readonly CountedProject[],
  complaints: readonly CountedComplaint[],
  day: Day,
): ProjectFigures {
  if (projects.length === 0 && complaints.length === 0) return NOTHING;
  const known = projects.filter(({ confirmedOn }) => confirmedOn !== null && confirmedOn <= day);
  const verdicts = known.map((one) => verdictOf(uscc, one, day));
  const ratings = known.flatMap(({ rating }) =>
    rating !== null && rating.provider === uscc && isRatingPublic(rating, day) ? [rating.hundredths] : [],
  );
  const mean = meanScore(ratings);
  const hours = [
    ...projects.flatMap(({ responses }) => responses.filter((one) => one.provider === uscc && one.on <= day)),
    ...complaints.flatMap(({ answer }) => (answer !== null && answer.on <= day ? [answer] : [])),
  ].map((one) => one.hours);
  const acceptanceRate = percent(verdicts.map(({ passed }) => passed));
  const onTimeRate = percent(verdicts.map(({ inTime }) => inTime));
  const finished = verdicts.some(({ passed }) => passed === true);
  return {
    figures: {
      ...(finished && { modelProjects: known.filter((one) => isModelOf(uscc, one, day)).length }),
      ...(acceptanceRate !== undefined && { acceptanceRate }),
      ...(onTimeRate !== undefined && { onTimeRate }),
      ...(mean !== undefined && { customerRating: mean / 100 }),
      ...(hours.length > 0 && { responseHours: medianOf(hours) ?? 0 }),
    },
    counts: {
      complaints: complaints.filter(
        ({ concluded }) => concluded !== null && concluded.on <= day && CONFIRMED_CONCLUSIONS.includes(concluded.how),
      ).length,
      lateProjectReports: projects.reduce((sum, one) => sum + lateProjectReports(one, uscc, day), 0),
    },
  };
}

/** The reports of a kind that both sides, or an office, had let stand by a day. */
const standing = ({ reports }: CountedProject, kind: ProjectReport['kind'], day: Day) =>
  reports.filter(
    (one) => one.kind === kind && one.outcome === 'confirmed' && one.decidedOn !== null && one.decidedOn <= day,
  );

function verdictOf(uscc: string, project: CountedProject, day: Day): Verdict {
  const accepted = standing(project, 'acceptance', day).filter(({ provider }) => provider === uscc);
  const ended = standing(project, 'termination', day)[0];
  const failedIt = ended?.providersFault === true && ended.provider === uscc;
  const pass = accepted.find(({ passed }) => passed === true);
  if (pass !== undefined) return { passed: true, inTime: pass.occurredOn <= dueDayOf(project, day) };
  if (failedIt) return { passed: false, inTime: false };
  const late = ended === undefined && providerOn(project, day) === uscc && day > dueDayOf(project, day);
  return { passed: accepted.length > 0 ? false : undefined, inTime: late ? false : undefined };
}

/** The day by which 按期 is judged: that of the contract, moved only by delays that excuse the provider. */
function dueDayOf(project: CountedProject, day: Day): Day {
  const moved = standing(project, 'delay', day).filter(({ excused }) => excused);
  return moved.reduce(
    (last, { newEnd }) => (newEnd !== null && newEnd > last ? newEnd : last),
    project.contract.plannedEnd,
  );
}

/** Whose project it was on a day. */
function providerOn({ uscc, former }: CountedProject, day: Day): string {
  return former.find(({ until }) => day < until)?.uscc ?? uscc;
}

function isModelOf(uscc: string, project: CountedProject, day: Day): boolean {
  const pass = standing(project, 'acceptance', day).find(({ passed }) => passed === true);
  return pass?.provider === uscc && isSample(project, day);
}

function percent(verdicts: readonly (boolean | undefined)[]): number | undefined {
  const judged = verdicts.filter((one) => one !== undefined);
  if (judged.length === 0) return undefined;
  return Math.floor((judged.filter(Boolean).length * 100) / judged.length);
}
