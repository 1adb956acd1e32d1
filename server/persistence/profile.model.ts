import { Schema } from 'mongoose';
import { actorSchema } from './living.ts';

const text = { type: String, required: true };
const words = { type: String, default: '' };
const dayOrNone = { type: String, default: null };
const amount = { type: Number, default: null };
const part = (fields: Record<string, unknown>) =>
  new Schema(fields as never, { _id: false, strict: 'throw', minimize: false });

/** What a provider keeps about itself, inside its document: see `Profile`. */
export const profileSchema = part({
  email: words,
  website: words,
  mailingAddress: words,
  servicePhone: words,
  regions: [String],
  team: part({ size: amount, resident: amount, roles: words }),
  products: [
    part({
      id: text,
      name: text,
      description: words,
      category: words,
      pricing: words,
      priceUnit: text,
      priceFrom: amount,
      priceTo: amount,
      per: words,
    }),
  ],
  cases: [
    part({
      id: text,
      customer: text,
      customerPublic: { type: Boolean, required: true },
      project: text,
      industry: words,
      subIndustry: words,
      amount,
      signedOn: dayOrNone,
      acceptedOn: dayOrNone,
      result: words,
      evidence: [String],
    }),
  ],
  certificates: [
    part({ id: text, kind: text, number: text, issuer: text, from: text, to: dayOrNone, evidence: [String] }),
  ],
});

/** One change of the profile, inside the provider's document: see `ProfileChange`. */
export const profileChangeSchema = part({
  at: text,
  by: actorSchema,
  section: text,
  what: text,
  item: words,
  fields: [part({ field: text, before: Schema.Types.Mixed, after: Schema.Types.Mixed })],
});
