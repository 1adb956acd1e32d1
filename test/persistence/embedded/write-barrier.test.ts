import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { BSON } from 'mongodb';
import { WriteBarrier } from '../../../server/persistence/embedded/write-barrier.ts';
import { commandMessage } from '../../../server/persistence/embedded/wire-message.ts';

const JOURNALED = { w: 'majority', j: true };
const write = (n: number) =>
  commandMessage({ insert: `things${String(n)}`, documents: [{ n }], writeConcern: JOURNALED });

/** Answers at once what is no fsync; each fsync is answered when the test says so. */
class FakeEngine {
  readonly log: string[] = [];
  readonly #flushes: ((answer: BSON.Document) => void)[] = [];

  async roundTrip(message: Buffer) {
    const command = BSON.deserialize(message.subarray(21));
    const name = Object.keys(command)[0] ?? '';
    this.log.push(name === 'insert' ? String(command['insert']) : name);
    const answer = name === 'fsync' ? await this.#flush() : { ok: 1 };
    return { requestId: 7, moreToCome: false, legacy: false, response: Buffer.from(BSON.serialize(answer)) };
  }

  #flush(): Promise<BSON.Document> {
    return new Promise((resolve) => this.#flushes.push(resolve));
  }

  async endFlush(answer: BSON.Document = { ok: 1 }): Promise<void> {
    this.#flushes.shift()?.(answer);
    await turn();
  }

  close(): Promise<void> {
    this.log.push('close');
    return Promise.resolve();
  }

  closeSync(): void {
    this.log.push('closeSync');
  }
}

describe('the write barrier', () => {
  let engine: FakeEngine;
  let barrier: WriteBarrier;
  let answered: number[];
  const send = (n: number) => {
    const reply = barrier.roundTrip(write(n));
    reply.then(
      () => answered.push(n),
      () => answered.push(-n),
    );
    return reply;
  };

  beforeEach(() => {
    engine = new FakeEngine();
    barrier = new WriteBarrier(engine);
    answered = [];
  });

  it('flushes after the engine has answered, and only then hands the answer on, unchanged', async () => {
    const reply = send(1);
    await turn();
    assert.deepEqual(engine.log, ['things1', 'fsync']);
    assert.deepEqual(answered, []);
    await engine.endFlush();
    assert.deepEqual(answered, [1]);
    const { requestId, response } = await reply;
    assert.deepEqual([requestId, BSON.deserialize(response)], [7, { ok: 1 }]);
  });

  it('those who come while a flush runs share the next one', async () => {
    void send(1);
    await turn();
    for (const n of [2, 3, 4]) void send(n);
    await turn();
    assert.deepEqual(engine.log, ['things1', 'fsync', 'things2', 'things3', 'things4']);
    await engine.endFlush();
    assert.deepEqual(answered, [1]);
    assert.deepEqual(engine.log.slice(5), ['fsync']);
    void send(5);
    await turn();
    await engine.endFlush();
    assert.deepEqual(answered, [1, 2, 3, 4]);
    await engine.endFlush();
    assert.deepEqual(answered, [1, 2, 3, 4, 5]);
    assert.equal(engine.log.filter((name) => name === 'fsync').length, 3);
  });

  it('lets what does not ask pass, while a flush runs as well', async () => {
    void send(1);
    await turn();
    await barrier.roundTrip(commandMessage({ find: 'things' }));
    await barrier.roundTrip(commandMessage({ insert: 'counters', documents: [{}], writeConcern: { w: 1 } }));
    assert.deepEqual(answered, []);
    assert.equal(engine.log.filter((name) => name === 'fsync').length, 1);
    await engine.endFlush();
  });

  it('a refused flush fails those who waited for it, and only them', async () => {
    const first = send(1);
    await turn();
    const second = send(2);
    await turn();
    await engine.endFlush({ ok: 0, errmsg: 'disk full' });
    await assert.rejects(first, /disk full/);
    await engine.endFlush();
    await second;
    assert.deepEqual(answered, [-1, 2]);
  });

  it('passes on an error of the engine without flushing', async () => {
    engine.roundTrip = () => Promise.reject(new Error('engine is closed'));
    await assert.rejects(barrier.roundTrip(write(1)), /engine is closed/);
  });

  it('closing goes through', async () => {
    await barrier.close();
    barrier.closeSync();
    assert.deepEqual(engine.log, ['close', 'closeSync']);
  });
});
