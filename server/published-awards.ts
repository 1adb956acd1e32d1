import { publishedOf } from './domain/awards/published.ts';
import type { AwardAdjustments } from './persistence/award-adjustment.repository.ts';
import type { AwardCaseRepository } from './persistence/award-case.repository.ts';
import type { Database } from './persistence/database.ts';
import type { FollowedEntry, JournalFollower } from './persistence/journal-follower.ts';
import { publishedEffects } from './persistence/published-effects.ts';

/**
 * Writes each paid award, and what comes back of it, to what the public sees of its firm. It follows the journal, so that
 * nothing is missed, and each step is an effect that is applied once. The calculator does not read what it writes (G5).
 */
export function publishedAwardsFollower(
  connection: Database['connection'],
  awardCases: Pick<AwardCaseRepository, 'findById'>,
  adjustments: Pick<AwardAdjustments, 'findById' | 'list'>,
): JournalFollower {
  const note = publishedEffects(connection);

  async function write(id: string, key: string): Promise<void> {
    const one = await awardCases.findById(id);
    if (one === null) return;
    const published = publishedOf(one, await adjustments.list({ uscc: one.uscc }));
    if (published !== undefined && !(await note(one.uscc, key, published)))
      throw new Error(`no provider ${one.uscc} for the award ${id}`);
  }

  async function handle({ kind, event, document, version }: FollowedEntry): Promise<void> {
    const key = `published:${document}:${version}`;
    if (kind === 'award_cases' && event === 'pay') await write(document, key);
    if (kind !== 'award_adjustments' || event !== 'receive') return;
    const adjustment = await adjustments.findById(document);
    if (adjustment !== null) await write(adjustment.award, key);
  }

  return { name: 'published-awards', handle };
}
