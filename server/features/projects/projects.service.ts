import type { City } from '../../domain/policy/city.ts';
import type { ProjectRules } from '../../domain/policy/project-rules.ts';
import type { Complaint } from '../../domain/records/complaint.ts';
import type { ProjectEvent } from '../../domain/records/project-events.ts';
import { mayReadProject, projectEventsFor } from '../../domain/records/project-workflow.ts';
import { publicRatings, type PublicRatings } from '../../domain/records/public-ratings.ts';
import { isSample, PROJECT_FINAL_STATES, PROJECT_STATES, sideOf } from '../../domain/records/project.ts';
import type { Project, ProjectState, Side } from '../../domain/records/project.ts';
import { isOfficial, type Account } from '../../domain/registry/account.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { FILE_KINDS } from '../../domain/registry/stored-file.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { NotAllowed, NotFound } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { Intake } from '../../persistence/document-intake.ts';
import type { EnterpriseRepository } from '../../persistence/enterprise.repository.ts';
import type { Files } from '../../persistence/files.repository.ts';
import type { ProjectRepository, ProjectRow } from '../../persistence/project.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface ProjectsNeeds {
  readonly projects: ProjectRepository;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly enterprises: Pick<EnterpriseRepository, 'findByUscc'>;
  readonly files: Pick<Files, 'open'>;
  readonly intake: Pick<Intake, 'judge' | 'keepBytes'>;
  readonly counters: Counters;
  readonly city: City;
  readonly projectRules: ProjectRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
  /** The complaints about a project that a person may read. */
  readonly complaintsOf: (project: string, person: Account) => Promise<readonly Complaint[]>;
}

/** A project as one person sees it. */
export interface SeenProject {
  readonly project: Project;
  /** All of it; else only what everybody may know of a sample. */
  readonly whole: boolean;
  readonly side: Side | undefined;
  readonly office: boolean;
  readonly events: readonly ProjectEvent[];
  readonly followers: readonly Project[];
  readonly complaints: readonly Complaint[];
  readonly mayComplain: boolean;
  readonly today: Day;
}

/** The lists of the page: what waits for me, what runs, what is finished, all, and the samples. */
export const PROJECT_LISTS = ['mine', 'running', 'finished', 'all', 'samples'] as const;
export type ProjectList = (typeof PROJECT_LISTS)[number];

export interface ProjectChoice {
  readonly list: ProjectList | undefined;
  readonly q: string;
  readonly region: string | undefined;
  readonly provider: string | undefined;
  readonly page: number;
}

export const PROJECTS_A_PAGE = 50;
const FINISHED: readonly ProjectState[] = ['accepted', ...PROJECT_FINAL_STATES];
const RUNNING = (Object.keys(PROJECT_STATES) as ProjectState[]).filter((state) => !FINISHED.includes(state));
/** Steps by which a project waits for whoever may take them. */
const AWAITED: readonly ProjectEvent[] = [
  ...(['confirm', 'correct', 'confirm-report', 'take-over', 'settle-report', 'rate', 'answer-rating'] as const),
  ...(['keep-comment', 'keep-answer'] as const),
];

export type ProjectsService = ReturnType<typeof createProjectsService>;

