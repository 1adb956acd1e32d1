import { lineDigestOf } from '../../domain/awards/award-case.ts';
import { JUDGEMENT_VERDICTS, type JudgementVerdict } from '../../domain/awards/award-facts.ts';
import type { AwardLine } from '../../domain/awards/award-line.ts';
import { isJudgedCode, type JudgedCode } from '../../domain/awards/judged-codes.ts';
import {
  JUDGEMENT_REFUSAL_WORDS,
  judgementEventsFor,
  nextJudgementState,
  type JudgementRefusal,
} from '../../domain/awards/judgement-workflow.ts';
import { judgeableOf, secondOfficeOf, type AwardJudgement } from '../../domain/awards/judgement.ts';
import { lineOnRecord, type PolicyShelf } from '../../domain/awards/policy-shelf.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { FirmDocument } from '../../domain/registry/firm-document.ts';
import type { Actor } from '../../domain/registry/history.ts';
import type { JudgementEvent } from '../../domain/registry/judgement-words.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type HekuError, type InputIssue } from '../../errors.ts';
import type { AwardJudgements, JudgementDecision } from '../../persistence/award-judgement.repository.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { DocumentRepository } from '../../persistence/document.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import { sha256 } from '../../persistence/sha256.ts';

export interface JudgementsNeeds {
  readonly judgements: AwardJudgements;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly documents: Pick<DocumentRepository, 'ofFirm'>;
  readonly counters: Counters;
  readonly shelf: PolicyShelf;
  readonly policyId: string;
  readonly now: () => Date;
  readonly today: () => Day;
  /** Told where a decision could not be written to the record at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

/** One claim of a firm, as an address names it. */
export interface Claim {
  readonly uscc: string;
  readonly clause: string;
  readonly matter: string;
}

/** A held claim, and what a person may decide of it. */
export interface HeldClaim extends Claim {
  readonly provider: Provider;
  readonly line: AwardLine;
  readonly codes: readonly JudgedCode[];
  /** What the firm keeps, the latest first. */
  readonly kept: readonly FirmDocument[];
  readonly digest: string;
  readonly today: Day;
}

export interface Proposal {
  readonly shown: string;
  readonly code: string;
  readonly decision: string;
  readonly ground: string;
  readonly evidence: string;
  readonly documents: readonly string[];
}

export interface SeenJudgement {
  readonly one: AwardJudgement;
  readonly events: readonly JudgementEvent[];
}

export type JudgementsService = ReturnType<typeof createJudgementsService>;

export function createJudgementsService(needs: JudgementsNeeds) {
  const { judgements, providers, documents, counters, shelf, policyId, now, today } = needs;

  /** The line of a claim as the facts of today give it. */
  const lineNow = (provider: Provider | null, { clause, matter }: Pick<Claim, 'clause' | 'matter'>, policy: string) =>
    lineOnRecord(shelf, provider, { policy, clause, matter, asOf: today() });

  async function isHeld({ uscc, clause, matter, policy, code }: AwardJudgement): Promise<boolean> {
    const line = lineNow(await providers.findByUscc(uscc), { clause, matter }, policy);
    return line !== undefined && judgeableOf(line).includes(code);
  }

  async function see(id: string, person: Account): Promise<SeenJudgement> {
    const one = await judgements.findById(id);
    // What is only proposed concerns the offices; the firm reads what was decided.
    const hidden = person.role === 'provider' && one?.decidedOn === null;
    if (one === null || hidden || !may(person, 'judgement.read', one))
      throw new NotFound('unknown-judgement', '没有这件认定');
    return { one, events: judgementEventsFor(one, person, await isHeld(one)) };
  }

  async function heldClaim(claim: Claim, person: Account): Promise<HeldClaim> {
    if (!mayEver(person, 'judgement.propose')) throw refused(['not-permitted']);
    const provider = await providers.findByUscc(claim.uscc);
    if (provider === null) throw new NotFound('unknown-provider', '没有这家服务商');
    const line = lineNow(provider, claim, policyId);
    const codes = line === undefined ? [] : judgeableOf(line);
    if (line === undefined || codes.length === 0)
      throw new Conflict('not-held', '按今天的事实，这一事项没有须由人认定的原因');
    const kept = (await documents.ofFirm(claim.uscc, 'kept')).slice(0, MOST_OFFERED);
    return { ...claim, provider, line, codes, kept, digest: lineDigestOf(line, sha256), today: today() };
  }

  const apply = (id: string) => judgements.applyEffects(id).catch((error: unknown) => needs.trouble(error, id));

  return {
    see,
    heldClaim,

    /** What a person may read, the latest first; a firm only what was decided. */
    async list(person: Account): Promise<readonly AwardJudgement[]> {
      if (!mayEver(person, 'judgement.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const firm = person.role === 'provider';
      const query = {
        ...(firm && { uscc: person.organisationUscc ?? '' }),
        ...(person.role === 'county' && { region: person.region ?? '' }),
      };
      const found = await judgements.list(query);
      return firm ? found.filter(({ decidedOn }) => decidedOn !== null) : found;
    },

    /** What waits for this person to look at again. */
    async atWork(person: Account): Promise<readonly AwardJudgement[]> {
      const all = mayEver(person, 'judgement.decide') ? await this.list(person) : [];
      return all.filter((one) => one.state !== 'in-force' && judgementEventsFor(one, person, true).length > 0);
    },

    /** Proposes how a held claim is to be decided, on the line that was shown. Answers the id. */
    async propose(claim: Claim, person: Account, order: Proposal): Promise<string> {
      const held = await heldClaim(claim, person);
      const code = held.codes.find((one) => one === order.code);
      const decision = JUDGEMENT_VERDICTS.find((one) => one === order.decision);
      const issues = faultsOf(order, held);
      if (issues.length > 0 || code === undefined || decision === undefined) throw new InvalidInput(issues);
      if (order.shown !== held.digest)
        throw new Conflict('shown-moved', '在您打开页面之后，企业的事实已经变化，请重新核对');
      const by = actorOf(person);
      const year = yearOf(today());
      const number = `RD${year}-${await counters.next(`award-judgement-${year}`)}`;
      const entry = { at: now().toISOString(), by, event: 'begin', reason: order.ground, shown: held.digest };
      const { uscc, name, region } = held.provider;
      const id = await judgements.begin(
        {
          ...{ number, uscc, firm: name, region, policy: policyId, clause: claim.clause, matter: claim.matter },
          ...{ code, decision, ground: order.ground, evidence: order.evidence, line: held.line, proposer: by },
          documents: pickedOf(order, held),
          second: secondOfficeOf(code),
        },
        entry,
      );
      if (id === undefined) throw new Conflict('judged-already', '这一原因已经认定，或者正在认定');
      return id;
    },

    /** The matter for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: JudgementEvent, person: Account): Promise<SeenJudgement> {
      const seen = await see(id, person);
      if (seen.events.includes(event)) return seen;
      const verdict = nextJudgementState(seen.one, event, person, { reason: '—', held: await isHeld(seen.one) });
      throw refused('refusals' in verdict ? verdict.refusals : ['wrong-state']);
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(
      id: string,
      event: JudgementEvent,
      person: Account,
      { version, reason }: { readonly version: number; readonly reason: string },
    ): Promise<void> {
      const { one } = await see(id, person);
      const verdict = nextJudgementState(one, event, person, { reason, held: await isHeld(one) });
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
      if (version !== one.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals);
      const by = actorOf(person);
      const entry = { at: now().toISOString(), by, event, reason, shown: lineDigestOf(one.line, sha256) };
      await judgements.decide(
        { id, state: one.state, version },
        { to: verdict.to, entry, ...bringsOf(one, event, by) },
      );
      if (event === 'decide' || event === 'withdraw') await apply(id);
    },

    /** At start: what was decided and is not on record yet. */
    async resume(): Promise<void> {
      for (const id of await judgements.withEffects()) await apply(id);
    },
  };

  function bringsOf(one: AwardJudgement, event: JudgementEvent, by: Actor): Pick<JudgementDecision, 'set'> {
    if (event === 'propose-withdrawal') return { set: { proposer: by } };
    return event === 'decide' ? { set: { decidedOn: today(), decidedBy: `${one.proposer.name}、${by.name}` } } : {};
  }
}

const MOST_OFFERED = 20;

function faultsOf({ code, decision, ground, evidence }: Proposal, { codes }: HeldClaim): InputIssue[] {
  const missing = (wrong: boolean, path: string, message: string) =>
    wrong ? [{ path, code: 'missing', message }] : [];
  return [
    ...missing(!isJudgedCode(code) || !codes.includes(code), 'code', '请选择认定哪一项原因'),
    ...missing(!JUDGEMENT_VERDICTS.some((one: JudgementVerdict) => one === decision), 'decision', '请选择怎样认定'),
    ...missing(ground === '', 'ground', '请写明认定的事实和理由'),
    ...missing(evidence === '', 'evidence', '请写明所依据的材料'),
  ];
}

function pickedOf({ documents: picked }: Proposal, { kept }: HeldClaim) {
  return kept
    .filter(({ id }) => picked.includes(id))
    .map((one) => ({ document: one.id, name: one.name, sha256: one.sha256 }));
}

/** Who may not comes before what has moved, and that before what was typed. */
function refused(refusals: readonly JudgementRefusal[]): HekuError {
  const words = (one: JudgementRefusal) => JUDGEMENT_REFUSAL_WORDS[one];
  const person = refusals.find((one) => one === 'not-permitted' || one === 'same-person' || one === 'other-office');
  if (person !== undefined) return new NotAllowed(person, words(person));
  const moved = refusals.find((one) => one !== 'reason-missing');
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: 'reason', code: one, message: words(one) })));
}
