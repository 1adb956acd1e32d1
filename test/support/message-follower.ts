// message-follower.ts <folder> [slow]: relays and follows the journal; `slow` begins anew from the first entry, again
// and again, until it is killed.
import { writeSync } from 'node:fs';
import { openDatabase } from '../../server/persistence/database.ts';
import { openJournal } from '../../server/persistence/journal.repository.ts';
import { createMessageFollower } from '../../server/persistence/message-follower.ts';
import { openInbox } from '../../server/persistence/message.repository.ts';
import { openOutTray } from '../../server/persistence/mail.repository.ts';

const [dataDir = ''] = process.argv.slice(2);
const { connection, close } = await openDatabase({ dataDir });
const trouble = (error: unknown) => {
  throw error;
};
const now = () => new Date('2026-11-24T02:00:00.000Z');
const journal = await openJournal(connection, trouble);
const outTray = await openOutTray({ connection, now, sends: true });
const mail = (
  to: string,
  { account, document, version, subject }: { account: string; document: unknown; version: number; subject: string },
) => outTray.put({ to, subject, text: subject, at: now(), key: `${String(document)}:${version}:${account}` });
const follower = createMessageFollower({ connection, inbox: await openInbox(connection), now, mail, trouble });
writeSync(1, 'begun;');
await journal.relay();
await follower.run();
await close();
