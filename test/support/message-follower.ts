// message-follower.ts <folder>: relays and follows the journal to its end, or until it is killed.
import { writeSync } from 'node:fs';
import { openDatabase } from '../../server/persistence/database.ts';
import { openJournal } from '../../server/persistence/journal.repository.ts';
import { createMessageFollower } from '../../server/persistence/message-follower.ts';
import { openInbox } from '../../server/persistence/message.repository.ts';
import { openOutTray } from '../../server/persistence/mail.repository.ts';
import { lettersOf } from './messages.ts';

const [dataDir = ''] = process.argv.slice(2);
const { connection, close } = await openDatabase({ dataDir });
const trouble = (error: unknown) => {
  throw error;
};
const now = () => new Date('2026-11-24T02:00:00.000Z');
const journal = await openJournal(connection, trouble);
const outTray = await openOutTray({ connection, now, sends: true });
const inbox = await openInbox(connection);
const mail = (addressed: Parameters<typeof lettersOf>[0]) => outTray.put(...lettersOf(addressed, now()));
const follower = createMessageFollower({ connection, inbox, now, mail, trouble });
writeSync(1, 'begun;');
await journal.relay();
await follower.run();
writeSync(1, 'done;');
await close();
