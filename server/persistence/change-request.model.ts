import { Schema, type Connection, type Model } from 'mongoose';
import type { ChangeRequest } from '../domain/registry/change-request.ts';
import { LIVING_FIELDS, type LivingDocument } from './living.ts';

/** A change request as it is stored. `open` says that it is not decided: one open request for each firm. */
export interface ChangeRequestDocument extends LivingDocument, Omit<ChangeRequest, 'id' | keyof LivingDocument> {
  open: boolean;
  demo: boolean;
}

const text = { type: String, required: true };
const part = (fields: Record<string, unknown>) =>
  new Schema(fields as never, { _id: false, strict: 'throw', minimize: false });

const schema = new Schema<ChangeRequestDocument>(
  {
    ...LIVING_FIELDS,
    number: text,
    uscc: text,
    name: text,
    region: text,
    changes: [part({ field: text, before: Schema.Types.Mixed, after: Schema.Types.Mixed })],
    occurredOn: text,
    grounds: { type: String, default: '' },
    reportedOn: text,
    deadline: { type: String, default: null },
    since: text,
    effects: [part({ version: { type: Number, required: true } })],
    createdAt: text,
    open: { type: Boolean, required: true },
    demo: { type: Boolean, required: true },
  } as never,
  {
    collection: 'change-requests',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    strict: 'throw',
    minimize: false,
  },
);
schema.index({ uscc: 1 }, { unique: true, partialFilterExpression: { open: true }, name: 'one-open-per-firm' });
schema.index({ uscc: 1, createdAt: -1 });
schema.index({ state: 1, region: 1, since: 1 });
schema.index({ number: 1 }, { unique: true });

export function changeRequestModel(connection: Connection): Model<ChangeRequestDocument> {
  return connection.model<ChangeRequestDocument>('ChangeRequest', schema);
}
