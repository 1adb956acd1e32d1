import { createHash } from 'node:crypto';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { CHANGE_FINAL_STATES, isStale, lateReports, reportDeadline } from '../../domain/registry/change-request.ts';
import type { ChangeOrder, ChangeRequest } from '../../domain/registry/change-request.ts';
import { changeEventsFor, CHANGE_REFUSAL_WORDS, nextChangeState } from '../../domain/registry/change-workflow.ts';
import type { ChangeEvent, ChangeRefusal } from '../../domain/registry/change-workflow.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { canonicalJson } from '../../domain/registry/journal.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type HekuError } from '../../errors.ts';
import { CHANGE_OPEN, type ChangeRequestRepository } from '../../persistence/change-request.repository.ts';
import type { Counters } from '../../persistence/counters.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface ChangesNeeds {
  readonly requests: ChangeRequestRepository;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly counters: Counters;
  readonly rules: Pick<PoolRules, 'changeReportDays'>;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
  /** Does an approval to the provider; what fails waits in the request. */
  readonly applyEffects: (request: ChangeRequest) => Promise<void>;
}

/** A change request as one person sees it, with what that person may do. */
export interface SeenChange {
  readonly request: ChangeRequest;
  readonly provider: Provider;
  readonly events: readonly ChangeEvent[];
  /** What is on record is no longer what the request was made of. */
  readonly stale: boolean;
  /** How many reports of the firm came late, this one included. */
  readonly lateReports: number;
  readonly today: Day;
  readonly digest: string;
}

/** A step as it was ordered on its page. */
export interface ChangeStepOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
}

export type ChangesService = ReturnType<typeof createChangesService>;

export function createChangesService(needs: ChangesNeeds) {
  const { requests, providers, counters, rules, calendar, now, today, applyEffects } = needs;

  async function see(id: string, person: Account): Promise<SeenChange> {
    const request = await requests.findById(id);
    const provider = request && (await providers.findByUscc(request.uscc));
    if (request === null || provider === null || !may(person, 'change.read', request))
      throw new NotFound('unknown-change', '没有这件变更申请');
    return {
      request,
      provider,
      events: changeEventsFor(request, person),
      stale: !CHANGE_FINAL_STATES.includes(request.state) && isStale(request, provider),
      lateReports: lateReports(await requests.findByUscc(request.uscc)),
      today: today(),
      digest: digestOf(request, provider),
    };
  }

  /** The firm of a person who may ask for changes, with its requests. */
  async function ownOf(person: Account) {
    const { organisationUscc = '' } = person;
    if (!may(person, 'change.request', { uscc: organisationUscc }))
      throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
    const provider = await providers.findByUscc(organisationUscc);
    if (provider === null) throw new NotFound('unknown-provider', '没有这家服务商');
    const own = await requests.findByUscc(organisationUscc);
    const open = own.find(({ state }) => !CHANGE_FINAL_STATES.includes(state));
    return { provider, requests: own, open, lateReports: lateReports(own), today: today() };
  }

  const entryOf = (person: Account, event: string, reason: string, shown: string | null) => ({
    at: now().toISOString(),
    by: actorOf(person),
    event,
    reason,
    shown,
  });
  const deadlineOf = ({ changes, occurredOn }: ChangeOrder) =>
    reportDeadline(changes, occurredOn, rules.changeReportDays, calendar);

  return {
    see,
    ownOf,

    /** Submits a request; one open one for each firm. Answers its id. */
    async begin(person: Account, order: ChangeOrder): Promise<string> {
      const { provider, open } = await ownOf(person);
      if (open !== undefined) throw new Conflict('change-open', CHANGE_OPEN);
      // The diff was made of what was on record a moment ago: it is what the city will see.
      if (isStale(order, provider)) throw new Conflict('shown-moved', '登记的信息刚刚变化，请重新填写');
      const year = yearOf(today());
      const number = `BG${year}${String(await counters.next(`change-${year}`)).padStart(4, '0')}`;
      const { uscc, name, region } = provider;
      const dates = { reportedOn: today(), deadline: deadlineOf(order) };
      return requests.begin({ number, uscc, name, region, ...order, ...dates }, entryOf(person, 'begin', '', null));
    },

    /** Mends a returned request and submits it again; it counts as reported when it first was. */
    async resubmit(id: string, person: Account, version: number, order: ChangeOrder): Promise<void> {
      const { request, provider } = await see(id, person);
      const verdict = nextChangeState(request, 'resubmit', person, { reason: '', identity: provider });
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (version !== request.version || isStale(order, provider))
        throw new Conflict(STATE_MOVED, '在您打开页面之后，这件申请或登记的信息已经变化');
      await requests.decide(
        { id, state: request.state, version },
        {
          to: verdict.to,
          entry: entryOf(person, 'resubmit', '', null),
          set: { ...order, deadline: deadlineOf(order), since: today() },
        },
      );
    },

    /** The request for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: ChangeEvent, person: Account): Promise<SeenChange> {
      const seen = await see(id, person);
      const facts = { reason: '—', identity: seen.provider };
      const verdict = nextChangeState(seen.request, event, person, facts);
      if ('refusals' in verdict) throw refused(verdict.refusals);
      return seen;
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(id: string, event: ChangeEvent, person: Account, order: ChangeStepOrder): Promise<void> {
      const { request, provider, digest } = await see(id, person);
      const facts = { reason: order.reason, identity: provider };
      const verdict = nextChangeState(request, event, person, facts);
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
      if (order.version !== request.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (order.digest !== digest) throw new Conflict('shown-moved', '在您打开页面之后，所依据的情况已经变化');
      await requests.decide(
        { id, state: request.state, version: request.version },
        { to: verdict.to, entry: entryOf(person, event, order.reason, digest), set: { since: today() } },
      );
      if (event !== 'approve') return;
      // The decision stands, whatever befalls its effect: that waits in the request.
      const decided = await requests.findById(id);
      if (decided !== null) await applyEffects(decided);
    },

    /** All requests that an official may read: those that wait, those that are with the firm, those that are decided. */
    async list(person: Account) {
      if (!mayEver(person, 'change.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const region = person.role === 'county' ? (person.region ?? 'none') : undefined;
      const readable = async (states: readonly ChangeRequest['state'][]) =>
        (await requests.list({ states, region })).filter((one) => may(person, 'change.read', one));
      return {
        open: await readable(['submitted']),
        returned: await readable(['returned']),
        done: (await readable(CHANGE_FINAL_STATES)).toReversed(),
        today: today(),
      };
    },
  };
}

const MOVED: readonly ChangeRefusal[] = ['wrong-state', 'stale'];

/** The error for refusals: who may not comes before what has moved, and that before what was typed. */
function refused(refusals: readonly ChangeRefusal[]): HekuError {
  const words = (refusal: ChangeRefusal) => CHANGE_REFUSAL_WORDS[refusal];
  if (refusals.includes('not-permitted')) return new NotAllowed('not-permitted', words('not-permitted'));
  const moved = refusals.find((one) => MOVED.includes(one));
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: 'reason', code: one, message: words(one) })));
}

function digestOf(request: ChangeRequest, provider: Provider): string {
  const { id, version, state, changes, occurredOn, grounds } = request;
  const { name, legalRepresentative, region, address, establishedOn, softwareCertificates } = provider;
  const identity = [name, legalRepresentative, region, address, establishedOn, softwareCertificates];
  const shown = canonicalJson([id, version, state, changes, occurredOn, grounds, identity]);
  return createHash('sha256').update(shown).digest('hex').slice(0, 16);
}
