/** Work that is asked for often and done by one run at a time. */
export interface OneAtATime {
  /** Resolves when a run is over that began after the call. Many callers share it. */
  run(): Promise<void>;
  /** Sees to it that there will be such a run, and returns at once. */
  soon(): void;
  /** Resolves when no run is under way. */
  settled(): Promise<void>;
  /** Ends behind what is in hand, where the work asks for it; the next process goes on there. */
  stop(): Promise<void>;
}

/** `trouble` is told where a run that nobody waits for failed: what it left is done by the next one. */
export function oneAtATime(
  work: (stopped: () => boolean) => Promise<void>,
  trouble: (error: unknown) => void,
): OneAtATime {
  let over = false;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    running = work(() => over).finally(() => {
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
  const settled = async (): Promise<void> => {
    while (running !== undefined || next !== undefined) await (next ?? running)?.catch(() => undefined);
  };
  return {
    run,
    soon: () => void run().catch(trouble),
    settled,
    stop() {
      over = true;
      return settled();
    },
  };
}

/** The same for each of many matters, apart from one another: what is asked for a matter is done by one run of it at a time. */
export interface OneAtATimeEach {
  run(key: string): Promise<void>;
  soon(key: string): void;
  settled(): Promise<void>;
}

export function oneAtATimeEach(
  work: (key: string) => Promise<void>,
  trouble: (error: unknown, key: string) => void,
): OneAtATimeEach {
  const all = new Map<string, OneAtATime>();
  const of = (key: string): OneAtATime => {
    const known = all.get(key);
    if (known !== undefined) return known;
    const made = oneAtATime(
      () => work(key),
      (error) => trouble(error, key),
    );
    all.set(key, made);
    return made;
  };
  return {
    run: (key) => of(key).run(),
    soon: (key) => of(key).soon(),
    settled: async () => void (await Promise.all([...all.values()].map((one) => one.settled()))),
  };
}
