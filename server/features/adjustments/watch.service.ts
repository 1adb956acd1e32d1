import {
  ADJUSTMENT_OPEN,
  balancesOf,
  dueOf,
  type AwardAdjustment,
  type Balance,
} from '../../domain/awards/adjustment.ts';
import { entitlementKey, lineDigestOf } from '../../domain/awards/award-case.ts';
import type { AwardLine } from '../../domain/awards/award-line.ts';
import { lineOnRecord, type PolicyShelf } from '../../domain/awards/policy-shelf.ts';
import type { AdjustmentRules } from '../../domain/policy/adjustment-rules.ts';
import type { Actor } from '../../domain/registry/history.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict } from '../../errors.ts';
import type { AwardAdjustments } from '../../persistence/award-adjustment.repository.ts';
import type { AwardCaseRepository } from '../../persistence/award-case.repository.ts';
import type { ChangedProviders } from '../../persistence/changed-providers.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import { sha256 } from '../../persistence/sha256.ts';

export interface WatchNeeds {
  readonly adjustments: AwardAdjustments;
  readonly awardCases: Pick<AwardCaseRepository, 'ofFirm' | 'inStates'>;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly changed: Pick<ChangedProviders, 'list' | 'seen'>;
  readonly counters: Counters;
  readonly shelf: PolicyShelf;
  readonly adjustmentRules: AdjustmentRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
}

const SYSTEM: Actor = { account: 'system', name: '系统', role: 'system' };
/** Decided on these facts: not asked again of the same. */
const SETTLED = ['dropped', 'recovered'];

type Cause = AwardAdjustment['cause'];

/** Compares what was paid with what the facts give now, and opens adjustments for people to decide. Safe to repeat. */
export function createWatchService(needs: WatchNeeds) {
  const { adjustments, awardCases, providers, changed, counters, shelf, calendar, now, today } = needs;

  const entryOf = (event: string, reason: string) => ({
    ...{ at: now().toISOString(), by: SYSTEM, event, reason, shown: null },
  });

  /** Somebody may take a step at the same instant: that step stands. */
  async function supersede({ id, state, version }: AwardAdjustment, reason: string): Promise<void> {
    await adjustments
      .decide(
        { id, state, version },
        { to: 'superseded', entry: entryOf('supersede', reason), set: { since: today(), due: null } },
      )
      .catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
      });
  }

  async function begin(
    { first, paidFen }: Balance,
    line: AwardLine | undefined,
    cause: Cause,
    basis: string,
  ): Promise<void> {
    const { id, uscc, firm, region, policy, clause, matter, asOf } = first;
    const day = today();
    const year = yearOf(day);
    const number = `TZ${year}-${await counters.next(`award-adjustment-${year}`)}`;
    await adjustments.begin(
      {
        ...{
          number,
          uscc,
          firm,
          region,
          policy,
          clause,
          matter,
          award: id,
          paidFen,
          dueFen: dueOf(line),
          cause,
          basis,
        },
        ...{ line: line ?? null, asOf, teller: null, defence: null, demandedFen: 0, repayments: [], supplement: null },
        ...{ since: day, due: workingTerm(day, needs.adjustmentRules.handleDays, calendar).to },
      },
      entryOf('begin', cause.text),
    );
  }

  /** What is known of a firm whose awards were paid. */
  async function load(uscc: string) {
    const cases = await awardCases.ofFirm(uscc);
    const provider = await providers.findByUscc(uscc);
    if (provider === null || !cases.some(({ state }) => state === 'paid')) return undefined;
    const known = await adjustments.list({ uscc });
    return { provider, known, balances: balancesOf(cases, known) };
  }

  const underWay = (known: readonly AwardAdjustment[], key: string) =>
    known.find((one) => ADJUSTMENT_OPEN.includes(one.state) && entitlementKey(one) === key);

  /** One firm: each entitlement of which something was paid, against today's facts as of the day of its round. */
  async function consider(uscc: string): Promise<void> {
    const loaded = await load(uscc);
    if (loaded === undefined) return;
    const { provider, known, balances } = loaded;
    for (const [key, balance] of balances) {
      const line = lineOnRecord(shelf, provider, balance.first);
      const basis = line === undefined ? 'no-line' : lineDigestOf(line, sha256);
      const due = dueOf(line);
      const open = underWay(known, key);
      if (open !== undefined && (open.state !== 'open' || open.cause.kind !== 'facts' || open.basis === basis))
        continue;
      if (open !== undefined) await supersede(open, '档案里的事实又有变化');
      if (due >= balance.paidFen && due <= balance.grantedFen) continue;
      const settled = known.some(
        (one) => entitlementKey(one) === key && one.basis === basis && SETTLED.includes(one.state),
      );
      if (!settled) await begin(balance, line, { kind: 'facts', text: movedWords(balance, line) }, basis);
    }
  }

  return {
    consider,

    /** A listing whose ground puts what was paid before a person: each paid entitlement, once for each decision. */
    async listed(uscc: string, decision: string, ground: string): Promise<void> {
      const loaded = await load(uscc);
      if (loaded === undefined) return;
      const basis = `listing:${decision}`;
      for (const [key, balance] of loaded.balances) {
        if (loaded.known.some((one) => one.basis === basis && entitlementKey(one) === key)) continue;
        const open = underWay(loaded.known, key);
        if (open?.state === 'open') await supersede(open, `列入负面清单（${decision}），一并核定`);
        const text = `列入负面清单（${decision}），事由：${ground}`;
        if (open === undefined || open.state === 'open')
          await begin(balance, lineOnRecord(shelf, loaded.provider, balance.first), { kind: 'listing', text }, basis);
      }
    },

    /** The listing never was: what it began is over, as far as no money came back. */
    async voided(uscc: string, decision: string): Promise<void> {
      for (const one of await adjustments.list({ uscc }))
        if (one.basis === `listing:${decision}` && ADJUSTMENT_OPEN.includes(one.state) && one.repayments.length === 0)
          await supersede(one, `列入决定（${decision}）已撤销`);
      await consider(uscc);
    },

    /** The firms whose record an effect has changed. One that fails keeps its mark, and holds up no other. */
    async considerChanged(trouble: (error: unknown, uscc: string) => void): Promise<void> {
      for (const one of await changed.list())
        await consider(one.uscc)
          .then(() => changed.seen(one))
          .catch((error: unknown) => trouble(error, one.uscc));
    },

    /** All firms with paid awards: what was changed before anybody watched. */
    async considerAll(): Promise<void> {
      const paid = await awardCases.inStates(['paid']);
      for (const uscc of new Set(paid.map((one) => one.uscc))) await consider(uscc);
    },
  };
}

/** Which figures are not those on which the award was paid, in words; the page shows both calculations. */
function movedWords({ first }: Balance, line: AwardLine | undefined): string {
  if (line === undefined) return '按现在的事实没有这一项';
  const was = first.line;
  if (was.outcome !== line.outcome) return '按现在的事实，结果不再相同';
  return was.awardFen === line.awardFen ? '已退回或补发的金额与现在的结果不符' : '按现在的事实，金额不再相同';
}
