import { createHash } from 'node:crypto';
import { importKey, tryImport, type ImportRow } from '../../domain/records/revenue-import.ts';
import { PEAK } from '../../domain/records/revenue-statement.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Upload } from '../../domain/registry/stored-file.ts';
import { formatDay, yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, NotFound } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { Intake } from '../../persistence/document-intake.ts';
import type { Files } from '../../persistence/files.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { RevenueStatements } from '../../persistence/revenue-statement.repository.ts';
import { openWorkbooks, type TextGrid } from '../../persistence/workbook-intake.ts';

export interface ImportNeeds {
  readonly statements: RevenueStatements;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly files: Pick<Files, 'open'>;
  readonly intake: Pick<Intake, 'judge' | 'keepBytes'>;
  readonly counters: Counters;
  readonly now: () => Date;
  readonly today: () => Day;
  readonly applyEffects: (id: string) => Promise<void>;
}

/** A file of figures as it would be entered today; the digest names what was shown. */
export interface TriedImport {
  readonly sha256: string;
  readonly rows: readonly ImportRow[];
  readonly digest: string;
}

type Provided = Pick<Provider, 'uscc' | 'name' | 'region' | 'revenue' | 'establishedOn'>;

export type ImportService = ReturnType<typeof createImportService>;

export function createImportService(needs: ImportNeeds) {
  const { statements, providers, files, intake, counters, now, today, applyEffects } = needs;
  const workbooks = openWorkbooks(files, intake);

  /** What the rows of a grid would do today. */
  async function tried(grid: TextGrid) {
    const codes = [...new Set(grid.flat().map((cell) => cell.normalize('NFKC').trim().toUpperCase()))];
    const firms = new Map<string, Provided>();
    for (const uscc of codes.filter((code) => /^[0-9A-Z]{18}$/.test(code))) {
      const found = await providers.findByUscc(uscc);
      if (found !== null) firms.set(uscc, found);
    }
    const made = (await statements.ofFirms([...firms.keys()])).filter(({ subject }) => subject !== PEAK);
    const known = new Map(made.map((one) => [importKey(one.uscc, one.subject), one]));
    return { firms, read: tryImport(grid, { providers: firms, statements: known, today: today() }) };
  }

  async function look(sha256: string) {
    const { firms, read } = await tried(await workbooks.read(sha256));
    if ('unfit' in read) throw new NotFound('unknown-file', read.unfit);
    const { rows } = read;
    const told = canonicalJson([sha256, rows.map(({ row, outcome, cells, faults }) => [row, outcome, cells, faults])]);
    return { firms, trial: { sha256, rows, digest: createHash('sha256').update(told).digest('hex').slice(0, 16) } };
  }

  return {
    /** Takes in a file and keeps it; answers its digest. Nothing is entered yet. */
    async take(uploads: readonly Upload[]): Promise<string> {
      const { sha256 } = await workbooks.take(uploads, async (grid) => {
        const { read } = await tried(grid);
        return 'unfit' in read ? read.unfit : undefined;
      });
      return sha256;
    },

    /** The dry run: what each row would do today. */
    look: async (sha256: string): Promise<TriedImport> => (await look(sha256)).trial,

    /** Enters the figures that are new, each with its own number; the same file again enters nothing. Answers how many. */
    async run(sha256: string, person: Account, digest: string): Promise<number> {
      const { firms, trial } = await look(sha256);
      if (trial.digest !== digest)
        throw new Conflict('shown-moved', '在您打开页面之后，所依据的情况已经变化，请重新核对');
      let entered = 0;
      for (const row of trial.rows.filter(({ outcome }) => outcome === 'new')) {
        const firm = firms.get(row.cells.uscc);
        if (firm !== undefined && (await enter(row, firm, person))) entered++;
      }
      return entered;
    },
  };

  /** One figure; false where the firm was faster. */
  async function enter({ year, fen, cells }: ImportRow, firm: Provided, person: Account): Promise<boolean> {
    const at = now().toISOString();
    const by = actorOf(person);
    const number = `YS${yearOf(today())}${String(await counters.next(`revenue-${yearOf(today())}`)).padStart(4, '0')}`;
    const { uscc, name, region } = firm;
    const reason = `来源：${cells.source}`;
    const evidence = `${cells.source}，${formatDay(today())}录入历史数据（${number}）`;
    const first = { fen, sources: [], evidence: [], reason, at, by };
    const statement = { number, uscc, name, region, subject: String(year), since: today(), first };
    const entry = { at, by, event: 'import', reason, shown: null };
    try {
      const counted = [{ version: 1, fen, evidence }];
      await applyEffects(await statements.begin({ ...statement, counted }, 'verified', entry));
      return true;
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
  }
}
