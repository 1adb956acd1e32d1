import { z } from 'zod';
import { limitOf, readApiQuery } from '../../http/query.schemas.ts';
import { JOURNAL_KINDS } from '../../domain/registry/journal.ts';

/** Most entries of one answer of the API. */
export const MOST_ENTRIES = 200;
const USUAL_ENTRIES = 100;
const SEQ = /^[1-9]\d{0,14}$/;

/** The kind of matter in an address; what is none counts as all. */
export function kindOf(query: unknown): string | undefined {
  return z
    .object({ kind: z.enum(Object.keys(JOURNAL_KINDS) as [string, ...string[]]) })
    .optional()
    .catch(undefined)
    .parse(query)?.kind;
}

export function seqOf(text: string): number | undefined {
  return SEQ.test(text) ? Number(text) : undefined;
}

export const CHECK_FIELDS = ['seq', 'hash', 'number'] as const;

export type Typed = Readonly<Record<(typeof CHECK_FIELDS)[number], string>>;

/** What was asked: nothing yet, one of the two questions, or what has to be mended in it. */
export function readQuestion(typed: Typed) {
  const seq = typed.seq.normalize('NFKC').replaceAll(/\s/g, '');
  const hash = typed.hash.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  const number = typed.number.normalize('NFKC').trim().toUpperCase();
  if (number !== '') {
    if (number.length <= 40) return { question: { ask: 'matter' as const, number } };
    return { faults: { number: '受理编号最多 40 个字符' } };
  }
  if (seq === '' && hash === '') return {};
  const faults = {
    ...(!SEQ.test(seq) && { seq: '请输入序号，如 128' }),
    ...(!/^[0-9a-f]{64}$/.test(hash) && { hash: '请输入完整的哈希：64 位数字和字母 a 至 f' }),
  };
  if (Object.keys(faults).length > 0) return { faults };
  return { question: { ask: 'entry' as const, seq: Number(seq), hash } };
}

const apiQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'after 应为不小于 0 的整数')
    .default('0'),
  limit: limitOf(MOST_ENTRIES, USUAL_ENTRIES),
});

/** The query of the API: what is wrong is refused by name. */
export function readJournalQuery(query: unknown) {
  const read = readApiQuery(query, apiQuery);
  return 'issues' in read ? read : { after: Number(read.data.after), limit: Number(read.data.limit) };
}
