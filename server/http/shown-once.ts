import type { Request } from 'express';

declare module 'express-session' {
  interface SessionData {
    shownOnce?: string;
  }
}

/** Keeps a text for the page that the answer leads to; it is shown there once and to nobody else. */
export function keepForNextPage(req: Request, text: string): void {
  req.session.shownOnce = text;
}

export function takeShownOnce(req: Request): string | undefined {
  const text = req.session.shownOnce;
  delete req.session.shownOnce;
  return text;
}
