import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { InvalidInput } from '../errors.ts';
import { requireJson } from './error-handler.ts';

/** Thrown like a body parser's error, so that the one table answers it: 400 `not-json`. */
function notJson(): Error {
  return Object.assign(new Error('not JSON'), { status: 400, type: 'entity.parse.failed' });
}

/** Reads a body of JSON whole and by its bytes: what is no UTF-8 is refused, not mended. A BOM is passed over. */
export function jsonBody(limit: number): RequestHandler[] {
  return [requireJson, express.raw({ type: 'application/json', limit })];
}

/** The value that `jsonBody` let through. */
export function jsonOf(req: Request): unknown {
  const bytes: unknown = req.body;
  if (!Buffer.isBuffer(bytes) || !isUtf8(bytes)) throw notJson();
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw notJson();
  }
}

/** The body as an object with only these keys. */
export function objectOf(value: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidInput([{ path: '', code: 'wrong-type', message: '内容应为对象' }]);
  const foreign = Object.keys(value).find((key) => !known.includes(key));
  if (foreign !== undefined)
    throw new InvalidInput([{ path: foreign, code: 'unknown-key', message: `不认识的键 ${foreign.slice(0, 60)}` }]);
  return value as Readonly<Record<string, unknown>>;
}
