import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { quickFolder } from './support/quick-folder.ts';

interface Run {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  output(): string;
}

/** The entry itself, as `npm start` runs it, on a folder of its own and a port the system chooses. */
function start(dataDir: string, env: Record<string, string> = {}): Run {
  const given = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, ['--import=tsx', 'server/main.ts'], { env: { ...given, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exit = once(child, 'close').then(([code]: unknown[]) => code as number | null);
  return { child, exit, output: () => output };
}

async function addressOf(run: Run): Promise<string> {
  // How long that takes is for the bench: the test waits as long as the process lives.
  while (run.child.exitCode === null) {
    const address = /禾库已启动：(http:\S+)/.exec(run.output())?.[1];
    if (address !== undefined) return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not started:\n${run.output()}`);
}

describe('the process', function () {
  this.timeout(180_000);
  let dataDir: string;
  const runs: Run[] = [];
  const run = (env?: Record<string, string>) => {
    const started = start(dataDir, env);
    runs.push(started);
    return started;
  };
  beforeEach(async () => {
    dataDir = await quickFolder('heku-main-');
  });
  afterEach(async () => {
    for (const { child, exit } of runs.splice(0)) {
      child.kill('SIGKILL');
      await exit;
    }
    await rm(dataDir, { recursive: true });
  });

  it('starts on an empty folder, answers, stops on SIGTERM with 0, and keeps its data', async () => {
    const first = run();
    const address = await addressOf(first);
    assert.match(first.output(), /heku-demo-2026[\s\S]*市经信局：city、city2[\s\S]*企业：enterprise1、enterprise2/);
    assert.equal((await fetch(`${address}/readyz`)).status, 200);
    first.child.kill('SIGTERM');
    assert.equal(await first.exit, 0, first.output());

    const again = run();
    assert.equal((await fetch(`${await addressOf(again)}/sign-in`)).status, 200);
    again.child.kill('SIGINT');
    assert.equal(await again.exit, 0, again.output());
  });

  it('is not kept by a browser that holds its connection, and takes a doubled signal as one', async () => {
    const site = run();
    const address = await addressOf(site);
    const { hostname, port } = new URL(address);
    const held = connect(Number(port), hostname);
    held.write(`GET /readyz HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
    await once(held, 'data');
    held.resume();
    const asked = performance.now();
    const left = once(held, 'close').then(() => performance.now() - asked);
    site.child.kill('SIGTERM');
    site.child.kill('SIGINT');
    assert.equal(await site.exit, 0, site.output());
    // Answers that are under way may take four seconds; one that only waits is not among them.
    assert.ok((await left) < 3500);
  });

  it('names the port that is taken, and leaves with 1', async () => {
    const other: Server = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as { port: number };
    const site = run({ PORT: String(port) });
    assert.equal(await site.exit, 1);
    assert.match(site.output(), new RegExp(`端口 ${port} 已被占用`));
    assert.doesNotMatch(site.output(), /\n\s+at /);
    other.close();
  });

  it('says all that is wrong with the settings, without a stack', async () => {
    const site = run({ PORT: 'x', DEMO: 'x', MONGODB_URI: 'mongodb://127.0.0.1:1' });
    assert.equal(await site.exit, 1);
    for (const name of ['PORT', 'DEMO', 'SESSION_SECRET']) assert.match(site.output(), new RegExp(`- ${name}：`));
    assert.doesNotMatch(site.output(), /\n\s+at /);
  });

  it('says that the data folder cannot be used', async () => {
    const site = run({ DATA_DIR: '/dev/null/data' });
    assert.equal(await site.exit, 1);
    assert.match(site.output(), /未能启动：.*\/dev\/null/);
    assert.doesNotMatch(site.output(), /\n\s+at /);
  });
});
