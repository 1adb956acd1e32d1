import { createHash } from 'node:crypto';
import { readSheet } from 'read-excel-file/node';
import { importKey, tryImport, type ImportRow } from '../../domain/records/revenue-import.ts';
import { PEAK } from '../../domain/records/revenue-statement.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { sizeWords, type Upload } from '../../domain/registry/stored-file.ts';
import { formatDay, yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, InvalidInput, NotFound } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { Intake } from '../../persistence/document-intake.ts';
import type { Files } from '../../persistence/files.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { RevenueStatements } from '../../persistence/revenue-statement.repository.ts';

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

const MOST_BYTES = 1024 * 1024;

type Grid = readonly (readonly string[])[];
type Provided = Pick<Provider, 'uscc' | 'name' | 'region' | 'revenue' | 'establishedOn'>;

export type ImportService = ReturnType<typeof createImportService>;

export function createImportService(needs: ImportNeeds) {
  const { statements, providers, files, intake, counters, now, today, applyEffects } = needs;

  /** What the rows of a grid would do today. */
  async function tried(grid: Grid) {
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

  async function gridOf(sha256: string): Promise<Grid> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new NotFound('unknown-file', '没有这个文件');
    const grid = await gridIn(Buffer.concat(await (await files.open(sha256)).toArray()));
    if (grid === undefined) throw new NotFound('unknown-file', '这个文件不是表格');
    return grid;
  }

  async function look(sha256: string) {
    const { firms, read } = await tried(await gridOf(sha256));
    if ('unfit' in read) throw new NotFound('unknown-file', read.unfit);
    const { rows } = read;
    const told = canonicalJson([sha256, rows.map(({ row, outcome, cells, faults }) => [row, outcome, cells, faults])]);
    return { firms, trial: { sha256, rows, digest: createHash('sha256').update(told).digest('hex').slice(0, 16) } };
  }

  return {
    /** Takes in a file and keeps it; answers its digest. Nothing is entered yet. */
    async take(uploads: readonly Upload[]): Promise<string> {
      const refuse = (message: string) => new InvalidInput([{ path: 'file', code: 'unfit', message }]);
      const [upload] = uploads;
      if (upload === undefined) throw refuse('请选择填好的表格');
      if (upload.size > MOST_BYTES) throw refuse(`表格超过 ${sizeWords(MOST_BYTES)}，请拆成几个文件`);
      const { good, faults } = await intake.judge([upload]);
      const [one] = good;
      if (one === undefined) throw refuse(faults[0]?.text ?? '文件不能接收');
      if (one.file.kind !== 'xlsx') throw refuse('请上传 XLSX 表格，可以先下载模板');
      const kept = async () => gridOf((await intake.keepBytes([one]))[0]?.sha256 ?? '');
      const { read } = await tried(
        await kept().catch((error: unknown) => {
          throw error instanceof NotFound ? refuse('表格打不开，请另存为 XLSX 后再上传') : error;
        }),
      );
      if ('unfit' in read) throw refuse(read.unfit);
      return one.file.sha256;
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

/** The cells of the first sheet as texts; nothing where it is no workbook. */
async function gridIn(bytes: Buffer): Promise<Grid | undefined> {
  try {
    const rows = await readSheet(bytes);
    return rows.map((cells) => cells.map((cell) => textOf(cell)));
  } catch {
    return undefined;
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
