// writer.ts <folder> <first number> <writers>: inserts and updates until it is killed, and says what was acknowledged.
import { writeSync } from 'node:fs';
import { openDatabase } from '../../server/persistence/database.ts';

const [dataDir = '', first = '0', writers = '1'] = process.argv.slice(2);
const database = await openDatabase({ dataDir });
const crash = database.connection.collection<{ _id: number; revision: number }>('crash');
const writeConcern = { w: 'majority', j: true } as const;
let next = Number(first);

// Written at once, past any buffer of ours: what is said must be what was acknowledged, up to the last one.
const say = (number: number, revision: number) => writeSync(1, `${String(number)} ${String(revision)};\n`);

async function write(): Promise<never> {
  for (;;) {
    const number = next++;
    await crash.insertOne({ _id: number, revision: 0 }, { writeConcern });
    say(number, 0);
    for (let revision = 1; revision <= 2; revision++) {
      await crash.updateOne({ _id: number }, { $set: { revision } }, { writeConcern });
      say(number, revision);
    }
  }
}

await Promise.all(Array.from({ length: Number(writers) }, write));
