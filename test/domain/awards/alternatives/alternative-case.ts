import type { SoftwareEvidence } from '../../../../server/domain/awards/award-facts.ts';
import type { ParameterValue } from '../../../../server/domain/policy/parameter.ts';
import type { Subject } from '../fixtures.ts';

/** What one alternative of one parameter changes: the lines of the same subject by the default and by the alternative. */
export interface AlternativeCase {
  readonly parameter: string;
  readonly alternative: string;
  readonly name: string;
  readonly subject: Subject;
  /** 2027-06-30 unless told. */
  readonly asOf?: string;
  readonly evidence?: SoftwareEvidence;
  /** Values replaced on both sides: a parameter that counts only beside another reading. */
  readonly given?: Readonly<Record<string, ParameterValue>>;
  readonly byDefault: readonly string[];
  readonly otherwise: readonly string[];
}

/** The cases of one alternative. */
export function alternative(
  parameter: string,
  id: string,
  cases: readonly Omit<AlternativeCase, 'parameter' | 'alternative'>[],
): AlternativeCase[] {
  return cases.map((one) => ({ parameter, alternative: id, ...one }));
}

/** The line of `firm()` when it is paid. */
export const PAID = '2024 tier 20000000 payable 200000';
