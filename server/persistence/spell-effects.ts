import { Schema } from 'mongoose';

const text = { type: String, required: true };
const dayOrNone = { type: String, default: null };

/** The fields of a `SpellEffect` for a schema. */
export const spellEffectSchema = new Schema(
  {
    version: { type: Number, required: true },
    kind: text,
    from: text,
    was: dayOrNone,
    to: dayOrNone,
    paper: text,
    on: text,
  },
  { _id: false, strict: 'throw' },
);
