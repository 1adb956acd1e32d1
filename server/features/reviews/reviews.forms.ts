import { z } from 'zod';
import type { MembershipRules } from '../../domain/policy/membership-rules.ts';
import type { ReviewAnswer } from '../../domain/registry/review.ts';
import type { Fen } from '../../domain/shared/money.ts';

const given = z.union([z.string(), z.array(z.string())]).optional();
const text = given
  .transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim())
  .catch('');
const whole = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0));
const many = given.transform((value) => (value === undefined ? [] : [value].flat())).catch([]);
const code = text.transform((value) => value.normalize('NFKC'));

const MOST = 1000;

export interface Fault {
  readonly id: string;
  readonly text: string;
}

const tooLong = (fields: Readonly<Record<string, string>>): Fault[] =>
  Object.entries(fields)
    .filter(([, value]) => [...value].length > MOST)
    .map(([id]) => ({ id, text: `最多 ${MOST} 个字` }));

const stepForm = z.object({ version: whole, digest: text, reason: text, deadline: code, ground: text });

/** Reads the form of a decision. */
export function readReviewStep(body: unknown) {
  const order = stepForm.parse(body ?? {});
  const { reason, deadline, ground } = order;
  return { order, typed: { reason, deadline, ground }, faults: tooLong({ reason }) };
}

/** An answer as it was typed. */
export interface TypedAnswer {
  readonly changes: string;
  readonly profileConfirmed: readonly string[];
  readonly revenue: string;
  readonly cases: string;
  readonly declared: readonly string[];
  readonly correction: string;
}

const answerForm = z.object({
  version: whole,
  changes: text,
  profileConfirmed: many,
  revenue: code,
  cases: text,
  declared: many,
  correction: text,
});

/** Reads the firm's form; what is wrong by itself is refused, what is missing may come later. */
export function readAnswer(body: unknown, { reviewItems }: Pick<MembershipRules, 'reviewItems'>) {
  const { version, ...typed } = answerForm.parse(body ?? {});
  const { changes, cases, correction, revenue } = typed;
  const faults = tooLong({ changes, cases, correction });
  const revenueFen = revenue === '' ? null : fenFromWan(revenue);
  if (revenueFen === undefined)
    faults.push({ id: 'revenue', text: '请填写以万元计的金额，例如 1,234.56，最多六位小数' });
  if (typed.declared.some((one) => !reviewItems.some((item) => item.code === one)))
    faults.push({ id: 'declared', text: '所选承诺不在列表内' });
  const answer: ReviewAnswer = {
    ...{ changes, cases, correction, declared: typed.declared, revenueFen: revenueFen ?? null },
    profileConfirmed: typed.profileConfirmed.includes('yes'),
  };
  return { version, typed: typed as TypedAnswer, answer, faults };
}

/** An answer as its form shows it again. */
export function typedAnswer({ revenueFen, profileConfirmed, ...rest }: ReviewAnswer): TypedAnswer {
  const revenue = revenueFen === null ? '' : wanFromFen(revenueFen);
  return { ...rest, revenue, profileConfirmed: profileConfirmed ? ['yes'] : [] };
}

const FEN_IN_WAN = 1_000_000;

function fenFromWan(typed: string): Fen | undefined {
  const match = /^(\d{1,8})(?:\.(\d{1,6}))?$/.exec(typed.replaceAll(',', ''));
  if (match === null) return undefined;
  return Number(match[1]) * FEN_IN_WAN + Number((match[2] ?? '').padEnd(6, '0'));
}

function wanFromFen(fen: Fen): string {
  const decimals = String(fen % FEN_IN_WAN)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${Math.floor(fen / FEN_IN_WAN)}${decimals === '' ? '' : `.${decimals}`}`;
}
