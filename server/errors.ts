// The five ways in which a wish can be refused. http/error-handler.ts turns each into a status and a page.

export type ErrorKind = 'NotFound' | 'NotAllowed' | 'Conflict' | 'InvalidInput' | 'Unavailable';

export interface InputIssue {
  /** Where in what was sent: a field name, or `revenue[2].yuan`. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

interface ErrorDetails {
  readonly path?: string;
  readonly cause?: unknown;
}

export abstract class HekuError extends Error {
  abstract readonly kind: ErrorKind;
  /** Stable: scripts may compare it. The message is for people and may be reworded. */
  readonly code: string;
  readonly path?: string;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    if (details.path !== undefined) this.path = details.path;
    this.name = new.target.name;
  }
}

/** There is no such thing, or the asker is not to know of it. */
export class NotFound extends HekuError {
  readonly kind = 'NotFound';
}

/** It exists, but not for this person. */
export class NotAllowed extends HekuError {
  readonly kind = 'NotAllowed';
}

/** Somebody else was faster, or the facts have moved since the page was shown. */
export class Conflict extends HekuError {
  readonly kind = 'Conflict';
}

/** What was sent is wrong; lists everything wrong at once. */
export class InvalidInput extends HekuError {
  readonly kind = 'InvalidInput';
  readonly issues: readonly InputIssue[];

  constructor(issues: readonly InputIssue[]) {
    const first = issues[0];
    const path = first === undefined ? {} : { path: first.path };
    super(first?.code ?? 'invalid-input', issues.map((issue) => issue.message).join('；') || '填写的内容有误', path);
    this.issues = issues;
  }
}

/** Not now: the database or something else we rest on does not answer. */
export class Unavailable extends HekuError {
  readonly kind = 'Unavailable';
}
