// journal-tamperer.ts <folder> relay|alter: copies what waits, or alters the second entry behind the journal's back.
import { openDatabase } from '../../server/persistence/database.ts';
import { openJournal } from '../../server/persistence/journal.repository.ts';
import { rawJournal } from './journal.ts';

const [dataDir = '', deed] = process.argv.slice(2);
const database = await openDatabase({ dataDir });
const journal = await openJournal(database.connection, (error) => {
  throw error;
});
await journal.relay();
if (deed === 'alter') await rawJournal(database).updateOne({ seq: 2 }, { $set: { to: 'admitted' } });
await database.close();
