import { Schema, type Connection } from 'mongoose';
import { projectFiguresOf, type CountedProject, type ProjectFigures } from '../domain/grading/project-figures.ts';
import { readersOf, type Project, type ProjectReport, type ProjectState } from '../domain/records/project.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import { createIndexes } from './indexes.ts';
import type { ComplaintRepository } from './complaint.repository.ts';
import { insertMissing, toDomain, type StoredLiving } from './living-rows.ts';
import { beginning, decide, LIVING_FIELDS, type Change, type Expected, type LivingDocument } from './living.ts';
import { folded, onPage, searchFor } from './search-words.ts';

/** `readers`: every firm that may read it; `search`: by what it is found. */
interface ProjectDocument extends LivingDocument, Omit<Project, 'id' | keyof LivingDocument> {
  readers: readonly string[];
  search: string;
}

/** What a project begins with. */
export type NewProject = Omit<Project, 'id' | keyof LivingDocument>;
type Set = Partial<NewProject>;

export interface ProjectQuery {
  /** Only what this firm may read. */
  readonly reader?: string;
  readonly region?: string;
  readonly states?: readonly ProjectState[];
  readonly uscc?: string;
  readonly q?: string;
}

/** What a sheet shows of a project. */
export type ProjectRow = Pick<
  Project,
  | ('number' | 'title' | 'uscc' | 'provider' | 'enterprise' | 'region' | 'industry' | 'subIndustry' | 'mode')
  | ('plannedEnd' | 'registeredOn' | 'registerDeadline' | 'registrant' | 'confirmedOn' | 'state' | 'since' | 'due')
> & {
  readonly former: readonly Pick<Project['former'][number], 'uscc'>[];
  readonly reports: readonly Pick<ProjectReport, 'reporter' | 'reportedOn' | 'deadline' | 'outcome' | 'decidedOn'>[];
  readonly contract: Pick<Project['contract'], 'number' | 'signedOn' | 'fen' | 'plannedEnd'>;
  readonly rating: Pick<NonNullable<Project['rating']>, 'on' | 'hundredths'> | null;
};

export interface ProjectRepository {
  findByNumber(number: string): Promise<Project | null>;
  /** One page, the latest first. */
  page(
    query: ProjectQuery,
    page: { readonly page: number; readonly size: number },
  ): Promise<{ readonly total: number; readonly projects: readonly Project[] }>;
  /** All of a query, the latest first, with what a sheet shows: no histories, no files, of reports only when they were due. */
  rows(query: ProjectQuery): Promise<readonly ProjectRow[]>;
  /** All in these states: for jobs and what waits. */
  inStates(states: readonly ProjectState[], query?: ProjectQuery): Promise<Project[]>;
  /** Those that are samples on a day, the latest first. */
  samples(day: Day): Promise<readonly Project[]>;
  followersOf(number: string): Promise<readonly Project[]>;
  /** Those with a rating of a provider, the latest first. */
  ratedOf(uscc: string): Promise<readonly Project[]>;
  /** Those of whose rating a side asked that words be hidden, whatever became of it: few. */
  askedToHide(query?: ProjectQuery): Promise<Project[]>;
  /** Those whose rating waits for an answer on a day. */
  unanswered(day: Day): Promise<readonly Project[]>;
  begin(made: NewProject, to: ProjectState, entry: Change['entry']): Promise<void>;
  decide(project: Project, change: { to: ProjectState; entry: Change['entry']; set: Set }): Promise<void>;
  /** Those of which an official made a clue that is not there yet. */
  unraised(): Promise<readonly Project[]>;
  /** The case of the negative list that was begun for it: written once, after it was decided. */
  raised(number: string, clue: string): Promise<void>;
  /** The figures of these providers as of a day, in portions: each provider once, whether it has a project or not. */
  figuresByProvider(usccs: readonly string[], day: Day): AsyncGenerator<readonly [uscc: string, ProjectFigures]>;
  insertMissing(projects: readonly Project[]): Promise<void>;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };
const orNone = { type: String, default: null };
const mixed = { type: Schema.Types.Mixed, required: true };
const mixedOrNone = { type: Schema.Types.Mixed, default: null };

