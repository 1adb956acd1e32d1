import { isValidObjectId, type Connection, type Model } from 'mongoose';
import {
  entitlementKey,
  FREE_STATES,
  type AwardCase,
  type CaseTally,
  type NewAwardCase,
} from '../domain/awards/award-case.ts';
import type { Role } from '../domain/registry/account.ts';
import type { AwardCaseState } from '../domain/registry/award-case-words.ts';
import type { Objection } from '../domain/registry/objection.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import { createIndexes } from './indexes.ts';
import { awardCaseModel, type AwardCaseDocument } from './award-case.model.ts';
import { isOnlyDuplicates } from './duplicate.ts';
import { insertMissing } from './living-rows.ts';
import { beginning, decide, type Change, type Expected } from './living.ts';
import { objectionWrites, takesObjection, type ObjectionChange } from './objection-rows.ts';

/** An entitlement that was refused, and the round in which it already stands. */
export interface RefusedCase extends Pick<NewAwardCase, 'uscc' | 'clause' | 'matter'> {
  readonly holder: string;
}

/** A decision on a case, and what of it changes beside its state. */
export interface AwardCaseDecision {
  readonly to: AwardCaseState;
  readonly entry: Change['entry'];
  readonly set?: Partial<Pick<AwardCase, 'approvals' | 'account' | 'dispute' | 'notice' | 'batches' | 'paidOn'>>;
  /** A new objection, entered by an official. */
  readonly objection?: Objection;
  /** What becomes of one that is there. */
  readonly concerning?: ObjectionChange;
}

export interface CasesOfState {
  readonly state: AwardCaseState;
  readonly skip: number;
  readonly limit: number;
}

/** What waits for an office: approvals whose turn it is, whole states, and of those in notice what has run out or was objected to. */
export interface WaitingCases {
  readonly approver: Role;
  readonly states: readonly AwardCaseState[];
  /** For who ends notices: the day. */
  readonly noticesOn?: Day;
}

export interface AwardCaseRepository {
  /**
   * Begins those that are not there yet. An entitlement that another round holds is refused; one that this very round
   * holds already is neither begun again nor refused, so that a round killed on the way can simply go on.
   */
  openMissing(cases: readonly NewAwardCase[], entry: Change['entry']): Promise<readonly RefusedCase[]>;
  /** Begins the award that pays the difference of an adjustment, or answers the one that was begun for it. */
  openSupplement(one: NewAwardCase, entry: Change['entry']): Promise<string>;
  /** Entitlements of these firms that another round than this one holds. */
  heldElsewhere(usccs: readonly string[], round: string): Promise<ReadonlySet<string>>;
  findById(id: string): Promise<AwardCase | null>;
  ofFirm(uscc: string): Promise<readonly AwardCase[]>;
  /** Of a round, in the order in which they were begun: all, or those of a state, some at a time. */
  ofRound(round: string, some?: CasesOfState): Promise<readonly AwardCase[]>;
  /** How many of a round are in each state: counted where they are kept, for a round of a whole city has thousands. */
  tallyOf(round: string): Promise<readonly CaseTally[]>;
  ofBatch(batch: string): Promise<readonly AwardCase[]>;
  /** Those that a public notice names, of one notice or of all. */
  inNotice(number?: string): Promise<readonly AwardCase[]>;
  /** The one to which an objection belongs. */
  findByObjection(number: string): Promise<AwardCase | null>;
  /** Adds an objection from the public while the notice runs on that day: no decision, it waits for one. False: it is over, or too many wait. */
  receive(id: string, objection: Objection, today: Day): Promise<boolean>;
  inStates(states: readonly AwardCaseState[]): Promise<readonly AwardCase[]>;
  /** What waits, some at a time; a round of a whole city has thousands. */
  waiting(query: WaitingCases, some: { readonly skip: number; readonly limit: number }): Promise<readonly AwardCase[]>;
  countWaiting(query: WaitingCases): Promise<number>;
  decide(expected: Expected, decision: AwardCaseDecision): Promise<void>;
  insertMissing(cases: readonly AwardCase[]): Promise<void>;
}

type Stored = AwardCaseDocument & { _id: { toString(): string } };

function waitingFilter({ approver, states, noticesOn }: WaitingCases): object {
  const turn = { $arrayElemAt: ['$departments', { $size: '$approvals' }] };
  const over = { $or: [{ 'objections.state': 'received' }, { 'notice.until': { $lt: noticesOn } }] };
  return {
    $or: [
      { state: 'in-approval', $expr: { $eq: [turn, approver] } },
      { state: { $in: states } },
      ...(noticesOn === undefined ? [] : [{ state: 'in-notice', ...over }]),
    ],
  };
}

/** How often it is tried anew where the holder of an entitlement gave it up between two looks. */
const TRIES = 3;
const BATCH = 500;

