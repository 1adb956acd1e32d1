// backup-fixture.ts <folder> fill|digest|account|decide: the demonstration data and every BSON type; a line for each collection of
// what is stored, byte by byte; an account that is no demonstration; what a demonstration account may have done.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { BSONRegExp, Decimal128, Double, GridFSBucket, Int32, Long, ObjectId, Timestamp } from 'mongodb';
import { readConfig } from '../../server/config.ts';
import { createContainer } from '../../server/container.ts';
import { createLogger } from '../../server/logger.ts';
import { isKept, nativeDatabase } from '../../server/persistence/collections.ts';
import { openDatabase } from '../../server/persistence/database.ts';

const [dataDir = '', deed] = process.argv.slice(2);
const database = await openDatabase({ dataDir });
const native = nativeDatabase(database.connection);

if (deed === 'fill') {
  const config = readConfig({ DATA_DIR: dataDir });
  const given = { config, database, sessionSecret: 'x'.repeat(32), logger: createLogger('silent') };
  await (await createContainer(given)).journal.relay();
  await native.collection('oddities').insertMany([
    { _id: new ObjectId(), at: new Date(-1), none: null, list: [1, [2, {}]], 全角: '“引号”\u2028\n"\\' },
    { _id: 'text' as never, whole: new Double(5), int: new Int32(5), long: Long.fromString('9007199254740993') },
    { _id: { a: 1 } as never, binary: Buffer.from([0, 255, 13, 10]), decimal: Decimal128.fromString('1.10') },
    {
      _id: 7 as never,
      re: new BSONRegExp('^a', 'i'),
      zero: new Double(-0),
      nan: new Double(NaN),
      t: new Timestamp(5n),
    },
    { _id: 8 as never, $set: { 'a.b': 1 } },
  ]);
  const upload = new GridFSBucket(native, { bucketName: 'files' }).openUploadStream('营业执照.pdf');
  upload.end(Buffer.alloc(700_000, 'heku'));
  await once(upload, 'finish');
  await native.collection('sessions').insertOne({ _id: 'signed-in' as never, expires: new Date(), session: '{}' });
}
if (deed === 'account') await native.collection('accounts').insertOne({ username: 'real', demo: false });
if (deed === 'decide') {
  await native.collection('accounts').updateOne({ username: 'provider1' }, { $set: { displayName: '改过的名字' } });
  await native
    .collection('applications')
    .insertOne({ state: 'draft', version: 1, demo: false, history: [], outbox: [] });
}
if (deed === 'digest') {
  const collections = await native.listCollections().toArray();
  for (const name of collections.map((one) => one.name).sort()) {
    const hash = createHash('sha256');
    let count = 0;
    for await (const bytes of native.collection(name).find({}, { raw: true }).sort({ _id: 1 })) {
      hash.update(bytes as unknown as Buffer);
      count++;
    }
    const indexes = await native.collection(name).listIndexes().toArray();
    process.stdout.write(`${isKept(name) ? '' : '-'}${name} ${count} ${hash.digest('hex')} ${indexes.length}\n`);
  }
}
await database.close();
