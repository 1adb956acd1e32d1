import { judgedFor } from '../../domain/grading/expert-sheet.ts';
import { cardOf, sumOf, type GradeResult } from '../../domain/grading/grade-result.ts';
import { GradeTally } from '../../domain/grading/grade-tally.ts';
import { ownGradingStep, type GradingRound, type GradingRoundResult } from '../../domain/grading/grading-round.ts';
import type { GradingRoundEvent } from '../../domain/registry/grading-words.ts';
import { standingOn } from '../../domain/registry/pool-membership.ts';
import { Conflict } from '../../errors.ts';
import type { GradingResults } from '../../persistence/grading-result.repository.ts';
import type { GradingRoundDecision, GradingRounds } from '../../persistence/grading-round.repository.ts';
import type { GradingSheets } from '../../persistence/grading-sheet.repository.ts';
import { oneAtATimeEach } from '../../persistence/one-at-a-time.ts';
import type { VersionedRecord } from '../../persistence/result-rows.ts';
import type { GradingFactsSource } from './facts.service.ts';
import type { GradePublishing } from './publish.service.ts';
import { RoundDigest } from './round-digest.ts';

export interface GradingComputeNeeds {
  readonly gradingRounds: GradingRounds;
  readonly gradingResults: GradingResults;
  readonly gradingSheets: GradingSheets;
  readonly facts: GradingFactsSource;
  readonly publishing: GradePublishing;
  readonly now: () => Date;
  readonly trouble: (error: unknown, round: string) => void;
}

const BATCH = 200;
/** So often the records are looked at anew where somebody keeps writing them. */
const MOST_PASSES = 100;

export type GradingCompute = ReturnType<typeof createGradingCompute>;

/**
 * Does what is the platform's own in a round of the grading, in the background: computes it, lists it for the notice,
 * publishes it. Killed on the way and begun again, or done by two at once, the outcome is one.
 */
export function createGradingCompute(needs: GradingComputeNeeds) {
  const { gradingRounds: rounds, gradingResults: results, gradingSheets: sheets, publishing, now } = needs;

  async function scored({ scheme, cutOff }: GradingRound, records: readonly VersionedRecord[]): Promise<GradeResult[]> {
    const facts = await needs.facts(
      records.map(({ provider }) => provider),
      cutOff,
    );
    return records.map(({ provider: { uscc, name, region, categories }, version }, i) => {
      const known = facts[i] ?? { figures: {}, counts: {} };
      return { uscc, firm: name, region, categories, read: version, facts: known, ...sumOf(cardOf(scheme, known)) };
    });
  }

  /** One snapshot: the records are looked at until a whole pass finds none that has moved since it was read. */
  async function snapshot(round: GradingRound): Promise<string> {
    const { number, run, cutOff } = round;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const began = now().toISOString();
      let moved = 0;
      for await (const records of results.stale(number, run, BATCH)) {
        const member = ({ provider }: VersionedRecord) => standingOn(provider, cutOff).state === 'member';
        await results.keep(number, run, await scored(round, records.filter(member)));
        await results.passOver(
          number,
          run,
          records.filter((one) => !member(one)),
        );
        moved += records.length;
      }
      if (moved === 0) return began;
    }
    throw new Error('the records would not stand still');
  }

  /** Adds what the experts say, once it is in, and locks what came of it all. */
  async function locked(round: GradingRound, snapshotAt: string): Promise<GradingRoundResult> {
    const { number, scheme, gathered, run } = round;
    const said = gathered ? await sheets.ofRound(number) : [];
    const tally = new GradeTally();
    const digest = new RoundDigest(round);
    let waiting: GradeResult[] = [];
    for await (const one of results.each(number)) {
      const facts = gathered ? { ...one.facts, judged: judgedFor(scheme, one.uscc, said) } : one.facts;
      const result = { ...one, facts, ...sumOf(cardOf(scheme, facts)) };
      tally.add(result);
      digest.add(result);
      if (gathered) waiting.push(result);
      if (waiting.length < BATCH) continue;
      await results.keep(number, run, waiting);
      waiting = [];
    }
    await results.keep(number, run, waiting);
    return {
      ...{ firms: tally.firms, snapshotAt, counts: tally.counts(), medians: tally.medians(scheme) },
      digest: digest.hex(),
    };
  }

  /** The platform's own step, in the name of who ordered it. Somebody else may have been faster. */
  async function move(round: GradingRound, event: GradingRoundEvent, set: GradingRoundDecision['set']): Promise<void> {
    const ordered = round.history.at(-1);
    const to = ownGradingStep(round, event);
    if (ordered === undefined || to === undefined) return;
    const shown = (set?.result ?? round.result)?.digest ?? null;
    const entry = { at: now().toISOString(), by: ordered.by, event, reason: '', shown };
    const { id, state, version } = round;
    await rounds
      .decide({ id, state, version }, { to, entry, ...(set !== undefined && { set }) })
      .catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
      });
  }

  async function compute(round: GradingRound): Promise<void> {
    // What was taken stays taken when the experts' scores come to it.
    const fresh = round.taken !== round.run || round.result === null;
    const snapshotAt = fresh ? await snapshot(round) : (round.result?.snapshotAt ?? '');
    const result = await locked(round, snapshotAt);
    const ordered = round.history.at(-1);
    if (ordered !== undefined)
      await sheets.addMissing(round.number, round.experts, {
        ...{ at: now().toISOString(), by: ordered.by, event: 'begin', reason: round.number, shown: null },
      });
    await move(round, 'finish', { result, taken: round.run });
  }

  async function work(number: string): Promise<void> {
    const round = await rounds.find(number);
    if (round === null) return;
    if (round.state === 'computing') await compute(round);
    if (round.state === 'opening') {
      await publishing.list(round);
      await move(round, 'opened', undefined);
    }
    if (round.state === 'publishing') {
      await publishing.publish(round);
      await move(round, 'finished', undefined);
    }
  }

  /** Goes on with each round where it stands. */
  const going = oneAtATimeEach(work, needs.trouble);

  return {
    ...going,
    /** At start: what was broken off, and consequences that were not begun. In the background. */
    async resume(): Promise<void> {
      for (const { number, state } of await rounds.all())
        if (state === 'computing' || state === 'opening' || state === 'publishing') going.soon(number);
    },
    async progress({ number, run: at }: GradingRound) {
      return { done: await results.count(number, at), all: await results.firms() };
    },
  };
}
