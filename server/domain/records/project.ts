import type { Actor, Living } from '../registry/history.ts';
import type { StoredFile } from '../registry/stored-file.ts';
import { dayAfter, type Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import type { RatingHidings } from './hidden-words.ts';

/** Where a project stands. */
export const PROJECT_STATES = {
  registered: '待对方确认',
  objected: '对方有异议，待更正',
  withdrawn: '已撤回',
  underway: '实施中',
  reported: '报告事项待确认',
  'handed-over': '待新服务商接手',
  failed: '验收不合格，整改中',
  accepted: '验收合格',
  closed: '已结项',
  terminated: '已终止',
} as const;
export type ProjectState = keyof typeof PROJECT_STATES;

export const PROJECT_FINAL_STATES: readonly ProjectState[] = ['closed', 'terminated', 'withdrawn'];

/** The two sides of a project. */
export type Side = 'provider' | 'enterprise';
export const SIDES: Readonly<Record<Side, string>> = { provider: '服务商', enterprise: '企业' };

export interface ProjectParty {
  readonly uscc: string;
  readonly name: string;
}

/** Whom a side of a project is reached by; never public. */
export interface ProjectContact {
  readonly name: string;
  readonly position: string;
  readonly phone: string;
  /** Empty where none was given. */
  readonly email: string;
}

export interface Contract {
  readonly number: string;
  readonly signedOn: Day;
  readonly fen: Fen;
  /** The day of completion by the contract; a delay that both sides agree on never changes it. */
  readonly plannedEnd: Day;
  /** Codes of the clauses of the model contract that it has. */
  readonly items: readonly string[];
  readonly files: readonly StoredFile[];
}

export interface Milestone {
  readonly title: string;
  readonly plannedOn: Day;
  readonly reachedOn: Day | null;
  readonly reportedOn: Day | null;
}

/** The major events of a project that have to be reported, and that the other side confirms. */
export const REPORT_KINDS = {
  delay: '延期',
  'change-provider': '更换服务商',
  acceptance: '验收',
  termination: '终止',
} as const;
export type ReportKind = keyof typeof REPORT_KINDS;

/** A major event, as one side reported it. */
export interface ProjectReport {
  readonly kind: ReportKind;
  readonly by: Side;
  /** Who reported it, and whose project it was then. */
  readonly reporter: string;
  readonly provider: string;
  readonly occurredOn: Day;
  readonly reportedOn: Day;
  /** The last day on which it was reported in time. */
  readonly deadline: Day;
  readonly text: string;
  readonly files: readonly StoredFile[];
  /** Of a delay: the new day, why, and whether that excuses the provider by the rules of that day. */
  readonly newEnd: Day | null;
  readonly cause: string | null;
  readonly excused: boolean;
  /** Of a change of provider. */
  readonly newProvider: ProjectParty | null;
  /** Of an acceptance. */
  readonly passed: boolean | null;
  /** Of a termination: the ground, and whether it is the provider's doing by the rules of that day. */
  readonly ground: string | null;
  readonly providersFault: boolean;
  readonly outcome: 'waiting' | 'confirmed' | 'objected' | 'taken-back';
  readonly decidedOn: Day | null;
  /** An office decided it, because the other side said nothing. */
  readonly settled: boolean;
  readonly answer: string;
}

/** What the supervising unit found on a day. */
export interface SupervisionReport {
  readonly on: Day;
  readonly finding: string;
  readonly text: string;
  readonly files: readonly StoredFile[];
  readonly filedBy: Side;
}

/** A customer's rating; nobody changes it afterwards, an office may hide its words. */
export interface Rating extends RatingHidings {
  readonly on: Day;
  readonly by: Actor;
  /** Who is rated: the provider of the day of the rating. */
  readonly provider: string;
  /** Each question with its words of that day. */
  readonly answers: readonly {
    readonly code: string;
    readonly title: string;
    readonly score: number;
    readonly anchor: string;
  }[];
  /** The mean of the scores in hundredths, rounded down: 425 is 4.25. */
  readonly hundredths: number;
  readonly comment: string;
  /** The last day for the provider to answer. */
  readonly due: Day;
  readonly answer: { readonly on: Day; readonly text: string } | null;
  readonly waivedOn: Day | null;
}

/** For how long a project was a sample (样板); both ends belong to it. */
export interface SampleSpell {
  readonly from: Day;
  readonly to: Day | null;
}

/** How long the provider took for what it was asked. */
export interface Response {
  readonly provider: string;
  readonly on: Day;
  readonly hours: number;
}

/** A project (数字化改造项目): one enterprise, one provider at a time, from the contract to the acceptance and the rating. */
export interface Project extends Living<ProjectState> {
  /** XM20260001. */
  readonly number: string;
  readonly title: string;
  /** The provider. */
  readonly uscc: string;
  readonly provider: string;
  readonly enterprise: ProjectParty;
  /** Of each side that named one; projects from before there were contacts have none. */
  readonly contacts?: Readonly<Partial<Record<Side, ProjectContact>>>;
  /** Where the enterprise is. */
  readonly region: string;
  readonly industry: string;
  /** The sub-industry (细分行业), in words. */
  readonly subIndustry: string;
  readonly mode: string;
  readonly contract: Contract;
  readonly plannedEnd: Day;
  readonly milestones: readonly Milestone[];
  /** The number of the sample that it follows (仿样). */
  readonly follows: string | null;
  readonly registrant: Side;
  readonly registeredOn: Day;
  readonly registerDeadline: Day;
  readonly confirmedOn: Day | null;
  readonly former: readonly (ProjectParty & { readonly until: Day })[];
  readonly reports: readonly ProjectReport[];
  readonly supervisor: ProjectParty | null;
  readonly supervision: readonly SupervisionReport[];
  readonly samples: readonly SampleSpell[];
  readonly rating: Rating | null;
  readonly responses: readonly Response[];
  /** What an official made of it for the negative list: the case once it is there. */
  readonly clue: { readonly by: Actor; readonly reason: string; readonly number: string | null } | null;
  /** Day on which the present state began, and the instant. */
  readonly since: Day;
  readonly sinceAt: string;
  /** Until when whoever's turn it is should act. */
  readonly due: Day | null;
}

/** The report that the other side has to confirm. */
export function waitingReport({ reports }: Pick<Project, 'reports'>): ProjectReport | undefined {
  return reports.find(({ outcome }) => outcome === 'waiting');
}

/** The provider that is asked to take a project over, while it is. */
export function candidateOf(project: Pick<Project, 'state' | 'reports'>): ProjectParty | null {
  return project.state === 'handed-over' ? (waitingReport(project)?.newProvider ?? null) : null;
}

/** Every firm that may read a project: both sides, who was its provider, and who is asked to become it. */
export function readersOf(project: Pick<Project, 'state' | 'uscc' | 'enterprise' | 'former' | 'reports'>): string[] {
  const candidate = candidateOf(project);
  return [
    ...[project.uscc, project.enterprise.uscc, ...project.former.map(({ uscc }) => uscc)],
    ...(candidate === null ? [] : [candidate.uscc]),
  ];
}

/** On which side of a project a firm stands now; none where it only was its provider, or is asked to be. */
export function sideOf({ uscc, enterprise }: Pick<Project, 'uscc' | 'enterprise'>, firm: string): Side | undefined {
  if (firm === uscc) return 'provider';
  return firm === enterprise.uscc ? 'enterprise' : undefined;
}

export const otherSide = (side: Side): Side => (side === 'provider' ? 'enterprise' : 'provider');

/** The day from which a rating is public: that of the answer, or of doing without one; else the day after its term. */
export function ratingPublicFrom({ answer, waivedOn, due }: Pick<Rating, 'answer' | 'waivedOn' | 'due'>): Day {
  return answer?.on ?? waivedOn ?? dayAfter(due);
}

/** Whether everybody may read a rating on a day. */
export function isRatingPublic(rating: Pick<Rating, 'answer' | 'waivedOn' | 'due'>, day: Day): boolean {
  return ratingPublicFrom(rating) <= day;
}

/** Whether a project is a sample on a day. */
export function isSample({ samples }: Pick<Project, 'samples'>, day: Day): boolean {
  return samples.some(({ from, to }) => from <= day && (to === null || day <= to));
}
