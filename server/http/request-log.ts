import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../logger.ts';
import * as paths from '../paths.ts';

interface LoggedRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
}

/**
 * One line a request: what was asked, what was answered, how long it took. Not who asked nor from where, and no query:
 * people search for names. Each request has an id of ours, which an error page shows.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_req, res) => {
      const id = randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: {
      req: ({ id, method, url }: LoggedRequest) => ({ id, method, path: paths.loggable(url) }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      // Logged with its stack by the error handler; here the line of the request is enough.
      err: () => undefined,
    },
    customSuccessMessage: () => '请求',
    customErrorMessage: () => '请求',
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'warn' : 'info'),
  });
}
