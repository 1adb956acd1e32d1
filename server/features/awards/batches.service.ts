import { nextAwardState } from '../../domain/awards/award-case-workflow.ts';
import { lineDigestOf, type AwardCase } from '../../domain/awards/award-case.ts';
import { lineOnRecord, type PolicyShelf } from '../../domain/awards/policy-shelf.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { AwardCaseEvent } from '../../domain/registry/award-case-words.ts';
import { may } from '../../domain/registry/permissions.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import type { AwardCaseDecision, AwardCaseRepository } from '../../persistence/award-case.repository.ts';
import type { Counters } from '../../persistence/counters.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import { sha256 } from '../../persistence/sha256.ts';
import { caseRefused } from './case-refusals.ts';

export interface BatchesNeeds {
  readonly awardCases: AwardCaseRepository;
  readonly providers: ProviderRepository;
  readonly counters: Counters;
  readonly shelf: PolicyShelf;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** A case as the page showed it that chose it. */
export interface Chosen {
  readonly id: string;
  readonly version: number;
}

export type BatchesService = ReturnType<typeof createBatchesService>;

/** What is done with many awards at once: the public notice, its end, the batch that is paid, what the bank reports. */
export function createBatchesService(needs: BatchesNeeds) {
  const { awardCases: cases, providers, counters, shelf, rules, calendar, now, today } = needs;

  const refuse = () => new NotAllowed('not-permitted', '您的账号没有办理此事的权限');

  async function digestNow(one: AwardCase): Promise<string> {
    const line = lineOnRecord(shelf, await providers.findByUscc(one.uscc), one);
    return line === undefined ? '' : lineDigestOf(line, sha256);
  }

  /** The case as it was shown, and where the step leads; refused with its name where it leads nowhere. */
  async function ready({ id, version }: Chosen, event: AwardCaseEvent, person: Account, reason: string) {
    const one = await cases.findById(id);
    if (one?.version !== version) throw new Conflict(STATE_MOVED, '在您打开页面之后，所选奖励中有的已经变化，没有办理');
    const verdict = nextAwardState(one, event, person, {
      ...{ reason, shown: one.lineDigest, recomputed: await digestNow(one), accountSound: one.account !== null },
      noticeOver: one.notice !== null && one.notice.until < today(),
    });
    if ('to' in verdict) return { one, to: verdict.to };
    const refused = caseRefused(verdict.refusals);
    throw refused instanceof Conflict ? new Conflict(refused.code, `${one.firm}：${refused.message}`) : refused;
  }

  /** Each by a conditional write of its own: what somebody else moved in between is left out. Answers how many were. */
  async function takeAll(
    chosen: readonly Chosen[],
    event: AwardCaseEvent,
    person: Account,
    reason: string,
    bring: (one: AwardCase) => NonNullable<AwardCaseDecision['set']>,
  ): Promise<number> {
    if (chosen.length === 0)
      throw new InvalidInput([{ path: 'chosen', code: 'none-chosen', message: '请至少选择一项奖励' }]);
    const all = [];
    for (const one of chosen) all.push(await ready(one, event, person, reason));
    let done = 0;
    for (const { one, to } of all) {
      const { id, state, version, lineDigest } = one;
      const entry = { at: now().toISOString(), by: actorOf(person), event, reason, shown: lineDigest };
      await cases.decide({ id, state, version }, { to, entry, set: bring(one) }).then(
        () => done++,
        (error: unknown) => {
          if (!(error instanceof Conflict)) throw error;
        },
      );
    }
    if (done === 0) throw new Conflict(STATE_MOVED, '所选奖励都已由他人办理');
    return done;
  }

  return {
    /** What is approved and waits for its public notice, and the term of one that would open today. */
    async prepareNotice(person: Account) {
      if (!may(person, 'award-case.handle', {})) throw refuse();
      const waiting = await cases.inStates(['approved']);
      const over = (await cases.inStates(['in-notice'])).filter(
        ({ notice }) => notice !== null && notice.until < today(),
      );
      return { waiting, over, term: workingTerm(today(), rules.noticeDays, calendar), office: rules.noticeOffice };
    },

    /** Opens a public notice of the chosen awards. Answers its number. */
    async openNotice(person: Account, chosen: readonly Chosen[]): Promise<string> {
      if (!may(person, 'award-case.handle', {})) throw refuse();
      const from = today();
      for (const one of chosen) await ready(one, 'open-notice', person, '—');
      const { to: until } = workingTerm(from, rules.noticeDays, calendar);
      const year = yearOf(from);
      if (chosen.length === 0)
        throw new InvalidInput([{ path: 'chosen', code: 'none-chosen', message: '请至少选择一项奖励' }]);
      const number = `${rules.noticePrefix}〔${year}〕${await counters.next(`notice-${year}`)}号`;
      await takeAll(chosen, 'open-notice', person, number, () => ({ notice: { number, from, until } }));
      return number;
    },

    /** Ends the notice of the chosen awards, to which nobody objected: they can be paid. */
    async closeNotice(person: Account, chosen: readonly Chosen[]): Promise<number> {
      if (!may(person, 'award-case.handle', {})) throw refuse();
      return takeAll(chosen, 'close-notice', person, '', () => ({}));
    },

    /** What can be paid, and the batches there are. */
    async payments(person: Account) {
      if (!may(person, 'award-round.read', {})) throw refuse();
      const ready = await cases.inStates(['ready']);
      const paying = await cases.inStates(['in-batch', 'paid', 'bounced']);
      const batches = [...new Set([...ready, ...paying].flatMap((one) => one.batches))].toSorted(byNumber).toReversed();
      return {
        ready,
        mayPay: may(person, 'award-case.pay', {}),
        batches: batches.map((number) => ({
          number,
          cases: [...ready, ...paying].filter((one) => one.batches.includes(number)),
        })),
      };
    },

    /** Makes a batch of the chosen awards. Answers its number. */
    async makeBatch(person: Account, chosen: readonly Chosen[]): Promise<string> {
      if (!may(person, 'award-case.pay', {})) throw refuse();
      if (chosen.length === 0)
        throw new InvalidInput([{ path: 'chosen', code: 'none-chosen', message: '请至少选择一项奖励' }]);
      for (const one of chosen) await ready(one, 'take-in-batch', person, '');
      const year = yearOf(today());
      const batch = `BF${year}-${await counters.next(`payment-batch-${year}`)}`;
      await takeAll(chosen, 'take-in-batch', person, batch, ({ batches }) => ({ batches: [...batches, batch] }));
      return batch;
    },

    /** One batch; with the accounts for who pays. */
    async batch(number: string, person: Account) {
      if (!may(person, 'award-round.read', {})) throw refuse();
      const own = await cases.ofBatch(number);
      if (own.length === 0) throw new NotFound('unknown-batch', '没有这个拨付批次');
      return { number, cases: own, mayPay: may(person, 'award-case.pay', {}) };
    },

    /** The lines for the bank: only for who pays. */
    async bankLines(number: string, person: Account): Promise<readonly AwardCase[]> {
      if (!may(person, 'award-case.pay', {})) throw refuse();
      return (await this.batch(number, person)).cases.filter(
        ({ state, batches }) => batches.at(-1) === number && (state === 'in-batch' || state === 'paid'),
      );
    },

    /** What the bank reports of the chosen lines: paid, or bounced with the reason. */
    async report(
      person: Account,
      chosen: readonly Chosen[],
      outcome: 'pay' | 'bounce',
      reason: string,
    ): Promise<number> {
      if (!may(person, 'award-case.pay', {})) throw refuse();
      return takeAll(chosen, outcome, person, reason, () => (outcome === 'pay' ? { paidOn: today() } : {}));
    },
  };
}

/** BF2026-2 before BF2026-10. */
const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
