import type { Connection, Model } from 'mongoose';
import { isCoveredBy, type SpellEffect } from '../domain/registry/membership.ts';
import type { Provider, SpellChange } from '../domain/registry/provider.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import { EFFECT_APPLIED, providerModel, type ProviderDocument } from './provider.model.ts';

/** What the life of a membership has to know of a provider. */
export type Member = Pick<Provider, 'uscc' | 'name' | 'region' | 'pool' | 'listings' | 'softwareCertificates'>;

/** The providers as members: who they are, and how the end of a membership moves. */
export interface Members {
  /** Whom a round with this day covers, in the order of their codes. */
  coveredOn(asOf: Day, newcomerDays: number): Promise<readonly Member[]>;
  /** All that are in a spell on a day, in the order of their codes, one at a time. */
  inSpellOn(day: Day): AsyncIterable<Member>;
  /**
   * Moves the last day of a spell, once for each key, where it still is what the decision saw. `overtaken`: another
   * decision moved it first, and that one stands.
   */
  changeSpell(uscc: string, key: string, effect: SpellEffect): Promise<'done' | 'overtaken' | 'unknown'>;
}

const SHOWN = { _id: 0, uscc: 1, name: 1, region: 1, pool: 1, listings: 1, softwareCertificates: 1 } as const;

export function openMembers(connection: Connection): Members {
  const model = providerModel(connection);
  const inSpellOn = (day: Day): AsyncIterable<Member> =>
    model
      .find({ pool: { $elemMatch: { from: { $lte: day }, $or: [{ to: null }, { to: { $gte: day } }] } } }, SHOWN)
      .sort({ uscc: 1 })
      .lean<Member>()
      .cursor() as unknown as AsyncIterable<Member>;
  return {
    inSpellOn,
    async coveredOn(asOf, newcomerDays) {
      const covered: Member[] = [];
      for await (const member of inSpellOn(asOf)) if (isCoveredBy(member, asOf, newcomerDays)) covered.push(member);
      return covered;
    },
    changeSpell: (uscc, key, effect) => changeSpell(model, uscc, key, effect),
  };
}

async function changeSpell(model: Model<ProviderDocument>, uscc: string, key: string, effect: SpellEffect) {
  const { from, was, to, kind, paper, on } = effect;
  const change: SpellChange = { kind, was, to, paper, on };
  const moved = await model.updateOne({ uscc, applied: { $ne: key }, pool: { $elemMatch: { from, to: was } } }, {
    $set: { 'pool.$.to': to, toCompare: true },
    $push: { 'pool.$.changes': change, applied: key },
    $inc: { version: 1 },
  } as never);
  if (moved.matchedCount === 1) {
    model.db.emit(EFFECT_APPLIED);
    return 'done' as const;
  }
  const found = await model.findOne({ uscc }, { applied: 1 }).lean<Pick<ProviderDocument, 'applied'>>();
  if (found === null) return 'unknown' as const;
  return found.applied.includes(key) ? ('done' as const) : ('overtaken' as const);
}
