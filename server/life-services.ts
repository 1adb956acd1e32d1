import { createJobsAdminService } from './features/admin/jobs.service.ts';
import { createMembershipCasesService } from './features/membership/cases.service.ts';
import { createRemovalProposals, type ProposalNeeds } from './features/membership/proposals.service.ts';
import { createMembershipService } from './features/membership/membership.service.ts';
import { createReviewCasesService } from './features/reviews/cases.service.ts';
import { createReviewEffects, type ReviewEffectsNeeds } from './features/reviews/effects.service.ts';
import { createRoundsService } from './features/reviews/rounds.service.ts';
import { nextRun } from './jobs/calendar.ts';
import type { JobSources } from './jobs/job.ts';
import { createJobs, JOBS } from './jobs/jobs.ts';
import type { Logger } from './logger.ts';
import type { ApplicationRepository } from './persistence/application.repository.ts';
import type { Database } from './persistence/database.ts';
import { openJobRuns } from './persistence/job-run.repository.ts';
import { followed } from './persistence/journal-relay.ts';
import { openMembers } from './persistence/members.repository.ts';
import { openMembershipCases } from './persistence/membership-case.repository.ts';
import type { ProviderRepository } from './persistence/provider.repository.ts';
import { openReminders } from './persistence/reminder.repository.ts';
import { openReviewCases } from './persistence/review-case.repository.ts';
import { openReviewRounds } from './persistence/review-round.repository.ts';

/** What is kept of the life of memberships; the journal follows its decisions. */
export async function openLife(connection: Database['connection'], relaySoon: () => void = () => undefined) {
  const [membershipCases, reviewRounds, reviewCases, reminders, jobRuns] = await Promise.all([
    openMembershipCases(connection),
    openReviewRounds(connection),
    openReviewCases(connection),
    openReminders(connection),
    openJobRuns(connection),
  ]);
  return {
    members: openMembers(connection),
    membershipCases: followed(membershipCases, ['begin', 'decide'], relaySoon),
    reviewRounds: followed(reviewRounds, ['begin', 'decide'], relaySoon),
    reviewCases: followed(reviewCases, ['addMissing', 'decide'], relaySoon),
    reminders,
    jobRuns,
  };
}

export type LifeStores = Awaited<ReturnType<typeof openLife>>;

type LifeNeeds = LifeStores &
  JobSources &
  Omit<ReviewEffectsNeeds, 'trouble' | 'proposeRemoval'> &
  ProposalNeeds & {
    readonly providers: ProviderRepository;
    readonly applications: ApplicationRepository;
    readonly now: () => Date;
    readonly announce: () => void;
  };

/** What a membership lives through after admission: leaving, removal, re-examination, and the jobs that remind. */
export function lifeServices(needs: LifeNeeds, logger: Logger) {
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, matter: id }, '成员资格的变动未能写入，下次启动时重试');
  const jobs = createJobs(needs);
  const common = { ...needs, trouble };
  const proposeRemoval = createRemovalProposals(needs);
  const effects = createReviewEffects({ ...common, proposeRemoval });
  const membership = createMembershipService(common);
  const rounds = createRoundsService({ ...common, remind: (by) => jobs.run('review-reminders', by) });
  return {
    jobs,
    membership,
    proposeRemoval,
    exits: createMembershipCasesService({ ...common, applyTo: membership.applyTo }),
    rounds,
    reviews: createReviewCasesService({ ...needs, effects }),
    jobsAdmin: createJobsAdminService({
      known: () => JOBS.map(({ name, title, at }) => ({ name, title, next: nextRun(at, needs.now()) })),
      run: (name, by) => jobs.run(name, by),
      latest: (most) => jobs.latest(most),
      trouble: (err, job) => logger.error({ err, job }, '定时任务没有做完'),
    }),
    /** At start: what was broken off between a decision and what it brings. */
    async resume(): Promise<void> {
      await membership.applyPendingEffects();
      await effects.applyPendingEffects();
      await rounds.finishOpenings();
    },
  };
}
