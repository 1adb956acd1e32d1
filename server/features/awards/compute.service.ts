import { createHash } from 'node:crypto';
import { casesOf, entitlementKey, type NewAwardCase } from '../../domain/awards/award-case.ts';
import { groupedLines, RoundTotals } from '../../domain/awards/award-groups.ts';
import type { AwardRound, RoundResult } from '../../domain/awards/award-round.ts';
import type { PolicyShelf, ShelvedPolicy } from '../../domain/awards/policy-shelf.ts';
import { factsOf, type FactsRecord } from '../../domain/awards/provider-facts.ts';
import type { AwardRoundEvent, AwardRoundState } from '../../domain/registry/award-round-words.ts';
import { officesOf } from '../../domain/awards/award-case-workflow.ts';
import { clauseOf } from '../../domain/policy/policy-book.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import { Conflict } from '../../errors.ts';
import type { AwardCaseRepository } from '../../persistence/award-case.repository.ts';
import type { AwardResults, FirmResult } from '../../persistence/award-result.repository.ts';
import type { VersionedRecord } from '../../persistence/result-rows.ts';
import type { AwardRoundDecision, AwardRounds } from '../../persistence/award-round.repository.ts';
import { oneAtATimeEach } from '../../persistence/one-at-a-time.ts';
import { sha256 } from '../../persistence/sha256.ts';

export interface ComputeNeeds {
  readonly awardRounds: AwardRounds;
  readonly awardResults: AwardResults;
  readonly awardCases: AwardCaseRepository;
  readonly shelf: PolicyShelf;
  readonly now: () => Date;
  readonly trouble: (error: unknown, round: string) => void;
}

/** So many firms are in memory at once; as many again are being kept. */
const BATCH = 200;
/** So often the records are looked at anew where somebody keeps writing them. */
const MOST_PASSES = 100;

export type ComputeService = ReturnType<typeof createComputeService>;

/**
 * Computes rounds and tells of them, in the background. Killed on the way and begun again, or done by two at once, the
 * outcome is one: each firm's result is replaced by the same, and a state is left by one conditional write.
 */
