// journal-writer.ts <folder> <name>: decides and relays until it is killed; says after each decision how many it has made.
import { writeSync } from 'node:fs';
import { openDatabase } from '../../server/persistence/database.ts';
import { openJournal } from '../../server/persistence/journal.repository.ts';
import { livingOf, rawLiving } from './journal.ts';

const [dataDir = '', name = ''] = process.argv.slice(2);
const database = await openDatabase({ dataDir });
const journal = await openJournal(database.connection, (error) => {
  throw error;
});
const writeConcern = { w: 'majority', j: true } as const;

for (let i = 0; ; i++) {
  await rawLiving(database).insertOne(livingOf(`${name}-${i}`, 3), { writeConcern });
  journal.relaySoon();
  writeSync(1, `${i + 1};`);
}
