/** Work that goes on until nothing is left to do, and of which one run at a time is enough. */
export interface SingleRun {
  /** Does all that waits now; resolves when it is done. */
  run(): Promise<void>;
  /** Sees to it that what waits now will be done, and returns at once. Many callers share one run. */
  soon(): void;
  /** Resolves when no run is under way. */
  settled(): Promise<void>;
}

/** `trouble` is told where a run that nobody waits for failed: what waits is done by the next one. */
export function singleRun(work: () => Promise<void>, trouble: (error: unknown) => void): SingleRun {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  const run = (): Promise<void> => {
    if (running === undefined) return start();
    // A run under way may have looked already: only the one after it is sure to see what waits now.
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
  return {
    run,
    soon: () => void run().catch(trouble),
    settled: async () => {
      while (running !== undefined || next !== undefined) await (next ?? running)?.catch(() => undefined);
    },
  };
}
