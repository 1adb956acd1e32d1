import { existsSync } from 'node:fs';
import path from 'node:path';
import { YamlFile } from './yaml-file.ts';

/** A file that is shipped and may be replaced: the one of the last folder that has it, else the shipped one. */
export function lastFile(name: string, shipped: string, folders: readonly string[]): YamlFile {
  const files = folders.map((folder) => path.join(folder, name)).filter((file) => existsSync(file));
  return new YamlFile(files.at(-1) ?? path.join(shipped, name));
}
