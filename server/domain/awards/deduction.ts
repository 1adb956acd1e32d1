import type { Provider } from '../registry/provider.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import { lineAbout } from './award-case.ts';
import type { AwardOutcome } from './award-line.ts';
import type { Assess } from './assess.ts';
import { factsOf } from './provider-facts.ts';
import { receivedFor } from './stacking.ts';
import { normaliseMatter } from './subject.ts';

/** What awards of other programmes do to the award of this policy for the same matter (就高不重复), in fen. */
export interface Deduction {
  readonly matter: string;
  readonly receivedFen: Fen;
  /** What the claim is about without and with them, before the cap; `null`: this policy has no line for the matter. */
  readonly withoutFen: Fen | null;
  readonly withFen: Fen | null;
  readonly outcome: AwardOutcome | null;
}

/**
 * Matches a matter with the policy on a day: the same calculation twice, once as if nothing had been received for it
 * (clause 五, readings A11 and S10). A matter for which the policy has no line deducts nothing.
 */
export function deductionOf(assess: Assess, provider: Provider, matter: string, asOf: Day): Deduction {
  const normalised = normaliseMatter(matter) ?? matter;
  const facts = factsOf(provider);
  const lineOf = (otherAwards: typeof facts.otherAwards) =>
    lineAbout(assess({ ...facts, otherAwards }, asOf).lines, { matter: normalised });
  const line = lineOf(facts.otherAwards);
  const without = lineOf(facts.otherAwards.filter((one) => one.matter !== normalised));
  return {
    matter: normalised,
    receivedFen: receivedFor(normalised, facts.otherAwards),
    withoutFen: without?.claimFen ?? null,
    withFen: line?.claimFen ?? null,
    outcome: line?.outcome ?? null,
  };
}
