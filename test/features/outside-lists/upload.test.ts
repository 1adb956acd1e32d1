import assert from 'node:assert/strict';
import { MOST_OUTSIDE_BYTES } from '../../../server/domain/registry/outside-import.ts';
import { createTestSite, readable, type TestPerson, type TestSite } from '../../support/site.ts';
import { csv, GOOD, importAt, line, NEW, prepared, SOURCE, upload } from './support.ts';

describe('the upload of an outside list', () => {
  let site: TestSite;
  let city: TestPerson;
  before(async () => {
    site = await createTestSite();
    city = await site.signIn('city');
  });
  after(() => site.close());

  it('refuses forms and files that are not right, and keeps what was typed', async () => {
    const wrong = async (bytes: Buffer, name: string, words: RegExp, fields: Record<string, string> = SOURCE) => {
      const answer = await upload(city, bytes, name, fields);
      assert.equal(answer.status, 422, name);
      const html = readable(answer.text);
      assert.match(html, words);
      assert.ok(html.includes(fields['source'] ?? ''));
    };
    const good = csv(line('嘉兴甲公司', GOOD, '甲1号'));
    await wrong(good, 'a.csv', /请填写名单的来源/, { ...SOURCE, source: ' ' });
    await wrong(good, 'a.csv', /最多 100 个字/, { ...SOURCE, source: '甲'.repeat(101) });
    await wrong(good, 'a.csv', /不能晚于今天/, { ...SOURCE, sourceDate: '2026-11-25' });
    await wrong(good, 'a.csv', /请填写名单的日期/, { ...SOURCE, sourceDate: '昨天' });
    await wrong(good, 'a.pdf', /不是 CSV 或 XLSX/);
    await wrong(good, 'a.xlsx', /不是 CSV 或 XLSX/);
    await wrong(Buffer.from('%PDF-1.7\n%%EOF'), 'a.csv', /不是 CSV 或 XLSX/);
    await wrong(Buffer.from([0x41, 0, 0x42]), 'a.csv', /编码/);
    await wrong(Buffer.from(' \n'), 'a.csv', /没有内容/);
    await wrong(Buffer.alloc(0), 'a.csv', /空文件/);
    await wrong(Buffer.alloc(MOST_OUTSIDE_BYTES + 1, 'a'), 'a.csv', /超过 10 MB/);
    await wrong(Buffer.from('a\n'.repeat(20_100)), 'a.csv', /超过 20000 行/);
    const none = await city.upload(NEW, SOURCE, []);
    assert.match(readable(none.text), /请选择名单文件/);
    const two = await city.upload(NEW, SOURCE, [
      { name: 'a.csv', bytes: good },
      { name: 'b.csv', bytes: good },
    ]);
    assert.match(readable(two.text), /只能上传一个文件/);
    assert.equal((await city.upload(NEW, SOURCE, [{ name: 'a.csv', bytes: good }], { token: false })).status, 403);
    assert.equal(
      await site.database.connection.collection('outside_imports').countDocuments({ source: SOURCE.source }),
      0,
    );
  });

  it('is in the journal, and the office is told of firms of the register', async () => {
    const account = (await site.container.accounts.findByUsername('provider1'))!;
    const at = await prepared(city, csv(line(account.organisationName ?? '', account.organisationUscc ?? '', '甲1号')));
    await importAt(city, at);
    await site.container.following.catchUp();
    await site.container.messages.follower.soon();
    await site.container.messages.follower.settled();
    const kinds = await site.database.connection.collection('journal').find({ kind: 'outside_imports' }).toArray();
    assert.ok(kinds.filter(({ event }) => event === 'import').length >= 2);
    const city2 = await site.signIn('city2');
    assert.match(readable((await city2.get('/inbox')).text), /外部名单涉及本市 1 家企业：信用中国 严重失信主体名单/);
    assert.ok(readable((await city.get(at)).text).includes(account.organisationName ?? '-'));
  });
});