export async function openAwardCases(connection: Connection): Promise<AwardCaseRepository> {
  const model = awardCaseModel(connection);
  await createIndexes(model);
  const many = async (filter: object) => (await model.find(filter).sort({ _id: 1 }).lean<Stored[]>()).map(toCase);
  return {
    async openMissing(cases, entry) {
      const refused: RefusedCase[] = [];
      for (let i = 0; i < cases.length; i += BATCH)
        refused.push(...(await openSome(model, cases.slice(i, i + BATCH), entry, TRIES)));
      return refused;
    },
    async openSupplement(one, entry) {
      const made = begun(one, entry);
      try {
        await model.insertMany([made]);
      } catch (error) {
        if (!isOnlyDuplicates(error)) throw error;
      }
      const found = await model
        .findOne({ 'supplement.adjustment': one.supplement?.adjustment ?? '' }, { _id: 1 })
        .lean();
      if (found === null) throw new Error(`no award for the adjustment of ${one.uscc}`);
      return String(found._id);
    },
    async heldElsewhere(usccs, round) {
      const filter = { uscc: { $in: [...usccs] }, key: { $type: 'string' }, round: { $ne: round } };
      const found = await model.find(filter as never, { key: 1 }).lean<Stored[]>();
      return new Set(found.flatMap(({ key }) => key ?? []));
    },
    async findById(id) {
      const found = isValidObjectId(id) ? await model.findById(id).lean<Stored>() : null;
      return found === null ? null : toCase(found);
    },
    ofFirm: (uscc) => many({ uscc }),
    async ofRound(round, some) {
      if (some === undefined) return many({ round });
      const { state, skip, limit } = some;
      const found = model.find({ round, state }).sort({ _id: 1 }).skip(skip).limit(limit);
      return (await found.lean<Stored[]>()).map(toCase);
    },
    tallyOf: (round) =>
      model.aggregate<CaseTally>([
        { $match: { round } },
        { $group: { _id: '$state', cases: { $sum: 1 }, fen: { $sum: '$fen' } } },
        { $project: { _id: 0, state: '$_id', cases: 1, fen: 1 } },
      ]),
    ofBatch: (batch) => many({ batches: batch }),
    inNotice: (number) => many({ 'notice.number': number ?? { $type: 'string' } }),
    async findByObjection(number) {
      const found = await model.findOne({ 'objections.number': number }).lean<Stored>();
      return found === null ? null : toCase(found);
    },
    async receive(id, objection, today) {
      const { matchedCount } = await model.updateOne(
        takesObjection(id, today) as never,
        { $push: { objections: objection } } as never,
      );
      return matchedCount === 1;
    },
    inStates: (states) => many({ state: { $in: states } }),
    async waiting(query, { skip, limit }) {
      const found = model.find(waitingFilter(query)).sort({ _id: 1 }).skip(skip).limit(limit);
      return (await found.lean<Stored[]>()).map(toCase);
    },
    countWaiting: (query) => model.countDocuments(waitingFilter(query)),
    insertMissing: (all) => insertMissing(model, all, (one) => ({ key: entitlementKey(one), demo: true })),
    decide: (expected, { to, entry, set = {}, objection, concerning }) => {
      const writes = objectionWrites(objection, concerning);
      const own = { ...set, ...writes.set, ...(FREE_STATES.includes(to) && { key: null }) };
      return decide(model, expected, { ...writes, to, entry, set: own });
    },
  };
}

async function openSome(
  model: Model<AwardCaseDocument>,
  cases: readonly NewAwardCase[],
  entry: Change['entry'],
  tries: number,
): Promise<RefusedCase[]> {
  try {
    await model.insertMany(
      cases.map((one) => begun(one, entry)),
      { ordered: false },
    );
    return [];
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
  }
  const holders = await holdersOf(model, cases.map(entitlementKey));
  const free = cases.filter((one) => !holders.has(entitlementKey(one)));
  if (free.length > 0 && tries === 0) throw new Error('entitlements that nobody holds are refused');
  const again = free.length > 0 ? await openSome(model, free, entry, tries - 1) : [];
  return [...again, ...refusedOf(cases, holders)];
}

function refusedOf(cases: readonly NewAwardCase[], holders: ReadonlyMap<string, string>): RefusedCase[] {
  return cases.flatMap(({ round, uscc, clause, matter }) => {
    const holder = holders.get(entitlementKey({ uscc, clause, matter }));
    return holder === undefined || holder === round ? [] : [{ uscc, clause, matter, holder }];
  });
}

/** The round that holds each of the entitlements. */
async function holdersOf(model: Model<AwardCaseDocument>, keys: readonly string[]): Promise<Map<string, string>> {
  const found = await model.find({ key: { $in: keys } } as never, { key: 1, round: 1 }).lean<Stored[]>();
  return new Map(found.map(({ key, round }) => [key ?? '', round]));
}

function begun(one: NewAwardCase, entry: Change['entry']): AwardCaseDocument {
  return {
    ...beginning('told', entry),
    // A key left out is a fact unknown, and must not come back as one that is null.
    ...(JSON.parse(JSON.stringify(one)) as NewAwardCase),
    approvals: [],
    account: null,
    dispute: null,
    notice: null,
    objections: [],
    batches: [],
    paidOn: null,
    // What is paid in addition stands beside the entitlement, once for each adjustment.
    key: one.supplement === undefined ? entitlementKey(one) : `${entitlementKey(one)}|${one.supplement.adjustment}`,
    demo: false,
  };
}

const OWN_KEYS: ReadonlySet<string> = new Set(['_id', 'key', 'demo', 'outbox', 'journaled']);

function toCase(stored: Stored): AwardCase {
  const shared = Object.entries(stored).filter(([key]) => !OWN_KEYS.has(key));
  // Those from before objections came by the web have none.
  return { objections: [], ...Object.fromEntries(shared), id: String(stored._id) } as unknown as AwardCase;
}
