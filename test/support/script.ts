import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

const TSX = createRequire(import.meta.url).resolve('tsx');

export interface ScriptRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A script of ours in a process of its own, on the data of a folder; `script` is seen from the root of the project. */
export function startScript(
  script: string,
  dataDir: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  const file = fileURLToPath(new URL(`../../${script}`, import.meta.url));
  return spawn(process.execPath, ['--import', TSX, file, ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, ...more },
  });
}

export async function runScript(script: string, dataDir: string, ...args: string[]): Promise<ScriptRun> {
  return ended(startScript(script, dataDir, args));
}

/** All that a script says until it ends, and how it ends. */
export async function ended(child: ChildProcessWithoutNullStreams): Promise<ScriptRun> {
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
