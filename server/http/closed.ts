import type { RequestHandler } from 'express';
import { Unavailable } from '../errors.ts';

/** Refuses whatever would change something while `what` is going on; who only reads is let through. */
export function closedDuring(what: () => Promise<string | null>): RequestHandler {
  return async (req, _res, next) => {
    const going = req.method === 'GET' || req.method === 'HEAD' ? null : await what();
    if (going !== null) throw new Unavailable('closed', `${going}，暂时只能查看，不能办理`);
    next();
  };
}
