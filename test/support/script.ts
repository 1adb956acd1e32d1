import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const TSX = fileURLToPath(import.meta.resolve('tsx'));

export interface ScriptRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A script of ours in a process of its own, on the data of a folder; `script` is seen from the root of the project. */
export function startScript(script: string, dataDir: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  const file = fileURLToPath(new URL(`../../${script}`, import.meta.url));
  return spawn(process.execPath, ['--import', TSX, file, ...args], {
    cwd: dataDir,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
  });
}

export async function runScript(script: string, dataDir: string, ...args: string[]): Promise<ScriptRun> {
  const child = startScript(script, dataDir, args);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
