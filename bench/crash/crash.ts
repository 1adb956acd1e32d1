// npx tsx bench/crash/crash.ts [--kills 20] [--writers 4]
// Is a write that was acknowledged still there after kill -9? One process writes and says each number it has an
// acknowledgement for; this one kills it at a random moment, over and over on the same folder, then looks.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../server/persistence/database.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, writers: { type: 'string', default: '4' } },
});
const kills = Number(values.kills);
const writers = Number(values.writers);
const SHORTEST_MS = 300;
const LONGEST_MS = 1500;
const START_WITHIN_MS = 20_000;
const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

interface Round {
  /** Documents whose insertion was acknowledged, with the highest revision of each that was acknowledged. */
  readonly revisions: Map<number, number>;
  readonly acknowledged: number;
  readonly milliseconds: number;
}

async function runAndKill(dataDir: string, firstNumber: number): Promise<Round> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, dataDir, String(firstNumber), String(writers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const startLimit = setTimeout(() => child.kill('SIGKILL'), START_WITHIN_MS);
  const revisions = new Map<number, number>();
  let acknowledged = 0;
  let began = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    // A line cut off by the kill has no end mark: it was not said.
    const [, number, revision] = /^(\d+) (\d+);$/.exec(line) ?? [];
    if (number === undefined) continue;
    acknowledged++;
    revisions.set(Number(number), Math.max(Number(revision), revisions.get(Number(number)) ?? 0));
    if (began === 0) {
      began = performance.now();
      clearTimeout(startLimit);
      setTimeout(() => child.kill('SIGKILL'), SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS));
    }
  }
  clearTimeout(startLimit);
  const [, signal] = (await closed) as [number | null, string | null];
  if (began === 0 || signal !== 'SIGKILL') throw new Error(`the writer ended by itself (${String(signal)})`);
  return { revisions, acknowledged, milliseconds: performance.now() - began };
}

async function countLost(dataDir: string, expected: Map<number, number>): Promise<number> {
  const database = await openDatabase({ dataDir });
  const found = new Map<number, number>();
  for await (const { _id, revision } of database.connection
    .collection<{ _id: number; revision: number }>('crash')
    .find()) {
    found.set(_id, revision);
  }
  await database.close();
  return [...expected].filter(([number, revision]) => (found.get(number) ?? -1) < revision).length;
}

const dataDir = await mkdtemp(join(tmpdir(), 'heku-crash-'));
const expected = new Map<number, number>();
let acknowledged = 0;
let milliseconds = 0;
let firstNumber = 0;
try {
  for (let kill = 1; kill <= kills; kill++) {
    const round = await runAndKill(dataDir, firstNumber);
    for (const [number, revision] of round.revisions) expected.set(number, revision);
    acknowledged += round.acknowledged;
    milliseconds += round.milliseconds;
    firstNumber += 1_000_000;
    process.stderr.write(`\rkill ${String(kill)}/${String(kills)}, ${String(acknowledged)} acknowledged`);
  }
  process.stderr.write('\n');
  const lost = await countLost(dataDir, expected);
  console.table([{ kills, writers, acknowledged, lost, 'writes/s': Math.round((acknowledged / milliseconds) * 1000) }]);
  if (lost > 0) process.exitCode = 1;
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
