import type { Day } from '../shared/calendar-date.ts';
import type { Actor, Living } from './history.ts';
import type { SpellEffect } from './membership.ts';

/** A way out of the pool: the firm withdraws (主动退出), or the city removes it (移出). */
export type MembershipCaseKind = 'exit' | 'removal';

export const CASE_KIND_WORDS: Readonly<Record<MembershipCaseKind, string>> = { exit: '主动退出', removal: '移出' };

export type MembershipCaseState =
  'exit-declared' | 'exit-revoked' | 'removal-proposed' | 'defended' | 'removed' | 'dropped';

export const CASE_STATE_WORDS: Readonly<Record<MembershipCaseState, string>> = {
  'exit-declared': '已声明退出',
  'exit-revoked': '已撤销退出',
  'removal-proposed': '拟移出，等待陈述申辩',
  defended: '已陈述申辩，待决定',
  removed: '已决定移出',
  dropped: '不予移出',
};

/** States of a case that still stands against its spell: one such case for each spell. */
export const STANDING_CASES: readonly MembershipCaseState[] = [
  'exit-declared',
  'removal-proposed',
  'defended',
  'removed',
];

/** States in which somebody still has to act. */
export const OPEN_CASES: readonly MembershipCaseState[] = ['removal-proposed', 'defended'];

/** One way out of the pool: one document, one conditional write for each decision. */
export interface MembershipCase extends Living<MembershipCaseState> {
  readonly kind: MembershipCaseKind;
  readonly number: string;
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  /** First day of the spell that ends. */
  readonly spellFrom: Day;
  /** Its last day before this case. */
  readonly spellTo: Day | null;
  /** Of a removal: the code of its ground, and the facts as the city sees them. */
  readonly ground: string | null;
  readonly facts: string;
  readonly proposedBy: Actor;
  /** First day outside the pool, once it is certain. */
  readonly effectiveOn: Day | null;
  /** The firm's answer (陈述申辩), and the last day for it. */
  readonly defence: string | null;
  readonly due: Day | null;
  readonly since: Day;
  /** The re-examination out of which a removal was proposed. */
  readonly source: string | null;
  readonly effects: readonly SpellEffect[];
}
