import { casesIn, FINISHED_STATES } from '../../domain/awards/award-case.ts';
import { sumOf } from '../../domain/awards/award-groups.ts';
import { AWARD_ROUND_REFUSAL_WORDS, nextAwardRoundState, roundDeeds } from '../../domain/awards/award-round.ts';
import type { AwardRound, AwardRoundRefusal } from '../../domain/awards/award-round.ts';
import { assessFully, type PolicyShelf } from '../../domain/awards/policy-shelf.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { AwardRoundEvent } from '../../domain/registry/award-round-words.ts';
import { may } from '../../domain/registry/permissions.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import type { Fen } from '../../domain/shared/money.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type HekuError, type InputIssue } from '../../errors.ts';
import type { AwardCaseRepository } from '../../persistence/award-case.repository.ts';
import type { AwardResults, ResultQuery } from '../../persistence/award-result.repository.ts';
import type { AwardRounds } from '../../persistence/award-round.repository.ts';
import type { Counters } from '../../persistence/counters.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ComputeService } from './compute.service.ts';

export interface AwardRoundsNeeds {
  readonly awardRounds: AwardRounds;
  readonly awardResults: AwardResults;
  readonly awardCases: AwardCaseRepository;
  readonly counters: Counters;
  readonly compute: ComputeService;
  readonly shelf: PolicyShelf;
  /** The city's main policy: its rounds. */
  readonly policyId: string;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** What is asked for where a round is opened. */
export interface OpeningOrder {
  readonly clauses: readonly string[];
  readonly asOf: Day;
  readonly budgetLine: string;
  readonly budgetFen: Fen;
}

export interface RoundOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
}

export type AwardRoundsService = ReturnType<typeof createAwardRoundsService>;
export const RESULTS_SHOWN = 50;

