import {
  ADJUSTMENT_REFUSAL_WORDS,
  adjustmentEventsFor,
  nextAdjustmentState,
  type AdjustmentRefusal,
} from '../../domain/awards/adjustment-workflow.ts';
import { outstandingOf, type AwardAdjustment } from '../../domain/awards/adjustment.ts';
import { lineDigestOf, type AwardCase, type NewAwardCase } from '../../domain/awards/award-case.ts';
import { officesOf } from '../../domain/awards/award-case-workflow.ts';
import { factsOf } from '../../domain/awards/provider-facts.ts';
import { clauseOf } from '../../domain/policy/policy-book.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { AdjustmentEvent } from '../../domain/registry/adjustment-words.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { Fen } from '../../domain/shared/money.ts';
import { workingTerm } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type HekuError } from '../../errors.ts';
import type { AdjustmentDecision } from '../../persistence/award-adjustment.repository.ts';
import type { AwardCaseRepository } from '../../persistence/award-case.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import { sha256 } from '../../persistence/sha256.ts';
import type { WatchNeeds } from './watch.service.ts';

export interface AdjustmentsNeeds extends Omit<WatchNeeds, 'awardCases'> {
  readonly awardCases: Pick<AwardCaseRepository, 'findById' | 'openSupplement'>;
  /** Told where what is due more could not become an award at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

/** An adjustment as one person sees it. */
export interface SeenAdjustment {
  readonly one: AwardAdjustment;
  readonly paid: AwardCase | null;
  readonly events: readonly AdjustmentEvent[];
  readonly today: Day;
}

export interface AdjustmentOrder {
  readonly version: number;
  readonly reason: string;
  /** `NaN` where what was typed is no amount. */
  readonly fen: Fen;
  readonly voucher: string;
}

export type AdjustmentsService = ReturnType<typeof createAdjustmentsService>;

export function createAdjustmentsService(needs: AdjustmentsNeeds) {
  const { adjustments, awardCases, providers, shelf, adjustmentRules, calendar, now, today } = needs;

  async function see(id: string, person: Account): Promise<SeenAdjustment> {
    const one = await adjustments.findById(id);
    // Before the firm is told there is nothing for it to see.
    const hidden = person.role === 'provider' && one?.teller === null && one.supplement === null;
    if (one === null || hidden || !may(person, 'adjustment.read', one))
      throw new NotFound('unknown-adjustment', '没有这件调整事项');
    return {
      one,
      paid: await awardCases.findById(one.award),
      events: adjustmentEventsFor(one, person, today()),
      today: today(),
    };
  }

  /** The award by which the difference is paid: it goes the same way as every other. */
  async function supplementOf(one: AwardAdjustment): Promise<void> {
    const paid = await awardCases.findById(one.award);
    const provider = await providers.findByUscc(one.uscc);
    const book = shelf.get(one.policy)?.book;
    if (paid === null || provider === null || book === undefined || one.line === null)
      throw new Error(`nothing to supplement for ${one.number}`);
    const { uscc, firm, region, policy, clause, matter, asOf, line } = one;
    const made: NewAwardCase = {
      ...{ round: paid.round, policy, clause, matter, uscc, firm, region, asOf, line },
      fen: one.dueFen - one.paidFen,
      ...{ outcome: line.outcome, codes: line.codes, facts: factsOf(provider) },
      lineDigest: lineDigestOf(line, sha256),
      departments: officesOf(clauseOf(book, clause)?.departments ?? []),
      supplement: { adjustment: one.id, paidFen: one.paidFen },
    };
    const decided = one.history.findLast(({ event }) => event === 'supplement');
    if (decided === undefined) throw new Error(`${one.number} was never decided`);
    const entry = { at: decided.at, by: decided.by, event: 'begin', reason: one.number, shown: null };
    const supplement = await awardCases.openSupplement(made, entry);
    const current = await adjustments.findById(one.id);
    if (current?.supplement === null) await adjustments.noteSupplement(one.id, supplement);
  }

  function bringsOf(
    one: AwardAdjustment,
    event: AdjustmentEvent,
    { at, by }: AdjustmentDecision['entry'],
    order: AdjustmentOrder,
  ): Pick<AdjustmentDecision, 'set' | 'repayment'> {
    const day = today();
    const until = (days: number) => workingTerm(day, days, calendar).to;
    switch (event) {
      case 'tell':
        return { set: { teller: by, since: day, due: until(adjustmentRules.defenceDays) } };
      case 'defend':
      case 'record-defence':
        return { set: { defence: { at, by, text: order.reason } } };
      case 'demand':
        return { set: { demandedFen: order.fen, since: day, due: until(adjustmentRules.repayDays) } };
      case 'receive': {
        const repayment = { at, by, fen: order.fen, on: day, voucher: order.voucher };
        return { repayment, ...(order.fen >= outstandingOf(one) && { set: { since: day, due: null } }) };
      }
      case 'supplement':
      case 'drop':
        return { set: { since: day, due: null } };
    }
  }

  return {
    see,

    /** What a person may read, the latest first; a firm only what it was told of. */
    async list(person: Account): Promise<readonly AwardAdjustment[]> {
      if (!mayEver(person, 'adjustment.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const firm = person.role === 'provider';
      const query = {
        ...(firm && { uscc: person.organisationUscc ?? '' }),
        ...(person.role === 'county' && { region: person.region ?? '' }),
      };
      const found = await adjustments.list(query);
      return firm ? found.filter(({ teller, supplement }) => teller !== null || supplement !== null) : found;
    },

    /** What waits for this person to handle, or to note as paid back. */
    async atWork(person: Account): Promise<readonly AwardAdjustment[]> {
      const all = person.role === 'provider' || !mayEver(person, 'adjustment.read') ? [] : await this.list(person);
      return all.filter((one) => adjustmentEventsFor(one, person, today()).length > 0);
    },

    /** The matter for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: AdjustmentEvent, person: Account): Promise<SeenAdjustment> {
      const seen = await see(id, person);
      if (seen.events.includes(event)) return seen;
      const good = { today: today(), reason: '—', voucher: '—', fen: Math.max(outstandingOf(seen.one), 1) };
      const verdict = nextAdjustmentState(seen.one, event, person, good);
      throw refused('refusals' in verdict ? verdict.refusals : ['wrong-state']);
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(id: string, event: AdjustmentEvent, person: Account, order: AdjustmentOrder): Promise<void> {
      const { one } = await see(id, person);
      const verdict = nextAdjustmentState(one, event, person, { ...order, today: today() });
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
      if (order.version !== one.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals);
      const entry = { at: now().toISOString(), by: actorOf(person), event, reason: order.reason, shown: one.basis };
      const { state, version } = one;
      await adjustments.decide(
        { id, state, version },
        { to: verdict.to, entry, ...bringsOf(one, event, entry, order) },
      );
      if (event !== 'supplement') return;
      const decided = await adjustments.findById(id);
      if (decided !== null) await supplementOf(decided).catch((error: unknown) => needs.trouble(error, id));
    },

    /** At start: what was decided to be paid more and is not an award yet. */
    async resume(): Promise<void> {
      for (const one of await adjustments.list({}))
        if (one.state === 'supplemented' && one.supplement === null)
          await supplementOf(one).catch((error: unknown) => needs.trouble(error, one.id));
    },
  };
}

const FIELDS: Readonly<Partial<Record<AdjustmentRefusal, string>>> = {
  'reason-missing': 'reason',
  'amount-wrong': 'fen',
  'repayment-wrong': 'fen',
  'voucher-missing': 'voucher',
};

/** Who may not comes before what has moved, and that before what was typed. */
function refused(refusals: readonly AdjustmentRefusal[]): HekuError {
  const words = (one: AdjustmentRefusal) => ADJUSTMENT_REFUSAL_WORDS[one];
  const person = refusals.find((one) => one === 'not-permitted' || one === 'same-person');
  if (person !== undefined) return new NotAllowed(person, words(person));
  const moved = refusals.find((one) => FIELDS[one] === undefined);
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: FIELDS[one] ?? '', code: one, message: words(one) })));
}
