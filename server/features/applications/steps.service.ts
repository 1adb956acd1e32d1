import { randomBytes } from 'node:crypto';
import { yearOf } from '../../domain/shared/calendar-date.ts';
import type { Account } from '../../domain/registry/account.ts';
import { dueIn, lastDayOfMembership } from '../../domain/registry/application-terms.ts';
import { nextState, type ApplicationEvent, type StepFacts } from '../../domain/registry/application-workflow.ts';
import type { Application, ApplicationState, Correction } from '../../domain/registry/application.ts';
import type { ExpertWords } from '../../domain/registry/expert-opinion.ts';
import { isObjectionEvent, objectionFor, objectionNumber, OBJECTION_STEPS } from '../../domain/registry/objection.ts';
import type { Objection, ObjectionWords } from '../../domain/registry/objection.ts';
import { MOST_ATTACHMENTS } from '../../domain/registry/objection.ts';
import type { StoredFile, Upload } from '../../domain/registry/stored-file.ts';
import type { SeenApplication } from '../../domain/registry/seen-application.ts';
import { Conflict, InvalidInput } from '../../errors.ts';
import type { ApplicationDecision, ApplicationFields } from '../../persistence/application.repository.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { Intake } from '../../persistence/document-intake.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ApplicationsNeeds, ApplicationsService } from './applications.service.ts';
import { actorOf, refused } from './refusals.ts';

/** A step as it was ordered on its page: what was typed, and what the page had shown. */
export interface StepOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
  readonly corrections: readonly Correction[];
  /** The number of the objection that the step is about, where one is named. */
  readonly about: string;
  /** What an expert says, entered by the official. */
  readonly opinion?: ExpertWords | undefined;
  /** An objection on paper, entered by the official. */
  readonly paper?: ObjectionWords | undefined;
}

/** An application before a step, and the objection that the step is about. */
export interface PreparedStep {
  readonly seen: SeenApplication;
  readonly objection: Objection | null;
}

export interface StepsNeeds extends ApplicationsNeeds {
  readonly counters: Counters;
  readonly see: ApplicationsService['see'];
  readonly intake: Intake;
  /** Told where an admission could not be done to the provider at once: it is tried again at the next start. */
  readonly trouble: (error: unknown, id: string) => void;
}

export type StepsService = ReturnType<typeof createStepsService>;

/** Steps that have no page here: a draft is saved by its form, a notice is opened for several at once. */
export type PagedStep = Exclude<ApplicationEvent, 'save' | 'open-notice'>;

