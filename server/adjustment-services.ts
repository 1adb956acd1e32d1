import { groundOf, type ListingRules } from './domain/policy/listing-rules.ts';
import { createAdjustmentsService, type AdjustmentsNeeds } from './features/adjustments/adjustments.service.ts';
import { createWatchService, type WatchNeeds } from './features/adjustments/watch.service.ts';
import type { Logger } from './logger.ts';
import type { AwardCaseRepository } from './persistence/award-case.repository.ts';
import { openChangedProviders } from './persistence/changed-providers.ts';
import type { Database } from './persistence/database.ts';
import type { FollowedEntry, JournalFollower } from './persistence/journal-follower.ts';
import type { ListingCaseRepository } from './persistence/listing-case.repository.ts';
import { oneAtATime } from './persistence/one-at-a-time.ts';

type Needs = Omit<WatchNeeds & AdjustmentsNeeds, 'changed' | 'trouble'> & {
  readonly connection: Database['connection'];
  readonly awardCases: AwardCaseRepository;
  readonly listingCases: Pick<ListingCaseRepository, 'findById'>;
  readonly listingRules: ListingRules;
};

/** Steps of an award after which what is paid, or on its way, is another. */
const SETTLING: ReadonlySet<string> = new Set([
  ...['pay', 'withdraw', 'recompute', 'uphold-dispute', 'uphold-objection'],
]);

/** What was paid, kept in step with the facts: what watches, what people decide, and the follower of the journal between them. */
export function adjustmentServices(needs: Needs, logger: Logger) {
  const changed = openChangedProviders(needs.connection);
  const given = { ...needs, changed };
  const { adjustments } = given;
  const watch = createWatchService(given);
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, adjustment: id }, '补发未能列为奖励，下次启动时重试');
  const service = createAdjustmentsService({ ...given, trouble });

  async function ofListing(event: string, document: string): Promise<void> {
    const one = await needs.listingCases.findById(document);
    if (one?.subject === null || one?.entry === null || one === null) return;
    const { uscc } = one.subject;
    const { decision, ground, groundText } = one.entry;
    if (event === 'revoke') await watch.voided(uscc, decision);
    else if (event === 'list' && groundOf(needs.listingRules, ground)?.reviewsAwards === true)
      await watch.listed(uscc, decision, groundText);
  }

  async function handle({ kind, event, document }: FollowedEntry): Promise<void> {
    if (kind === 'listing_cases')
      return event === 'list' || event === 'revoke' ? ofListing(event, document) : undefined;
    const uscc = await firmOf(kind, event, document);
    if (uscc !== undefined) await watch.consider(uscc);
  }

  /** The firm with whose awards or repayments a step has to do; its record is followed by the marks of its effects. */
  async function firmOf(kind: string, event: string, document: string): Promise<string | undefined> {
    if (kind === 'award_cases' && SETTLING.has(event)) return (await needs.awardCases.findById(document))?.uscc;
    if (kind === 'award_adjustments' && (event === 'receive' || event === 'drop'))
      return (await adjustments.findById(document))?.uscc;
    return undefined;
  }

  /** What effects have changed: each says so itself, and nothing is asked again and again. */
  const compare = oneAtATime(
    () =>
      watch.considerChanged((err, uscc) =>
        logger.error({ err, uscc }, '档案变动后未能核对已拨付的奖励，下次变动或启动时继续'),
      ),
    (err) => logger.error({ err }, '档案变动后未能核对已拨付的奖励，下次变动或启动时继续'),
  );
  changed.onEffect(compare.soon);
  const check = oneAtATime(
    async () => {
      await watch.considerAll();
      await compare.run();
    },
    (err) => logger.error({ err }, '已拨付的奖励未能全部核对，下次启动时继续'),
  );
  return {
    rules: needs.adjustmentRules,
    needs: given,
    service,
    watch,
    check,
    compare,
    adjustments,
    follower: { name: 'award-adjustments', handle } satisfies JournalFollower,
  };
}
