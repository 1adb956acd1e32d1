import { Cron } from 'croner';
import type { Job } from './job.ts';
import { JOBS, type Jobs } from './jobs.ts';

const TIMEZONE = 'Asia/Shanghai';

/** When a job runs next after an instant. */
export function nextRun(at: string, after: Date): Date | null {
  return new Cron(at, { timezone: TIMEZONE, paused: true }).nextRun(after);
}

/**
 * Lets the calendar run the jobs until it is stopped. What goes wrong is told, and the next run does it again. While data
 * are replaced (`closed`) nothing runs: what a job finds is found as well a day later.
 */
export function startCalendar(
  jobs: Pick<Jobs, 'run'>,
  closed: () => Promise<unknown>,
  trouble: (error: unknown, job: string) => void,
  list: readonly Pick<Job, 'name' | 'at'>[] = JOBS,
): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const crons = list.map(({ name, at }) => {
    const run = async (self: Cron) => {
      const slot = (self.currentRun() ?? new Date()).toISOString().slice(0, 16);
      try {
        if ((await closed()) === null) await jobs.run(name, '日历', slot);
      } catch (error) {
        trouble(error, name);
      }
    };
    return new Cron(at, { timezone: TIMEZONE, protect: true, unref: true }, (self: Cron) => {
      const one = run(self);
      running.add(one);
      return one.finally(() => running.delete(one));
    });
  });
  return {
    async stop() {
      for (const cron of crons) cron.stop();
      await Promise.all(running);
    },
  };
}
