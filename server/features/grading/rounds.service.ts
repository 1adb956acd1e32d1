import { saidOf, sheetSums } from '../../domain/grading/expert-sheet.ts';
import {
  GRADING_ROUND_REFUSAL_WORDS,
  gradingRoundDeeds,
  nextGradingRoundState,
  type GradingRound,
  type GradingRoundRefusal,
} from '../../domain/grading/grading-round.ts';
import { judgedOf, type GradingScheme } from '../../domain/policy/grading-rules.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { GradingRoundEvent } from '../../domain/registry/grading-words.ts';
import { may } from '../../domain/registry/permissions.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type HekuError, type InputIssue } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { Grades } from '../../persistence/grade.repository.ts';
import type { GradingResultQuery, GradingResults } from '../../persistence/grading-result.repository.ts';
import type { GradingRoundDecision, GradingRounds } from '../../persistence/grading-round.repository.ts';
import type { GradingSheets } from '../../persistence/grading-sheet.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { GradingCompute } from './compute.service.ts';

export interface GradingRoundsNeeds {
  readonly gradingRounds: GradingRounds;
  readonly gradingResults: GradingResults;
  readonly gradingSheets: GradingSheets;
  readonly grades: Grades;
  readonly counters: Counters;
  readonly compute: GradingCompute;
  readonly scheme: GradingScheme;
  readonly calendar: WorkCalendar;
  readonly noticePrefix: string;
  /** Accounts of experts that are not blocked. */
  readonly experts: () => Promise<readonly Account[]>;
  readonly now: () => Date;
  readonly today: () => Day;
}

export interface GradingOpening {
  readonly cutOff: Day;
  readonly experts: readonly string[];
}

export interface GradingOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
}

export const RESULTS_SHOWN = 50;
/** After these the platform goes on by itself. */
const OWN_WORK: readonly GradingRoundEvent[] = ['gather', 'recompute', 'open-notice', 'publish'];

/** What brings a round on; it can be discarded or computed anew at nearly any time. */
const ONWARDS: ReadonlySet<GradingRoundEvent> = new Set(['propose', 'agree', 'open-notice', 'publish']);

export type GradingRoundsService = ReturnType<typeof createGradingRoundsService>;

