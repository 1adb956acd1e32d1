import { createHash } from 'node:crypto';
import { hasFirstReview, type City } from '../../domain/policy/city.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { isOfficial, type Account } from '../../domain/registry/account.ts';
import { isNoticeOver, turnOn } from '../../domain/registry/application-terms.ts';
import { eventsFor, mayReadObjections, nextState } from '../../domain/registry/application-workflow.ts';
import { lacksOf, type Application, type Statement } from '../../domain/registry/application.ts';
import { may } from '../../domain/registry/permissions.ts';
import { statementFrom } from '../../domain/registry/profile-statement.ts';
import { listingInForce, standingOn } from '../../domain/registry/pool-membership.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import { Conflict, NotAllowed, NotFound } from '../../errors.ts';
import type { ApplicationRepository } from '../../persistence/application.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';
import { actorOf, refused } from './refusals.ts';

/** What the pages of applications rest on. */
export interface ApplicationsNeeds {
  readonly applications: ApplicationRepository;
  readonly providers: ProviderRepository;
  readonly city: City;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  /** Whether the screening against the negative list stops a firm. */
  readonly screeningStops: (uscc: string) => Promise<boolean>;
  readonly now: () => Date;
  readonly today: () => Day;
}

export type ApplicationsService = ReturnType<typeof createApplicationsService>;

export function createApplicationsService(needs: ApplicationsNeeds) {
  const { applications, providers, city, rules, screeningStops, now, today } = needs;

  async function see(id: string, person: Account): Promise<SeenApplication> {
    const application = await applications.findById(id);
    // What was never submitted is the firm's own affair; who may not know of one is told that there is none.
    const visible =
      application !== null &&
      may(person, 'application.read', application) &&
      (application.number !== null || may(person, 'application.write', application));
    if (!visible) throw new NotFound('unknown-application', '没有这件申请');
    const provider = await providers.findByUscc(application.uscc);
    const day = today();
    const listed = provider !== null && listingInForce(provider.listings, day) !== undefined;
    // That a firm was compared is for those alone who judge or audit it.
    const screening = may(person, 'screening.read', application) && (await screeningStops(application.uscc));
    return {
      application: readableBy(person, application),
      provider,
      local: hasFirstReview(city, application.region),
      listed,
      screening,
      lacks: lacksOf(application.statement, rules),
      events: eventsFor(application, person),
      turn: turnOn(application, day),
      noticeOver: isNoticeOver(application.notice, day),
      today: day,
      digest: digestOf(application, provider, [listed, screening]),
    };
  }

  return {
    see,

    /** The firm's own applications, the latest first, and whether it may begin a new one. */
    async ownOf(person: Account) {
      const uscc = firmOf(person);
      const own = await applications.findByUscc(uscc);
      const provider = await providers.findByUscc(uscc);
      const standing = provider === null ? null : standingOn(provider, today());
      return { applications: own, provider, standing, today: today() };
    },

    /** Begins a draft; a member needs none. Answers its id. */
    async begin(person: Account): Promise<string> {
      const uscc = firmOf(person);
      const provider = await providers.findByUscc(uscc);
      if (provider === null) throw new Conflict('provider-unknown', '企业尚未登记，不能申请入库');
      if (standingOn(provider, today()).state === 'member')
        throw new Conflict('already-member', '企业已在资源池内，不必申请入库');
      const entry = { at: now().toISOString(), by: actorOf(person), event: 'begin', reason: '', shown: null };
      return applications.begin(provider, entry, today(), statementFrom(provider));
    },

    /** Keeps a statement, complete or not. Of two tabs the second is told that the first was faster. */
    async save(id: string, person: Account, version: number, statement: Statement): Promise<void> {
      const { application } = await see(id, person);
      const facts = {
        local: true,
        complete: true,
        reason: '',
        corrections: 0,
        noticeOver: false,
        listed: false,
        screening: false,
      };
      const verdict = nextState(application, 'save', person, facts);
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (version !== application.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，申请已被修改');
      await applications.decide(
        { id, state: application.state, version },
        {
          to: verdict.to,
          entry: { at: now().toISOString(), by: actorOf(person), event: 'save', reason: '', shown: null },
          set: { statement },
        },
      );
    },
  };
}

/** Without what is not for the person: who objects is for those who handle it, what experts say for the offices. */
function readableBy(person: Account, application: Application): Application {
  const { objections, opinions } = application;
  return {
    ...application,
    objections: mayReadObjections(application, person) ? objections : [],
    opinions: isOfficial(person) ? opinions : [],
  };
}

function firmOf({ role, organisationUscc }: Account): string {
  if (role === 'provider' && organisationUscc !== undefined) return organisationUscc;
  throw new NotAllowed('no-firm', '您的账号尚未关联企业，请联系系统管理员');
}

function digestOf(application: Application, provider: Provider | null, stopped: readonly boolean[]): string {
  const { id, version, state, statement, firstReview, corrections, notice, objections, opinions } = application;
  const identity = provider && [provider.name, provider.region, provider.legalRepresentative, provider.establishedOn];
  const shown = [
    id,
    version,
    state,
    statement,
    firstReview,
    corrections,
    notice,
    objections,
    opinions,
    identity,
    ...stopped,
  ];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
