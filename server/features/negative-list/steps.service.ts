import { decisionNumber } from '../../domain/policy/listing-rules.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Actor } from '../../domain/registry/history.ts';
import type { ListingCase, ListingEntry } from '../../domain/registry/listing-case.ts';
import {
  entryOf,
  listingOf,
  proposalWords,
  proposed,
  silence,
  voteWords,
  type Doing,
} from '../../domain/registry/listing-deeds.ts';
import { isEntryInForce } from '../../domain/registry/listing-terms.ts';
import { nextListingState, type ListingEvent, type ListingFacts } from '../../domain/registry/listing-workflow.ts';
import type { Candidate, PreparedStep } from '../../domain/registry/seen-listing.ts';
import { yearOf } from '../../domain/shared/calendar-date.ts';
import { Conflict, InvalidInput } from '../../errors.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import {
  digestFor,
  goodFacts,
  SIDE_BY_SIDE,
  type CasesService,
  type Loaded,
  type NegativeListNeeds,
} from './cases.service.ts';
import { entryDeed, termOf, type Deed } from './entry-deeds.ts';
import { proposalOf, type ListingOrder } from './orders.ts';
import { refused } from './refusals.ts';

export interface StepsNeeds extends NegativeListNeeds {
  readonly load: CasesService['load'];
  /** Told where a decision could not be written to the provider at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

export type ListingStepsService = ReturnType<typeof createListingStepsService>;

/** Others may vote at the same instant; more than this many do not. */
const MOST_TRIES = 60;

export function createListingStepsService(needs: StepsNeeds) {
  const { listingCases, providers, counters, listingRules: rules, calendar, load, now, today, trouble } = needs;

  /** Writes to the provider what was decided, once; then the case is done with it. */
  async function applyEffects({ id, subject, effects }: ListingCase): Promise<void> {
    for (const { version, listing } of effects) {
      if (subject === null || !(await providers.noteListing(subject.uscc, `${id}:${version}`, listing)))
        throw new Error(`no provider ${subject?.uscc ?? ''} for listing case ${id}`);
      await listingCases.effectDone(id, version);
    }
  }

  async function factsOf(
    { seen, candidates, absent }: Loaded,
    event: ListingEvent,
    order: ListingOrder,
  ): Promise<ListingFacts> {
    const firm = event === 'open-case' ? await providers.findByUscc(order.uscc) : null;
    const named = order.panel.map((id) => ({ id, fit: candidates.some((one) => one.id === id) }));
    return {
      today: today(),
      rules,
      reason: order.reason,
      basis: order.basis,
      firmKnown: firm !== null,
      panel: named.map(({ id, fit }) => ({ id, role: fit ? 'city' : 'enterprise', blocked: false })),
      absent,
      originalInForce: seen.original !== null,
    };
  }

  async function originalFor(number: string): Promise<ListingEntry | null> {
    const found = number === '' ? null : await listingCases.findByDecision(number);
    return found !== null && isEntryInForce(found, today()) ? found.entry : null;
  }

  /** What a step does to the case. */
  async function deedOf(loaded: Loaded, event: ListingEvent, order: ListingOrder, doing: Doing): Promise<Deed> {
    const { whole, seen, candidates } = loaded;
    const { by, at, today: day } = doing;
    const { entry } = whole;
    const { reason } = order;
    switch (event) {
      case 'open-case': {
        const firm = await providers.findByUscc(order.uscc);
        const subject = firm && { uscc: firm.uscc, name: firm.name, region: firm.region };
        return { set: { subject, investigator: by } };
      }
      case 'take-over':
        return { set: { investigator: by } };
      case 'add-evidence':
        return { push: { evidence: { at, by, text: reason } } };
      case 'notify': {
        const typed = proposalOf(order, rules, await originalFor(order.original));
        return { set: { proposal: proposed(typed, doing) }, reason: proposalWords(typed, rules) };
      }
      case 'defend':
      case 'record-defence':
        return { push: { defences: { at, how: event === 'defend' ? 'given' : 'recorded', by, text: reason } } };
      case 'deliberate': {
        const panel = candidates.filter(({ id }) => order.panel.includes(id)).map(asJudge);
        const silent = silence(whole, doing);
        const words = panelWords(panel);
        return {
          set: { panel },
          push: silent,
          reason: 'defences' in silent ? `${words}。企业逾期未陈述申辩。` : words,
        };
      }
      case 'replace-panel': {
        const named = candidates.filter(({ id }) => order.panel.includes(id)).map(asJudge);
        const panel = [...whole.panel.filter(({ account }) => !loaded.absent.includes(account)), ...named];
        return { set: { panel }, reason: `${panelWords(panel)}。${reason}` };
      }
      case 'vote': {
        const vote = { at, by, inFavour: order.inFavour === 'yes', reason };
        return { push: { votes: vote }, reason: voteWords(vote) };
      }
      case 'list': {
        const year = yearOf(day);
        const number = decisionNumber(rules, day, await counters.next(`listing-decision-${year}`));
        const made = entryOf(whole, number, seen.original, doing);
        if (made === null) throw new Conflict('wrong-state', '案件材料不全，不能列入');
        return { set: { entry: made }, listing: made, reason: `${number}。${reason}` };
      }
      case 'ask-repair': {
        const { measures, promise, evidence } = order;
        return { set: { repair: { at, by, measures, promise, evidence } } };
      }
      default:
        return entry === null ? {} : entryDeed(whole, entry, event, order, doing);
    }
  }

  /** One try: reads, judges, writes. */
  async function attempt(id: string, event: ListingEvent, person: Account, order: ListingOrder): Promise<void> {
    const loaded = await load(id, person);
    const { whole, seen } = loaded;
    const verdict = nextListingState(whole, event, person, await factsOf(loaded, event, order));
    if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
    if (!SIDE_BY_SIDE.includes(event) && order.version !== whole.version)
      throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
    if ('refusals' in verdict) throw refused(verdict.refusals);
    if (order.digest !== digestFor(event, whole, seen.provider, seen.original))
      throw new Conflict('shown-moved', '在您打开页面之后，所依据的情况已经变化');
    const { state, version } = whole;
    const doing: Doing = { by: actorOf(person), at: now().toISOString(), today: today(), rules, calendar };
    const deed = await deedOf(loaded, event, order, doing);
    const voidedOn = deed.isVoid === true ? doing.today : null;
    await listingCases.decide(
      { id, state, version },
      {
        to: verdict.to,
        entry: { at: doing.at, by: doing.by, event, reason: deed.reason ?? order.reason, shown: order.digest },
        set: { ...deed.set, ...termOf(whole, verdict.to, doing) },
        push: {
          ...deed.push,
          ...(deed.listing && { effects: { version: version + 1, listing: listingOf(deed.listing, voidedOn) } }),
        },
      },
    );
    if (deed.listing === undefined) return;
    // The decision stands, whatever befalls its effect: that waits in the case.
    const decided = await listingCases.findById(id);
    if (decided !== null) await applyEffects(decided).catch((error: unknown) => trouble(error, id));
  }

  return {
    /** The case for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: ListingEvent, person: Account): Promise<PreparedStep> {
      const { whole, seen, candidates, absent } = await load(id, person);
      const facts = goodFacts({ day: today(), rules, candidates, absent, original: seen.original });
      const verdict = nextListingState(whole, event, person, facts);
      if ('refusals' in verdict) {
        if (verdict.refusals.some((one) => one === 'panel-short'))
          throw new Conflict('panel-short', `除核查人外，市经信局在用账号不足 ${rules.fewestVotes} 个，不能组成审议`);
        throw refused(verdict.refusals);
      }
      return { ...seen, candidates, digest: digestFor(event, whole, seen.provider, seen.original) };
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown; who votes at the same instant is no hindrance. */
    async take(id: string, event: ListingEvent, person: Account, order: ListingOrder): Promise<void> {
      if (event === 'vote' && order.inFavour === '')
        throw new InvalidInput([{ path: 'inFavour', code: 'vote-missing', message: '请选择同意或不同意' }]);
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(id, event, person, order);
        } catch (error) {
          const again = error instanceof Conflict && error.code === STATE_MOVED && SIDE_BY_SIDE.includes(event);
          if (!again || tries === MOST_TRIES) throw error;
        }
      }
    },

    /** What was decided but is not yet written to the provider: at start, after having been killed in between. */
    async applyPendingEffects(): Promise<void> {
      for (const one of await listingCases.withEffects())
        await applyEffects(one).catch((error: unknown) => trouble(error, one.id));
    },
  };
}

function asJudge({ id, name }: Candidate): Actor {
  return { account: id, name, role: 'city' };
}

function panelWords(panel: readonly Actor[]): string {
  return `审议人员：${panel.map(({ name }) => name).join('、')}`;
}
