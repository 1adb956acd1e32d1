import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigError } from './config.ts';

const FILE = 'session-secret';

/**
 * The secret that signs session cookies when none is set: made once and kept beside the data, so that a restart signs
 * nobody out. Two processes that start together agree, because only one of them can give the file its name.
 */
export async function keptSessionSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, FILE);
  const kept = await readIfThere(file);
  if (kept !== undefined) return usable(kept, file);
  await mkdir(dataDir, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(48).toString('base64url'), { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return usable(await readFile(file, 'utf8'), file);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function usable(text: string, file: string): string {
  const secret = text.trim();
  if (secret.length >= 32) return secret;
  throw new ConfigError([`会话密钥文件 ${file} 不足 32 个字符，请删除该文件后重新启动（所有人需重新登录）`]);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
