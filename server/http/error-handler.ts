import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { HekuError, InvalidInput, NotFound, type ErrorKind } from '../errors.ts';
import type { Logger } from '../logger.ts';
import * as paths from '../paths.ts';
import { CSRF_REFUSED } from './csrf.ts';
import { TooManyRequests } from './rate-limits.ts';

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly path?: string;
}

/** The one table from what went wrong to what is answered; the page is views/errors/<status>. */
const STATUS: Record<ErrorKind, number> = {
  NotFound: 404,
  NotAllowed: 403,
  Conflict: 409,
  InvalidInput: 422,
  Unavailable: 503,
};

/** What Express and its body parsers refuse, in our words. */
const REFUSED_BY_EXPRESS: Readonly<Record<number, Pick<Answer, 'code' | 'message'>>> = {
  400: { code: 'bad-request', message: '请求的内容无法读懂' },
  404: { code: 'not-found', message: '没有这个地址' },
  413: { code: 'too-large', message: '提交的内容过大' },
  415: { code: 'unsupported-type', message: '不支持这种内容类型或编码' },
  416: { code: 'bad-range', message: '请求的范围不存在' },
};

/** By the name of the template in views/errors. */
const TITLES = {
  400: '请求无法处理',
  403: '没有权限',
  404: '没有找到这个页面',
  409: '内容已被他人更新',
  422: '填写的内容有误',
  429: '请求过于频繁',
  500: '系统出错',
  503: '暂时无法提供服务',
  'expired-form': '表单已失效',
} as const;

export interface ErrorHandling {
  readonly logger: Logger;
  /** Makes one of our errors of what the storage throws. */
  readonly translate: (error: unknown) => HekuError | undefined;
}

export const unknownAddress: RequestHandler = () => {
  throw new NotFound('not-found', '没有这个地址');
};

/** For an API that takes JSON only: says 415 where the body would silently stay empty. */
export const requireJson: RequestHandler = (req, _res, next) => {
  if (req.is('application/json')) next();
  else next(Object.assign(new Error('not JSON'), { status: 415 }));
};

export function createErrorHandler({ logger, translate }: ErrorHandling): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (thrown: unknown, req, res, next) => {
    const error = translate(thrown) ?? thrown;
    const answer = answerTo(error);
    if (answer.status >= 500)
      logger.error({ err: error, requestId: req.id, path: paths.loggable(req.path) }, '请求处理失败');
    if (res.headersSent) return next(error);
    res.status(answer.status);
    if (error instanceof TooManyRequests) res.set('Retry-After', String(error.retryAfterSeconds));
    if (answer.status === 503) res.set('Retry-After', '30');
    if (isApi(req)) res.json({ error: { code: answer.code, message: answer.message, path: answer.path } });
    else sendPage(answer, error, req, res, logger);
  };
}

function answerTo(error: unknown): Answer {
  if (error instanceof HekuError) {
    const { code, message, path } = error;
    return { status: STATUS[error.kind], code, message, ...(path !== undefined && { path }) };
  }
  if (error instanceof TooManyRequests) return { status: 429, code: 'too-many-requests', message: error.message };
  const status = refusedByExpress(error);
  if (status === undefined) return { status: 500, code: 'internal', message: '系统出错，未能完成您的请求' };
  return { status, ...wordsFor(status, error) };
}

/** http-errors' convention: a status below 500 is the asker's fault. */
function refusedByExpress(error: unknown): number | undefined {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

function wordsFor(status: number, error: unknown): Pick<Answer, 'code' | 'message'> {
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.parse.failed') return { code: 'not-json', message: '请求的内容不是有效的 JSON' };
  return REFUSED_BY_EXPRESS[status] ?? { code: 'bad-request', message: '请求的内容无法读懂' };
}

function isApi(req: Request): boolean {
  return req.originalUrl.startsWith('/api/');
}

function sendPage(answer: Answer, error: unknown, req: Request, res: Response, logger: Logger): void {
  const page = pageFor(answer);
  const issues = error instanceof InvalidInput ? error.issues.map(({ message }) => ({ message })) : [];
  const model = { title: TITLES[page], message: answer.message, issues, requestId: req.id };
  // The page of the error may itself fail (a broken layout): then the bare words must do.
  res.render(`errors/${page}`, model, (failure: Error | null, html?: string) => {
    if (failure) logger.error({ err: failure, requestId: req.id }, '错误页面无法生成');
    if (failure || html === undefined) res.type('text/plain').send(`${model.title}\n${answer.message}\n`);
    else res.type('html').send(html);
  });
}

function pageFor({ status, code }: Answer): keyof typeof TITLES {
  if (code === CSRF_REFUSED) return 'expired-form';
  return status in TITLES ? (status as keyof typeof TITLES) : 400;
}
