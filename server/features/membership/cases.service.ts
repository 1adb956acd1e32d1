import type { Account } from '../../domain/registry/account.ts';
import { spellOn, type SpellEffect } from '../../domain/registry/membership.ts';
import { OPEN_CASES, type MembershipCase } from '../../domain/registry/membership-case.ts';
import {
  membershipEventsFor,
  MEMBERSHIP_REFUSAL_WORDS,
  nextMembershipState,
  type MembershipEvent,
  type MembershipRefusal,
} from '../../domain/registry/membership-workflow.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { dayAfter, dayBefore, type Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type HekuError } from '../../errors.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { MembershipDecision } from '../../persistence/membership-case.repository.ts';
import { actorOf, digestOf, SHOWN_MOVED, type MembershipNeeds } from './membership.service.ts';

/** A case as one person sees it on a day, with what that person may do. */
export interface SeenCase {
  readonly matter: MembershipCase;
  readonly provider: Provider | null;
  /** The spell of the case covers today. */
  readonly inSpell: boolean;
  readonly events: readonly MembershipEvent[];
  readonly today: Day;
  readonly digest: string;
}

export const CASE_LISTS = ['open', 'exit', 'removal'] as const;
export type CaseList = (typeof CASE_LISTS)[number];

export interface CaseOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
}

export type MembershipCasesService = ReturnType<typeof createMembershipCasesService>;

export function createMembershipCasesService(needs: MembershipNeeds & { applyTo: (id: string) => Promise<void> }) {
  const { membershipCases: cases, providers, now, today, applyTo } = needs;

  async function see(id: string, person: Account): Promise<SeenCase> {
    const matter = await cases.findById(id);
    if (matter === null || !may(person, 'membership.read', matter))
      throw new NotFound('unknown-case', '没有这件退出或移出事项');
    const provider = await providers.findByUscc(matter.uscc);
    const spell = provider === null ? undefined : spellOn(provider, today());
    const { version, state, ground, facts, defence, due } = matter;
    return {
      matter,
      provider,
      inSpell: spell?.from === matter.spellFrom,
      events: membershipEventsFor(matter, person),
      today: today(),
      digest: digestOf(id, version, state, ground, facts, defence, due, spell),
    };
  }

  const factsOf = ({ inSpell }: SeenCase, reason: string) => ({ today: today(), reason, inSpell });

  return {
    see,
    /** All that the person may read, the latest first, and how many there are in each list. */
    async list(person: Account, chosen: CaseList) {
      if (!mayEver(person, 'membership.read') || person.role === 'provider')
        throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const region = person.role === 'county' ? (person.region ?? 'none') : undefined;
      const all = (await cases.list({ region })).filter((one) => may(person, 'membership.read', one));
      const lists: Record<CaseList, MembershipCase[]> = {
        open: all.filter(({ state }) => OPEN_CASES.includes(state)).toSorted(byDue),
        exit: all.filter(({ kind }) => kind === 'exit'),
        removal: all.filter(({ kind }) => kind === 'removal'),
      };
      return { lists, chosen, today: today() };
    },

    /** The case for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: MembershipEvent, person: Account): Promise<SeenCase> {
      const seen = await see(id, person);
      const verdict = nextMembershipState(seen.matter, event, person, factsOf(seen, '—'));
      if ('refusals' in verdict) throw refused(verdict.refusals);
      return seen;
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(id: string, event: MembershipEvent, person: Account, order: CaseOrder): Promise<void> {
      const seen = await see(id, person);
      const { matter, digest } = seen;
      const verdict = nextMembershipState(matter, event, person, factsOf(seen, order.reason));
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
      if (order.version !== matter.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (order.digest !== digest) throw SHOWN_MOVED;
      const entry = { at: now().toISOString(), by: actorOf(person), event, reason: order.reason, shown: digest };
      const { state, version } = matter;
      await cases.decide({ id, state, version }, { to: verdict.to, entry, ...brings(seen, event, order.reason) });
      await applyTo(id);
    },
  };

  /** What a step sets beside the state, and what it does to the provider. */
  function brings(seen: SeenCase, event: MembershipEvent, reason: string): Pick<MembershipDecision, 'set' | 'effect'> {
    const { matter, provider } = seen;
    const day = today();
    switch (event) {
      case 'defend':
        return { set: { since: day, defence: reason } };
      case 'drop':
        return { set: { since: day, due: null } };
      case 'revoke-exit':
        return {
          set: { since: day, effectiveOn: null },
          effect: effectOf(matter, 'exit-revoked', lastDayIn(matter), matter.spellTo, day),
        };
      case 'remove': {
        const was = provider === null ? matter.spellTo : (spellOn(provider, day)?.to ?? matter.spellTo);
        return {
          set: { since: day, due: null, effectiveOn: dayAfter(day) },
          effect: effectOf(matter, 'removal', was, day, day),
        };
      }
    }
  }
}

const lastDayIn = ({ effectiveOn, spellTo }: MembershipCase): Day | null =>
  effectiveOn === null ? spellTo : dayBefore(effectiveOn);

function effectOf(
  { version, spellFrom, number }: MembershipCase,
  kind: SpellEffect['kind'],
  was: Day | null,
  to: Day | null,
  on: Day,
): SpellEffect {
  return { version: version + 1, kind, from: spellFrom, was, to, paper: number, on };
}

const byDue = (a: MembershipCase, b: MembershipCase) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1);

/** Who may not comes before what has moved, and that before what was typed. */
function refused(refusals: readonly MembershipRefusal[]): HekuError {
  const words = (refusal: MembershipRefusal) => MEMBERSHIP_REFUSAL_WORDS[refusal];
  const person = refusals.find((one) => one === 'not-permitted' || one === 'same-person');
  if (person !== undefined) return new NotAllowed(person, words(person));
  const moved = refusals.find((one) => one !== 'reason-missing');
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: 'reason', code: one, message: words(one) })));
}