export function createComputeService(needs: ComputeNeeds) {
  const { awardRounds: rounds, awardResults: results, awardCases: cases, shelf, now } = needs;

  function policyOf({ policy }: AwardRound): ShelvedPolicy {
    const found = shelf.get(policy);
    if (found === undefined) throw new Error(`the policy ${policy} is not here any more`);
    return found;
  }

  async function resultsOf(
    round: AwardRound,
    basis: string,
    records: readonly VersionedRecord<FactsRecord>[],
  ): Promise<FirmResult[]> {
    const { assess } = policyOf(round);
    const taken = await cases.heldElsewhere(
      records.map(({ provider }) => provider.uscc),
      round.number,
    );
    return records.map(({ provider, version }) => {
      const { uscc, name, region, publishedAwards } = provider;
      const facts = factsOf(provider);
      const held = (clause: string, matter: string) =>
        taken.has(entitlementKey({ uscc, clause, matter })) ||
        publishedAwards.some((one) => one.clause === clause && one.matter === matter);
      const lines = groupedLines(assess(facts, round.asOf).lines, round.clauses, held);
      return { uscc, firm: name, region, read: version, basis, facts, lines };
    });
  }

  /**
   * One snapshot: all records are read, and looked at again until a whole pass finds none that has moved since it was
   * read. At the beginning of that pass all of them were as they were read.
   */
  async function snapshot(round: AwardRound): Promise<string> {
    const basis = `${round.version}:${policyOf(round).book.digest}`;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const began = now().toISOString();
      let moved = 0;
      // While some are being kept, the next ones are read and computed.
      let keeping: Promise<void> = Promise.resolve();
      for await (const records of results.stale(round.number, basis, BATCH)) {
        const computed = await resultsOf(round, basis, records);
        await keeping;
        keeping = results.keep(round.number, computed);
        // Waited for above or below; until then its failure is nobody's.
        keeping.catch(() => undefined);
        moved += records.length;
      }
      await keeping;
      if (moved === 0) return began;
    }
    throw new Error('the records would not stand still');
  }

  async function lockedResult(round: AwardRound, snapshotAt: string): Promise<RoundResult> {
    const totals = new RoundTotals();
    const { policy, clauses, asOf } = round;
    const hash = createHash('sha256').update(
      canonicalJson({ policy, data: policyOf(round).book.digest, clauses, asOf }),
    );
    for await (const { uscc, region, lines } of results.each(round.number)) {
      totals.add(region, lines);
      hash.update(canonicalJson({ uscc, lines }));
    }
    return {
      firms: totals.firms,
      snapshotAt,
      sums: totals.list(),
      firmCounts: totals.firmCounts(),
      digest: hash.digest('hex'),
    };
  }

  /** The platform's own step, in the name of who ordered it. Somebody else may have been faster. */
  async function move(round: AwardRound, event: AwardRoundEvent, to: AwardRoundState, set: AwardRoundDecision['set']) {
    const ordered = round.history.at(-1);
    if (ordered === undefined) return;
    const entry = { at: now().toISOString(), by: ordered.by, event, reason: '', shown: set?.result?.digest ?? null };
    const { id, state, version } = round;
    await rounds
      .decide({ id, state, version }, { to, entry, ...(set !== undefined && { set }) })
      .catch((error: unknown) => {
        if (!(error instanceof Conflict)) throw error;
      });
  }

  async function compute(round: AwardRound): Promise<void> {
    const result = await lockedResult(round, await snapshot(round));
    await move(round, 'finish', 'computed', { result, policyDigest: policyOf(round).book.digest });
  }

  /** The cases of a firm's payable lines, with all that they were computed from. */
  function casesFor(round: AwardRound, { facts, lines }: FirmResult): NewAwardCase[] {
    const assessment = policyOf(round).assess(facts, round.asOf);
    const due = new Map(
      lines.filter(({ group }) => group === 'payable').map((one) => [`${one.clause} ${one.matter}`, one.fen]),
    );
    const departmentsOf = (clause: string) => officesOf(clauseOf(policyOf(round).book, clause)?.departments ?? []);
    const made = casesOf(round.number, assessment, facts, { hash: sha256, departmentsOf }).filter(
      ({ clause, matter }) => due.has(`${clause} ${matter}`),
    );
    if (made.length !== due.size || made.some((one) => due.get(`${one.clause} ${one.matter}`) !== one.fen))
      throw new Error(`what was computed for ${facts.id} is not what its facts give`);
    return made;
  }

  async function openCases(round: AwardRound): Promise<void> {
    const ordered = round.history.at(-1);
    if (ordered === undefined) return;
    if (policyOf(round).book.digest !== round.policyDigest)
      throw new Error('the data of the policy have changed since the round was computed');
    const entry = { at: now().toISOString(), by: ordered.by, event: 'begin', reason: round.number, shown: null };
    const refused = [];
    for await (const some of results.payable(round.number, BATCH))
      refused.push(
        ...(await cases.openMissing(
          some.flatMap((one) => casesFor(round, one)),
          entry,
        )),
      );
    await move(round, 'opened', 'told', { refused });
  }

  async function work(number: string): Promise<void> {
    const round = await rounds.find(number);
    if (round?.state === 'computing') await compute(round);
    if (round?.state === 'telling') await openCases(round);
  }

  /** Goes on with each round where it stands. */
  const going = oneAtATimeEach(work, needs.trouble);

  return {
    ...going,
    /** At start: rounds that were broken off. They go on in the background. */
    async resume(): Promise<void> {
      for (const { number, state } of await rounds.all())
        if (state === 'computing' || state === 'telling') going.soon(number);
    },
    /** How many firms of all are computed. */
    async progress({ number }: AwardRound) {
      return { done: await results.count(number), all: await results.firms() };
    },
  };
}
