import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { HistoryEntry } from '../../domain/registry/history.ts';
import { guessColumns, guessLayout, layoutFaults, type OutsideLayout } from '../../domain/registry/outside-columns.ts';
import {
  nextOutsideState,
  OUTSIDE_REFUSAL_WORDS,
  outsideEventsFor,
  type OutsideFacts,
  type OutsideImport,
  type OutsideImportEvent,
} from '../../domain/registry/outside-import.ts';
import { sourceKey } from '../../domain/registry/outside-record.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import type { Upload } from '../../domain/registry/stored-file.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { Files } from '../../persistence/files.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import { createReadingService, type ReadingNeeds } from './reading.service.ts';

export interface ImportsNeeds extends ReadingNeeds {
  readonly files: Pick<Files, 'open'>;
  readonly counters: Counters;
  readonly now: () => Date;
  /** Told where records could not be written at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

export interface UploadOrder {
  readonly source: string;
  readonly sourceDate: Day;
}

export interface StepOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
}

export type ImportsService = ReturnType<typeof createImportsService>;

export function createImportsService(needs: ImportsNeeds) {
  const { imports, records, intake, counters, now, today, trouble } = needs;
  const reading = createReadingService(needs);
  const moved = () => new Conflict(STATE_MOVED, '在您打开页面之后，这批导入或者名单已经变化，请重新核对');
  const entryOf = (person: Account, event: string, reason: string, shown: string | null): Entry => ({
    ...{ at: now().toISOString(), by: actorOf(person), event, reason, shown },
  });

  async function load(id: string, person: Account): Promise<OutsideImport> {
    if (!mayEver(person, 'outside.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
    const one = await imports.findById(id);
    if (one === null) throw new NotFound('unknown-import', '没有这批导入');
    return one;
  }

  function step(one: OutsideImport, event: OutsideImportEvent, person: Account, facts: OutsideFacts) {
    const verdict = nextOutsideState(one, event, person, facts);
    if ('to' in verdict) return verdict.to;
    const [refusal = 'wrong-state'] = verdict.refusals;
    const message = OUTSIDE_REFUSAL_WORDS[refusal];
    if (refusal === 'reason-missing') throw new InvalidInput([{ path: 'reason', code: refusal, message }]);
    if (refusal === 'not-permitted') throw new NotAllowed(refusal, message);
    throw new Conflict(refusal, message);
  }

  async function applyNow(id: string): Promise<void> {
    const one = await imports.findById(id);
    if (one !== null) await reading.applyEffects(one).catch((error: unknown) => trouble(error, id));
  }

  return {
    list: async (person: Account) => {
      if (!mayEver(person, 'outside.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      return { imports: await imports.list(), sources: await records.sources(), today: today() };
    },

    /** Keeps the file with what its columns seem to mean; nothing is imported. */
    async upload(person: Account, { source, sourceDate }: UploadOrder, uploads: readonly Upload[]): Promise<string> {
      if (!mayEver(person, 'outside.import')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const [upload] = uploads;
      const refuse = (message: string) => new InvalidInput([{ path: 'files', code: 'file', message }]);
      if (upload === undefined) throw refuse('请选择名单文件');
      if (uploads.length > 1) throw refuse('一次只能上传一个文件');
      const judged = await intake.judge(upload);
      if ('fault' in judged) throw refuse(judged.fault);
      const { file, sheets } = judged;
      const [best] = sheets
        .map(({ name, grid }) => ({ name, layout: guessLayout(grid) }))
        .toSorted((a, b) => Object.keys(b.layout.columns).length - Object.keys(a.layout.columns).length);
      if (best === undefined) throw refuse('文件里没有内容，请重新选择');
      await intake.keep(upload, file);
      // A source that is known keeps the spelling under which it is known.
      const known = (await records.sources()).find((one) => sourceKey(one) === sourceKey(source));
      const year = yearOf(today());
      const number = `WB${year}${String(await counters.next(`outside-${year}`)).padStart(4, '0')}`;
      return imports.begin(
        {
          ...{ number, source: known ?? source, sourceDate, file, sheet: best.name, layout: best.layout },
          ...{ counts: null, matches: [], importedOn: null, since: today(), effects: [] },
        },
        entryOf(person, 'begin', `${file.name}，SHA-256 ${file.sha256}`, null),
      );
    },

    async see(id: string, person: Account) {
      const one = await load(id, person);
      const same = (await imports.ofContent(one.file.sha256)).find((other) => other.id !== one.id);
      const events = outsideEventsFor(one, person);
      return { one, events, same, raised: await records.raisedOf(one.id), today: today() };
    },

    /** The columns of the file, as they are kept, or guessed anew for another sheet or another row of headings. */
    async columns(id: string, person: Account, wanted: { sheet: string | undefined; headRow: number | undefined }) {
      const one = await load(id, person);
      if (one.state !== 'draft') throw new Conflict('wrong-state', OUTSIDE_REFUSAL_WORDS['wrong-state']);
      const { sheets, sheet } = await reading.sheetsOf(one, wanted.sheet);
      const guessed = guessLayout(sheet.grid);
      const kept = sheet.name === one.sheet ? one.layout : guessed;
      const headRow = wanted.headRow ?? kept.headRow;
      const columns = headRow === kept.headRow ? kept.columns : guessColumns(sheet.grid[headRow - 1] ?? []);
      return { one, sheet, sheets: sheets.map(({ name }) => name), layout: { headRow, columns } };
    },

    async saveColumns(
      id: string,
      person: Account,
      order: { readonly version: number; readonly sheet: string; readonly layout: OutsideLayout },
    ): Promise<void> {
      const one = await load(id, person);
      const to = step(one, 'map', person, { reason: '', counts: null });
      const { sheets, sheet } = await reading.sheetsOf(one, order.sheet);
      if (!sheets.some(({ name }) => name === order.sheet)) throw new NotFound('unknown-sheet', '文件里没有这张工作表');
      const faults = layoutFaults(order.layout, sheet.grid);
      if (faults.length > 0)
        throw new InvalidInput(faults.map(({ field, text }) => ({ path: field, code: 'columns', message: text })));
      if (order.version !== one.version) throw moved();
      const set = { sheet: sheet.name, layout: order.layout };
      await imports.decide(one, { to, entry: entryOf(person, 'map', '', null), set });
    },

    /** The dry run. */
    async trial(id: string, person: Account) {
      const one = await load(id, person);
      if (one.state !== 'draft') throw new Conflict('wrong-state', OUTSIDE_REFUSAL_WORDS['wrong-state']);
      if (one.layout.columns.name === undefined) return { one, ready: false as const };
      const found = await reading.tried(one);
      const same = (await imports.ofContent(one.file.sha256)).find((other) => other.id !== one.id);
      const may = mayEver(person, 'outside.import');
      return { one, ready: true as const, ...found, matches: await reading.matchesOf(found.rows), same, may };
    },

    /** Rows that were or would be kept out, with all that the file says of them. */
    async refused(id: string, person: Account) {
      const one = await load(id, person);
      const { sheet, rows } = await reading.rowsOf(one, one.importedOn ?? today());
      return { one, sheet, rows: rows.filter(({ values }) => values === null) };
    },

    async take(id: string, event: Exclude<OutsideImportEvent, 'map'>, person: Account, order: StepOrder) {
      const one = await load(id, person);
      const found = event === 'import' && one.state === 'draft' ? await reading.tried(one) : undefined;
      const to = step(one, event, person, { reason: order.reason, counts: found?.counts ?? null });
      if (order.version !== one.version || (found !== undefined && order.digest !== found.digest)) throw moved();
      const made = found && { importedOn: today(), counts: found.counts, matches: await reading.matchesOf(found.rows) };
      await imports.decide(one, {
        ...{ to, entry: entryOf(person, event, order.reason, found?.digest ?? null) },
        set: { ...made, since: today() },
        ...(event !== 'discard' && { effect: true as const }),
      });
      await applyNow(id);
    },

    async file(id: string, person: Account) {
      const { file } = await load(id, person);
      const type = file.format === 'csv' ? 'text/csv' : XLSX_TYPE;
      return { name: file.name, size: file.size, type, open: () => needs.files.open(file.sha256) };
    },

    /** At start: what a killed process did not write. */
    async applyPendingEffects(): Promise<void> {
      for (const one of await imports.withEffects())
        await reading.applyEffects(one).catch((error: unknown) => trouble(error, one.id));
    },
  };
}

type Entry = Pick<HistoryEntry, 'at' | 'by' | 'event' | 'reason' | 'shown'>;
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
