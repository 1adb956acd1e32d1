import type { FactData } from '../../domain/records/fact-fields.ts';
import type { FactKind, FactKindName } from '../../domain/records/fact-kind.ts';
import { FACT_KINDS } from '../../domain/records/fact-kinds.ts';
import { confirmEvents, FACT_WORKFLOW, isConfirm, type FactEvent } from '../../domain/records/fact-workflow.ts';
import type { CountedFact, FactCheck, FactState, FactVersion, FirmFact } from '../../domain/records/firm-fact.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf } from '../../domain/shared/calendar-date.ts';
import { demoActor } from './demo-accounts.ts';
import { OFFICIALS, workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import { demoFactEvidence } from './demo-documents.ts';
import type { DemoFact, DemoFactMove } from './demo-fact-parts.ts';
import { firmActor, historyOf } from './demo-membership-parts.ts';
import { demoCertificateFacts } from './demo-facts-certificates.ts';
import { demoOtherAwardFacts } from './demo-facts-other-awards.ts';
import { demoPredecessorFacts } from './demo-facts-predecessors.ts';
import { demoStandardFacts } from './demo-facts-standards.ts';

const MARKET = demoActor('market');
const FINANCE = demoActor('finance');

const MADE: Readonly<Record<FactKindName, (terms: DemoTerms) => readonly DemoFact[]>> = {
  standards: demoStandardFacts,
  certificates: demoCertificateFacts,
  'other-awards': demoOtherAwardFacts,
  predecessors: demoPredecessorFacts,
};

/** Numbers that the demonstration data have used: the next ones come after them. */
export const DEMO_FACT_NUMBERS = 60;

/** Invented facts of a kind in every state that one can be in; what is confirmed agrees with the provider's record. */
export function demoFacts(name: FactKindName, firms: readonly Provider[], terms: DemoTerms): FirmFact[] {
  const kind = FACT_KINDS[name];
  const byCode = new Map(firms.map((firm) => [firm.uscc, firm]));
  return MADE[name](terms).flatMap((one, i) => {
    const firm = byCode.get(one.uscc);
    return firm === undefined ? [] : [factOf(kind, one, firm, i + 1, terms)];
  });
}

/** The id of an invented fact: by its order in the list of its kind. */
const demoFactId = (name: FactKindName, nth: number) =>
  (0xfa_0000_0000 + Object.keys(FACT_KINDS).indexOf(name) * 0x1000_0000 + nth).toString(16).padStart(24, '0');

function factOf(kind: FactKind, made: DemoFact, firm: Provider, nth: number, terms: DemoTerms): FirmFact {
  const actors = { ...OFFICIALS, market: MARKET, finance: FINANCE, firm: firmActor(firm.uscc, firm.contact.name) };
  const steps = statesOf(kind, made.moves).map(({ move, to }) => ({ ...move, to, by: actors[move.by] }));
  const history = historyOf(steps, terms, nth);
  const versions: FactVersion[] = [];
  const checks: FactCheck[] = [];
  const counted: CountedFact[] = [];
  for (const [i, { event, data, read = {}, reason = '' }] of made.moves.entries()) {
    const { version, at, by, to } = history[i] as FirmFact['history'][number];
    const last = versions.at(-1);
    if (event === 'declare' || event === 'enter' || event === 'restate') {
      const said = kind.tidy({ ...last?.data, ...(i === 0 ? made.data : {}), ...data });
      versions.push({ version, data: said, evidence: demoFactEvidence(kind, nth), reason, at, by });
    } else if (last !== undefined && isConfirm(event)) {
      checks.push({ version, of: last.version, event, read, at, by, reason });
      const reads = checks.filter(({ of }) => of === last.version).map((check) => check.read);
      if (to === 'confirmed')
        counted.push({ version, of: last.version, data: Object.assign({}, last.data, ...reads) as FactData });
    } else if (event === 'revoke' && last !== undefined) {
      const before = counted.at(-1)?.data;
      counted.push({ version, of: last.version, data: before == null ? null : kind.revoked(before, read) });
    }
  }
  const { data } = versions.at(-1) as FactVersion;
  const state = (history.at(-1)?.to ?? 'declared') as FactState;
  const claimed = checks.some(({ event }) => event !== 'confirm-effect') && state !== 'revoked';
  const begun = workdayAgo(terms, made.moves[0]?.daysAgo ?? 0);
  return {
    ...{ id: demoFactId(kind.name, nth), state, version: history.length, history },
    number: `${kind.prefix}${yearOf(begun)}${String(nth).padStart(4, '0')}`,
    ...{ uscc: firm.uscc, name: firm.name, region: firm.region },
    ...{ key: kind.keyOf(data), title: kind.titleOf(data), holds: kind.holdsOf(data), family: kind.familyOf(data) },
    claim: claimed ? kind.holdsOf(data) : null,
    ...{ versions, checks, counted, effects: [] },
    since: (history.findLast(({ from, to }) => from !== to)?.at ?? '').slice(0, 10),
    createdAt: history[0]?.at ?? '',
  };
}

/** The moves with the state to which each leads; what is confirmed in parts stays until all parts are. */
function statesOf(kind: FactKind, moves: readonly DemoFactMove[]) {
  const done = new Set<FactEvent>();
  let state: FactState = 'declared';
  return moves.map((move, i) => {
    const { event } = move;
    if (i > 0) {
      const step: { readonly to: FactState } | undefined = FACT_WORKFLOW[state][event];
      if (step === undefined) throw new Error(`demonstration data: no ${event} in ${state}`);
      if (isConfirm(event)) done.add(event);
      else done.clear();
      if (!isConfirm(event) || confirmEvents(kind).every((one) => done.has(one))) state = step.to;
    }
    return { move, to: state };
  });
}
