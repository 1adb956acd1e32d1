import { Schema, type Connection, type Model } from 'mongoose';
import type { ListingCase } from '../domain/registry/listing-case.ts';
import { actorSchema, LIVING_FIELDS, type LivingDocument } from './living.ts';

/** A case as it is stored: with the keys by which its entry is found. */
export interface ListingCaseDocument extends LivingDocument, Omit<ListingCase, 'id' | keyof LivingDocument> {
  /** Name, code, number, pinyin and initials of the entry, folded; empty while there is none. */
  search: string;
  demo: boolean;
}

const text = { type: String, required: true };
const words = { type: String, default: '' };
const orNone = { type: String, default: null };
const flag = { type: Boolean, required: true };
const part = (fields: Record<string, unknown>) =>
  new Schema(fields as never, { _id: false, strict: 'throw', minimize: false });
const partOrNone = (fields: Record<string, unknown>) => ({ type: part(fields), default: null });

const entry = {
  decision: text,
  decidedOn: text,
  uscc: text,
  name: text,
  region: text,
  ground: text,
  groundText: text,
  class: text,
  facts: text,
  from: text,
  to: orNone,
  isPublic: flag,
  original: orNone,
  office: text,
  reconsideration: text,
  reconsiderUntil: text,
  court: text,
  sueUntil: text,
};

const listing = {
  from: text,
  to: orNone,
  ground: text,
  class: text,
  decision: text,
  isPublic: flag,
  voidedOn: orNone,
};

const schema = new Schema<ListingCaseDocument>(
  {
    ...LIVING_FIELDS,
    number: text,
    clue: part({ source: text, reference: words, whom: text, content: text }),
    informant: partOrNone({ name: text, contact: text }),
    subject: partOrNone({ uscc: text, name: text, region: text }),
    investigator: { type: actorSchema, default: null },
    evidence: [part({ at: text, by: actorSchema, text })],
    proposal: partOrNone({
      ground: text,
      facts: text,
      months: { type: Number, default: null },
      isPublic: flag,
      original: orNone,
      notifiedOn: text,
      defenceUntil: text,
    }),
    defences: [part({ at: text, how: text, by: actorSchema, text: words })],
    panel: [actorSchema],
    votes: [part({ at: text, by: actorSchema, inFavour: flag, reason: text })],
    entry: partOrNone(entry),
    formerEntries: [part({ entry: part(entry), correctedOn: text, reason: text })],
    repair: partOrNone({ at: text, by: actorSchema, measures: text, promise: text, evidence: text }),
    end: partOrNone({ kind: text, on: text, basis: text, termTo: orNone }),
    since: text,
    due: orNone,
    effects: [part({ version: { type: Number, required: true }, listing: part(listing) })],
    createdAt: text,
    search: words,
    demo: flag,
  } as never,
  {
    collection: 'listing_cases',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index({ number: 1 }, { unique: true });
schema.index(
  { 'entry.decision': 1 },
  { unique: true, partialFilterExpression: { 'entry.decision': { $type: 'string' } } },
);
schema.index({ 'subject.uscc': 1, createdAt: -1 });
schema.index({ state: 1, due: 1 });
schema.index({ 'entry.isPublic': 1, 'entry.from': -1, _id: -1 });

export function listingCaseModel(connection: Connection): Model<ListingCaseDocument> {
  return connection.model<ListingCaseDocument>('ListingCase', schema);
}
