import { ACCOUNT_FAULT_WORDS, readAccount } from '../../domain/awards/bank-account.ts';
import type { AccountFault, BankAccount } from '../../domain/awards/bank-account.ts';
import { lineDigestOf, type AwardCase } from '../../domain/awards/award-case.ts';
import { AWARD_WORKFLOW, nextAwardState, type AwardStepFacts } from '../../domain/awards/award-case-workflow.ts';
import type { AwardLine } from '../../domain/awards/award-line.ts';
import {
  assessFully,
  lineOnRecord,
  type FullAssessment,
  type PolicyShelf,
  type ShelvedPolicy,
} from '../../domain/awards/policy-shelf.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { AwardCaseEvent, AwardCaseState } from '../../domain/registry/award-case-words.ts';
import { FILE_KINDS } from '../../domain/registry/stored-file.ts';
import { may } from '../../domain/registry/permissions.ts';
import type { Objection } from '../../domain/registry/objection.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import type { AwardCaseDecision, AwardCaseRepository, WaitingCases } from '../../persistence/award-case.repository.ts';
import type { Files } from '../../persistence/files.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import { sha256 } from '../../persistence/sha256.ts';
import { caseRefused } from './case-refusals.ts';
import { concernedObjection, objectionChange, reasonKept } from './case-objections.ts';

