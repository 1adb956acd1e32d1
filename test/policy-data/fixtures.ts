import assert from 'node:assert/strict';
import { mkdirSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PolicyDataError, SHIPPED_POLICIES } from '../../server/policy-data/loader.ts';

export const JIAXING = path.join(SHIPPED_POLICIES, 'jiaxing-2024-6');
export const CITIES = fileURLToPath(new URL('./cities', import.meta.url));

/** A folder of its own for a test; removed by `removeFolders`. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'heku-policy-'));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export interface Edit {
  readonly file: string;
  /** Must stand in the file exactly once. */
  readonly old: string;
  readonly new: string;
}

/** A copy of a policy's folder with its files edited. */
export function editedCopy(edits: readonly Edit[], from = JIAXING): string {
  const folder = path.join(temporaryFolder(), path.basename(from));
  cpSync(from, folder, { recursive: true });
  for (const { file, old, new: replacement } of edits) {
    const at = path.join(folder, file);
    const text = readFileSync(at, 'utf8');
    assert.equal(text.split(old).length, 2, `${file} has ${JSON.stringify(old)} once`);
    writeFileSync(
      at,
      text.replace(old, () => replacement),
    );
  }
  return folder;
}

/** The line, from 1, on which a text stands first in a file; 1 for no text. */
export function lineIn(file: string, text: string): number {
  const before = readFileSync(file, 'utf8').split(text)[0] ?? '';
  return text === '' ? 1 : before.split('\n').length;
}

/** A folder with one file of its own. */
export function folderWith(name: string, text: string): string {
  const folder = temporaryFolder();
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
  return folder;
}

/** Faults as `path message`, one a line. */
export function faultWords(load: () => unknown): string {
  try {
    load();
  } catch (error) {
    if (error instanceof PolicyDataError) return error.faults.map((one) => `${one.path} ${one.message}`).join('\n');
    throw error;
  }
  return '';
}

/** Faults as `file:line path message`, with the file's bare name. */
export function faultsOf(load: () => unknown): string[] {
  try {
    load();
  } catch (error) {
    if (!(error instanceof PolicyDataError)) throw error;
    return error.faults.map((fault) => `${path.basename(fault.file)}:${fault.line} ${fault.path} ${fault.message}`);
  }
  return [];
}
