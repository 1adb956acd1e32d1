import type { Connection } from 'mongoose';
import { PEAK, subjectYear, type CountedFigure, type RevenueSubject } from '../domain/records/revenue-statement.ts';
import type { Provider } from '../domain/registry/provider.ts';
import { applyOnce } from './profile.repository.ts';
import { providerModel } from './provider.model.ts';

/** Writes a verified figure into the facts of its provider, once for each key. False: no such provider. */
export type NoteRevenue = (
  uscc: string,
  key: string,
  figure: Pick<CountedFigure, 'fen' | 'evidence'> & { readonly subject: RevenueSubject },
) => Promise<boolean>;

export function revenueEffects(connection: Connection): NoteRevenue {
  const model = providerModel(connection);
  return (uscc, key, { subject, fen, evidence }) =>
    applyOnce(model, uscc, key, ({ revenue }: Provider) => {
      const year = subjectYear(subject);
      if (subject === PEAK || year === null) return { $set: { peakBeforeRecordFen: fen } };
      const others = revenue.filter((one) => one.year !== year);
      return { $set: { revenue: [...others, { year, fen, evidence }].sort((a, b) => a.year - b.year) } };
    });
}
