import { isDay } from './calendar-date.ts';
import type { Day } from './calendar-date.ts';
import { fenFromYuanNumber, fenFromYuanText } from './money.ts';
import type { Fen } from './money.ts';

/** Why a value that came from outside is refused. */
export type FaultCode =
  | 'not-json'
  | 'too-large'
  | 'too-deep'
  | 'wrong-type'
  | 'missing-key'
  | 'unknown-key'
  | 'wrong-value'
  | 'duplicate-year'
  | 'reversed-interval';

/** One refused value: a stable code, a message in plain Chinese, and the place as `revenue[2].yuan`. */
export interface Fault {
  readonly code: FaultCode;
  readonly message: string;
  readonly path: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads values of unknown shape and notes every fault in the order in which it meets them.
 * A reader answers a stand-in where it noted a fault: its result counts only while `faults` is empty.
 */
export class Check {
  readonly faults: Fault[] = [];

  refuse(code: FaultCode, path: string, message: string): void {
    this.faults.push({ code, path, message });
  }

  object(value: unknown, path: string): JsonObject | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
    this.refuse('wrong-type', path, `${place(path)}应为对象`);
    return undefined;
  }

  list(value: unknown, path: string, most: number): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.refuse('wrong-type', path, `${place(path)}应为列表`);
      return [];
    }
    if (value.length <= most) return value;
    this.refuse('too-large', path, `${place(path)}最多 ${most} 项`);
    return [];
  }

  /** The value of a required key; notes `missing-key` where it is left out. */
  required(object: JsonObject, key: string, path: string): unknown {
    if (Object.hasOwn(object, key)) return object[key];
    this.refuse('missing-key', join(path, key), `缺少 ${key}`);
    return MISSING;
  }

  noOtherKeys(object: JsonObject, known: ReadonlySet<string>, path: string): void {
    for (const key of Object.keys(object)) {
      if (!known.has(key)) this.refuse('unknown-key', join(path, key.slice(0, 60)), `不认识的键 ${key.slice(0, 60)}`);
    }
  }

  text(value: unknown, path: string, most: number): string {
    if (!this.isText(value, path)) return '';
    if (value === '') this.refuse('wrong-value', path, `${place(path)}不能为空`);
    else if (value.length > most && [...value].length > most)
      this.refuse('wrong-value', path, `${place(path)}最多 ${most} 个字符`);
    return value;
  }

  oneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
    const found = allowed.find((item) => item === value);
    if (found !== undefined) return found;
    if (this.isText(value, path)) this.refuse('wrong-value', path, `${place(path)}应为 ${allowed.join('、')} 之一`);
    return allowed[0] as T;
  }

  day(value: unknown, path: string): Day {
    if (!this.isText(value, path)) return '';
    if (!isDay(value)) this.refuse('wrong-value', path, `${place(path)}应为真实存在的日期，写作 YYYY-MM-DD`);
    return value;
  }

  integer(value: unknown, path: string, least: number, most: number): number {
    if (typeof value !== 'number') {
      if (value !== MISSING) this.refuse('wrong-type', path, `${place(path)}应为整数`);
      return least;
    }
    if (!Number.isInteger(value) || value < least || value > most)
      this.refuse('wrong-value', path, `${place(path)}应为${range(least, most)}的整数`);
    return value;
  }

  /** Yuan, as a number or as decimal text, to fen. */
  money(value: unknown, path: string): Fen {
    if (value === MISSING) return 0;
    if (typeof value !== 'number' && typeof value !== 'string') {
      this.refuse('wrong-type', path, `${place(path)}应为以元为单位的金额`);
      return 0;
    }
    const fen = typeof value === 'number' ? fenFromYuanNumber(value) : fenFromYuanText(value);
    if (fen === undefined) this.refuse('wrong-value', path, `${place(path)}应为 0 至 10 万亿元、最多两位小数的金额`);
    return fen ?? 0;
  }

  private isText(value: unknown, path: string): value is string {
    if (typeof value === 'string') return true;
    if (value !== MISSING) this.refuse('wrong-type', path, `${place(path)}应为文字`);
    return false;
  }
}

/** Stands for the value of a key whose absence has been noted already. */
export const MISSING: unique symbol = Symbol('missing');

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function place(path: string): string {
  return path === '' ? '内容' : `${path} `;
}

function range(least: number, most: number): string {
  return most === Infinity ? `不小于 ${least} ` : ` ${least} 至 ${most} `;
}
