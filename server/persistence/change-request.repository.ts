import { isValidObjectId, type Connection } from 'mongoose';
import { CHANGE_FINAL_STATES, type ChangeRequest, type ChangeState } from '../domain/registry/change-request.ts';
import { Conflict } from '../errors.ts';
import { createIndexes } from './indexes.ts';
import { changeRequestModel, type ChangeRequestDocument } from './change-request.model.ts';
import { isDuplicate } from './duplicate.ts';
import { beginning, decide, type Change, type Expected } from './living.ts';

/** What a new request is made of; it begins as submitted. */
export type NewChangeRequest = Pick<
  ChangeRequest,
  'number' | 'uscc' | 'name' | 'region' | 'changes' | 'occurredOn' | 'grounds' | 'reportedOn' | 'deadline'
>;

/** What a step may change of a request beside its state. */
export type ChangeRequestFields = Partial<
  Pick<ChangeRequest, 'changes' | 'occurredOn' | 'grounds' | 'deadline' | 'since'>
>;

export interface ChangeRequestDecision {
  readonly to: ChangeState;
  readonly entry: Change['entry'];
  readonly set: ChangeRequestFields;
}

/** For lists: requests in these states, of one region or of all. */
export interface ChangeQuery {
  readonly states: readonly ChangeState[];
  readonly region: string | undefined;
}

export interface ChangeRequestRepository {
  findById(id: string): Promise<ChangeRequest | null>;
  /** All of a firm, the latest first. */
  findByUscc(uscc: string): Promise<readonly ChangeRequest[]>;
  /** All of these firms. */
  ofFirms(usccs: readonly string[]): Promise<readonly ChangeRequest[]>;
  /** The longest waiting first. */
  list(query: ChangeQuery): Promise<readonly ChangeRequest[]>;
  /** `Conflict` where the firm has an open request. */
  begin(request: NewChangeRequest, entry: Change['entry']): Promise<string>;
  /** An approval waits in the request until the provider has it. */
  decide(expected: Expected, decision: ChangeRequestDecision): Promise<void>;
  withEffects(): Promise<readonly ChangeRequest[]>;
  effectDone(id: string, version: number): Promise<void>;
  /** Adds those whose id is not there yet; one that is there stays as it is. */
  insertMissing(requests: readonly ChangeRequest[]): Promise<void>;
}

type Stored = ChangeRequestDocument & { _id: { toString(): string } };

export const CHANGE_OPEN = '企业已有一件办理中的变更申请，办结后才能再提交';

export async function openChangeRequests(connection: Connection): Promise<ChangeRequestRepository> {
  const model = changeRequestModel(connection);
  await createIndexes(model);
  const many = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await model.find(filter).sort(sort).lean<Stored[]>()).map(toRequest);
  return {
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toRequest(found);
    },
    findByUscc: (uscc) => many({ uscc }, { createdAt: -1, _id: -1 }),
    ofFirms: (usccs) => many({ uscc: { $in: [...usccs] } }, { _id: 1 }),
    list: ({ states, region }) =>
      many({ state: { $in: states }, ...(region !== undefined && { region }) }, { since: 1, number: 1 }),
    async begin(request, entry) {
      const since = request.reportedOn;
      const rest = { since, effects: [], createdAt: entry.at, open: true, demo: false };
      try {
        const [created] = await model.insertMany([{ ...beginning('submitted', entry), ...request, ...rest }]);
        return String(created?._id);
      } catch (error) {
        if (isDuplicate(error)) throw new Conflict('change-open', CHANGE_OPEN, { cause: error });
        throw error;
      }
    },
    decide: (expected, { to, entry, set }) =>
      decide(model, expected, {
        to,
        entry,
        set: { ...set, open: !CHANGE_FINAL_STATES.includes(to) },
        push: { ...(to === 'approved' && { effects: { version: expected.version + 1 } }) },
      }),
    withEffects: () => many({ 'effects.0': { $exists: true } }, { _id: 1 }),
    effectDone: async (id, version) => {
      await model.updateOne({ _id: id }, { $pull: { effects: { version } } });
    },
    insertMissing: async (requests) => {
      const writes = requests.map(({ id, ...request }) => ({
        updateOne: { filter: { _id: id }, update: { $setOnInsert: { ...request, ...hidden(request) } }, upsert: true },
      }));
      if (writes.length > 0) await model.bulkWrite(writes as never);
    },
  };
}

function hidden({ state, history }: Pick<ChangeRequest, 'state' | 'history'>) {
  return { open: !CHANGE_FINAL_STATES.includes(state), demo: true, outbox: history.map(({ version }) => version) };
}

const OWN_KEYS: ReadonlySet<string> = new Set(['_id', 'open', 'demo', 'outbox']);

function toRequest(stored: Stored): ChangeRequest {
  const shared = Object.entries(stored).filter(([key]) => !OWN_KEYS.has(key));
  return { ...Object.fromEntries(shared), id: String(stored._id) } as unknown as ChangeRequest;
}
