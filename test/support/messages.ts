import type { Addressed } from '../../server/persistence/message-follower.ts';

/** Letters as short as can be, each with the key of its message. */
export function lettersOf(addressed: readonly Addressed[], at: Date) {
  return addressed.map(({ to, message: { subject, account, document, version } }) => ({
    ...{ to, subject, text: subject, at },
    key: `${String(document)}:${version}:${account}`,
  }));
}
