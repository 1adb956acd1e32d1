import { groundOf, type ListingRules } from './domain/policy/listing-rules.ts';
import { FACT_KINDS } from './domain/records/fact-kinds.ts';
import { changesRecord } from './domain/records/fact-workflow.ts';
import { createAdjustmentsService, type AdjustmentsNeeds } from './features/adjustments/adjustments.service.ts';
import { createWatchService, type WatchNeeds } from './features/adjustments/watch.service.ts';
import type { FactStores } from './fact-services.ts';
import type { Logger } from './logger.ts';
import { openAwardAdjustments } from './persistence/award-adjustment.repository.ts';
import type { AwardCaseRepository } from './persistence/award-case.repository.ts';
import type { ChangeRequestRepository } from './persistence/change-request.repository.ts';
import type { Database } from './persistence/database.ts';
import type { FollowedEntry, JournalFollower } from './persistence/journal-follower.ts';
import { followed } from './persistence/journal-relay.ts';
import type { ListingCaseRepository } from './persistence/listing-case.repository.ts';
import { oneAtATime } from './persistence/one-at-a-time.ts';
import type { RevenueStatements } from './persistence/revenue-statement.repository.ts';

type Needs = Omit<WatchNeeds & AdjustmentsNeeds, 'adjustments' | 'trouble'> & {
  readonly connection: Database['connection'];
  readonly soon: () => void;
  readonly awardCases: AwardCaseRepository;
  readonly statements: Pick<RevenueStatements, 'findById'>;
  readonly requests: Pick<ChangeRequestRepository, 'findById'>;
  readonly listingCases: Pick<ListingCaseRepository, 'findById'>;
  readonly listingRules: ListingRules;
  readonly factStores: FactStores;
};

/** Steps of an award after which what is paid, or on its way, is another. */
const SETTLING: ReadonlySet<string> = new Set([
  ...['pay', 'withdraw', 'recompute', 'uphold-dispute', 'uphold-objection'],
]);
/** How long a decision may take to reach the provider's record before its awards are compared all the same. */
const EFFECT_MS = 5_000;
const BETWEEN_MS = 25;

/** What was paid, kept in step with the facts: what watches, what people decide, and the follower of the journal between them. */
export async function adjustmentServices(needs: Needs, logger: Logger) {
  const adjustments = followed(await openAwardAdjustments(needs.connection), ['begin', 'decide'], needs.soon);
  const given = { ...needs, adjustments };
  const watch = createWatchService(given);
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, adjustment: id }, '补发未能列为奖励，下次启动时重试');
  const service = createAdjustmentsService({ ...given, trouble });

  /** The document once its effects have reached the provider: what is compared is the record. */
  async function applied<T extends { readonly effects: readonly unknown[] }>(find: () => Promise<T | null>) {
    const until = Date.now() + EFFECT_MS;
    for (;;) {
      const found = await find();
      if (found === null || found.effects.length === 0 || Date.now() > until) return found;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  }

  async function ofListing(event: string, document: string): Promise<void> {
    const one = await applied(() => needs.listingCases.findById(document));
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

  /** The firm whose record a step may have changed; none for all other steps. */
  async function firmOf(kind: string, event: string, document: string): Promise<string | undefined> {
    if (kind === 'revenue-statements' && (event === 'verify' || event === 'settle' || event === 'import'))
      return (await applied(() => needs.statements.findById(document)))?.uscc;
    if (kind === 'change-requests' && event === 'approve')
      return (await applied(() => needs.requests.findById(document)))?.uscc;
    const fact = Object.values(FACT_KINDS).find(({ collection }) => collection === kind);
    if (fact !== undefined && changesRecord(event))
      return (await applied(() => needs.factStores[fact.name].findById(document)))?.uscc;
    if (kind === 'award_cases' && SETTLING.has(event)) return (await needs.awardCases.findById(document))?.uscc;
    if (kind === 'award_adjustments' && (event === 'receive' || event === 'drop'))
      return (await adjustments.findById(document))?.uscc;
    return undefined;
  }

  const check = oneAtATime(
    () => watch.considerAll(),
    (err) => logger.error({ err }, '已拨付的奖励未能全部核对，下次启动时继续'),
  );
  return {
    rules: needs.adjustmentRules,
    service,
    watch,
    check,
    adjustments,
    follower: { name: 'award-adjustments', handle } satisfies JournalFollower,
  };
}
