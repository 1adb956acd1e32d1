import { readFileSync, rmSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname } from 'node:path';

/** Where an open engine can be reached: a private socket of its process, written down beside the data. */
export interface EngineAddress {
  readonly uri: string;
  readonly socketPath: string;
}

export type Answer = 'answers' | 'nobody' | 'not-allowed';

/** What the engine's package writes. Anything else in the file is not ours, and we connect to nothing on its word. */
const ADDRESS = /^mongodb:\/\/(%2F[\w%.+-]+mongodb\.sock)\/\?directConnection=true$/;
const SOCKET_FOLDER = /\/embedded-mongodb-\w{6}$/;

export async function readAddress(file: string): Promise<EngineAddress | 'none' | 'not-allowed'> {
  try {
    return parse(await readFile(file, 'utf8')) ?? 'none';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return 'none';
    if (code === 'EACCES' || code === 'EPERM') return 'not-allowed';
    throw error;
  }
}

/** Whole or not at all, and readable by us alone: whoever reads it may do anything to the data. */
export async function writeAddress(file: string, uri: string): Promise<void> {
  const draft = `${file}.${String(process.pid)}.draft`;
  await rm(draft, { force: true });
  await writeFile(draft, `${uri}\n`, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
}

/** Synchronous, because it also runs when the process is about to end. Leaves the address of a successor alone. */
export function removeAddress(file: string, uri: string): void {
  try {
    if (readFileSync(file, 'utf8').trim() === uri) rmSync(file, { force: true });
  } catch {
    // Gone already, or not ours to remove: a stale address does no harm.
  }
}

export function tryAddress({ socketPath }: EngineAddress): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const settle = (answer: Answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle('answers'));
    socket.once('error', (error) => {
      const code = codeOf(error);
      settle(code === 'EACCES' || code === 'EPERM' ? 'not-allowed' : 'nobody');
    });
  });
}

/** A killed process leaves its socket's folder behind. Called only by who holds the data, so nobody listens there. */
export async function removeSocketFolder({ socketPath }: EngineAddress): Promise<void> {
  const folder = dirname(socketPath);
  if (SOCKET_FOLDER.test(folder)) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

function parse(text: string): EngineAddress | undefined {
  const uri = text.trim();
  const encoded = ADDRESS.exec(uri)?.[1];
  return encoded ? { uri, socketPath: decodeURIComponent(encoded) } : undefined;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
