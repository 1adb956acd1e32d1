import type { Material, PoolRules } from '../policy/pool-rules.ts';
import type { StoredFile } from './stored-file.ts';

/** A file that an application carries for one of the pool's materials: a document of the firm as it was when chosen. */
export interface MaterialFile extends StoredFile {
  readonly material: string;
  readonly document: string;
}

/** The part of a statement that is one material: `material-licence`. */
export type MaterialPart = `material-${string}`;

export const materialPart = (code: string): MaterialPart => `material-${code}`;

/** The code of the material that a part of a statement is, if it is one. */
export function materialCode(part: string): string | undefined {
  return part.startsWith('material-') ? part.slice('material-'.length) : undefined;
}

/** How many files may stand for one material. */
export const MOST_FOR_MATERIAL = 5;

/** The files for one material, in the order in which they were chosen. */
export function filesFor(files: readonly MaterialFile[], code: string): MaterialFile[] {
  return files.filter(({ material }) => material === code);
}

/** The materials that are asked for and for which there is no file. */
export function missingMaterials(files: readonly MaterialFile[], rules: PoolRules): Material[] {
  return rules.materials.filter(({ code, required }) => required && filesFor(files, code).length === 0);
}

/** The materials, named by their parts, whose files differ. */
export function changedMaterials(before: readonly MaterialFile[], after: readonly MaterialFile[]): MaterialPart[] {
  const codes = [...new Set([...before, ...after].map(({ material }) => material))];
  const key = (files: readonly MaterialFile[], code: string) =>
    filesFor(files, code)
      .map(({ sha256, name }) => `${sha256} ${name}`)
      .join('\n');
  return codes.filter((code) => key(before, code) !== key(after, code)).map(materialPart);
}
