import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { ENTRY_STATES, type Clue } from '../../domain/registry/listing-case.ts';
import { isEntryInForce } from '../../domain/registry/listing-terms.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import { isStoppedBy, SCREENING_OPEN, type ScreeningCase } from '../../domain/registry/screening-case.ts';
import {
  judgingsFor,
  nextScreeningState,
  SCREENING_REFUSAL_WORDS,
  type Judging,
} from '../../domain/registry/screening-workflow.ts';
import { SCREENING_LISTS, type ScreeningList, type SeenScreening } from '../../domain/registry/seen-screening.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ComparingNeeds, ComparingService } from './comparing.service.ts';

export interface ScreeningNeeds extends ComparingNeeds {
  readonly comparing: ComparingService;
  readonly clues: { bySystem(clue: Clue, uscc: string): Promise<unknown> };
  /** Told where a judgement could not become a clue at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

export interface JudgeOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
}

export type ScreeningService = ReturnType<typeof createScreeningService>;

export function createScreeningService(needs: ScreeningNeeds) {
  const { screeningCases, listingCases, providers, comparing, clues, digestOf, now, today, trouble } = needs;

  async function see(id: string, person: Account): Promise<SeenScreening> {
    const one = await screeningCases.findById(id);
    if (one === null || !may(person, 'screening.read', one))
      throw new NotFound('unknown-screening', '没有这件待判事项');
    const list = await comparing.listStand();
    const digest = digestOf(JSON.stringify([one.id, one.version, one.state, one.factsDigest, list.digest])).slice(
      0,
      16,
    );
    const provider = await providers.findByUscc(one.uscc);
    return { one, provider, events: judgingsFor(one, person), list, today: today(), digest };
  }

  /** What a judgement that two firms are one brings: a clue of the negative list, once. */
  async function applyEffects(one: ScreeningCase): Promise<void> {
    for (const { version } of one.effects) {
      const known = (await listingCases.ofFirm(one.uscc)).some(
        ({ clue }) => clue.source === 'screening' && clue.reference === one.number,
      );
      const reason = one.judgement?.reason ?? '';
      if (!known)
        await clues.bySystem(
          {
            ...{ source: 'screening', reference: one.number, whom: one.name },
            content: `筛查事项 ${one.number} 判定：${one.name}与负面清单上的${one.entry.name}（${one.entry.decision}）为同一。理由：${reason}`,
          },
          one.uscc,
        );
      await screeningCases.effectDone(one.id, version);
    }
  }

  return {
    see,

    async lists(person: Account) {
      if (!mayEver(person, 'screening.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const names = Object.keys(SCREENING_LISTS) as ScreeningList[];
      const found = await Promise.all(names.map((name) => screeningCases.list(SCREENING_LISTS[name])));
      const [open = [], doubtful = [], judged = []] = found;
      return { lists: { open, doubtful, judged: judged.toReversed() }, today: today() };
    },

    /** All cases, for a file. */
    all: () => screeningCases.list([...SCREENING_LISTS.judged, ...SCREENING_OPEN]),

    /** Whether a firm's way into the pool waits for the screening. */
    async stops(uscc: string): Promise<boolean> {
      const cases = await screeningCases.findByUscc(uscc);
      if (cases.length === 0) return false;
      const entries = await listingCases.list(ENTRY_STATES);
      const inForce = new Set(
        entries.filter((one) => isEntryInForce(one, today())).map(({ entry }) => entry?.decision),
      );
      return cases.some((one) => isStoppedBy(one, (decision) => inForce.has(decision)));
    },

    async judge(id: string, event: Judging, person: Account, order: JudgeOrder): Promise<void> {
      const { one, list, digest } = await see(id, person);
      const verdict = nextScreeningState(one, event, person, order.reason);
      if ('refusals' in verdict) {
        const [refusal = 'wrong-state'] = verdict.refusals;
        const message = SCREENING_REFUSAL_WORDS[refusal];
        if (refusal === 'reason-missing') throw new InvalidInput([{ path: 'reason', code: refusal, message }]);
        if (refusal === 'not-permitted') throw new NotAllowed(refusal, message);
        throw new Conflict(refusal, message);
      }
      if (order.version !== one.version || order.digest !== digest)
        throw new Conflict(STATE_MOVED, '在您打开页面之后，事项或者负面清单已经变化，请重新核对');
      const at = now().toISOString();
      const by = actorOf(person);
      const { reason } = order;
      await screeningCases.decide(one, {
        to: verdict.to,
        entry: { at, by, event, reason, shown: digest },
        set: { judgement: { at, by, reason, list }, since: today(), ...(verdict.to !== 'doubtful' && { due: null }) },
      });
      const judged = await screeningCases.findById(id);
      if (judged !== null) await applyEffects(judged).catch((error: unknown) => trouble(error, id));
    },

    /** At start: judgements that a killed process did not make a clue of. */
    async applyPendingEffects(): Promise<void> {
      for (const one of await screeningCases.withEffects())
        await applyEffects(one).catch((error: unknown) => trouble(error, one.id));
    },
  };
}
