import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import { spellOn } from '../../domain/registry/membership.ts';
import { CITY_TURN, EMPTY_ANSWER, FIRM_TURN, isReviewOverdue } from '../../domain/registry/review.ts';
import type { ReviewCase, ReviewRound } from '../../domain/registry/review.ts';
import { nextRoundState, ROUND_REFUSAL_WORDS, type RoundEvent } from '../../domain/registry/round-workflow.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { Member, Members } from '../../persistence/members.repository.ts';
import type { NewReviewCase, ReviewCases } from '../../persistence/review-case.repository.ts';
import type { ReviewRounds } from '../../persistence/review-round.repository.ts';
import { sha256 } from '../../persistence/sha256.ts';

export interface RoundsNeeds {
  readonly reviewRounds: ReviewRounds;
  readonly reviewCases: ReviewCases;
  readonly members: Members;
  readonly counters: Counters;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
  /** Tells those who are to be reminded; the calendar does it again where this was broken off. */
  readonly remind: (by: string) => Promise<unknown>;
  readonly trouble: (error: unknown, id: string) => void;
}

export const REVIEW_LISTS = ['overdue', 'city', 'firm', 'correcting', 'done', 'all'] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];

/** A round as one person sees it: an official of a county sees the firms of the own region. */
export interface SeenRound {
  readonly round: ReviewRound;
  readonly lists: Readonly<Record<ReviewList, readonly ReviewCase[]>>;
  /** How many firms the round covers; while it is being opened there are fewer cases than that. */
  readonly covered: number;
  readonly today: Day;
  readonly digest: string;
}

export type RoundsService = ReturnType<typeof createRoundsService>;

/** Cases that are begun with one write. */
const BATCH = 50;
const PAGED: readonly RoundEvent[] = ['remind', 'close'];

