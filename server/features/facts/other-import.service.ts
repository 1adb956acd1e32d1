import { createHash } from 'node:crypto';
import { tryOtherAwards, type OtherAwardRow } from '../../domain/records/other-award-import.ts';
import type { FirmFact } from '../../domain/records/firm-fact.ts';
import type { Account } from '../../domain/registry/account.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import { may } from '../../domain/registry/permissions.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Upload } from '../../domain/registry/stored-file.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, NotFound } from '../../errors.ts';
import type { FirmFacts } from '../../persistence/firm-fact.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { TextGrid, WorkbookIntake } from '../../persistence/workbook-intake.ts';
import type { FactsService } from './facts.service.ts';

export interface OtherImportNeeds {
  readonly service: FactsService;
  readonly facts: Pick<FirmFacts, 'list'>;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly workbooks: WorkbookIntake;
  readonly today: () => Day;
}

/** A file as it would be entered today; the digest names what was shown. */
export interface TriedOtherAwards {
  readonly sha256: string;
  readonly rows: readonly OtherAwardRow[];
  readonly digest: string;
  /** What of the file was entered by somebody else and waits for a second person. */
  readonly confirmable: readonly FirmFact[];
}

export type OtherImportService = ReturnType<typeof createOtherImportService>;

/** Awards of other programmes out of a workbook: tried, entered by one person, confirmed by another. */
export function createOtherImportService({ service, facts, providers, workbooks, today }: OtherImportNeeds) {
  async function tried(grid: TextGrid) {
    const codes = [...new Set(grid.flat().map((cell) => cell.normalize('NFKC').trim().toUpperCase()))];
    const firms = new Map<string, Provider>();
    const known = new Map<string, FirmFact>();
    for (const uscc of codes.filter((code) => /^[0-9A-Z]{18}$/.test(code))) {
      const found = await providers.findByUscc(uscc);
      if (found === null) continue;
      firms.set(uscc, found);
      for (const one of await facts.list({ uscc })) known.set(`${uscc} ${one.key}`, one);
    }
    return { firms, read: tryOtherAwards(grid, { providers: firms, facts: known, today: today() }) };
  }

  async function look(sha256: string, person: Account): Promise<TriedOtherAwards & { firms: Map<string, Provider> }> {
    const { firms, read } = await tried(await workbooks.read(sha256));
    if ('unfit' in read) throw new NotFound('unknown-file', read.unfit);
    const told = canonicalJson([
      sha256,
      read.map(({ row, outcome, cells, faults, fact }) => [row, outcome, cells, faults, fact?.version, fact?.state]),
    ]);
    const digest = createHash('sha256').update(told).digest('hex').slice(0, 16);
    const confirmable = read.flatMap(({ fact, outcome }) =>
      fact !== undefined && outcome === 'same' && isFor(fact, sha256, person) ? [fact] : [],
    );
    return { sha256, rows: read, digest, confirmable, firms };
  }

  async function shown(sha256: string, person: Account, digest: string) {
    const trial = await look(sha256, person);
    if (trial.digest !== digest)
      throw new Conflict('shown-moved', '在您打开页面之后，所依据的情况已经变化，请重新核对');
    return trial;
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

    look: async (sha256: string, person: Account): Promise<TriedOtherAwards> => look(sha256, person),

    /** Enters what is new, each with the workbook as its evidence; who was faster is left as it is. Answers how many. */
    async enter(sha256: string, person: Account, digest: string): Promise<number> {
      const { rows, firms } = await shown(sha256, person, digest);
      const workbook = { name: '导入的表格.xlsx', kind: 'xlsx' as const, size: 0, sha256 };
      const evidence = [{ source: 'paper', document: sha256, ...workbook }];
      let entered = 0;
      for (const { data, cells, row } of rows.filter(({ outcome }) => outcome === 'new')) {
        const firm = firms.get(cells.uscc);
        if (firm === undefined) continue;
        const order = { data, evidence, reason: `由表格导入，第 ${row} 行。` };
        const made = await service.begin(person, firm, order).catch((error: unknown) => {
          if (error instanceof Conflict) return undefined;
          throw error;
        });
        if (made !== undefined) entered++;
      }
      return entered;
    },

    /** Confirms what somebody else entered out of the same file, one by one. Answers how many. */
    async confirm(sha256: string, person: Account, digest: string): Promise<number> {
      const { confirmable } = await shown(sha256, person, digest);
      for (const { id, versions } of confirmable) {
        const seen = await service.see(id, person);
        const read = { fen: versions.at(-1)?.data['fen'] ?? null };
        const order = { version: seen.fact.version, digest: seen.digest, reason: '与导入的表格一致。', read };
        await service.take(id, 'confirm', person, order);
      }
      return confirmable.length;
    },
  };
}

/** Whether a person may confirm what came out of this file: it waits, and somebody else entered it. */
function isFor(fact: FirmFact, sha256: string, person: Account): boolean {
  const last = fact.versions.at(-1);
  return (
    fact.state === 'declared' &&
    may(person, 'other-award.confirm', fact) &&
    last?.by.account !== person.id &&
    last?.evidence.some((file) => file.sha256 === sha256) === true
  );
}
