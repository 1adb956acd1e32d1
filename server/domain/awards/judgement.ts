import type { JudgementState } from '../registry/judgement-words.ts';
import type { Actor, Living } from '../registry/history.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { JudgementVerdict } from './award-facts.ts';
import type { AwardLine } from './award-line.ts';
import { isJudgedCode, type JudgedCode } from './judged-codes.ts';

/** A document of the firm on which a decision rests. */
export interface JudgementDocument {
  readonly document: string;
  readonly name: string;
  readonly sha256: string;
}

/** The office whose person decides what an official of the city has proposed: two persons, always. */
export type SecondOffice = 'city' | 'finance';

/**
 * A held claim decided by persons (人工认定): which reason of the hold, how, on which ground and evidence. One proposes,
 * another decides. Once decided it is a fact of the firm's record; to withdraw it is a decision again. No result that was
 * locked is ever changed by it.
 */
export interface AwardJudgement extends Living<JudgementState> {
  /** RD2026-1. */
  readonly number: string;
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly policy: string;
  readonly clause: string;
  readonly matter: string;
  readonly code: JudgedCode;
  readonly decision: JudgementVerdict;
  readonly ground: string;
  /** Which papers prove it, by name and number. */
  readonly evidence: string;
  readonly documents: readonly JudgementDocument[];
  /** The line as it was held when the decision was proposed. */
  readonly line: AwardLine;
  readonly second: SecondOffice;
  /** Who proposed what waits now for the other person. */
  readonly proposer: Actor;
  readonly decidedOn: Day | null;
  /** Both persons, as the trace names them. */
  readonly decidedBy: string;
}

/** In these the reason of the matter is decided, or about to be: one for each. */
export const JUDGEMENT_OPEN: readonly JudgementState[] = ['proposed', 'in-force', 'withdrawal-proposed'];

/** In these the decision is a fact of the firm's record. */
export const JUDGEMENT_COUNTS: readonly JudgementState[] = ['in-force', 'withdrawal-proposed'];

/** Which treasury pays is for the treasury to agree; all else is for another person of the city office. */
export function secondOfficeOf(code: JudgedCode): SecondOffice {
  return code === 'outside-jurisdiction' ? 'finance' : 'city';
}

/** The reasons of a line that a person may decide; none where it is not on hold. */
export function judgeableOf(line: Pick<AwardLine, 'outcome' | 'codes'>): JudgedCode[] {
  return line.outcome === 'hold' ? line.codes.filter(isJudgedCode) : [];
}
