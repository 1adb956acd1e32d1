// message-follower.ts seed|follow|count, on DATA_DIR: relays and follows the journal to its end, or until it is killed.
import { writeSync } from 'node:fs';
import { openDatabase } from '../../server/persistence/database.ts';
import { openJournal } from '../../server/persistence/journal.repository.ts';
import { createMessageFollower } from '../../server/persistence/message-follower.ts';
import { openInbox } from '../../server/persistence/message.repository.ts';
import { openOutTray } from '../../server/persistence/mail.repository.ts';
import { rawLiving } from './journal.ts';
import { insertPeople, lettersOf, returned, SEEDED } from './messages.ts';

const database = await openDatabase({ dataDir: process.env['DATA_DIR'] ?? '' });
const { connection } = database;
const trouble = (error: unknown) => {
  throw error;
};
const now = () => new Date('2026-11-24T02:00:00.000Z');

async function follow(): Promise<void> {
  const journal = await openJournal(connection, trouble);
  const outTray = await openOutTray({ connection, now, sends: true });
  const inbox = await openInbox(connection);
  const mail = (addressed: Parameters<typeof lettersOf>[0]) => outTray.put(...lettersOf(addressed, now()));
  const follower = createMessageFollower({ connection, inbox, now, mail, trouble });
  writeSync(1, 'begun;');
  await journal.relay();
  await follower.run();
}

async function seed(): Promise<void> {
  writeSync(1, 'begun;');
  await insertPeople(database);
  await rawLiving(database).insertMany(Array.from({ length: SEEDED }, (_, i) => returned(`d${i}`)));
}

async function count(): Promise<void> {
  writeSync(1, 'begun;');
  const messages = await connection.collection('messages').countDocuments({ kind: 'applications' });
  writeSync(1, `${messages} messages, ${await connection.collection('mails').countDocuments()} mails;`);
}

const deeds: Readonly<Record<string, () => Promise<void>>> = { seed, follow, count };
await deeds[process.argv[2] ?? 'follow']?.();
writeSync(1, 'done;');
await database.close();
await database.close();
