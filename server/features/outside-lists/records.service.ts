import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Actor } from '../../domain/registry/history.ts';
import type { Clue } from '../../domain/registry/listing-case.ts';
import { saidOf, type OutsideRecord, type OutsideValues } from '../../domain/registry/outside-record.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { standingOn } from '../../domain/registry/pool-membership.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import type { ListingCaseRepository } from '../../persistence/listing-case.repository.ts';
import type { OutsideRecords, RecordQuery } from '../../persistence/outside-record.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { MatchingService } from './matching.service.ts';

export interface RecordsNeeds {
  readonly records: OutsideRecords;
  readonly matching: MatchingService;
  readonly providers: Pick<ProviderRepository, 'findByUscc' | 'each'>;
  readonly listingCases: Pick<ListingCaseRepository, 'ofFirm'>;
  readonly clues: { bySystem(clue: Clue, uscc: string, by: Actor): Promise<{ id: string; number: string }> };
  readonly now: () => Date;
  readonly today: () => Day;
  /** Told where a record could not become a clue at once: it is tried again at the next start. */
  readonly clueTrouble: (error: unknown, id: string) => void;
}

/** What the list of records was asked for; `here` only firms of the register. */
export interface RecordChoice extends Pick<RecordQuery, 'status' | 'q' | 'source'> {
  readonly here: boolean;
}

export const PAGE_SIZE = 30;
/** As many go into one file. */
export const MOST_EXPORTED = 50_000;

export type RecordsService = ReturnType<typeof createRecordsService>;

export function createRecordsService(needs: RecordsNeeds) {
  const { records, matching, providers, listingCases, clues, now, today, clueTrouble } = needs;

  const reader = (person: Account) => {
    if (!mayEver(person, 'outside.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
  };

  async function load(id: string, person: Account): Promise<OutsideRecord> {
    reader(person);
    const record = await records.findById(id);
    if (record === null) throw new NotFound('unknown-record', '没有这条外部名单记录');
    return record;
  }

  async function queryOf({ here, ...choice }: RecordChoice): Promise<RecordQuery> {
    if (!here) return { ...choice, today: today(), codes: undefined };
    const codes: string[] = [];
    for await (const { uscc } of providers.each()) codes.push(uscc);
    return { ...choice, today: today(), codes };
  }

  /** The firm of the register with the code of a record, and whether it is a member. */
  async function firmOf(record: OutsideRecord) {
    const uscc = saidOf(record)?.uscc ?? '';
    const provider = uscc === '' ? null : await providers.findByUscc(uscc);
    const member = provider !== null && standingOn(provider, today()).state === 'member';
    return { record, firm: provider && { uscc: provider.uscc, name: provider.name, member } };
  }

  async function see(id: string, person: Account) {
    const record = await load(id, person);
    const matches = record.current === null ? [] : await matching.ofRecord(record.current);
    return {
      record,
      matches: matches.map((one) => ({ ...one, member: standingOn(one.provider, today()).state === 'member' })),
      mayRaise: record.clue === null && record.current !== null && mayEver(person, 'listing.report'),
      today: today(),
    };
  }

  /** The clue that was decided on, once. */
  async function applyClue(record: OutsideRecord): Promise<void> {
    const { clue, number } = record;
    const values = saidOf(record);
    if (clue === null || clue.case !== null || values === null) return;
    const earlier = (await listingCases.ofFirm(clue.uscc)).find(
      (one) => one.clue.source === 'outside-list' && one.clue.reference === number,
    );
    const firm = await providers.findByUscc(clue.uscc);
    const told: Clue = {
      ...{ source: 'outside-list', reference: number, whom: firm?.name ?? values.name },
      content: `${wordsOf(record.source, values)}转为线索的理由：${clue.reason}`,
    };
    const made = earlier ?? (await clues.bySystem(told, clue.uscc, clue.by));
    await records.raised(record.id, { id: made.id, number: made.number });
  }

  return {
    see,

    async search(person: Account, choice: RecordChoice, page: number) {
      reader(person);
      const { total, records: found } = await records.search(await queryOf(choice), { page, size: PAGE_SIZE });
      const rows = await Promise.all(found.map(firmOf));
      return { choice, page, total, rows, sources: await records.sources(), today: today() };
    },

    /** All that was asked for, for a file. */
    async all(person: Account, choice: RecordChoice) {
      reader(person);
      return (await records.search(await queryOf(choice), { page: 1, size: MOST_EXPORTED })).records;
    },

    /** Makes a clue of a record, about a firm that agrees with it; the case goes its own way from there. */
    async raise(id: string, person: Account, { uscc, reason }: { readonly uscc: string; readonly reason: string }) {
      if (!mayEver(person, 'listing.report')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const { record, matches } = await see(id, person);
      if (record.current === null) throw new Conflict('withdrawn', '这条记录的导入已经撤销，不能转为线索');
      if (record.clue !== null) throw new Conflict('raised', '这条记录已经转为线索');
      const issue = (path: string, message: string) => new InvalidInput([{ path, code: 'wrong-value', message }]);
      if (!matches.some(({ provider }) => provider.uscc === uscc)) throw issue('uscc', '请选择线索所反映的企业');
      if (reason === '') throw issue('reason', '请写明转为线索的理由');
      const clue = { at: now().toISOString(), by: actorOf(person), uscc, reason, case: null };
      if (!(await records.raise(id, clue))) throw new Conflict('raised', '刚才有人先把这条记录转为线索');
      await applyClue({ ...record, clue }).catch((error: unknown) => clueTrouble(error, id));
    },

    /** What outside lists say of a firm, for who may read them. */
    async ofFirm(uscc: string, person: Account) {
      if (!mayEver(person, 'outside.read')) return [];
      const provider = await providers.findByUscc(uscc);
      return provider === null ? [] : matching.ofFirm(provider);
    },

    /** At start: clues that a killed process did not make. */
    async applyPendingEffects(): Promise<void> {
      for (const record of await records.unraised())
        await applyClue(record).catch((error: unknown) => clueTrouble(error, record.id));
    },
  };
}

/** What the list says, as a sentence. */
function wordsOf(source: string, { name, uscc, ground, office, number, from, to }: OutsideValues): string {
  const parts = [
    ...(from === null ? [] : [`${formatDay(from)}列入`]),
    ...(to === null ? [] : [`至${formatDay(to)}`]),
    ...(office === '' ? [] : [`列入机关 ${office}`]),
    ...(ground === '' ? [] : [`事由：${ground}`]),
    ...(number === '' ? [] : [`文书号 ${number}`]),
  ];
  return `“${source}”载有${name}${uscc === '' ? '' : `（${uscc}）`}${parts.length === 0 ? '' : `：${parts.join('，')}`}。`;
}
