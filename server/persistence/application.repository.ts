import { isValidObjectId, type Connection, type Model } from 'mongoose';
import { EMPTY_STATEMENT, FINAL_STATES } from '../domain/registry/application.ts';
import type { Admission, Application, ApplicationState, Statement } from '../domain/registry/application.ts';
import type { Objection } from '../domain/registry/objection.ts';
import type { ExpertOpinion } from '../domain/registry/expert-opinion.ts';
import type { Provider } from '../domain/registry/provider.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import { Conflict } from '../errors.ts';
import { createIndexes } from './indexes.ts';
import { applicationModel, type ApplicationDocument } from './application.model.ts';
import { isDuplicate } from './duplicate.ts';
import { beginning, decide, type Change, type Expected } from './living.ts';
import { objectionWrites, takesObjection, type ObjectionChange } from './objection-rows.ts';

/** What a decision may change of an application beside its state. */
export type ApplicationFields = Partial<
  Pick<Application, 'number' | 'statement' | 'before' | 'corrections' | 'firstReview' | 'since' | 'due' | 'notice'>
>;

/** A decision on an application. An admission waits in it until the provider has it; an objection stays with it. */
export interface ApplicationDecision {
  readonly to: ApplicationState;
  readonly entry: Change['entry'];
  readonly set: ApplicationFields;
  readonly admission?: Admission;
  /** A new one, entered by an official. */
  readonly objection?: Objection;
  readonly opinion?: ExpertOpinion;
  /** What becomes of one that is there. */
  readonly concerning?: ObjectionChange;
}

/** For work lists: applications in these states, of one region or of all; the earliest due first. */
export interface WorkQuery {
  readonly states: readonly ApplicationState[];
  readonly region: string | undefined;
}

export interface ApplicationRepository {
  findById(id: string): Promise<Application | null>;
  /** All of a firm, the latest first. */
  findByUscc(uscc: string): Promise<readonly Application[]>;
  list(query: WorkQuery): Promise<readonly Application[]>;
  /** Those that a public notice names, or that any notice names. */
  inNotice(number?: string): Promise<readonly Application[]>;
  /** The one to which an objection belongs. */
  findByObjection(number: string): Promise<Application | null>;
  /**
   * Adds an objection from the public while the notice runs on that day. No decision, so no version: it waits for one.
   * Answers false where the notice is over by now, or too many wait.
   */
  receive(id: string, objection: Objection, today: Day): Promise<boolean>;
  /** Begins a draft, with what is stated already. `Conflict` where the firm has an open application. */
  begin(firm: Firm, entry: Change['entry'], today: Day, statement?: Statement): Promise<string>;
  decide(expected: Expected, decision: ApplicationDecision): Promise<void>;
  /** Applications with admissions that the provider may not have yet. */
  withEffects(): Promise<readonly Application[]>;
  effectDone(id: string, version: number): Promise<void>;
  /** Adds those whose id is not there yet; one that is there stays as it is. */
  insertMissing(applications: readonly Application[]): Promise<void>;
}

type Firm = Pick<Provider, 'uscc' | 'name' | 'region'>;
type Stored = ApplicationDocument & { _id: { toString(): string } };

const OPEN_CONFLICT = '企业已有一件办理中的申请，不能再申请';

export async function openApplications(connection: Connection): Promise<ApplicationRepository> {
  const model = applicationModel(connection);
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await model.find(filter).sort(sort).lean<Stored[]>()).map(toApplication);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toApplication(found);
    },
    findByUscc: (uscc) => many({ uscc }, { createdAt: -1, _id: -1 }),
    list: ({ states, region }) =>
      many({ state: { $in: states }, ...(region !== undefined && { region }) }, { due: 1, since: 1, _id: 1 }),
    inNotice: (number) =>
      many(number === undefined ? { notice: { $ne: null } } : { 'notice.number': number }, {
        'notice.from': -1,
        number: 1,
      }),
    async findByObjection(number) {
      const found = await model.findOne({ 'objections.number': number }).lean<Stored>();
      return found === null ? null : toApplication(found);
    },
    async receive(id, objection, today) {
      const { matchedCount } = await model.updateOne(
        takesObjection(id, today) as never,
        {
          $push: { objections: objection },
        } as never,
      );
      return matchedCount === 1;
    },
    begin: (firm, entry, today, statement = EMPTY_STATEMENT) => begin(model, firm, entry, today, statement),
    decide: (expected, { to, entry, set, admission, objection, opinion, concerning }) => {
      const writes = objectionWrites(objection, concerning);
      return decide(model, expected, {
        ...{ ...writes, to, entry },
        set: { ...set, ...writes.set, open: !FINAL_STATES.includes(to) },
        push: {
          ...writes.push,
          ...(admission !== undefined && { effects: admission }),
          ...(opinion !== undefined && { opinions: opinion }),
        },
      });
    },
    withEffects: () => many({ 'effects.0': { $exists: true } }, { _id: 1 }),
    effectDone: async (id, version) => {
      await model.updateOne({ _id: id }, { $pull: { effects: { version } } });
    },
    insertMissing: async (applications) => {
      const writes = applications.map(({ id, ...application }) => ({
        updateOne: {
          filter: { _id: id },
          update: { $setOnInsert: { ...application, ...hidden(application) } },
          upsert: true,
        },
      }));
      if (writes.length > 0) await model.bulkWrite(writes as never);
    },
  };
}

function hidden({ state, history }: Pick<Application, 'state' | 'history'>) {
  return {
    open: !FINAL_STATES.includes(state),
    demo: true,
    outbox: history.map(({ version }) => version),
    journaled: [],
  };
}

async function begin(
  model: Model<ApplicationDocument>,
  { uscc, name, region }: Firm,
  entry: Change['entry'],
  today: Day,
  statement: Statement,
): Promise<string> {
  const document: ApplicationDocument = {
    ...beginning('draft', entry),
    number: null,
    uscc,
    name,
    region,
    statement,
    before: null,
    corrections: [],
    firstReview: null,
    since: today,
    due: null,
    notice: null,
    objections: [],
    opinions: [],
    effects: [],
    createdAt: entry.at,
    open: true,
    demo: false,
  };
  try {
    const [created] = await model.insertMany([document]);
    return String(created?._id);
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict('application-open', OPEN_CONFLICT, { cause: error });
    throw error;
  }
}

const OWN_KEYS: ReadonlySet<string> = new Set(['_id', 'open', 'demo', 'outbox', 'journaled']);
/** What an objection has that was entered before there were numbers. */
const OLD_OBJECTION = {
  ...{ number: '', via: 'paper', state: 'registered', acceptBy: null },
  ...{ unit: '', files: [], concluded: null },
};

function toApplication(stored: Stored): Application {
  const shared = Object.entries(stored).filter(([key]) => !OWN_KEYS.has(key));
  const { statement, before, objections } = stored;
  const { opinions = [] } = stored as Partial<Stored>;
  return {
    ...Object.fromEntries(shared),
    id: String(stored._id),
    // Of parts that came later, those written before have none.
    opinions,
    statement: { ...EMPTY_STATEMENT, ...statement },
    before: before && { ...EMPTY_STATEMENT, ...before },
    objections: objections.map((one) => ({ ...OLD_OBJECTION, ...one })),
  } as unknown as Application;
}