export interface AwardCasesNeeds {
  readonly awardCases: AwardCaseRepository;
  readonly providers: ProviderRepository;
  readonly files: Pick<Files, 'open'>;
  readonly shelf: PolicyShelf;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** What a step of a case is taken with. */
export interface CaseOrder {
  readonly version: number;
  /** The digest of the line that was shown. */
  readonly shown: string;
  readonly reason: string;
  /** Which fact a firm disputes. */
  readonly fact: string;
  /** The number of the objection that the step is about, where one is named. */
  readonly about: string;
  /** Typed where the firm confirms, or corrects its account. */
  readonly account: (BankAccount & { readonly again: string }) | undefined;
}

/** Cases of a round on one page of them. */
export const CASES_SHOWN = 100;

/** Steps that one case takes by itself; the others are taken for many at once, in a notice or a batch. */
export const OWN_EVENTS: readonly AwardCaseEvent[] = [
  ...(['confirm', 'dispute', 'correct-account', 'approve', 'return'] as const),
  ...(['uphold-dispute', 'decline-dispute', 'tell-again', 'recompute', 'withdraw'] as const),
  ...(['object', 'decline-objection', 'dismiss-objection', 'uphold-objection'] as const),
];

export type AwardCasesService = ReturnType<typeof createAwardCasesService>;

/** A case as one person sees it. */
export interface SeenAwardCase {
  readonly one: AwardCase;
  /** What the person may do with it now, whatever has to be typed for it. */
  readonly events: readonly AwardCaseEvent[];
  readonly today: Day;
  readonly policy: ShelvedPolicy;
  readonly full: FullAssessment;
  /** Today's record gives another result than the one that was told. */
  readonly moved: boolean;
  /** The line as today's record gives it, where that differs. */
  readonly now: AwardLine | undefined;
}

/** A case before a step, and the objection that the step is about. */
export interface PreparedAwardStep extends SeenAwardCase {
  readonly objection: Objection | null;
}

export function createAwardCasesService(needs: AwardCasesNeeds) {
  const { awardCases: cases, providers, shelf, now, today } = needs;

  const policyOf = (one: Pick<AwardCase, 'policy'>): ShelvedPolicy => {
    const found = shelf.get(one.policy);
    if (found === undefined) throw new NotFound('unknown-policy', '没有这份政策');
    return found;
  };

  const lineNow = async (one: AwardCase) => lineOnRecord(shelf, await providers.findByUscc(one.uscc), one);

  async function digestNow(one: AwardCase): Promise<string> {
    const line = await lineNow(one);
    return line === undefined ? '' : lineDigestOf(line, sha256);
  }

  function waitingOf(person: Account): WaitingCases {
    const city = may(person, 'award-case.handle', {});
    const pays = may(person, 'award-case.pay', {});
    return {
      approver: person.role,
      states: [
        ...(city ? (['disputed', 'returned', 'approved', 'objected'] as const) : []),
        ...(pays ? (['ready', 'in-batch'] as const) : []),
      ],
      ...(city && { noticesOn: today() }),
    };
  }

  async function found(id: string, person: Account): Promise<AwardCase> {
    const one = await cases.findById(id);
    if (one === null || !may(person, 'award-case.read', one)) throw new NotFound('unknown-award', '没有这笔奖励');
    return one;
  }

  const factsFor = async (one: AwardCase, order: Pick<CaseOrder, 'shown' | 'reason'>, sound: boolean) => ({
    ...{ reason: order.reason, shown: order.shown, accountSound: sound },
    recomputed: await digestNow(one),
    noticeOver: one.notice !== null && one.notice.until < today(),
  });

  /** What nothing typed on the page of a step could change. */
  const goodFacts = async (one: AwardCase): Promise<AwardStepFacts> =>
    factsFor(one, { shown: one.lineDigest, reason: '—' }, true);

  async function see(id: string, person: Account): Promise<SeenAwardCase> {
    const one = await found(id, person);
    const facts = await goodFacts(one);
    const events = (Object.keys(AWARD_WORKFLOW[one.state]) as AwardCaseEvent[]).filter(
      (event) => OWN_EVENTS.includes(event) && 'to' in nextAwardState(one, event, person, facts),
    );
    const now = facts.recomputed === one.lineDigest ? undefined : await lineNow(one);
    return {
      ...{ one, events, today: today(), policy: policyOf(one) },
      full: assessFully(policyOf(one), one.facts, one.asOf),
      moved: facts.recomputed !== one.lineDigest,
      now,
    };
  }

  return {
    see,

    /** What an objector attached, for who handles objections. */
    async objectionFile(id: string, number: string, sha256Of: string, person: Account) {
      const one = await found(id, person);
      if (!may(person, 'objection.handle', {})) throw new NotFound('unknown-file', '没有这个文件');
      const file = one.objections
        .find((each) => each.number === number)
        ?.files.find(({ sha256: own }) => own === sha256Of);
      if (file === undefined) throw new NotFound('unknown-file', '没有这个文件');
      const { name, kind, size } = file;
      return { name, size, type: FILE_KINDS[kind].type, open: () => needs.files.open(sha256Of) };
    },

    /** The firm's own awards, the latest first. */
    async ofFirm(person: Account): Promise<readonly AwardCase[]> {
      const { organisationUscc } = person;
      if (organisationUscc === undefined) throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
      return (await cases.ofFirm(organisationUscc)).toReversed();
    },

    /** The cases of a round in one state, a page of them. */
    async ofRound(round: string, state: AwardCaseState, page: number, person: Account): Promise<readonly AwardCase[]> {
      if (!may(person, 'award-round.read', {})) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      return cases.ofRound(round, { state, skip: (page - 1) * CASES_SHOWN, limit: CASES_SHOWN });
    },

    /** A page of what waits for this person to handle, approve or pay. */
    async waitingFor(person: Account, page: number): Promise<readonly AwardCase[]> {
      return cases.waiting(waitingOf(person), { skip: (page - 1) * CASES_SHOWN, limit: CASES_SHOWN });
    },

    /** How much waits for this person. */
    countWaiting: (person: Account): Promise<number> => cases.countWaiting(waitingOf(person)),

    /** The case for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: AwardCaseEvent, person: Account, about = ''): Promise<PreparedAwardStep> {
      if (!OWN_EVENTS.includes(event)) throw new NotFound('not-found', '没有这个地址');
      const seen = await see(id, person);
      const verdict = nextAwardState(seen.one, event, person, await goodFacts(seen.one));
      if ('refusals' in verdict) throw caseRefused(verdict.refusals);
      return { ...seen, objection: concernedObjection(seen.one, event, about) };
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(id: string, event: AwardCaseEvent, person: Account, order: CaseOrder): Promise<void> {
      if (!OWN_EVENTS.includes(event)) throw new NotFound('not-found', '没有这个地址');
      const one = await found(id, person);
      const read = order.account === undefined ? undefined : readAccount(one.firm, order.account);
      const faults = read?.faults ?? [];
      const objection = concernedObjection(one, event, order.about);
      const reason = reasonKept(event, objection, order);
      const facts = await factsFor(one, { ...order, reason }, read !== undefined && faults.length === 0);
      const verdict = nextAwardState(one, event, person, facts);
      if ('refusals' in verdict) {
        const typed = verdict.refusals.includes('account-missing') ? faults : [];
        if (typed.length > 0 && verdict.refusals.length === 1) throw new InvalidInput(typed.map(issueOf));
        throw caseRefused(verdict.refusals);
      }
      if (event === 'dispute' && order.fact === '')
        throw new InvalidInput([{ path: 'fact', code: 'missing', message: '请写明对哪一项事实有异议' }]);
      if (order.version !== one.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      const entry = {
        ...{ at: now().toISOString(), by: actorOf(person), event },
        reason: objection !== null && event === 'decline-objection' ? '1 件异议不予受理' : reason,
        shown: order.shown === '' ? null : order.shown,
      };
      const { state, version } = one;
      const set = bringsOf(one, event, entry, order, read?.account);
      const objected = objectionChange(event, entry, order.reason, objection, yearOf(today()));
      await cases.decide({ id, state, version }, { to: verdict.to, entry, set, ...objected });
    },
  };
}

/** What a step changes of a case beside its state. */
function bringsOf(
  one: AwardCase,
  event: AwardCaseEvent,
  { at, by }: Pick<AwardCaseDecision['entry'], 'at' | 'by'>,
  { fact, reason, shown }: CaseOrder,
  account: BankAccount | undefined,
): NonNullable<AwardCaseDecision['set']> {
  const role = one.departments[one.approvals.length];
  if (event === 'approve' && role !== undefined) return { approvals: [...one.approvals, { role, by, at, shown }] };
  if (event === 'tell-again') return { approvals: [] };
  if (event === 'dispute') return { dispute: { fact, why: reason } };
  if (event === 'decline-dispute') return { dispute: null };
  return account === undefined ? {} : { account };
}

const FIELDS: Readonly<Record<AccountFault, string>> = {
  'name-differs': 'name',
  'number-form': 'number',
  'number-repeated': 'again',
  'bank-missing': 'bank',
  'cnaps-form': 'cnaps',
};

const issueOf = (fault: AccountFault) => ({ path: FIELDS[fault], code: fault, message: ACCOUNT_FAULT_WORDS[fault] });
