import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

const publicDir = fileURLToPath(new URL('../../public/', import.meta.url));

/**
 * Pages ask for stylesheets and scripts under an address that carries their version (view-engine.ts), so these never
 * change; anything else is asked for again and answered 304.
 */
export function staticFiles(): RequestHandler {
  return express.static(publicDir, {
    index: false,
    redirect: false,
    setHeaders: (res) => {
      const versioned = /\?v=[0-9a-f]+$/.test(res.req.url ?? '');
      res.setHeader('Cache-Control', versioned ? 'public, max-age=31536000, immutable' : 'public, no-cache');
    },
  });
}
