import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PolicyBook, RuleShape } from '../domain/policy/policy-book.ts';
import { checkBook } from './check-book.ts';
import { clausesSchema, documentSchema, parametersSchema, readingsSchema } from './schema.ts';
import { YamlFile } from './yaml-file.ts';
import type { DataFault } from './yaml-file.ts';

/** The policies that come with Heku: each folder beside this file is one. */
export const SHIPPED_POLICIES = path.dirname(fileURLToPath(import.meta.url));

/** Why policies were not loaded: everything that is wrong, each with file, place and line. */
export class PolicyDataError extends Error {
  readonly faults: readonly DataFault[];

  constructor(faults: readonly DataFault[]) {
    super(faults.map(({ file, line, path: at, message }) => `${file}:${line} ${at} ${message}`.trim()).join('\n'));
    this.name = 'PolicyDataError';
    this.faults = faults;
  }
}

/** All policies of the folders, by id: each subfolder that holds a file of a policy. Refuses two of the same id. */
export function loadPolicies(
  folders: readonly string[],
  shapes: readonly RuleShape[],
): ReadonlyMap<string, PolicyBook> {
  const books = new Map<string, PolicyBook>();
  const faults: DataFault[] = [];
  for (const folder of folders) {
    if (!existsSync(folder)) {
      faults.push({ file: folder, path: '', line: 1, message: '没有这个文件夹' });
      continue;
    }
    for (const name of readdirSync(folder)) {
      const at = path.join(folder, name);
      if (!FILES.some((file) => existsSync(path.join(at, file)))) continue;
      try {
        const book = loadPolicy(at, shapes);
        if (books.has(book.id)) {
          const file = new YamlFile(path.join(at, 'document.yaml'));
          file.refuse(['id'], `政策 ${book.id} 已有一份`);
          faults.push(...file.faults);
        }
        books.set(book.id, book);
      } catch (error) {
        if (!(error instanceof PolicyDataError)) throw error;
        faults.push(...error.faults);
      }
    }
  }
  if (faults.length > 0) throw new PolicyDataError(faults);
  return books;
}

/** The main policy that the city names. Refuses a name without a policy. */
export function policyOfCity(books: ReadonlyMap<string, PolicyBook>, id: string): PolicyBook {
  const book = books.get(id);
  if (book !== undefined) return book;
  throw new PolicyDataError([{ file: 'city.yaml', path: 'policy', line: 1, message: `没有政策 ${id}` }]);
}

/** One policy out of its folder. Refuses data that is not whole: see `checkBook`. */
export function loadPolicy(folder: string, shapes: readonly RuleShape[]): PolicyBook {
  const missing = FILES.map((name) => path.join(folder, name)).filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new PolicyDataError(missing.map((file) => ({ file, path: '', line: 1, message: '缺少这个文件' })));
  const [documentFile, clausesFile, readingsFile, parametersFile] = FILES.map(
    (name) => new YamlFile(path.join(folder, name)),
  ) as [YamlFile, YamlFile, YamlFile, YamlFile];
  const head = documentFile.read(documentSchema);
  const clauses = clausesFile.read(clausesSchema)?.clauses;
  const readings = readingsFile.read(readingsSchema)?.readings;
  const parameters = parametersFile.read(parametersSchema)?.parameters;
  const files = { documentFile, clausesFile, readingsFile, parametersFile };
  if (head === undefined || clauses === undefined || readings === undefined || parameters === undefined)
    throw new PolicyDataError(Object.values(files).flatMap((file) => file.faults));
  const data = {
    ...head,
    clauses: clauses.map(({ table, ...clause }) => (table === undefined ? clause : { ...clause, table })),
    readings,
    parameters,
  };
  const digest = createHash('sha256').update(JSON.stringify(data)).digest('hex');
  const book: PolicyBook = { ...data, digest };
  checkBook(book, shapes, files);
  const faults = Object.values(files).flatMap((file) => file.faults);
  if (faults.length > 0) throw new PolicyDataError(faults);
  return book;
}

const FILES = ['document.yaml', 'clauses.yaml', 'readings.yaml', 'parameters.yaml'];
