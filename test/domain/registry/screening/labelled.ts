import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Counted } from '../../../../server/domain/policy/screening-rules.ts';
import { firmReader, type FirmFacts } from '../../../../server/domain/registry/firm-profile.ts';
import type { Screening } from '../../../../server/domain/registry/screening-evidence.ts';
import type { Rarity } from '../../../../server/domain/registry/screening-findings.ts';
import { screen } from '../../../../server/domain/registry/screening.ts';
import { openChineseScript } from '../../../../server/persistence/chinese-script.ts';
import { loadScreening } from '../../../../server/policy-data/screening-loader.ts';

/** Two invented firms, and whether a careful official would want to see them side by side. */
export interface LabelledPair {
  readonly kind: string;
  readonly opens: boolean;
  readonly first: FirmFacts;
  readonly second: FirmFacts;
  /** How many firms share whatever these two share. */
  readonly firms?: Partial<Record<Counted, number>>;
}

export const rules = loadScreening([]);
export const script = openChineseScript();
export const readFirm = firmReader(rules, script);

/** Nobody counted anything. */
export const UNCOUNTED: Rarity = { limits: rules.limits, countOf: () => 0 };

/**
 * `design` lay before our eyes while limits were chosen. `held-back` and then `later` did not, until each had been judged once;
 * then their misses were read. Nothing was changed after `unseen` was written.
 */
export const PARTS = ['design', 'held-back', 'later', 'unseen'] as const;

type Part = (typeof PARTS)[number];

/** One part of the set. */
export function labelledPairs(part: Part): LabelledPair[] {
  const file = fileURLToPath(new URL(`./${part}.ndjson`, import.meta.url));
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledPair);
}

export function screenPair({ first, second, firms = {} }: LabelledPair): Screening {
  return screen(readFirm(first), readFirm(second), {
    limits: rules.limits,
    countOf: (counted) => firms[counted] ?? 0,
  });
}
