import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Actor } from '../../domain/registry/history.ts';
import { declaredExit, proposedRemoval } from '../../domain/registry/membership-beginnings.ts';
import { exitWindow, spellOn } from '../../domain/registry/membership.ts';
import { STANDING_CASES, type MembershipCase } from '../../domain/registry/membership-case.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import { listingInForce, standingOn } from '../../domain/registry/pool-membership.ts';
import type { PoolSpell, Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { MembershipCases } from '../../persistence/membership-case.repository.ts';
import type { Members } from '../../persistence/members.repository.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import { sha256 } from '../../persistence/sha256.ts';

export interface MembershipNeeds {
  readonly membershipCases: MembershipCases;
  readonly members: Members;
  readonly providers: ProviderRepository;
  readonly counters: Counters;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
  /** Told where a decision could not be done to the provider at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

/** A member whose spell is about to be ended, as the page of that decision shows it. */
export interface Ending {
  readonly provider: Provider;
  readonly spell: PoolSpell;
  readonly listed: boolean;
  readonly today: Day;
  readonly digest: string;
}

export type MembershipService = ReturnType<typeof createMembershipService>;

export const actorOf = ({ id, displayName, role }: Account): Actor => ({ account: id, name: displayName, role });
export const digestOf = (...shown: readonly unknown[]): string => sha256(JSON.stringify(shown)).slice(0, 16);
export const SHOWN_MOVED = new Conflict('shown-moved', '在您打开页面之后，所依据的情况已经变化');

export function createMembershipService(needs: MembershipNeeds) {
  const { membershipCases: cases, members, providers, counters, rules, calendar, now, today, trouble } = needs;

  /** Does to the provider what was decided, once. Where another decision was first, that one stands and it is said. */
  async function applyEffects({ id, uscc, effects }: MembershipCase): Promise<void> {
    for (const effect of effects) {
      const result = await members.changeSpell(uscc, `membership:${id}:${effect.version}`, effect);
      if (result === 'unknown') throw new Error(`no provider ${uscc} for membership case ${id}`);
      if (result === 'overtaken') trouble(new Error('the spell had been changed by another decision'), id);
      await cases.effectDone(id, effect.version);
    }
  }

  /** The decision stands, whatever befalls its effect: that waits in the case. */
  async function applyTo(id: string): Promise<void> {
    const decided = await cases.findById(id);
    if (decided !== null) await applyEffects(decided).catch((error: unknown) => trouble(error, id));
  }

  async function nextNumber(): Promise<string> {
    const year = yearOf(today());
    return `CY${year}${String(await counters.next(`membership-${year}`)).padStart(4, '0')}`;
  }

  /** The spell of today and what a decision to end it rests on. `Conflict` where there is none, or where it ends already. */
  async function endingOf(uscc: string): Promise<Ending> {
    const provider = await providers.findByUscc(uscc);
    if (provider === null) throw new NotFound('unknown-provider', '没有这家服务商');
    const day = today();
    const spell = spellOn(provider, day);
    if (spell === undefined) throw new Conflict('not-member', '企业现在不在资源池内');
    const standing = (await cases.findByUscc(uscc)).find(
      (one) => one.spellFrom === spell.from && STANDING_CASES.includes(one.state),
    );
    if (standing !== undefined)
      throw new Conflict('case-standing', `企业的这段成员资格已有退出或移出事项（${standing.number}）`);
    const listed = listingInForce(provider.listings, day) !== undefined;
    return { provider, spell, listed, today: day, digest: digestOf(uscc, provider.name, spell, listed) };
  }

  return {
    applyTo,
    /** The firm's own membership: where it stands, and the ways out of it. */
    async own(person: Account) {
      const uscc = firmOf(person);
      const provider = await providers.findByUscc(uscc);
      if (provider === null) throw new NotFound('unknown-provider', '没有这家服务商');
      const day = today();
      const own = await cases.findByUscc(uscc);
      const spell = spellOn(provider, day);
      const ending = own.find((one) => one.spellFrom === spell?.from && STANDING_CASES.includes(one.state));
      const mayExit = spell !== undefined && ending === undefined && may(person, 'membership.exit', { uscc });
      return { provider, standing: standingOn(provider, day), spell, cases: own, ending, mayExit, today: day };
    },

    async prepareExit(person: Account) {
      const uscc = firmOf(person);
      if (!may(person, 'membership.exit', { uscc }))
        throw new NotAllowed('not-permitted', '只有企业管理员可以声明退出');
      return { ...(await endingOf(uscc)), window: exitWindow(today(), rules.membership) };
    },

    /** The firm withdraws; it takes effect on the stated day. Answers the id of the case. */
    async declareExit(person: Account, order: { digest: string; reason: string; effectiveOn: Day }): Promise<string> {
      const { provider, spell, window, digest } = await this.prepareExit(person);
      const issues = [];
      if (order.reason === '') issues.push({ path: 'reason', code: 'reason-missing', message: '请写明退出的原因' });
      if (order.effectiveOn < window.first || order.effectiveOn > window.last)
        issues.push({ path: 'effectiveOn', code: 'day-wrong', message: '生效日应在页面所列的范围以内' });
      else if (spell.to !== null && order.effectiveOn > spell.to)
        issues.push({ path: 'effectiveOn', code: 'day-wrong', message: '成员资格在这一天以前已经届满，不必退出' });
      if (issues.length > 0) throw new InvalidInput(issues);
      if (order.digest !== digest) throw SHOWN_MOVED;
      const by = actorOf(person);
      const ending = { firm: provider, spell, number: await nextNumber(), by, today: today() };
      const id = await cases.begin('exit-declared', declaredExit(ending, order.reason, order.effectiveOn), {
        ...{ at: now().toISOString(), by, event: 'declare-exit', reason: order.reason, shown: digest },
      });
      await applyTo(id);
      return id;
    },

    async prepareRemoval(uscc: string, person: Account) {
      if (!mayEver(person, 'membership.decide')) throw new NotAllowed('not-permitted', '您的账号没有办理此事的权限');
      const ending = await endingOf(uscc);
      return { ...ending, term: workingTerm(today(), rules.membership.defenceDays, calendar) };
    },

    /** The city proposes a removal and so tells the firm, which may answer. Answers the id of the case. */
    async proposeRemoval(
      uscc: string,
      person: Account,
      order: { digest: string; ground: string; facts: string },
    ): Promise<string> {
      const { provider, spell, digest } = await this.prepareRemoval(uscc, person);
      const ground = rules.membership.removalGrounds.find(({ code }) => code === order.ground);
      const issues = [];
      if (ground === undefined) issues.push({ path: 'ground', code: 'ground-missing', message: '请选择移出的事由' });
      if (order.facts === '') issues.push({ path: 'facts', code: 'facts-missing', message: '请写明事实和证据' });
      if (issues.length > 0 || ground === undefined) throw new InvalidInput(issues);
      if (order.digest !== digest) throw SHOWN_MOVED;
      const by = actorOf(person);
      const made = proposedRemoval(
        { firm: provider, spell, number: await nextNumber(), by, today: today() },
        { ground: ground.code, facts: order.facts, source: null },
        rules.membership.defenceDays,
        calendar,
      );
      const reason = `${ground.text}。${order.facts}`;
      return cases.begin('removal-proposed', made, {
        ...{ at: now().toISOString(), by, event: 'propose-removal', reason, shown: digest },
      });
    },

    /** What was decided but is not yet done to the provider: at start, after having been killed in between. */
    async applyPendingEffects(): Promise<void> {
      for (const one of await cases.withEffects())
        await applyEffects(one).catch((error: unknown) => trouble(error, one.id));
    },
  };
}

function firmOf({ role, organisationUscc }: Account): string {
  if (role === 'provider' && organisationUscc !== undefined) return organisationUscc;
  throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
}
