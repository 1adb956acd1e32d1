import { createHash } from 'node:crypto';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import { dueIn } from '../../domain/registry/application-terms.ts';
import { nextState, REFUSAL_WORDS } from '../../domain/registry/application-workflow.ts';
import type { Application } from '../../domain/registry/application.ts';
import type { ShownPaper } from '../../domain/registry/paper.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { listingInForce } from '../../domain/registry/pool-membership.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import type { ApplicationRepository } from '../../persistence/application.repository.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { AwardNotice } from '../../domain/awards/award-notice.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProviderRepository } from '../../persistence/provider.repository.ts';

export interface NoticesNeeds {
  readonly applications: ApplicationRepository;
  readonly providers: ProviderRepository;
  readonly counters: Counters;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  /** The notice's paper; `opened`: it names all whom it is to name, and is frozen now. */
  readonly issueNotice: (number: string, opened?: boolean) => Promise<ShownPaper | null>;
  /** Whether the screening against the negative list stops a firm. */
  readonly screeningStops: (uscc: string) => Promise<boolean>;
  /** The public notices of awards, of one number or all. */
  readonly awardNotices: (number?: string) => Promise<readonly AwardNotice[]>;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** An application as the page showed it that chose it. */
export interface Chosen {
  readonly id: string;
  readonly version: number;
}

export type NoticesService = ReturnType<typeof createNoticesService>;

export function createNoticesService(needs: NoticesNeeds) {
  const { applications, providers, counters, rules, calendar, issueNotice, screeningStops, now, today } = needs;

  function officeOnly(person: Account): void {
    if (!mayEver(person, 'notice.open')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
  }

  /** The application, if a notice may name it as it was shown. */
  async function nameable({ id, version }: Chosen, person: Account): Promise<Application> {
    const application = await applications.findById(id);
    if (application === null || application.version !== version)
      throw new Conflict(STATE_MOVED, '在您打开页面之后，所选申请中有的已经变化，没有开始公示');
    const provider = await providers.findByUscc(application.uscc);
    const listed = provider !== null && listingInForce(provider.listings, today()) !== undefined;
    const facts = {
      local: true,
      complete: true,
      reason: '',
      corrections: 0,
      noticeOver: false,
      listed,
      screening: await screeningStops(application.uscc),
    };
    const verdict = nextState(application, 'open-notice', person, facts);
    if (!('refusals' in verdict)) return application;
    const words = verdict.refusals.map((refusal) => REFUSAL_WORDS[refusal]).join('；');
    throw new Conflict(verdict.refusals[0] ?? 'wrong-state', `${application.name}：${words}`);
  }

  return {
    /** What waits for a notice, and the term of one that would open today. */
    async prepare(person: Account) {
      officeOnly(person);
      const waiting = await applications.list({ states: ['passed'], region: undefined });
      return { waiting, term: workingTerm(today(), rules.noticeDays, calendar), office: rules.noticeOffice };
    },

    /**
     * Opens a notice. Which applications a notice names is written in each of them and nowhere else, so each is one
     * conditional write of its own: one that somebody else moved in between is left out, and the notice is of the rest.
     */
    async open(person: Account, chosen: readonly Chosen[], shownUntil: Day): Promise<string> {
      officeOnly(person);
      if (chosen.length === 0)
        throw new InvalidInput([{ path: 'chosen', code: 'none-chosen', message: '请至少选择一家企业' }]);
      const named = [];
      for (const one of chosen) named.push(await nameable(one, person));
      const from = today();
      const { to: until } = workingTerm(from, rules.noticeDays, calendar);
      if (until !== shownUntil) throw new Conflict('shown-moved', '在您打开页面之后，公示期已经变化，没有开始公示');
      const shown = createHash('sha256')
        .update(JSON.stringify([chosen, until]))
        .digest('hex')
        .slice(0, 16);
      const year = yearOf(from);
      const number = `${rules.noticePrefix}〔${year}〕${await counters.next(`notice-${year}`)}号`;
      const notice = { number, from, until };
      const by = { account: person.id, name: person.displayName, role: person.role };
      const entry = { at: now().toISOString(), by, event: 'open-notice', reason: number, shown };
      const due = dueIn('in-notice', from, rules, calendar, notice);
      let moved = 0;
      for (const { id, state, version } of named) {
        const set = { notice, since: from, due };
        await applications.decide({ id, state, version }, { to: 'in-notice', entry, set }).catch((error: unknown) => {
          if (!(error instanceof Conflict)) throw error;
          moved++;
        });
      }
      if (moved === named.length) throw new Conflict(STATE_MOVED, '所选申请都已由他人办理，没有开始公示');
      await issueNotice(number, true);
      return number;
    },

    /** All notices, the latest first, each with whom it names. */
    async all() {
      const byNumber = new Map<string, Application[]>();
      for (const one of await applications.inNotice()) {
        const number = one.notice?.number ?? '';
        byNumber.set(number, [...(byNumber.get(number) ?? []), one]);
      }
      return { notices: [...byNumber.values()].flatMap(toNotice), awards: await needs.awardNotices(), today: today() };
    },

    /** A notice of awards; none where the number is no such notice. */
    async ofAwards(number: string) {
      const [notice] = await needs.awardNotices(number);
      return notice === undefined ? undefined : { notice, today: today(), office: rules.noticeOffice };
    },

    /** One notice; it stays public when it is over. */
    async one(number: string) {
      const [notice] = toNotice(await applications.inNotice(number));
      const paper = notice === undefined ? null : await issueNotice(number);
      if (notice === undefined || paper === null) throw new NotFound('unknown-notice', '没有这份公示');
      return { notice, paper, today: today() };
    },
  };
}

function toNotice(named: readonly Application[]) {
  const notice = named[0]?.notice;
  return notice === undefined || notice === null ? [] : [{ ...notice, applications: named }];
}
