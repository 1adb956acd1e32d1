import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import type { Readable } from 'node:stream';
import { judgeBytes } from '../../server/persistence/file-bytes.ts';
import { openFiles, type Files } from '../../server/persistence/files.repository.ts';
import type { Database } from '../../server/persistence/database.ts';
import { openTestDatabase } from '../support/database.ts';
import {
  cfbOf,
  DOCM,
  DOCX,
  EXE,
  HTML,
  JPEG,
  OFD,
  PDF,
  pdfOf,
  PNG,
  PPTX,
  WEBP,
  XLSX,
  ZIP,
  zipOf,
} from '../support/files.ts';

const { ObjectId } = mongoose.Types;
let folder: string;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heku-files-test-'));
});
after(() => rm(folder, { recursive: true }));

let written = 0;
async function lying(bytes: Buffer): Promise<string> {
  const at = path.join(folder, String(++written));
  await writeFile(at, bytes);
  return at;
}

describe('a file is what its bytes are', () => {
  const unknown = { unfit: 'unknown' };
  for (const [name, bytes, expected] of [
    ['PDF', PDF, { kinds: ['pdf'] }],
    ['OFD', OFD, { kinds: ['ofd'] }],
    [
      'OFD with a comment behind it',
      Buffer.concat([OFD.subarray(0, -2), Buffer.from([3, 0]), Buffer.from('abc')]),
      { kinds: ['ofd'] },
    ],
    ['PNG', PNG, { kinds: ['png'] }],
    ['JPEG', JPEG, { kinds: ['jpeg'] }],
    ['WebP', WEBP, { kinds: ['webp'] }],
    ['docx', DOCX, { kinds: ['docx'] }],
    ['xlsx', XLSX, { kinds: ['xlsx'] }],
    ['pptx', PPTX, { kinds: ['pptx'] }],
    ['doc', cfbOf('Root Entry', 'WordDocument'), { kinds: ['doc'] }],
    ['xls', cfbOf('Root Entry', 'Workbook'), { kinds: ['xls'] }],
    ['an older xls', cfbOf('Root Entry', 'Book'), { kinds: ['xls'] }],
    ['ppt', cfbOf('Root Entry', 'PowerPoint Document'), { kinds: ['ppt'] }],
    ['a doc that holds a table', cfbOf('WordDocument', 'Workbook'), { kinds: ['doc', 'xls'] }],
    ['an encrypted docx', cfbOf('EncryptionInfo', 'EncryptedPackage'), { unfit: 'encrypted' }],
    ['another old container', cfbOf('__properties'), unknown],
    ['a document with macros', DOCM, unknown],
    ['a zip', ZIP, unknown],
    ['a zip with OFD.xml in a folder', zipOf({ 'a/OFD.xml': 'x' }), unknown],
    ['half an OFD', OFD.subarray(0, 60), unknown],
    ['a program', EXE, unknown],
    ['a page', HTML, unknown],
    ['text', Buffer.from('承诺书'), unknown],
    ['a picture that can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), unknown],
    ['one byte', Buffer.from('%'), unknown],
  ] as const) {
    it(`${name}`, async () => assert.deepEqual(await judgeBytes(await lying(bytes)), expected));
  }
});

describe('the bytes of files', () => {
  let database: Database;
  let files: Files;
  beforeEach(async () => {
    database = await openTestDatabase();
    files = await openFiles(database.connection);
  });
  afterEach(() => database.close());

  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const keep = async (bytes: Buffer) => files.keep(await lying(bytes), { sha256: digest(bytes), size: bytes.length });
  const count = (name: string) => database.connection.collection(name).countDocuments();
  const read = async (stream: Readable) => Buffer.concat(await stream.toArray());

  it('come back as they were, over several chunks', async () => {
    const bytes = pdfOf(700_000, 'several');
    await keep(bytes);
    assert.equal(digest(await read(await files.open(digest(bytes)))), digest(bytes));
    assert.equal(await count('fs.chunks'), 3);
  });

  it('are kept once, however often the same come', async () => {
    await keep(PDF);
    await keep(PDF);
    await keep(PNG);
    assert.deepEqual([await count('fs.files'), await count('file_contents')], [2, 2]);
  });

  it('are kept once though they come ten times at once', async () => {
    const bytes = pdfOf(300_000, 'race');
    await Promise.all(Array.from({ length: 10 }, () => keep(bytes)));
    assert.deepEqual([await count('fs.files'), await count('file_contents'), await count('fs.chunks')], [1, 1, 2]);
    assert.equal(digest(await read(await files.open(digest(bytes)))), digest(bytes));
  });

  it('that a killed upload left are swept after a while, and nothing else is', async () => {
    const bytes = pdfOf(300_000, 'kept');
    await keep(bytes);
    const day = 24 * 60 * 60 * 1000;
    const left = async (age: number, whole: boolean) => {
      const id = ObjectId.createFromTime((Date.now() - age) / 1000);
      const part = { files_id: id, n: 0, data: Buffer.from('left') };
      await database.connection.collection('fs.chunks').insertOne(part as never);
      if (whole) await database.connection.collection('fs.files').insertOne({ _id: id, length: 4 } as never);
    };
    await left(2 * day, false);
    await left(3 * day, true);
    await left(day / 24, false);
    assert.equal(await files.sweep(new Date(Date.now() - day)), 2);
    assert.deepEqual([await count('fs.files'), await count('fs.chunks')], [1, 3]);
    assert.equal(digest(await read(await files.open(digest(bytes)))), digest(bytes));
    assert.equal(await files.sweep(new Date(Date.now() - day)), 0);
  });

  it('that are not there are not found', async () => {
    await assert.rejects(files.open('0'.repeat(64)), { code: 'unknown-file' });
  });
});
