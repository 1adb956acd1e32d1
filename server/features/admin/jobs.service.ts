import type { Account } from '../../domain/registry/account.ts';
import { NotFound } from '../../errors.ts';
import type { JobRun } from '../../persistence/job-run.repository.ts';

/** A job as the administrator sees it. */
export interface KnownJob {
  readonly name: string;
  readonly title: string;
  readonly next: Date | null;
}

/** What the administration has to know of the jobs: they stand above the features, and are handed in. */
export interface JobsAdminNeeds {
  readonly known: () => readonly KnownJob[];
  readonly run: (name: string, by: string) => Promise<unknown>;
  readonly latest: (most: number) => Promise<readonly JobRun[]>;
  readonly trouble: (error: unknown, job: string) => void;
}

const RUNS_SHOWN = 30;

export type JobsAdminService = ReturnType<typeof createJobsAdminService>;

export function createJobsAdminService({ known, run, latest, trouble }: JobsAdminNeeds) {
  return {
    async list() {
      const runs = await latest(200);
      const jobs = known().map((job) => ({ ...job, last: runs.find((one) => one.job === job.name) }));
      return { jobs, runs: runs.slice(0, RUNS_SHOWN) };
    },
    /** Runs a job now; what went wrong stands in its run. */
    async run(name: string, person: Account): Promise<void> {
      if (!known().some((job) => job.name === name)) throw new NotFound('unknown-job', '没有这个任务');
      await run(name, person.displayName).catch((error: unknown) => trouble(error, name));
    },
  };
}
