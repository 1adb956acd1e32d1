import { createHash } from 'node:crypto';
import { textOf } from '../../domain/records/fact-fields.ts';
import type { Rival } from '../../domain/records/fact-relations.ts';
import { latestFact, type FirmFact } from '../../domain/records/firm-fact.ts';
import { ledgerPeak, type PlatformLedger } from '../../domain/records/predecessor-fact.ts';
import { mayReadRecord } from '../../domain/registry/access.ts';
import type { Account } from '../../domain/registry/account.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

/** The platform's own record of a firm that was merged, for whoever may read it; none where it knows none. */
export async function ledgerOf(
  providers: Pick<ProviderRepository, 'findByUscc'>,
  fact: FirmFact,
  person: Account,
): Promise<PlatformLedger | undefined> {
  const { data } = latestFact(fact);
  const merged = await providers.findByUscc(textOf(data, 'predecessor'));
  if (merged === null || !mayReadRecord(person, merged)) return undefined;
  return { name: merged.name, peakFen: ledgerPeak(merged, textOf(data, 'mergedOn')) };
}

/** What the page of a step shows: the fact as it is, and who stands against it. */
export function digestOf({ id, version, versions, counted, checks }: FirmFact, rivals: readonly Rival[]): string {
  const others = rivals.map(({ uscc, fact }) => [uscc, fact?.id, fact?.state]);
  const shown = canonicalJson([id, version, versions, counted, checks, others]);
  return createHash('sha256').update(shown).digest('hex').slice(0, 16);
}
