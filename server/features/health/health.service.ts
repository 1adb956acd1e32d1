import { setTimeout as wait } from 'node:timers/promises';

export type Health = { readonly ready: true } | { readonly ready: false; readonly reason: string };

export interface HealthService {
  markReady(): void;
  markClosing(): void;
  check(): Promise<Health>;
}

/** Whoever asks has a time limit of his own: no answer within this one is an answer. */
const PATIENCE_MS = 2000;

export function createHealthService(database: { ping(): Promise<void> }): HealthService {
  let state: 'starting' | 'ready' | 'closing' = 'starting';
  return {
    markReady: () => void (state = 'ready'),
    markClosing: () => void (state = 'closing'),
    async check() {
      if (state === 'starting') return { ready: false, reason: '正在启动' };
      if (state === 'closing') return { ready: false, reason: '正在停止' };
      return (await answers(database)) ? { ready: true } : { ready: false, reason: '数据库没有响应' };
    },
  };
}

async function answers(database: { ping(): Promise<void> }): Promise<boolean> {
  const giveUp = new AbortController();
  const late = wait(PATIENCE_MS, false, { signal: giveUp.signal, ref: false });
  const ping = database.ping().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([ping, late]);
  } finally {
    late.catch(() => undefined);
    giveUp.abort();
  }
}
