import { Cron } from 'croner';
import { JOBS, type Jobs } from './jobs.ts';

const TIMEZONE = 'Asia/Shanghai';

/** When a job runs next after an instant. */
export function nextRun(at: string, after: Date): Date | null {
  return new Cron(at, { timezone: TIMEZONE, paused: true }).nextRun(after);
}

/** Lets the calendar run the jobs until it is stopped. What goes wrong is told, and the next run does it again. */
export function startCalendar(jobs: Jobs, trouble: (error: unknown, job: string) => void): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const crons = JOBS.map(({ name, at }) => {
    const run = async (self: Cron) => {
      const slot = (self.currentRun() ?? new Date()).toISOString().slice(0, 16);
      await jobs.run(name, '日历', slot).catch((error: unknown) => trouble(error, name));
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
