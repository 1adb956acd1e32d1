import { ownGradeStep } from '../../domain/grading/grade.ts';
import { cardOf, sumOf } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import type { Actor } from '../../domain/registry/history.ts';
import { standingOn } from '../../domain/registry/pool-membership.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { Conflict } from '../../errors.ts';
import type { Grades } from '../../persistence/grade.repository.ts';
import type { GradingRounds } from '../../persistence/grading-round.repository.ts';
import type { FollowedEntry, JournalFollower } from '../../persistence/journal-follower.ts';
import type { ListingCaseRepository } from '../../persistence/listing-case.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import type { GradingFactsSource } from './facts.service.ts';
import { decidersOf } from './publish.service.ts';

export interface QuestionNeeds {
  readonly grades: Grades;
  readonly gradingRounds: GradingRounds;
  readonly listingCases: Pick<ListingCaseRepository, 'findById'>;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly facts: GradingFactsSource;
  readonly now: () => Date;
  readonly today: () => Day;
}

const SYSTEM: Actor = { account: 'system', name: '系统', role: 'system' };
/** Only what was listed for a notice can be put in question; what is computed anew takes the record as it is. */
const CONCERNED: readonly GradingRound['state'][] = ['noticed', 'publishing', 'published'];

/**
 * A listing that is void counts as never made: grades that would be others without it are put before a person, and a firm
 * that was left out of a round because of it is graded in it after all. Safe to repeat.
 */
export function createQuestionService(needs: QuestionNeeds) {
  const { grades, gradingRounds, providers, now, today } = needs;

  async function consider(round: GradingRound, provider: Provider, decision: string): Promise<void> {
    const { number, scheme, cutOff, notice } = round;
    const cause = `列入决定（${decision}）已撤销，视为从未列入`;
    const entry = { at: now().toISOString(), by: SYSTEM, event: 'question', reason: cause, shown: null };
    const [facts] = await needs.facts([provider], cutOff);
    const grade = await grades.ofFirmInRound(number, provider.uscc);
    if (facts === undefined || notice === null) return;
    if (grade === null) {
      if (standingOn(provider, cutOff).state !== 'member') return;
      const { uscc, name, region, categories } = provider;
      const sum = sumOf(cardOf(scheme, facts));
      const made = {
        ...{ round: number, cutOff, uscc, name, region, categories, facts, ...sum, noticed: sum, cause },
        ...{ appealUntil: notice.until, deciders: decidersOf(round), since: today(), due: null },
        before: round.state === 'noticed' ? ('noticed' as const) : ('published' as const),
      };
      return grades.addMissing([made], 'questioned', entry);
    }
    const { id, state, version } = grade;
    const to = ownGradeStep(grade, 'question', false);
    if (to === undefined || facts.counts.warnings === grade.facts.counts.warnings || grade.cause === cause) return;
    await grades
      .decide({ id, state, version }, { to, entry, set: { before: state, cause, since: today(), due: null } })
      .catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
      });
  }

  async function handle({ kind, event, document }: FollowedEntry): Promise<void> {
    if (kind !== 'listing_cases' || event !== 'revoke') return;
    const one = await needs.listingCases.findById(document);
    if (one === null || one.entry === null || one.subject === null) return;
    const { decision } = one.entry;
    const found = await providers.findByUscc(one.subject.uscc);
    if (found === null) return;
    // The record may not have it yet: what was decided counts.
    const listings = found.listings.map((listing) =>
      listing.decision === decision ? { ...listing, voidedOn: listing.voidedOn ?? today() } : listing,
    );
    for (const round of await gradingRounds.all())
      if (CONCERNED.includes(round.state)) await consider(round, { ...found, listings }, decision);
  }

  return { follower: { name: 'grading-questions', handle } satisfies JournalFollower };
}