export function createStepsService(needs: StepsNeeds) {
  const { applications, providers, counters, intake, see, now, today, trouble } = needs;

  /** Does to the provider what an admission brings, once; then the application is done with it. */
  async function applyEffects({ id, uscc, statement, effects, history }: Application): Promise<void> {
    const { categories, industries, summary, contactName, contactPhone } = statement;
    for (const { version, spell } of effects) {
      const contact = { name: contactName, phone: contactPhone };
      const { at, by } = history.find((entry) => entry.version === version) ?? UNKNOWN_DECISION;
      const stated = { categories, industries, summary, contact };
      const admitted = { ...stated, spell, confirmedOn: spell.from, decided: { at, by } };
      if (!(await providers.admit(uscc, `${id}:${version}`, admitted)))
        throw new Error(`no provider ${uscc} for application ${id}`);
      await applications.effectDone(id, version);
    }
  }

  async function numberFor({ number }: Application): Promise<string> {
    if (number !== null) return number;
    const year = yearOf(today());
    return `RK${year}${String(await counters.next(`application-${year}`)).padStart(4, '0')}`;
  }

  /** What a step sets beside the state. */
  async function fieldsOf(
    application: Application,
    event: PagedStep,
    to: ApplicationState,
    person: Account,
    { reason, corrections }: StepOrder,
  ): Promise<ApplicationFields> {
    // What leaves an application where it is sets no new term; a further objection does.
    if (to === application.state && event !== 'object') return {};
    const due = dueIn(to, today(), needs.rules, needs.calendar, application.notice);
    const fields: ApplicationFields = { since: today(), due };
    switch (event) {
      case 'submit':
        return { ...fields, number: await numberFor(application) };
      case 'recommend':
      case 'advise-against':
        return { ...fields, firstReview: { by: actorOf(person), opinion: event, reason } };
      case 'return':
        return { ...fields, before: application.statement, corrections };
      default:
        return fields;
    }
  }

  function admissionOf({ notice, version }: Application): Pick<ApplicationDecision, 'admission'> {
    const from = today();
    const to = lastDayOfMembership(from, needs.rules.membershipYears);
    return { admission: { version: version + 1, spell: { from, to, decision: notice?.number ?? '' } } };
  }

  /** What becomes of the objection that the step is about, or the one that is entered from paper. */
  function objectionChange(
    event: PagedStep,
    person: Account,
    { reason, paper }: StepOrder,
    objection: Objection | null,
    files: readonly StoredFile[],
  ): Pick<ApplicationDecision, 'objection' | 'concerning'> {
    if (!isObjectionEvent(event)) return {};
    const at = now().toISOString();
    const by = actorOf(person);
    const state = OBJECTION_STEPS[event].to;
    if (objection !== null) {
      const { number } = objection;
      return { concerning: { number, state, ...(event === 'object' ? { by } : { concluded: { at, by, reason } }) } };
    }
    if (paper === undefined) return {};
    const number = objectionNumber(yearOf(today()), randomBytes(8));
    return { objection: { ...paper, number, at, via: 'paper', state, acceptBy: null, by, files, concluded: null } };
  }

  /** The objection that the step is about; `null` for none. */
  function concerned({ application }: SeenApplication, event: PagedStep, about: string): Objection | null {
    const found = isObjectionEvent(event) ? objectionFor(event, application.objections, about) : null;
    if (found === undefined) throw new Conflict('objection-moved', '这件异议已经办理，或者没有指明是哪一件');
    return found;
  }

  async function attachments(uploads: readonly Upload[]): Promise<StoredFile[]> {
    const { good, faults } = await intake.judge(uploads);
    const issues = faults.map(({ text }) => ({ path: 'files', code: 'unfit', message: text }));
    if (uploads.length > MOST_ATTACHMENTS)
      issues.push({ path: 'files', code: 'too-many', message: `附件最多 ${MOST_ATTACHMENTS} 个` });
    if (issues.length > 0) throw new InvalidInput(issues);
    return intake.keepBytes(good);
  }

  return {
    /** The application for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(id: string, event: PagedStep, person: Account, about: string): Promise<PreparedStep> {
      const seen = await see(id, person);
      const facts = { ...factsOf(seen, '—', 1), complete: true };
      const verdict = nextState(seen.application, event, person, facts);
      if ('refusals' in verdict) throw refused(verdict.refusals);
      return { seen, objection: concerned(seen, event, about) };
    },

    /** Takes a step, or refuses with all reasons. Only on what the page had shown. */
    async take(
      id: string,
      event: PagedStep,
      person: Account,
      order: StepOrder,
      uploads: readonly Upload[] = [],
    ): Promise<void> {
      const seen = await see(id, person);
      const { application } = seen;
      const verdict = nextState(application, event, person, factsOf(seen, order.reason, order.corrections.length));
      if ('refusals' in verdict && verdict.refusals.includes('not-permitted')) throw refused(verdict.refusals);
      if (order.version !== application.version)
        throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if ('refusals' in verdict) throw refused(verdict.refusals);
      if (order.digest !== seen.digest) throw new Conflict('shown-moved', '在您打开页面之后，所依据的情况已经变化');
      const { state, version } = application;
      const objection = concerned(seen, event, order.about);
      const files = order.paper === undefined ? [] : await attachments(uploads);
      const reason = reasonKept(event, objection, order);
      await applications.decide(
        { id, state, version },
        {
          to: verdict.to,
          entry: { at: now().toISOString(), by: actorOf(person), event, reason, shown: order.digest },
          set: await fieldsOf(application, event, verdict.to, person, order),
          ...(event === 'admit' && admissionOf(application)),
          ...(event === 'record-opinion' &&
            order.opinion && { opinion: { ...order.opinion, at: now().toISOString(), by: actorOf(person) } }),
          ...objectionChange(event, person, order, objection, files),
        },
      );
      if (event !== 'admit') return;
      // The decision stands, whatever befalls its effect: that waits in the application.
      const decided = await applications.findById(id);
      if (decided !== null) await applyEffects(decided).catch((error: unknown) => trouble(error, id));
    },

    /** What was decided but is not yet done to the provider: at start, after having been killed in between. */
    async applyPendingEffects(): Promise<void> {
      for (const application of await applications.withEffects())
        await applyEffects(application).catch((error: unknown) => trouble(error, application.id));
    },
  };
}

/** For an effect whose decision is in no history: nothing that this program writes. */
const UNKNOWN_DECISION = { at: '1970-01-01T00:00:00.000Z', by: { account: '', name: '', role: 'system' } } as const;

function factsOf(seen: SeenApplication, reason: string, corrections: number): StepFacts {
  const { local, listed, screening, lacks, noticeOver } = seen;
  return { local, listed, screening, complete: lacks.length === 0, noticeOver, reason, corrections };
}

/** The firm reads its history: of an objection it says that there is one, and nothing of what is written in it. */
function reasonKept(event: PagedStep, objection: Objection | null, { reason }: StepOrder): string {
  if (event === 'record-opinion') return '专家意见 1 份';
  if (event === 'object') return objection === null ? '收到书面异议 1 件' : '受理网上提交的异议 1 件';
  return event === 'decline-objection' ? '1 件异议不予受理' : reason;
}