const schema = new Schema<ProjectDocument>(
  {
    ...LIVING_FIELDS,
    ...{ number: text, title: text, uscc: text, provider: text, region: text, industry: text, subIndustry: words },
    contacts: Schema.Types.Mixed,
    ...{ enterprise: mixed, mode: text, contract: mixed, plannedEnd: text, milestones: mixed, follows: orNone },
    ...{ registrant: text, registeredOn: text, registerDeadline: text, confirmedOn: orNone },
    ...{ former: mixed, reports: mixed, supervisor: mixedOrNone, supervision: mixed, samples: mixed },
    ...{ rating: mixedOrNone, responses: mixed, clue: mixedOrNone, since: text, sinceAt: text, due: orNone },
    readers: [String],
    search: words,
  } as never,
  { collection: 'projects', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw', minimize: false },
);
schema.index({ number: 1 }, { unique: true });
schema.index({ readers: 1, state: 1 });
schema.index({ state: 1, region: 1 });
schema.index({ 'rating.provider': 1 }, { sparse: true });
schema.index({ 'rating.asked': 1 }, { sparse: true });
schema.index({ follows: 1 }, { sparse: true });
schema.index({ 'samples.from': 1 }, { sparse: true });

type Stored = StoredLiving<ProjectDocument>;
const HIDDEN = ['readers', 'search'] as const;
const toProject = (stored: Stored) => toDomain<Project>(stored, HIDDEN);

function hiddenOf(project: Omit<Project, 'id' | 'version' | 'history'>) {
  const { number, title, provider, enterprise, subIndustry } = project;
  return {
    readers: readersOf(project),
    search: folded([number, title, provider, enterprise.name, subIndustry].join('\n')),
  };
}

const ROW = {
  ...{
    _id: 0,
    number: 1,
    title: 1,
    uscc: 1,
    provider: 1,
    enterprise: 1,
    region: 1,
    industry: 1,
    subIndustry: 1,
    mode: 1,
  },
  ...{ plannedEnd: 1, registeredOn: 1, registerDeadline: 1, registrant: 1, confirmedOn: 1, state: 1, since: 1, due: 1 },
  ...{ 'former.uscc': 1, 'reports.reporter': 1, 'reports.reportedOn': 1, 'reports.deadline': 1 },
  ...{ 'reports.outcome': 1, 'reports.decidedOn': 1 },
  ...{ 'contract.number': 1, 'contract.signedOn': 1, 'contract.fen': 1, 'contract.plannedEnd': 1 },
  ...{ 'rating.on': 1, 'rating.hundredths': 1 },
} as const;
/** What the figures are counted from: no histories, no files, no texts. */
const COUNTED = {
  ...{ _id: 0, uscc: 1, registrant: 1, registeredOn: 1, registerDeadline: 1, confirmedOn: 1, samples: 1, responses: 1 },
  ...{ 'enterprise.uscc': 1, 'former.uscc': 1, 'former.until': 1, 'contract.plannedEnd': 1 },
  ...{ 'reports.kind': 1, 'reports.reporter': 1, 'reports.provider': 1, 'reports.occurredOn': 1 },
  ...{ 'reports.reportedOn': 1, 'reports.deadline': 1, 'reports.outcome': 1, 'reports.decidedOn': 1 },
  ...{ 'reports.newEnd': 1, 'reports.excused': 1, 'reports.passed': 1, 'reports.providersFault': 1 },
  ...{ 'rating.provider': 1, 'rating.hundredths': 1, 'rating.answer.on': 1, 'rating.waivedOn': 1, 'rating.due': 1 },
} as const;
/** So many providers are counted in one go: what is in memory at once stays small, and is gone before it costs time to keep. */
const PORTION = 25;

export async function openProjects(
  connection: Connection,
  complaints: Pick<ComplaintRepository, 'countedOf'>,
): Promise<ProjectRepository> {
  const model = connection.model<ProjectDocument>('Project', schema);
  await createIndexes(model);
  const many = async (filter: object) =>
    (
      await model
        .find(filter as never)
        .sort({ _id: -1 })
        .lean<Stored[]>()
    ).map(toProject);

  async function countedOf(usccs: readonly string[]): Promise<Map<string, CountedProject[]>> {
    const wanted = new Set(usccs);
    const byProvider = new Map<string, CountedProject[]>();
    // Past the schema, and a portion at once: all that is read is what is counted.
    const filter = { readers: { $in: [...usccs] } };
    const found = await model.collection.find(filter as never, { projection: COUNTED, batchSize: 2_000 }).toArray();
    for (const read of found as unknown as CountedProject[]) {
      const one = whole(read);
      for (const uscc of new Set([one.uscc, ...one.former.map((left) => left.uscc)])) {
        if (!wanted.has(uscc)) continue;
        const own = byProvider.get(uscc);
        if (own === undefined) byProvider.set(uscc, [one]);
        else own.push(one);
      }
    }
    return byProvider;
  }

  return {
    async findByNumber(number) {
      const found = await model.findOne({ number }).lean<Stored>();
      return found === null ? null : toProject(found);
    },
    async page(query, { page, size }) {
      const filter = filterOf(query);
      const found = await onPage(model.find(filter as never).sort({ _id: -1 }), { page, size }).lean<Stored[]>();
      return { total: await model.countDocuments(filter as never), projects: found.map(toProject) };
    },
    async rows(query) {
      const found = model.collection.find(filterOf(query) as never, { projection: ROW, sort: { _id: -1 } });
      return (await found.toArray()).map((one) => ({ rating: null, ...one })) as unknown as ProjectRow[];
    },
    inStates: (states, query = {}) => many(filterOf({ ...query, states })),
    samples: (day) =>
      many({ samples: { $elemMatch: { from: { $lte: day }, $or: [{ to: null }, { to: { $gte: day } }] } } }),
    followersOf: (number) => many({ follows: number, confirmedOn: { $ne: null } }),
    ratedOf: (uscc) => many({ 'rating.provider': uscc }),
    askedToHide: (query = {}) => many({ ...filterOf(query), 'rating.asked': { $exists: true } }),
    unanswered: (day) => many({ 'rating.due': { $gte: day }, 'rating.answer': null, 'rating.waivedOn': null }),
    async begin(made, to, entry) {
      await model.insertMany([
        { ...made, ...beginning(to, entry), ...hiddenOf({ ...made, state: to }) } as unknown as ProjectDocument,
      ]);
    },
    decide: (project, { to, entry, set }) => {
      const { id, state, version } = project;
      const expected: Expected = { id, state, version };
      return decide(model, expected, { to, entry, set: { ...set, ...hiddenOf({ ...project, ...set, state: to }) } });
    },
    unraised: () => many({ clue: { $ne: null }, 'clue.number': null }),
    async raised(number, clue) {
      await model.updateOne({ number, 'clue.number': null }, { $set: { 'clue.number': clue } });
    },
    async *figuresByProvider(usccs, day) {
      for (let start = 0; start < usccs.length; start += PORTION) {
        const portion = usccs.slice(start, start + PORTION);
        const [projects, told] = await Promise.all([countedOf(portion), complaints.countedOf(portion)]);
        for (const uscc of portion)
          yield [uscc, projectFiguresOf(uscc, projects.get(uscc) ?? [], told.get(uscc) ?? [], day)] as const;
      }
    },
    insertMissing: (projects) => insertMissing(model, projects, (one) => hiddenOf(one)),
  };
}

/** Of a document that is none, a projection of its parts leaves nothing: none is said again. */
function whole(read: CountedProject): CountedProject {
  const rating = (read.rating as CountedProject['rating'] | undefined) ?? null;
  const answer = (rating?.answer as { readonly on: Day; readonly text: string } | undefined) ?? null;
  return { ...read, rating: rating && { ...rating, answer } };
}

function filterOf({ reader, region, states, uscc, q = '' }: ProjectQuery): object {
  return {
    ...(reader !== undefined && { readers: reader }),
    ...(region !== undefined && { region }),
    ...(states !== undefined && { state: { $in: [...states] } }),
    ...(uscc !== undefined && { uscc }),
    ...searchFor(q),
  };
}
