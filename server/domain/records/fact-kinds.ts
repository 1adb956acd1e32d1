import { CERTIFICATE_FACTS } from './certificate-fact.ts';
import type { FactKind, FactKindName } from './fact-kind.ts';
import { OTHER_AWARD_FACTS } from './other-award-fact.ts';
import { PREDECESSOR_FACTS } from './predecessor-fact.ts';
import { STANDARD_FACTS } from './standard-fact.ts';

/** Every kind of facts of a firm, in the order in which pages name them. */
export const FACT_KINDS: Readonly<Record<FactKindName, FactKind>> = {
  standards: STANDARD_FACTS,
  certificates: CERTIFICATE_FACTS,
  'other-awards': OTHER_AWARD_FACTS,
  predecessors: PREDECESSOR_FACTS,
};
