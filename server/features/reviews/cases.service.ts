import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import { isRenewalDue, spellOn } from '../../domain/registry/membership.ts';
import { STANDING_CASES } from '../../domain/registry/membership-case.ts';
import { may } from '../../domain/registry/permissions.ts';
import { standingOn } from '../../domain/registry/pool-membership.ts';
import type { PoolSpell, Provider } from '../../domain/registry/provider.ts';
import { nextReviewState, reviewEventsFor, type ReviewEvent } from '../../domain/registry/review-workflow.ts';
import { answerLacks, type AnswerLack, type ReviewAnswer, type ReviewCase } from '../../domain/registry/review.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { MembershipCases } from '../../persistence/membership-case.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { ReviewCases } from '../../persistence/review-case.repository.ts';
import { sha256 } from '../../persistence/sha256.ts';
import { bringsOf, type ReviewOrder } from './decision-fields.ts';
import type { ReviewEffects } from './effects.service.ts';
import { refused } from './refusals.ts';

export interface ReviewCasesNeeds {
  readonly reviewCases: ReviewCases;
  readonly membershipCases: MembershipCases;
  readonly providers: ProviderRepository;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
  readonly effects: ReviewEffects;
}

/** A firm's case as one person sees it on a day, with what that person may do. */
export interface SeenReview {
  readonly matter: ReviewCase;
  readonly provider: Provider | null;
  /** The spell of today, whether or not a listing is in force. */
  readonly spell: PoolSpell | undefined;
  /** In the pool today, not listed, and no exit or removal stands against the spell. */
  readonly member: boolean;
  readonly renewalDue: boolean;
  readonly lacks: readonly AnswerLack[];
  readonly events: readonly ReviewEvent[];
  /** The latest day that may be set for a correction. */
  readonly latestDeadline: Day;
  readonly today: Day;
  readonly digest: string;
}

export type ReviewCasesService = ReturnType<typeof createReviewCasesService>;

export function createReviewCasesService(needs: ReviewCasesNeeds) {
  const { reviewCases: cases, membershipCases, providers, rules, calendar, now, today, effects } = needs;

  async function see(id: string, person: Account): Promise<SeenReview> {
    const matter = await cases.findById(id);
    if (matter === null || !may(person, 'membership.read', matter))
      throw new NotFound('unknown-review', '没有这件复核');
    const provider = await providers.findByUscc(matter.uscc);
    const day = today();
    const spell = provider === null ? undefined : spellOn(provider, day);
    const ending = (await membershipCases.findByUscc(matter.uscc)).some(
      (one) => one.spellFrom === spell?.from && STANDING_CASES.includes(one.state),
    );
    const member = provider !== null && standingOn(provider, day).state === 'member' && !ending;
    const { version, state, answer, asked } = matter;
    const shown = [id, version, state, answer, asked, spell, member];
    return {
      matter,
      provider,
      spell,
      member,
      renewalDue: spell !== undefined && isRenewalDue(spell, matter.asOf, rules.membership.renewalWindowDays),
      lacks: answerLacks(answer, matter, rules.membership),
      events: reviewEventsFor(matter, person),
      latestDeadline: workingTerm(day, rules.membership.rectifyMostDays, calendar).to,
      today: day,
      digest: sha256(JSON.stringify(shown)).slice(0, 16),
    };
  }

  const factsOf = (seen: SeenReview, order: Pick<ReviewOrder, 'reason' | 'deadline' | 'ground'>) => ({
    today: seen.today,
    complete: seen.lacks.length === 0,
    reason: order.reason,
    deadlineGood: order.deadline > seen.today && order.deadline <= seen.latestDeadline,
    groundGiven: rules.membership.removalGrounds.some(({ code }) => code === order.ground),
    renewalDue: seen.renewalDue,
    member: seen.member,
  });

  return {
    see,
    /** The firm's own cases, the latest first. */
    async ownOf({ role, organisationUscc }: Account) {
      if (role !== 'provider' || organisationUscc === undefined)
        throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
      return { cases: await cases.findByUscc(organisationUscc), today: today() };
    },

    /** Keeps an answer, complete or not. Of two tabs the second is told that the first was faster. */
    async save(id: string, person: Account, version: number, answer: ReviewAnswer): Promise<void> {
      const seen = await see(id, person);
      const { matter } = seen;
      const verdict = nextReviewState(matter, 'save', person, factsOf(seen, { reason: '', deadline: '', ground: '' }));
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (version !== matter.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，复核表已被修改');
      const by = { account: person.id, name: person.displayName, role: person.role };
      await cases.decide(
        { id, state: matter.state, version },
        {
          to: verdict.to,
          entry: { at: now().toISOString(), by, event: 'save', reason: '', shown: null },
          set: { answer },
        },
      );
    },

    /** The case for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: ReviewEvent, person: Account): Promise<SeenReview> {
      const seen = await see(id, person);
      const facts = factsOf(seen, { reason: '—', deadline: '', ground: '' });
      const verdict = nextReviewState(seen.matter, event, person, {
        ...{ ...facts, complete: true, deadlineGood: true, groundGiven: true },
      });
      if ('refusals' in verdict) throw refused(verdict.refusals);
      return seen;
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(id: string, event: ReviewEvent, person: Account, order: ReviewOrder): Promise<void> {
      const seen = await see(id, person);
      const { matter, digest } = seen;
      const verdict = nextReviewState(matter, event, person, factsOf(seen, order));
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
      if (order.version !== matter.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (order.digest !== digest) throw new Conflict('shown-moved', '在您打开页面之后，所依据的情况已经变化');
      const by = { account: person.id, name: person.displayName, role: person.role };
      const entry = { at: now().toISOString(), by, event, reason: order.reason, shown: digest };
      const { state, version } = matter;
      await cases.decide({ id, state, version }, { to: verdict.to, entry, ...bringsOf(seen, event, order, needs) });
      await effects.applyTo(id);
    },
  };
}
