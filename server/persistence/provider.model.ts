import { Schema, type Connection, type Model } from 'mongoose';
import type { ProfileChange } from '../domain/registry/profile.ts';
import type { Provider } from '../domain/registry/provider.ts';
import { profileChangeSchema, profileSchema } from './profile.model.ts';

/** A provider as it is stored: with the keys by which it is searched and sorted, and the version of its last write. */
export interface ProviderDocument extends Provider {
  /** The name in pinyin, for sorting: the embedded engine has no collation. */
  pinyin: string;
  /** Name, code, pinyin and its initials, folded, for the search field. */
  search: string;
  version: number;
  /** Which effects of decisions it has already: `document:version`, so that each is done once. */
  applied: string[];
  /** An effect has changed it, and what was paid is not yet compared with it: see `openChangedProviders`. */
  toCompare?: true;
  /** What the firm changed of its profile, the latest last. */
  profileChanges: ProfileChange[];
}

/** What a connection tells its listeners when an effect has reached a provider. */
export const EFFECT_APPLIED = 'provider-effect';

const text = { type: String, required: true };
const day = text;
const dayOrOpen = { type: String, default: null };
const fen = { type: Number, required: true };
const part = (fields: Record<string, unknown>) => new Schema(fields as never, { _id: false, strict: 'throw' });
const spellChange = part({ kind: text, was: dayOrOpen, to: dayOrOpen, paper: text, on: day });

const schema = new Schema<ProviderDocument>(
  {
    uscc: text,
    name: text,
    formerNames: [part({ name: text, until: day })],
    region: text,
    address: { type: String, default: '' },
    establishedOn: day,
    legalRepresentative: { type: String, default: '' },
    summary: { type: String, default: '' },
    categories: [String],
    industries: [String],
    contact: part({ name: { type: String, default: '' }, phone: { type: String, default: '' } }),
    confirmedOn: dayOrOpen,
    demo: { type: Boolean, required: true },
    pool: [part({ from: day, to: dayOrOpen, decision: text, changes: { type: [spellChange], default: undefined } })],
    listings: [
      part({
        from: day,
        to: dayOrOpen,
        ground: text,
        class: text,
        decision: text,
        isPublic: Boolean,
        voidedOn: dayOrOpen,
      }),
    ],
    softwareCertificates: { type: [part({ from: day, to: dayOrOpen, number: text })], default: null },
    peakBeforeRecordFen: { type: Number, default: null },
    revenue: [part({ year: { type: Number, required: true }, fen, evidence: text })],
    standards: [
      part({
        number: text,
        title: text,
        publishedOn: day,
        rank: { type: Number, required: true },
        kind: text,
        theme: text,
        effectConfirmedOn: dayOrOpen,
      }),
    ],
    otherAwards: [part({ matter: text, fen, source: text })],
    publishedAwards: [
      part({
        ...{ clause: text, matter: text, fen, notice: text, publishedOn: day },
        ...{ award: String, paidOn: String, repaidFen: Number },
      }),
    ],
    judgements: {
      type: [part({ number: text, matter: text, code: text, decision: text, decidedOn: day, by: text, ground: text })],
      default: undefined,
    },
    predecessors: {
      type: [part({ uscc: text, name: text, mergedOn: day, peakFen: fen })],
      default: undefined,
    },
    profile: profileSchema,
    pinyin: text,
    search: text,
    version: { type: Number, required: true },
    applied: [String],
    toCompare: Boolean,
    profileChanges: [profileChangeSchema],
  },
  { collection: 'providers', versionKey: false, autoIndex: false, autoCreate: false, strict: 'throw', minimize: false },
);
schema.index({ uscc: 1 }, { unique: true });
schema.index({ pinyin: 1, uscc: 1 });
schema.index({ region: 1, pinyin: 1 });
schema.index({ toCompare: 1 }, { partialFilterExpression: { toCompare: true }, name: 'to-compare' });

export function providerModel(connection: Connection): Model<ProviderDocument> {
  return connection.model<ProviderDocument>('Provider', schema);
}
