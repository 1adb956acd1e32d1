import { Schema, type Connection, type Model } from 'mongoose';
import type { Reminder } from '../domain/registry/reminder.ts';
import { createIndexes } from './indexes.ts';
import { isDuplicate } from './duplicate.ts';

interface ReminderDocument extends Omit<Reminder, 'to'> {
  uscc: string | null;
  role: string | null;
  region: string | null;
  toldAt: string;
  /** When the job no longer found it. */
  settledAt: string | null;
  /** 1 while it stands, 2 once it is settled: by that the inboxes know whether it still asks something. */
  version: number;
}

/** What people have to be told: the one place through which jobs speak to people. The follower of messages takes it to the inboxes. */
export interface Reminders {
  /** Tells it, once for each key. Answers whether it is new. */
  tell(reminder: Reminder, at: string): Promise<boolean>;
  /** Settles what a job told earlier and no longer finds. Answers how many. */
  settle(job: string, stillFound: readonly string[], at: string): Promise<number>;
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
    version: { type: Number, default: 1 },
  },
  { collection: 'reminders', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ settledAt: 1, job: 1 });
schema.index({ toldAt: 1 });

export function reminderModel(connection: Connection): Model<ReminderDocument> {
  return connection.model<ReminderDocument>('Reminder', schema);
}

export async function openReminders(connection: Connection): Promise<Reminders> {
  const model = reminderModel(connection);
  await createIndexes(model);
  return {
    async tell({ to, ...reminder }, at) {
      const target = { uscc: null, role: null, region: null, ...to };
      const found = { ...reminder, ...target, toldAt: at, settledAt: null, version: 1 };
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
        { $set: { settledAt: at, version: 2 } },
      );
      return modifiedCount;
    },
  };
}