export function createRoundsService(needs: RoundsNeeds) {
  const { reviewRounds: rounds, reviewCases: cases, members, counters, rules, calendar, now, today } = needs;
  const { newcomerDays, reviewDays } = rules.membership;

  function officials(person: Account): void {
    if (!mayEver(person, 'membership.read') || person.role === 'provider')
      throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
  }

  async function roundOf(year: number): Promise<ReviewRound> {
    const round = await rounds.findByYear(year);
    if (round === null) throw new NotFound('unknown-round', '没有这一年的复核');
    return round;
  }

  const entryOf = (person: Account, event: string, reason: string, shown: string | null) => ({
    at: now().toISOString(),
    by: { account: person.id, name: person.displayName, role: person.role },
    ...{ event, reason, shown },
  });

  /**
   * Begins the cases that a round still lacks, batch by batch: broken off and begun again, or done by two at once, each
   * firm has one. With the last the round is open.
   */
  async function fill(round: ReviewRound): Promise<void> {
    const opened = round.history[0];
    if (round.state !== 'opening' || opened === undefined) return;
    const there = new Set((await cases.ofYear(round.year)).map(({ uscc }) => uscc));
    const missing = (await members.coveredOn(round.asOf, newcomerDays)).filter(({ uscc }) => !there.has(uscc));
    const by = { at: now().toISOString(), by: opened.by, reason: '', shown: null };
    for (let i = 0; i < missing.length; i += BATCH) {
      const batch: NewReviewCase[] = [];
      for (const member of missing.slice(i, i + BATCH))
        batch.push(newCase(round, member, await nextNumber(round.year)));
      await cases.addMissing(batch, { ...by, event: 'begin' });
    }
    const { id, state, version } = round;
    await rounds
      .decide({ id, state, version }, { to: 'open', entry: { ...by, event: 'ready' } })
      .catch((error: unknown) => {
        // Somebody else finished it.
        if (!(error instanceof Conflict)) throw error;
      });
  }

  const nextNumber = async (year: number) =>
    `FH${year}${String(await counters.next(`review-${year}`)).padStart(4, '0')}`;

  async function see(year: number, person: Account): Promise<SeenRound> {
    officials(person);
    const round = await roundOf(year);
    const all = (await cases.ofYear(year)).filter((one) => may(person, 'membership.read', one));
    const covered = round.state === 'opening' ? (await members.coveredOn(round.asOf, newcomerDays)).length : all.length;
    const lists = listsOf(all, today());
    const digest = sha256(JSON.stringify([round.version, lists.firm.map(({ id, version }) => [id, version])]));
    return { round, lists, covered, today: today(), digest: digest.slice(0, 16) };
  }

  function nextOrRefused({ round, lists }: SeenRound, event: RoundEvent, person: Account) {
    const facts = { waiting: lists.firm.length, open: lists.all.length - lists.done.length };
    const verdict = nextRoundState(round, event, person, facts);
    if (!('refusal' in verdict)) return verdict.to;
    const words = ROUND_REFUSAL_WORDS[verdict.refusal];
    if (verdict.refusal === 'not-permitted') throw new NotAllowed(verdict.refusal, words);
    throw new Conflict(verdict.refusal, words);
  }

  return {
    see,
    /** All rounds with how far each is, the latest first; and whether the round of this year can be opened. */
    async all(person: Account) {
      officials(person);
      const list = [];
      for (const round of await rounds.all()) list.push(await see(round.year, person));
      const year = yearOf(today());
      const mayOpen = mayEver(person, 'membership.decide') && !list.some(({ round }) => round.year === year);
      return { rounds: list, mayOpen, year, today: today() };
    },

    /** Whom a round that opens today would cover, and until when they would answer. */
    async prepareOpening(person: Account) {
      if (!mayEver(person, 'membership.decide')) throw new NotAllowed('not-permitted', '您的账号没有办理此事的权限');
      const asOf = today();
      const year = yearOf(asOf);
      if ((await rounds.findByYear(year)) !== null) throw new Conflict('round-exists', `${year} 年的复核已经开启`);
      const covered = await members.coveredOn(asOf, newcomerDays);
      const term = workingTerm(asOf, reviewDays, calendar);
      const shown = JSON.stringify([year, asOf, term.to, covered.map(({ uscc }) => uscc)]);
      return { year, asOf, term, covered, digest: sha256(shown).slice(0, 16) };
    },

    /** Opens the round of this year over all its members. Answers the year. */
    async open(person: Account, digest: string): Promise<number> {
      const { year, asOf, term, digest: shown } = await this.prepareOpening(person);
      if (digest !== shown) throw new Conflict('shown-moved', '在您打开页面之后，成员名单或期限已经变化，没有开启');
      await rounds.begin({ year, asOf, due: term.to, openedOn: asOf }, entryOf(person, 'begin', '', shown));
      await fill(await roundOf(year));
      return year;
    },

    /** For the page of a step of the round. */
    async prepare(year: number, event: RoundEvent, person: Account): Promise<SeenRound> {
      if (!PAGED.includes(event)) throw new NotFound('not-found', '没有这个地址');
      const seen = await see(year, person);
      nextOrRefused(seen, event, person);
      return seen;
    },

    /** Goes on with a round whose opening was broken off, reminds the firms, or closes it. */
    async take(
      year: number,
      event: RoundEvent,
      person: Account,
      order: { readonly version: number; readonly digest: string },
    ): Promise<void> {
      const seen = await see(year, person);
      const to = nextOrRefused(seen, event, person);
      const { round, lists, digest } = seen;
      if (event === 'ready') return fill(round);
      if (order.version !== round.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if (order.digest !== digest) throw new Conflict('shown-moved', '在您打开页面之后，复核的情况已经变化');
      const { id, state, version } = round;
      await rounds.decide(
        { id, state, version },
        {
          to,
          entry: entryOf(person, event, '', digest),
          ...(event === 'close' && { closedOn: today() }),
          ...(event === 'remind' && { reminded: { on: today(), count: lists.firm.length } }),
        },
      );
      if (event === 'remind') await needs.remind(person.displayName);
    },

    /** At start: rounds whose opening was broken off. */
    async finishOpenings(): Promise<void> {
      for (const round of await rounds.all())
        if (round.state === 'opening') await fill(round).catch((error: unknown) => needs.trouble(error, round.id));
    },
  };
}

function newCase({ year, asOf, due, openedOn }: ReviewRound, member: Member, number: string): NewReviewCase {
  const { uscc, name, region } = member;
  const spell = spellOn(member, asOf);
  return {
    ...{ number, year, asOf, uscc, name, region, spellFrom: spell?.from ?? asOf, spellTo: spell?.to ?? null },
    ...{ answer: EMPTY_ANSWER, submittedOn: null, late: false, asked: '', since: openedOn, due },
    ...{ renewedTo: null, effects: [], removal: null },
  };
}

function listsOf(all: readonly ReviewCase[], today: Day): Record<ReviewList, readonly ReviewCase[]> {
  const sorted = all.toSorted((a, b) => keyOf(a, today).localeCompare(keyOf(b, today)));
  const firm = sorted.filter(({ state }) => FIRM_TURN.includes(state));
  return {
    overdue: firm.filter((one) => isReviewOverdue(one, today)),
    city: sorted.filter(({ state }) => CITY_TURN.includes(state)),
    firm,
    correcting: sorted.filter(({ state }) => state === 'correcting' || state === 'corrected'),
    done: sorted.filter(({ state }) => !FIRM_TURN.includes(state) && !CITY_TURN.includes(state)),
    all: sorted,
  };
}

/** Overdue first, then what waits for the city, then for firms by their day, then what is decided. */
function keyOf(one: ReviewCase, today: Day): string {
  const rank = isReviewOverdue(one, today)
    ? 0
    : CITY_TURN.includes(one.state)
      ? 1
      : FIRM_TURN.includes(one.state)
        ? 2
        : 3;
  return `${rank} ${one.due ?? '9999'} ${one.number}`;
}
