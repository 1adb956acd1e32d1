import type { FaultyLink, JournalEntry } from '../../domain/registry/journal.ts';
import { NotFound } from '../../errors.ts';
import type { Journal } from '../../persistence/journal.repository.ts';

export const ENTRIES_ON_PAGE = 50;

/** What is asked of the journal: does this entry stand in it, or: what does it hold of this matter? */
export type Question =
  | { readonly ask: 'entry'; readonly seq: number; readonly hash: string }
  | { readonly ask: 'matter'; readonly number: string };

export type Answer =
  | { readonly found: 'entry'; readonly entry: JournalEntry }
  | { readonly found: 'other-hash' | 'no-entry'; readonly seq: number }
  | { readonly found: 'damaged'; readonly entry: JournalEntry; readonly damage: FaultyLink }
  | { readonly found: 'matter'; readonly number: string; readonly entries: readonly JournalEntry[] }
  | { readonly found: 'no-matter'; readonly number: string };

export type JournalService = ReturnType<typeof createJournalService>;

export function createJournalService(journal: Journal) {
  async function one(seq: number): Promise<JournalEntry> {
    const entry = await journal.find(seq);
    if (entry === null) throw new NotFound('unknown-journal-entry', '存证日志中没有这一条');
    return entry;
  }

  async function answerEntry(seq: number, hash: string): Promise<Answer> {
    const entry = await journal.find(seq);
    if (entry === null) return { found: 'no-entry', seq };
    const damage = await journal.faultOf(entry);
    if (damage !== undefined) return { found: 'damaged', entry, damage };
    return entry.hash === hash ? { found: 'entry', entry } : { found: 'other-hash', seq };
  }

  async function answerMatter(number: string): Promise<Answer> {
    const entries = await journal.ofMatter(number);
    for (const entry of entries) {
      const damage = await journal.faultOf(entry);
      if (damage !== undefined) return { found: 'damaged', entry, damage };
    }
    return entries.length === 0 ? { found: 'no-matter', number } : { found: 'matter', number, entries };
  }

  return {
    async list({ kind, page }: { readonly kind?: string | undefined; readonly page: number }) {
      const { total, entries } = await journal.page(kind, page, ENTRIES_ON_PAGE);
      return { kind, page, size: ENTRIES_ON_PAGE, total, entries, newest: await journal.newest() };
    },

    async see(seq: number) {
      const entry = await one(seq);
      const [damage, next] = [await journal.faultOf(entry), await journal.find(seq + 1)];
      return { entry, damage, next: next?.seq };
    },

    answer: (question: Question): Promise<Answer> =>
      question.ask === 'entry' ? answerEntry(question.seq, question.hash) : answerMatter(question.number),

    async after(seq: number, limit: number) {
      return { entries: await journal.after(seq, limit), newest: await journal.newest() };
    },

    /** The entry between its neighbours, with how far the journal goes. */
    async proof(seq: number) {
      const entry = await one(seq);
      const [previous, next, newest] = [
        await journal.find(seq - 1),
        await journal.find(seq + 1),
        await journal.newest(),
      ];
      return { entry, previous, next, newest };
    },
  };
}
