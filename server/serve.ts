import type { Server } from 'node:http';

/** Resolves once people can connect; the system's reason otherwise (the port is taken). */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** How long requests that are being answered may take. Who stops us gives us about ten seconds in all. */
const GRACE_MS = 4000;

/** Takes no new connections, lets what is being answered finish, closes what only waits. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });
}

/**
 * The same signal may come twice for one wish: from the terminal to the whole group, and again from npm or tsx, which
 * pass it on. Only one that comes later is a second wish.
 */
const SAME_WISH_MS = 1000;

/** The first SIGTERM or SIGINT stops in order; a second ends at once. */
export function onStopSignal(stop: (signal: NodeJS.Signals) => void, endAtOnce: () => void): void {
  let first: number | undefined;
  const heard = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      stop(signal);
    } else if (now - first > SAME_WISH_MS) endAtOnce();
  };
  process.on('SIGTERM', heard);
  process.on('SIGINT', heard);
}
