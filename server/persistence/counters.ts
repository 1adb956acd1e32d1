import { Schema, type Connection } from 'mongoose';
import { isDuplicate } from './duplicate.ts';

interface CounterDocument {
  _id: string;
  value: number;
}

const schema = new Schema<CounterDocument>(
  { _id: { type: String, required: true }, value: { type: Number, required: true } },
  { collection: 'counters', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw' },
);

export interface Counters {
  /** The next number of a series, from 1. No two callers ever get the same; one that is not used leaves a gap. */
  next(series: string): Promise<number>;
  /** Numbers up to this one are used already. */
  used(series: string, value: number): Promise<void>;
}

export function openCounters(connection: Connection): Counters {
  const model = connection.model<CounterDocument>('Counter', schema);
  const draw = async (series: string): Promise<number> => {
    const drawn = await model
      .findOneAndUpdate({ _id: series }, { $inc: { value: 1 } }, { upsert: true, returnDocument: 'after' })
      .lean<CounterDocument>();
    return drawn?.value ?? draw(series);
  };
  return {
    // Two who begin a series at once: one inserts it, the other is refused and draws again.
    next: (series) =>
      draw(series).catch((error: unknown) => {
        if (isDuplicate(error)) return draw(series);
        throw error;
      }),
    used: async (series, value) => {
      await model.updateOne({ _id: series }, { $max: { value } }, { upsert: true });
    },
  };
}