export function createAwardRoundsService(needs: AwardRoundsNeeds) {
  const { awardRounds: rounds, awardResults: results, awardCases: cases, compute, shelf, policyId, today } = needs;

  function readers(person: Account): void {
    if (!may(person, 'award-round.read', {})) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
  }

  function handlers(person: Account): void {
    if (!may(person, 'award-round.handle', {})) throw new NotAllowed('not-permitted', '您的账号没有办理此事的权限');
  }

  const policy = () => {
    const found = shelf.get(policyId);
    if (found === undefined) throw new NotFound('unknown-policy', '没有这份政策');
    return found;
  };

  async function roundOf(number: string): Promise<AwardRound> {
    const round = await rounds.find(number);
    if (round === null) throw new NotFound('unknown-round', '没有这个批次');
    return round;
  }

  /** The round and how far its cases are, as the page of a step shows it. */
  async function see(number: string, person: Account) {
    readers(person);
    const round = await roundOf(number);
    const tally = await cases.tallyOf(number);
    const book = shelf.get(round.policy)?.book;
    return {
      ...{ round, tally, book, deeds: roundDeeds(round, person), today: today() },
      progress: round.state === 'computing' ? await compute.progress(round) : undefined,
      /** The data of the policy are not those under which it was computed. */
      dataMoved: round.result !== null && book?.digest !== round.policyDigest,
    };
  }

  return {
    see,
    policyId,

    async all(person: Account) {
      readers(person);
      return { rounds: await rounds.all(), mayOpen: may(person, 'award-round.handle', {}), book: policy().book };
    },

    /** The clauses that pay awards, and what a round would begin with. */
    prepareOpening(person: Account) {
      handlers(person);
      const { book } = policy();
      return { book, asOf: today() };
    },

    /** Opens a round and begins to compute it. Answers its number. */
    async open(person: Account, order: OpeningOrder): Promise<string> {
      handlers(person);
      const { book } = policy();
      const issues: InputIssue[] = [];
      const { clauses, asOf, budgetLine, budgetFen } = order;
      const wrong = (path: string, code: string, message: string) => issues.push({ path, code, message });
      if (clauses.length === 0) wrong('clauses', 'none-chosen', '请至少选择一个条款');
      if (clauses.some((id) => !payingClauses(book).includes(id)))
        wrong('clauses', 'wrong-value', '所选条款不在列表内');
      const { from } = book.document;
      if (asOf > today()) wrong('asOf', 'in-future', '基准日不能晚于今天');
      if (asOf < from) wrong('asOf', 'before-policy', '基准日不能早于政策施行之日');
      if (budgetLine === '') wrong('budgetLine', 'missing', '请填写预算科目或者资金来源');
      if (budgetFen <= 0) wrong('budget', 'not-positive', '预算金额应大于零');
      if (issues.length > 0) throw new InvalidInput(issues);
      const year = yearOf(today());
      const number = `DF${year}-${await needs.counters.next(`award-round-${year}`)}`;
      const entry = { at: needs.now().toISOString(), by: actorOf(person), event: 'begin', reason: '', shown: null };
      const chosen = payingClauses(book).filter((id) => clauses.includes(id));
      await rounds.begin(
        { number, policy: book.id, policyDigest: book.digest, clauses: chosen, asOf, budgetLine, budgetFen },
        entry,
      );
      compute.soon(number);
      return number;
    },

    /** The firms of a group, a page of them. */
    async group(number: string, query: ResultQuery, page: number) {
      const skip = (page - 1) * RESULTS_SHOWN;
      const firms = await results.list(number, query, { skip, limit: RESULTS_SHOWN });
      const { group, clause = '', region, q } = query;
      const counts = (await roundOf(number)).result?.firmCounts ?? [];
      // Counted once, when all was computed; what is searched for is counted now.
      const known = counts.find((one) => one.group === group && one.clause === clause)?.firms ?? 0;
      const searched = region !== undefined || (q ?? '') !== '';
      return { firms, total: searched ? await results.countOf(number, query) : known };
    },

    /** What a round computed for one firm, step by step: from the facts as they were taken. */
    async ofFirm(number: string, uscc: string, person: Account) {
      readers(person);
      const round = await roundOf(number);
      const result = await results.ofFirm(number, uscc);
      const shelved = shelf.get(round.policy);
      if (result === null || shelved === undefined) throw new NotFound('unknown-result', '这个批次里没有这家企业');
      const own = (await cases.ofFirm(uscc)).filter((one) => one.round === number);
      const moved = shelved.book.digest !== round.policyDigest;
      return { round, result, cases: own, full: assessFully(shelved, result.facts, round.asOf), moved };
    },

    /** Takes a step of the round, or refuses with all reasons. */
    async take(number: string, event: AwardRoundEvent, person: Account, order: RoundOrder): Promise<void> {
      const { round, tally, dataMoved } = await see(number, person);
      const facts = {
        ...{ reason: order.reason, shown: order.digest },
        payable: sumOf(round.result?.sums ?? [], { group: 'payable' }),
        openCases: casesIn(tally, (state) => !FINISHED_STATES.includes(state)).cases,
      };
      const verdict = nextAwardRoundState(round, event, person, facts);
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (order.version !== round.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if (event === 'tell' && dataMoved)
        throw new Conflict('policy-data-moved', '计算以后政策数据已经变化，请先重新计算');
      const { id, state, version } = round;
      const entry = {
        ...{ at: needs.now().toISOString(), by: actorOf(person), event, reason: order.reason },
        shown: order.digest === '' ? null : order.digest,
      };
      const set = event === 'recompute' ? { set: { result: null } } : {};
      await rounds.decide({ id, state, version }, { to: verdict.to, entry, ...set });
      if (event === 'tell' || event === 'recompute') compute.soon(number);
    },
  };
}

/** Clauses whose awards are computed, in the policy's order. */
export function payingClauses({
  rules,
  clauses,
}: {
  rules: readonly { clause: string }[];
  clauses: readonly { id: string; departments: readonly string[] }[];
}) {
  return clauses
    .filter(({ id, departments }) => departments.length > 0 && rules.some(({ clause }) => clause === id))
    .map(({ id }) => id);
}

const TYPED: readonly AwardRoundRefusal[] = ['reason-missing', 'over-budget'];

function refused(refusals: readonly AwardRoundRefusal[]): HekuError {
  const words = (one: AwardRoundRefusal) => AWARD_ROUND_REFUSAL_WORDS[one];
  if (refusals.includes('not-permitted')) return new NotAllowed('not-permitted', words('not-permitted'));
  const moved = refusals.find((one) => !TYPED.includes(one));
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: 'reason', code: one, message: words(one) })));
}
