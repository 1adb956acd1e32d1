import { isValidObjectId, Schema, type Connection, type Model } from 'mongoose';
import type { Reminder, ReminderTarget } from '../domain/registry/reminder.ts';
import { isDuplicate } from './duplicate.ts';

interface ReminderDocument extends Omit<Reminder, 'to'> {
  uscc: string | null;
  role: string | null;
  region: string | null;
  toldAt: string;
  /** When the job no longer found it. */
  settledAt: string | null;
  /** Who of those told said that it is known. */
  seenBy: string | null;
}

export interface PendingReminder extends Reminder {
  readonly id: string;
  readonly toldAt: string;
}

/** What people have to be told. The one place through which jobs speak to people. */
export interface Reminders {
  /** Tells it, once for each key. Answers whether it is new. */
  tell(reminder: Reminder, at: string): Promise<boolean>;
  /** Settles what a job told earlier and no longer finds. Answers how many. */
  settle(job: string, stillFound: readonly string[], at: string): Promise<number>;
  /** What waits for any of these, the earliest due first. */
  pending(targets: readonly ReminderTarget[], most: number): Promise<readonly PendingReminder[]>;
  /** Takes one off the list of those whom it was told; false where it is not theirs. */
  seen(id: string, targets: readonly ReminderTarget[], by: string): Promise<boolean>;
}

const text = { type: String, required: true };
const orNone = { type: String, default: null };
const schema = new Schema<ReminderDocument>(
  {
    key: text,
    job: text,
    uscc: orNone,
    role: orNone,
    region: orNone,
    subject: text,
    text,
    href: text,
    dueOn: orNone,
    toldAt: text,
    settledAt: orNone,
    seenBy: orNone,
  },
  { collection: 'reminders', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ settledAt: 1, job: 1 });
schema.index({ settledAt: 1, uscc: 1, role: 1 });

type Stored = ReminderDocument & { _id: { toString(): string } };

export async function openReminders(connection: Connection): Promise<Reminders> {
  const model: Model<ReminderDocument> = connection.model<ReminderDocument>('Reminder', schema);
  await model.createIndexes();
  return {
    async tell({ to, ...reminder }, at) {
      const target = { uscc: null, role: null, region: null, ...to };
      const found = { ...reminder, ...target, toldAt: at, settledAt: null, seenBy: null };
      try {
        const { upsertedCount } = await model.updateOne(
          { key: reminder.key },
          { $setOnInsert: found },
          { upsert: true },
        );
        return upsertedCount === 1;
      } catch (error) {
        // Another process told it at the same moment.
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async settle(job, stillFound, at) {
      const { modifiedCount } = await model.updateMany(
        { job, settledAt: null, key: { $nin: [...stillFound] } },
        { $set: { settledAt: at } },
      );
      return modifiedCount;
    },
    async pending(targets, most) {
      if (targets.length === 0) return [];
      const found = await model
        .find({ $or: targets.map(asFilter), settledAt: null, seenBy: null })
        .sort({ dueOn: 1, toldAt: 1, _id: 1 })
        .limit(most)
        .lean<Stored[]>();
      return found.map(toPending);
    },
    async seen(id, targets, by) {
      if (!isValidObjectId(id) || targets.length === 0) return false;
      const filter = { _id: id, $or: targets.map(asFilter) };
      const { matchedCount } = await model.updateOne(filter, { $set: { seenBy: by } });
      return matchedCount === 1;
    },
  };
}

function asFilter(target: ReminderTarget) {
  return 'uscc' in target ? { uscc: target.uscc } : { uscc: null, role: target.role, region: target.region ?? null };
}

function toPending({ _id, key, job, uscc, role, region, subject, text, href, dueOn, toldAt }: Stored): PendingReminder {
  const to = uscc === null ? { role: role as never, ...(region !== null && { region }) } : { uscc };
  return { id: String(_id), key, job, to, subject, text, href, dueOn, toldAt };
}
