import type { PolicyShelf } from '../domain/awards/policy-shelf.ts';
import type { AdjustmentRules } from '../domain/policy/adjustment-rules.ts';
import type { PoolRules } from '../domain/policy/pool-rules.ts';
import type { RevenueRules } from '../domain/policy/revenue-rules.ts';
import type { Reminder } from '../domain/registry/reminder.ts';
import type { Day } from '../domain/shared/calendar-date.ts';
import type { WorkCalendar } from '../domain/shared/working-days.ts';
import type { ApplicationRepository } from '../persistence/application.repository.ts';
import type { AwardAdjustments } from '../persistence/award-adjustment.repository.ts';
import type { AwardCaseRepository } from '../persistence/award-case.repository.ts';
import type { AwardResults } from '../persistence/award-result.repository.ts';
import type { AwardRounds } from '../persistence/award-round.repository.ts';
import type { Grades } from '../persistence/grade.repository.ts';
import type { FactKindName } from '../domain/records/fact-kind.ts';
import type { ProviderRepository } from '../persistence/provider.repository.ts';
import type { FirmFacts } from '../persistence/firm-fact.repository.ts';
import type { Members } from '../persistence/members.repository.ts';
import type { MembershipCases } from '../persistence/membership-case.repository.ts';
import type { ComplaintRepository } from '../persistence/complaint.repository.ts';
import type { ProjectRepository } from '../persistence/project.repository.ts';
import type { RevenueStatements } from '../persistence/revenue-statement.repository.ts';
import type { ReviewCases } from '../persistence/review-case.repository.ts';
import type { ReviewRounds } from '../persistence/review-round.repository.ts';

/** What jobs look through. They read; whom they find is told through the reminders. */
export interface JobSources {
  readonly applications: Pick<ApplicationRepository, 'list'>;
  readonly members: Pick<Members, 'inSpellOn'>;
  readonly membershipCases: Pick<MembershipCases, 'list'>;
  readonly reviewRounds: Pick<ReviewRounds, 'all'>;
  readonly reviewCases: Pick<ReviewCases, 'ofYear'>;
  readonly factStores: Readonly<Record<FactKindName, Pick<FirmFacts, 'list'>>>;
  readonly statements: Pick<RevenueStatements, 'list'>;
  readonly projects: Pick<ProjectRepository, 'inStates' | 'unanswered' | 'askedToHide'>;
  readonly complaints: Pick<ComplaintRepository, 'open'>;
  readonly awardCases: Pick<AwardCaseRepository, 'inStates'>;
  readonly awardRounds: Pick<AwardRounds, 'all'>;
  readonly awardResults: Pick<AwardResults, 'list'>;
  readonly adjustments: Pick<AwardAdjustments, 'list'>;
  readonly adjustmentRules: AdjustmentRules;
  readonly shelf: PolicyShelf;
  readonly providers: Pick<ProviderRepository, 'findByUscc'>;
  readonly grades: Pick<Grades, 'inStates'>;
  readonly rules: PoolRules;
  readonly revenueRules: RevenueRules;
  readonly calendar: WorkCalendar;
}

/** What the calendar does: on a day it finds all that people have to be told then, each under a key of its own. */
export interface Job {
  readonly name: string;
  readonly title: string;
  /** When it runs, as cron says it, on the clock of the city. */
  readonly at: string;
  readonly find: (sources: JobSources, today: Day) => Promise<readonly Omit<Reminder, 'job'>[]>;
}
