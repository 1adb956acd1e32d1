import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../server/cli/assess.ts', import.meta.url));
const TSX = createRequire(import.meta.url).resolve('tsx');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the command left behind in the folder that it ran in. */
  readonly left: readonly string[];
}

export interface Order {
  readonly args: readonly string[];
  /** Pieces of the input; each waits until the one before was taken. */
  readonly input?: Iterable<Buffer | string>;
  /** Leaves the input open and never writes to it. */
  readonly silent?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Stops reading the output, as `head` does, once this many bytes have come. */
  readonly closeAfter?: number;
}

/** Runs the real command in an empty folder of its own until it ends by itself. */
export async function assess({ args, input = [], silent = false, env = {}, closeAfter }: Order): Promise<Finished> {
  const folder = mkdtempSync(path.join(tmpdir(), 'heku-assess-'));
  const child = spawn(process.execPath, ['--import', TSX, COMMAND, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve([code, signal]);
    });
  });
  let stderr = '';
  const stdout: Buffer[] = [];
  let size = 0;
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  child.stdout.on('data', (part: Buffer) => {
    stdout.push(part);
    size += part.length;
    if (closeAfter !== undefined && size >= closeAfter) child.stdout.destroy();
  });
  // The command may end before it has taken everything: that is what some tests are about.
  child.stdin.on('error', () => undefined);
  if (!silent) {
    for (const piece of input) {
      if (child.exitCode !== null || child.stdin.destroyed) break;
      await new Promise((taken) => child.stdin.write(piece, taken));
    }
    child.stdin.end();
  }
  const [code, signal] = await ended;
  child.stdin.destroy();
  const left = readdirSync(folder);
  rmSync(folder, { recursive: true, force: true });
  return { code, signal, stdout: Buffer.concat(stdout).toString(), stderr, left };
}

/** The lines of a text that ends with a line end, or of none. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error('the last line has no end');
  return lines;
}
