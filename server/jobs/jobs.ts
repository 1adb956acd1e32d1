import { NotFound } from '../errors.ts';
import type { JobRun, JobRuns } from '../persistence/job-run.repository.ts';
import type { Reminders } from '../persistence/reminder.repository.ts';
import { noticeOver, overdueSteps } from './application-jobs.ts';
import { adjustmentsOverdue, awardsUnanswered, suspensionsOver } from './award-jobs.ts';
import { certificateExpiry } from './certificate-job.ts';
import { factsOverdue } from './facts-job.ts';
import { mendingOverdue } from './grading-jobs.ts';
import type { Job, JobSources } from './job.ts';
import { membershipExpiry } from './membership-jobs.ts';
import { revenueOverdue } from './revenue-job.ts';
import { complaintsOverdue, hidingsOverdue, milestonesPast, projectsWaiting, ratingsToAnswer } from './project-jobs.ts';
import { reviewReminders } from './review-job.ts';

/** All jobs, in the order of the day. Each only records and notifies, and is safe to repeat. */
export const JOBS: readonly Job[] = [
  noticeOver,
  overdueSteps,
  revenueOverdue,
  membershipExpiry,
  certificateExpiry,
  factsOverdue,
  reviewReminders,
  projectsWaiting,
  milestonesPast,
  ratingsToAnswer,
  complaintsOverdue,
  hidingsOverdue,
  adjustmentsOverdue,
  awardsUnanswered,
  suspensionsOver,
  mendingOverdue,
];

export interface JobsNeeds extends JobSources {
  readonly reminders: Reminders;
  readonly jobRuns: JobRuns;
  readonly now: () => Date;
  readonly today: () => string;
  /** Told after each run: what is new goes to the inboxes now. */
  readonly announce: () => void;
}

/** How a run ended: how much is new and how much is settled. `elsewhere`: another process has this run. */
export type JobResult = { readonly told: number; readonly settled: number } | 'elsewhere';

export interface Jobs {
  /** Runs a job. `slot` names a moment of the calendar: of several processes one runs it. Throws what went wrong. */
  run(name: string, by: string, slot?: string): Promise<JobResult>;
  latest(most: number): Promise<readonly JobRun[]>;
}

export function createJobs(needs: JobsNeeds): Jobs {
  const { reminders, jobRuns, now, today, announce } = needs;
  const instant = () => now().toISOString();

  async function tellAll({ name, find }: Job) {
    const found = await find(needs, today());
    let told = 0;
    for (const one of found) if (await reminders.tell({ ...one, job: name }, instant())) told++;
    const keys = found.map(({ key }) => key);
    return { told, settled: await reminders.settle(name, keys, instant()) };
  }

  return {
    latest: (most) => jobRuns.latest(most),
    async run(name, by, slot) {
      const job = JOBS.find((one) => one.name === name);
      if (job === undefined) throw new NotFound('unknown-job', `没有名为 ${name} 的任务`);
      const id = await jobRuns.begin(
        { job: name, by, startedAt: instant() },
        slot === undefined ? null : `${name}@${slot}`,
      );
      if (id === null) return 'elsewhere';
      try {
        const result = await tellAll(job);
        announce();
        await jobRuns.finish(id, { ...result, finishedAt: instant(), error: null });
        return result;
      } catch (error) {
        const words = (error instanceof Error ? error.message : String(error)).slice(0, 300);
        await jobRuns.finish(id, { told: 0, settled: 0, finishedAt: instant(), error: words });
        throw error;
      }
    },
  };
}
