import { canonicalJson, type Hash } from '../../domain/registry/journal.ts';
import type { OutsideImport } from '../../domain/registry/outside-import.ts';
import { countOutcomes, keyedRows, readRows, tryRows, type TriedRow } from '../../domain/registry/outside-rows.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { NotFound } from '../../errors.ts';
import type { OutsideImports } from '../../persistence/outside-import.repository.ts';
import type { OutsideIntake } from '../../persistence/outside-intake.ts';
import type { OutsideRecords } from '../../persistence/outside-record.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { MatchingService } from './matching.service.ts';

export interface ReadingNeeds {
  readonly imports: OutsideImports;
  readonly records: OutsideRecords;
  readonly intake: OutsideIntake;
  readonly matching: Pick<MatchingService, 'keysOf'>;
  readonly providers: Pick<ProviderRepository, 'each'>;
  readonly digestOf: Hash;
  readonly today: () => Day;
}

/** Reads the file of an import again: for showing, for the dry run, and for writing its records. */
export function createReadingService({ imports, records, intake, matching, providers, digestOf, today }: ReadingNeeds) {
  async function sheetsOf(one: OutsideImport, wanted = one.sheet) {
    const sheets = await intake.read(one.file);
    const sheet = sheets.find(({ name }) => name === wanted) ?? sheets[0];
    if (sheet === undefined) throw new NotFound('unknown-sheet', '文件里没有这张工作表');
    return { sheets, sheet };
  }

  async function rowsOf(one: OutsideImport, day: Day) {
    const { sheet } = await sheetsOf(one);
    return { sheet, rows: keyedRows(readRows(sheet.grid, one.layout, day), one.source, digestOf) };
  }

  return {
    sheetsOf,
    rowsOf,

    /** What an import would do today with each row, and a digest of it. */
    async tried(one: OutsideImport) {
      const { sheet, rows } = await rowsOf(one, today());
      const known = await records.known(rows.flatMap(({ key }) => key ?? []));
      const all = tryRows(rows, known);
      const told = [one.id, one.version, all.map(({ row, outcome, key }) => [row, outcome, key])];
      return { sheet, rows: all, counts: countOutcomes(all), digest: digestOf(canonicalJson(told)).slice(0, 16) };
    },

    /** Firms of the register whose code stands in a new or changed row. */
    async matchesOf(rows: readonly TriedRow[]) {
      const fresh = rows.filter(({ outcome }) => outcome === 'add' || outcome === 'change');
      const codes = new Set(fresh.flatMap(({ values }) => values?.uscc || []));
      const found: { uscc: string; name: string }[] = [];
      if (codes.size > 0)
        for await (const { uscc, name } of providers.each()) if (codes.has(uscc)) found.push({ uscc, name });
      return found;
    },

    /** Writes or marks the records that a decision is about, the first decision first; safe to repeat. */
    async applyEffects(one: OutsideImport): Promise<void> {
      const { id, number, source } = one;
      for (const { version } of one.effects) {
        const decision = one.history.find((entry) => entry.version === version);
        if (decision?.event === 'withdraw') await records.withdraw(id);
        if (decision?.event === 'import') {
          const { rows } = await rowsOf(one, one.importedOn ?? today());
          await records.write(
            rows.flatMap(({ key, values, row }) => {
              if (key === null || values === null) return [];
              const version = { import: id, number, row, at: decision.at, values, withdrawn: false };
              return [{ key, source, match: matching.keysOf(values), version }];
            }),
          );
        }
        await imports.effectDone(id, version);
      }
    },
  };
}