export function createProjectsService(needs: ProjectsNeeds) {
  const { projects, files, projectRules: rules, today, complaintsOf } = needs;

  /** What of all projects a person may look for. */
  function reach(person: Account, { q, region, provider }: Pick<ProjectChoice, 'q' | 'region' | 'provider'>) {
    const firm = person.role === 'provider' || person.role === 'enterprise';
    const own = person.role === 'county' ? (person.region ?? 'none') : region;
    return {
      q,
      ...(firm && { reader: person.organisationUscc ?? 'none' }),
      ...(own !== undefined && { region: own }),
      ...(provider !== undefined && { uscc: provider }),
    };
  }

  /** What a list of projects is asked with. */
  function queryOf(person: Account, list: Exclude<ProjectList, 'mine' | 'samples'>, choice: ProjectChoice) {
    const states = list === 'running' ? RUNNING : FINISHED;
    return { ...reach(person, choice), ...(list !== 'all' && { states }) };
  }

  async function load(number: string, person: Account | undefined): Promise<Project> {
    const project = await projects.findByNumber(number);
    if (project === null || !mayReadProject(person, project)) throw new NotFound('unknown-project', '没有这个项目');
    return project;
  }

  /** What waits for a person: a side that has to answer, or an office where nobody did. */
  async function waiting(person: Account, choice: Pick<ProjectChoice, 'q' | 'region' | 'provider'>) {
    if (!mayEver(person, 'project.write') && !mayEver(person, 'project.oversee')) return [];
    const office = mayEver(person, 'project.oversee');
    const states: ProjectState[] = office
      ? ['reported']
      : ['registered', 'objected', 'reported', 'handed-over', 'accepted', 'closed'];
    const found = await projects.inStates(states, reach(person, choice));
    if (office) found.push(...(await projects.askedToHide(reach(person, choice))));
    return found.flatMap((project) => {
      const events = projectEventsFor(project, person, today(), rules);
      const event = AWAITED.find((one) => events.includes(one));
      return event === undefined ? [] : [{ project, event }];
    });
  }

  return {
    load,
    today,

    /** As a person may see it: a sample everybody, though not all of it. */
    async see(number: string, person: Account | undefined): Promise<SeenProject> {
      const project = await projects.findByNumber(number);
      const whole = project !== null && mayReadProject(person, project);
      if (project === null || !(whole || isSample(project, today())))
        throw new NotFound('unknown-project', '没有这个项目');
      const side = sideOf(project, person?.organisationUscc ?? '');
      const office = person !== undefined && isOfficial(person);
      return {
        ...{ project, whole, side, office, today: today() },
        events: person === undefined ? [] : projectEventsFor(project, person, today(), rules),
        followers: await projects.followersOf(number),
        complaints: whole && person !== undefined ? await complaintsOf(number, person) : [],
        mayComplain: mayEver(person, 'complaint.file') && side === 'enterprise' && project.confirmedOn !== null,
      };
    },

    waiting: (person: Account) => waiting(person, { q: '', region: undefined, provider: undefined }),

    /** One list; a page beyond the last is empty. Whoever may read no project is shown the samples. */
    async list(person: Account | undefined, choice: ProjectChoice) {
      const reader = person !== undefined && mayEver(person, 'project.read') ? person : undefined;
      const mine = reader === undefined ? [] : await waiting(reader, choice);
      const list = reader === undefined ? 'samples' : (choice.list ?? (mine.length > 0 ? 'mine' : 'running'));
      const base = { list, choice, today: today(), mine: mine.length, reads: reader !== undefined, asked: [] };
      if (list === 'samples' || reader === undefined) {
        const samples = await projects.samples(today());
        const followed = await Promise.all(samples.map(({ number }) => projects.followersOf(number)));
        return { ...base, total: samples.length, projects: samples, followers: followed.map((all) => all.length) };
      }
      if (list === 'mine') {
        const [own, asked] = [mine.map(({ project }) => project), mine.map(({ event }) => event)];
        return { ...base, total: mine.length, projects: own, asked, followers: [] };
      }
      const found = await projects.page(queryOf(reader, list, choice), { page: choice.page, size: PROJECTS_A_PAGE });
      return { ...base, ...found, followers: [] };
    },

    /** Exactly the projects of a list as it is filtered, on one sheet: for the offices that look after them, a county's own. */
    async exported(person: Account, choice: ProjectChoice): Promise<readonly ProjectRow[]> {
      if (!mayEver(person, 'project.oversee')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const list = choice.list ?? 'running';
      if (list === 'samples') return projects.samples(today());
      if (list === 'mine') return (await waiting(person, choice)).map(({ project }) => project);
      return projects.rows(queryOf(person, list, choice));
    },

    /** What everybody may know of a provider's ratings today. */
    ratingsOf: async (uscc: string): Promise<PublicRatings> =>
      publicRatings(await projects.ratedOf(uscc), uscc, today()),

    /** A file of a project, for whoever may read all of it. */
    async file(number: string, digest: string, person: Account) {
      const project = await load(number, person);
      const all = [
        ...project.contract.files,
        ...project.reports.flatMap((one) => one.files),
        ...project.supervision.flatMap((one) => one.files),
      ];
      const found = all.find(({ sha256 }) => sha256 === digest);
      if (found === undefined) throw new NotFound('unknown-file', '没有这个文件');
      const { name, kind, size, sha256 } = found;
      return { name, size, type: FILE_KINDS[kind].type, open: () => files.open(sha256) };
    },
  };
}
