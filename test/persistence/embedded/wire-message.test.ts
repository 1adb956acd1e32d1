import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BSON } from 'mongodb';
import { asksForJournal, commandMessage } from '../../../server/persistence/embedded/wire-message.ts';

const J = { w: 'majority', j: true };
/** One value of every type, with the words in question hidden inside. */
const EVERY_TYPE = {
  double: 1.5,
  string: 'writeConcern',
  document: { writeConcern: J },
  array: [{ writeConcern: J }],
  binary: new BSON.Binary(Buffer.from('writeConcern\0')),
  id: new BSON.ObjectId(),
  no: false,
  date: new Date(0),
  nothing: null,
  regexp: /writeConcern/i,
  code: new BSON.Code('writeConcern'),
  scoped: new BSON.Code('writeConcern', { writeConcern: J }),
  symbol: new BSON.BSONSymbol('writeConcern'),
  pointer: new BSON.DBRef('a', new BSON.ObjectId()),
  int: new BSON.Int32(1),
  long: BSON.Long.fromNumber(2 ** 40),
  timestamp: new BSON.Timestamp({ t: 1, i: 1 }),
  decimal: BSON.Decimal128.fromString('1.1'),
  least: new BSON.MinKey(),
  most: new BSON.MaxKey(),
};

/** As the driver sends many documents: a section of their own, here before the command. */
function withDocumentsFirst(command: BSON.Document, documents: BSON.Document[]): Buffer {
  const body = commandMessage(command);
  const list = Buffer.concat([Buffer.from('documents\0'), ...documents.map((document) => BSON.serialize(document))]);
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeInt32LE(4 + list.length, 1);
  const message = Buffer.concat([body.subarray(0, 20), head, list, body.subarray(20)]);
  message.writeInt32LE(message.length, 0);
  return message;
}

describe('which messages ask to be on disk', () => {
  for (const name of ['insert', 'update', 'delete', 'findAndModify', 'bulkWrite', 'aggregate']) {
    it(`${name} with j: true`, () => {
      assert.equal(
        asksForJournal(commandMessage({ [name]: 'things', ...EVERY_TYPE, writeConcern: J, $db: 'heku' })),
        true,
      );
    });
    it(`not ${name} with j: false, with w only, or with none`, () => {
      for (const more of [{ writeConcern: { w: 1, j: false } }, { writeConcern: { w: 1 } }, {}, { writeConcern: 1 }]) {
        assert.equal(asksForJournal(commandMessage({ [name]: 'things', ...EVERY_TYPE, ...more })), false);
      }
    });
  }

  it('no command that changes no document', () => {
    for (const name of ['find', 'ping', 'hello', 'createIndexes', 'fsync']) {
      assert.equal(asksForJournal(commandMessage({ [name]: 1, writeConcern: J })), false);
    }
  });

  it('numbers count as the server counts them', () => {
    assert.equal(asksForJournal(commandMessage({ insert: 'a', writeConcern: { j: 1 } })), true);
    assert.equal(asksForJournal(commandMessage({ insert: 'a', writeConcern: { j: 0 } })), false);
  });

  it('also where the documents stand before the command', () => {
    const documents = [{ writeConcern: J }, { a: 1 }];
    assert.equal(asksForJournal(withDocumentsFirst({ insert: 'a', writeConcern: J }, documents)), true);
    assert.equal(asksForJournal(withDocumentsFirst({ insert: 'a' }, documents)), false);
  });

  it('no message of another kind', () => {
    const old = commandMessage({ insert: 'a', writeConcern: J });
    old.writeInt32LE(2004, 12);
    assert.equal(asksForJournal(old), false);
    assert.equal(asksForJournal(Buffer.alloc(8)), false);
  });

  it('whatever the command holds, it agrees with a full reading', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.date({ noInvalidDate: true }),
      fc.constantFrom(...Object.values(EVERY_TYPE)),
    );
    const concern = fc.record({ w: fc.constantFrom(1, 'majority'), j: fc.boolean() }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), value), fc.option(concern), (rest, writeConcern) => {
        const message = commandMessage({ update: 'a', ...rest, ...(writeConcern ? { writeConcern } : {}) });
        assert.equal(asksForJournal(message), writeConcern?.j === true);
      }),
    );
  });

  it('a damaged message neither throws nor hangs', () => {
    const whole = commandMessage({ insert: 'a', ...EVERY_TYPE, writeConcern: J });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        assert.equal(typeof asksForJournal(damaged.subarray(0, length)), 'boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
