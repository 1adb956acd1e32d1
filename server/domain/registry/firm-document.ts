import type { Account } from './account.ts';
import type { Living } from './history.ts';
import { may } from './permissions.ts';
import type { StoredFile } from './stored-file.ts';

/** A firm's document is kept until somebody of the firm removes it. */
export type DocumentState = 'kept' | 'removed';
export type DocumentEvent = 'remove';

export const DOCUMENT_STATES: Readonly<Record<DocumentState, string>> = { kept: '在用', removed: '已移除' };
export const DOCUMENT_EVENTS: Readonly<Record<DocumentEvent, string>> = { remove: '移除材料' };

/**
 * A document that a firm has uploaded: its own name, purpose, uploader and time for bytes that are kept once. Who
 * uploaded it stands in the first entry of its history, who removed it and why in the last.
 */
export interface FirmDocument extends Living<DocumentState>, StoredFile {
  readonly uscc: string;
  /** The code of a material of the pool, or `other`. */
  readonly purpose: string;
}

export const OTHER_PURPOSE = 'other';

/** How many documents a firm may keep, and how many come with one form. */
export const MOST_DOCUMENTS = 300;
export const MOST_AT_ONCE = 5;

/** The one table: state → event → where it leads. */
const WORKFLOW: Readonly<Record<DocumentState, Readonly<Partial<Record<DocumentEvent, DocumentState>>>>> = {
  kept: { remove: 'removed' },
  removed: {},
};

/** The next state, or why the step is not taken. */
export function nextDocumentState(
  document: FirmDocument,
  event: DocumentEvent,
  person: Account,
): { readonly to: DocumentState } | { readonly refusal: 'not-permitted' | 'wrong-state' } {
  if (!may(person, 'document.write', document)) return { refusal: 'not-permitted' };
  const to = WORKFLOW[document.state][event];
  return to === undefined ? { refusal: 'wrong-state' } : { to };
}
