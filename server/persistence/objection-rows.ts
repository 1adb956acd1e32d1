import { Schema } from 'mongoose';
import { MOST_WAITING, type Objection, type ObjectionState } from '../domain/registry/objection.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import { STORED_FILE_FIELDS } from './document.model.ts';
import type { Change } from './living.ts';
import { actorSchema } from './living.ts';

const text = { type: String, required: true };
const words = { type: String, default: '' };
const part = (fields: Record<string, unknown>) =>
  new Schema(fields as never, { _id: false, strict: 'throw', minimize: false });

/** An objection as it stands in the document of the matter that a notice names. */
export const objectionSchema = part({
  ...{ number: text, at: text, via: text, state: text, name: text, contact: text, unit: words, content: text },
  by: { type: actorSchema, default: null },
  acceptBy: { type: String, default: null },
  files: [part(STORED_FILE_FIELDS)],
  concluded: { type: part({ at: text, by: actorSchema, reason: text }), default: null },
});

/** What a decision sets of one of the objections. */
export interface ObjectionChange extends Partial<Pick<Objection, 'by' | 'concluded'>> {
  readonly number: string;
  readonly state: ObjectionState;
}

/** What a decision does to the objections of its matter: a new one is added, or the one it is about changes and no other. */
export function objectionWrites(objection: Objection | undefined, concerning: ObjectionChange | undefined) {
  const { state, by, concluded } = concerning ?? {};
  const fields = { ...(state && { state }), ...(by && { by }), ...(concluded && { concluded }) };
  return {
    set: Object.fromEntries(Object.entries(fields).map(([key, value]) => [`objections.$[one].${key}`, value])),
    push: objection === undefined ? {} : { objections: objection },
    ...(concerning && { each: [{ 'one.number': concerning.number }] }),
  } satisfies Partial<Change>;
}

/** Which matter takes in an objection of that day: its notice runs, and not too many wait. */
export function takesObjection(id: string, today: Day): object {
  return {
    _id: id,
    state: { $in: ['in-notice', 'objected'] },
    'notice.until': { $gte: today },
    [`objections.${MOST_WAITING - 1}`]: { $exists: false },
  };
}
