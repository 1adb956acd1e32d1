import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createLogger } from '../server/logger.ts';
import { openMailing } from '../server/mailing.ts';
import type { Database } from '../server/persistence/database.ts';
import { openTestDatabase } from './support/database.ts';

const TOKEN = 'x'.repeat(43);
const LINK = `http://heku.example/password/reset/${TOKEN}`;

describe('the mail sender', () => {
  let database: Database;
  let server: SMTPServer;
  let received: string[];
  let refuse: boolean;
  let now: Date;
  beforeEach(async () => {
    database = await openTestDatabase();
    received = [];
    refuse = false;
    now = new Date('2026-11-24T02:00:00.000Z');
    server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (part: Buffer) => (text += part.toString()));
        stream.on('end', () => {
          if (!refuse) received.push(text);
          done(refuse ? Object.assign(new Error('busy s3cret'), { responseCode: 451 }) : null);
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
  });
  afterEach(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await database.close();
  });

  const mailing = (mails = true) => {
    const { port } = server.server.address() as AddressInfo;
    const mail = { smtpUrl: `smtp://127.0.0.1:${port}`, from: '禾库 <heku@heku.example>' };
    const config = mails ? { mail } : {};
    const { connection } = database;
    return openMailing({ connection, config, demo: true, now: () => now, logger: createLogger('silent') });
  };
  const letter = () => ({
    to: 'a@firm.example',
    subject: '重设密码',
    text: `您好：\n\n${LINK}\n\n完`,
    at: now,
    hours: 1,
  });
  const stored = async () => JSON.stringify(await database.connection.collection('mails').find().toArray());
  const pass = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));

  it('sends once, though two processes do it, and forgets the link', async () => {
    const both = await Promise.all([mailing(), mailing()]);
    for (let i = 0; i < 5; i++) await both[0].outTray.put(letter());
    await Promise.all(both.map(({ sender }) => sender.run()));
    await both[0].sender.stop();
    await both[1].sender.run();
    assert.equal(received.length, 5);
    assert.match(received[0] ?? '', /Subject: =\?UTF-8\?/);
    const body = Buffer.from(received[0]?.split('\r\n\r\n')[1] ?? '', 'base64').toString();
    const text = body.includes('您好')
      ? body
      : decodeURIComponent((received[0] ?? '').replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, '%$1'));
    assert.ok(text.includes(LINK) && text.includes('演示数据'), received[0]);
    assert.ok(!(await stored()).includes(TOKEN));
    const [mail] = (await both[0].outTray.list(1, 1)).mails;
    assert.deepEqual([mail?.state, mail?.sendable], ['sent', false]);
    assert.match(mail?.text ?? '', /（链接已寄出，不再保存）/);
  });

  it('tries again after a while, tells why, gives up in the end, and sends on order', async () => {
    const { outTray, sender } = await mailing();
    refuse = true;
    await outTray.put({ to: 'a@firm.example', subject: '告知', text: '您好', at: now });
    const find = async () => (await outTray.list(1, 1)).mails[0]!;
    await sender.run();
    await sender.run();
    assert.deepEqual([(await find()).state, (await find()).attempts], ['waiting', 1]);
    assert.match((await find()).lastError, /busy/);
    for (let i = 0; i < 10; i++) {
      pass(24 * 60);
      await sender.run();
    }
    assert.deepEqual([(await find()).state, (await find()).attempts, (await find()).sendable], ['failed', 8, true]);
    refuse = false;
    await outTray.sendAgain((await find()).id);
    await sender.run();
    assert.equal((await find()).state, 'sent');
    await assert.rejects(outTray.sendAgain((await find()).id), /已经寄出/);
  });

  it('does not send a letter whose link is over', async () => {
    const { outTray, sender } = await mailing();
    refuse = true;
    await outTray.put(letter());
    await sender.run();
    refuse = false;
    pass(61);
    await sender.run();
    const [mail] = (await outTray.list(1, 1)).mails;
    assert.deepEqual([mail?.state, mail?.sendable, received.length], ['failed', false, 0]);
    assert.ok(!(await stored()).includes(TOKEN));
  });

  it('only keeps letters without a mail server, and the link no longer than it works', async () => {
    const { outTray, sender } = await mailing(false);
    await outTray.put(letter(), { ...letter(), key: 'k' }, { ...letter(), key: 'k' });
    await sender.run();
    assert.deepEqual([(await outTray.list(1, 9)).total, received.length], [2, 0]);
    assert.ok((await outTray.list(1, 1)).mails[0]?.text.includes(LINK));
    pass(61);
    assert.ok(!(await outTray.list(1, 1)).mails[0]?.text.includes(LINK));
    await sender.run();
    assert.ok(!(await stored()).includes(TOKEN));
    await outTray.put(letter());
    await outTray.forget(TOKEN);
    assert.ok(!(await stored()).includes(TOKEN));
  });
});
