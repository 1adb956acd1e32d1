import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';

/** One thing wrong with a policy's data: which file, which place in it, on which line. */
export interface DataFault {
  readonly file: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

type Path = readonly (string | number)[];

/** A YAML file that knows on which line each of its values stands. */
export class YamlFile {
  readonly faults: DataFault[] = [];
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
    this.document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: this.lines, uniqueKeys: true });
    for (const error of this.document.errors) {
      const line = this.lines.linePos(error.pos[0]).line;
      this.faults.push({ file, path: '', line, message: `YAML 格式有误：${error.code}` });
    }
    visit(this.document, {
      Alias: (_key, alias) => {
        if (alias.resolve(this.document) !== undefined) return;
        const line = this.lines.linePos(alias.range?.[0] ?? 0).line;
        this.faults.push({ file, path: '', line, message: `YAML 格式有误：没有锚点 ${alias.source}` });
      },
    });
  }

  /** The data in the schema's form; notes every fault and answers `undefined` where there is one. */
  read<T extends z.ZodType>(schema: T): z.output<T> | undefined {
    if (this.faults.length > 0) return undefined;
    const parsed = schema.safeParse(this.document.toJS());
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const path = issue.path.filter((key) => typeof key !== 'symbol');
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys) this.refuse([...path, key], `不认识的键 ${key}`);
      } else if (issue.code === 'invalid_type' && this.document.getIn(path) === undefined) {
        this.refuse(path, `缺少 ${String(path.at(-1))}`);
      } else {
        this.refuse(path, issue.code === 'invalid_type' ? `类型有误，应为 ${issue.expected}` : issue.message);
      }
    }
    return undefined;
  }

  /** Notes what is wrong at a place, with the line of the nearest value that stands there. */
  refuse(path: Path, message: string): void {
    this.faults.push({ file: this.file, path: pathText(path), line: this.lineOf(path), message });
  }

  private lineOf(path: Path): number {
    for (let length = path.length; length >= 0; length--) {
      const start = this.startOf(path.slice(0, length));
      if (start !== undefined) return this.lines.linePos(start).line;
    }
    return 1;
  }

  private startOf(path: Path): number | undefined {
    const node: unknown = path.length === 0 ? this.document.contents : this.document.getIn(path, true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    return Array.isArray(range) ? (range[0] as number) : undefined;
  }
}

function pathText(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  );
}
