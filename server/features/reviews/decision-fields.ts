import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { renewedUntil } from '../../domain/registry/membership.ts';
import type { PoolSpell } from '../../domain/registry/provider.ts';
import type { ReviewEvent } from '../../domain/registry/review-workflow.ts';
import type { ReviewCase } from '../../domain/registry/review.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import type { ReviewDecision } from '../../persistence/review-case.repository.ts';

/** A step as it was ordered on its page: what was typed, and what the page had shown. */
export interface ReviewOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
  readonly deadline: string;
  readonly ground: string;
}

interface Seen {
  readonly matter: ReviewCase;
  readonly spell: PoolSpell | undefined;
  readonly today: Day;
}

/** What a step sets beside the state, and what it brings to other documents. */
export function bringsOf(
  { matter, spell, today }: Seen,
  event: ReviewEvent,
  { reason, deadline, ground }: ReviewOrder,
  { rules, calendar }: { rules: PoolRules; calendar: WorkCalendar },
): Pick<ReviewDecision, 'set' | 'effect'> {
  const moved = { since: today, due: null };
  const version = matter.version + 1;
  switch (event) {
    case 'submit': {
      const late = matter.late || (matter.due !== null && today > matter.due);
      return { set: { ...moved, submittedOn: today, late, asked: '' } };
    }
    case 'return':
      return { set: { since: today, due: workingTerm(today, rules.correctionDays, calendar).to, asked: reason } };
    case 'correct':
      return { set: { since: today, due: deadline, asked: reason, answer: { ...matter.answer, correction: '' } } };
    case 'propose-removal':
      return { set: { ...moved, removal: { version, ground, facts: reason } } };
    case 'renew': {
      if (spell === undefined || spell.to === null) return { set: moved };
      const { from, to: was } = spell;
      const to = renewedUntil(was, rules.membershipYears);
      const effect = { version, kind: 'renewal', from, was, to, paper: matter.number, on: today } as const;
      return { set: { ...moved, renewedTo: to }, effect };
    }
    default:
      return { set: moved };
  }
}
