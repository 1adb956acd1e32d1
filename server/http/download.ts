import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';

export interface Download {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly open: () => Promise<Readable>;
}

/**
 * Sends a file that somebody else has uploaded: to be kept, never to be shown by the browser as a page of ours. Should
 * one be shown all the same, it has no origin, no script and no connection.
 */
export async function sendFile(req: Request, res: Response, { name, type, size, open }: Download): Promise<void> {
  const bytes = req.method === 'HEAD' ? undefined : await open();
  res.set({
    'Content-Type': type,
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename*=UTF-8''${encoded(name)}`,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  if (bytes === undefined) {
    res.end();
    return;
  }
  // Who goes away in the middle is nothing to complain of; the stream is closed.
  await pipeline(bytes, res).catch((error: unknown) => {
    if (!res.destroyed) throw error;
  });
}

/** RFC 8187: what encodeURIComponent leaves and an extended value may not hold. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