export function createGradingRoundsService(needs: GradingRoundsNeeds) {
  const {
    gradingRounds: rounds,
    gradingResults: results,
    gradingSheets: sheets,
    grades,
    compute,
    scheme,
    today,
  } = needs;

  function allowed(person: Account, action: 'grading.read' | 'grading.handle'): void {
    if (!may(person, action, { region: person.region ?? '' }))
      throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
  }

  /** Who holds the round learns after the gathering which expert said what. */
  const holds = (person: Account) => may(person, 'grading.handle', {});

  async function roundOf(number: string): Promise<GradingRound> {
    const round = await rounds.find(number);
    if (round === null) throw new NotFound('unknown-round', '没有这个评级批次');
    return round;
  }

  /** Of the sheets only who handed in: what they say nobody sees before all is gathered. */
  async function see(number: string, person: Account) {
    allowed(person, 'grading.read');
    const round = await roundOf(number);
    const own = await sheets.ofRound(number);
    const appealsOpen = await grades.undecided(number);
    return {
      ...{ round, appealsOpen, today: today() },
      sheets: own.map((one) => ({
        ...{ expert: one.expert, state: one.state, done: one.scores.length },
        sums: round.gathered && holds(person) ? sheetSums(round.scheme, one) : null,
      })),
      deeds: gradingRoundDeeds(round, person, { today: today(), appealsOpen }),
      progress: round.state === 'computing' ? await compute.progress(round) : undefined,
    };
  }

  function bringsOf(round: GradingRound, event: GradingRoundEvent, person: Account, reason: string, number: string) {
    const by = actorOf(person);
    const at = needs.now().toISOString();
    switch (event) {
      case 'gather':
        return { set: { gathered: true } };
      case 'recompute':
        return { set: { run: round.run + 1, result: null } };
      case 'propose':
        return { set: { proposer: by, votes: [] } };
      case 'agree':
      case 'disagree':
        return { vote: { by, at, agree: event === 'agree', reason } };
      case 'open-notice': {
        const { to: until } = workingTerm(today(), round.scheme.rounds.noticeDays, needs.calendar);
        return { set: { notice: { number, from: today(), until } } };
      }
      case 'publish':
        return { set: { publishedOn: today() } };
      default:
        return {};
    }
  }

  return {
    see,
    scheme,

    /** All rounds, and those of them that wait for this person: not for experts, nor for the days of a notice. */
    async all(person: Account) {
      allowed(person, 'grading.read');
      const all = await rounds.all();
      const mine: GradingRound[] = [];
      for (const round of all) {
        const facts = { today: today(), appealsOpen: await grades.undecided(round.number) };
        if (gradingRoundDeeds(round, person, facts).some((event) => ONWARDS.has(event))) mine.push(round);
      }
      return { rounds: all, mine, mayOpen: may(person, 'grading.handle', {}) };
    },

    /** What a round would begin with: the scheme as it is now, the experts that could be asked. */
    async prepareOpening(person: Account) {
      allowed(person, 'grading.handle');
      return { scheme, experts: await needs.experts(), cutOff: today() };
    },

    /** Opens a round and begins to compute it. Answers its number. */
    async open(person: Account, { cutOff, experts: chosen }: GradingOpening): Promise<string> {
      allowed(person, 'grading.handle');
      const known = await needs.experts();
      const issues: InputIssue[] = [];
      const wrong = (path: string, code: string, message: string) => issues.push({ path, code, message });
      if (cutOff > today()) wrong('cutOff', 'in-future', '截止日不能晚于今天');
      if (chosen.some((id) => !known.some((one) => one.id === id)))
        wrong('experts', 'wrong-value', '所选专家不在列表内');
      const { fewestExperts } = scheme.rounds;
      if (judgedOf(scheme).length > 0 && new Set(chosen).size < fewestExperts)
        wrong('experts', 'too-few', `方案中有需要专家评分的指标，请至少选择 ${fewestExperts} 位专家`);
      if (issues.length > 0) throw new InvalidInput(issues);
      const experts = known
        .filter(({ id }) => chosen.includes(id))
        .map(({ id, displayName, department = '' }) => ({ account: id, name: displayName, unit: department }));
      const year = yearOf(today());
      const number = `PJ${year}-${await needs.counters.next(`grading-round-${year}`)}`;
      const entry = { at: needs.now().toISOString(), by: actorOf(person), event: 'begin', reason: '', shown: null };
      await rounds.begin({ number, scheme, cutOff, experts }, entry);
      compute.soon(number);
      return number;
    },

    /** The firms of a round as they were computed, a page of them; a county sees those of its region. */
    async firms(number: string, person: Account, query: GradingResultQuery, page: number) {
      allowed(person, 'grading.read');
      const region = person.role === 'county' ? (person.region ?? '') : query.region;
      const asked = { ...query, region };
      const skip = (page - 1) * RESULTS_SHOWN;
      return {
        firms: await results.list(number, asked, { skip, limit: RESULTS_SHOWN }),
        total: await results.countOf(number, asked),
      };
    },

    /** What a round computed for one firm. */
    async ofFirm(number: string, uscc: string, person: Account) {
      allowed(person, 'grading.read');
      const round = await roundOf(number);
      const result = await results.ofFirm(number, uscc);
      if (result === null || (person.role === 'county' && result.region !== person.region))
        throw new NotFound('unknown-result', '这个批次里没有这家企业');
      const told = { gathered: round.gathered, names: holds(person) };
      return {
        ...{ round, result, grade: await grades.ofFirmInRound(number, uscc) },
        said: saidOf(uscc, await sheets.ofFirm(number, uscc), told),
      };
    },

    /** The step for its page; refuses at once what nothing typed there could change. */
    async prepare(number: string, event: GradingRoundEvent, person: Account) {
      const seen = await see(number, person);
      if (seen.deeds.includes(event)) return seen;
      const facts = { today: today(), reason: '—', shown: seen.round.result?.digest ?? '', sheetsMissing: 0 };
      const verdict = nextGradingRoundState(seen.round, event, person, { ...facts, appealsOpen: seen.appealsOpen });
      throw refused('refusals' in verdict ? verdict.refusals : ['wrong-state']);
    },

    /** Takes a step of the round, or refuses with all reasons. Only on what the page had shown. */
    async take(number: string, event: GradingRoundEvent, person: Account, order: GradingOrder): Promise<void> {
      const { round, sheets: own, appealsOpen } = await see(number, person);
      const verdict = nextGradingRoundState(round, event, person, {
        ...{ today: today(), reason: order.reason, shown: order.digest, appealsOpen },
        sheetsMissing: own.filter(({ state }) => state === 'open').length,
      });
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
      if (order.version !== round.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals);
      const year = yearOf(today());
      const notice =
        event === 'open-notice'
          ? `${needs.noticePrefix}〔${year}〕${await needs.counters.next(`notice-${year}`)}号`
          : '';
      const entry = {
        ...{ at: needs.now().toISOString(), by: actorOf(person), event, reason: order.reason },
        shown: order.digest === '' ? null : order.digest,
      };
      const { id, state, version } = round;
      const brings: Partial<GradingRoundDecision> = bringsOf(round, event, person, order.reason, notice);
      await rounds.decide({ id, state, version }, { to: verdict.to, entry, ...brings });
      if (OWN_WORK.includes(event)) compute.soon(number);
    },
  };
}

const TYPED: readonly GradingRoundRefusal[] = ['reason-missing', 'sheets-missing'];
const PERSONAL: readonly GradingRoundRefusal[] = ['not-permitted', 'own-proposal', 'voted-already'];

function refused(refusals: readonly GradingRoundRefusal[]): HekuError {
  const words = (one: GradingRoundRefusal) => GRADING_ROUND_REFUSAL_WORDS[one];
  const person = refusals.find((one) => PERSONAL.includes(one));
  if (person !== undefined) return new NotAllowed(person, words(person));
  const moved = refusals.find((one) => !TYPED.includes(one));
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: 'reason', code: one, message: words(one) })));
}
