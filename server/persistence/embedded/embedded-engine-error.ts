/** Why the embedded engine does not serve. The code is stable; the message is for the operator. */
export type EmbeddedEngineErrorCode =
  | 'platform-unsupported'
  | 'library-not-understood'
  | 'library-not-loadable'
  | 'folder-is-a-file'
  | 'folder-not-writable'
  | 'folder-held'
  | 'folder-not-openable'
  | 'engine-already-open'
  | 'engine-gone';

export class EmbeddedEngineError extends Error {
  readonly code: EmbeddedEngineErrorCode;

  constructor(code: EmbeddedEngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedEngineError';
    this.code = code;
  }
}
