import assert from 'node:assert/strict';
import type { Response } from 'supertest';
import { readable, type Fields, type TestPerson } from '../../support/site.ts';

export const BASE = '/negative-list/outside';
export const NEW = `${BASE}/imports/new`;
export const HEAD = '企业名称,统一社会信用代码,法定代表人,列入事由,列入机关,决定文号,列入日期,移出日期';
/** Codes of nobody in the register. */
export const GOOD = '91330400MA20000270';
export const OTHER = '91110000600037341L';

export const csv = (...rows: string[]) => Buffer.from([HEAD, ...rows].join('\r\n'));
export const line = (name: string, uscc: string, number: string, more = '2026-03-01,', person = '') =>
  `${name},${uscc},${person},事由,机关,${number},${more}`;

export const SOURCE = { source: '信用中国 严重失信主体名单', sourceDate: '2026-11-01' };

/** The hidden fields of a page's forms: what a browser would send along. */
export function hiddenOf(html: string): Record<string, string> {
  const found = html.matchAll(/<input type="hidden" name="(version|digest|sheet|headRow)" value="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
}

/** The columns as the page has chosen them. */
export function chosenOf(html: string): Record<string, string> {
  const selects = html.matchAll(/<select id="(\w+)" name="\1"[^>]*>(.*?)<\/select>/gs);
  return Object.fromEntries(
    [...selects].map(([, name = '', options = '']) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '']),
  );
}

export async function upload(person: TestPerson, bytes: Buffer, name = '名单.csv', fields: Fields = SOURCE) {
  return person.upload(NEW, fields, [{ name, bytes }]);
}

/** Uploads a file and keeps the columns as they were guessed; answers the address of the import. */
export async function prepared(person: TestPerson, bytes: Buffer, name?: string, fields?: Fields): Promise<string> {
  const sent = await upload(person, bytes, name, fields);
  assert.equal(sent.status, 303, readable(sent.text).slice(0, 2000));
  const columns = String(sent.headers['location']);
  const { text } = await person.get(columns).expect(200);
  const saved = await person.post(columns, { ...hiddenOf(text), ...chosenOf(text) });
  assert.equal(saved.status, 303);
  const at = columns.replace(/\/columns$/, '');
  assert.equal(saved.headers['location'], `${at}/trial`);
  return at;
}

/** Presses the button below the dry run. */
export async function importAt(person: TestPerson, at: string, change: Fields = {}): Promise<Response> {
  const { text } = await person.get(`${at}/trial`).expect(200);
  return person.post(`${at}/steps/import`, { ...hiddenOf(text), ...change }, { from: `${at}/trial` });
}

export async function withdrawAt(person: TestPerson, at: string, reason: string): Promise<Response> {
  const { text } = await person.get(`${at}/steps/withdraw`);
  return person.post(`${at}/steps/withdraw`, { ...hiddenOf(text), reason }, { from: NEW });
}

/** What the dry run counts: new, changed, known, refused. */
export async function countsAt(person: TestPerson, at: string): Promise<number[]> {
  const html = readable((await person.get(`${at}/trial`).expect(200)).text);
  return ['将新增', '将更新', '已有', '不导入'].map((term) =>
    Number(new RegExp(`<dt>${term}</dt><dd>([\\d,]+) 条`).exec(html)?.[1]?.replace(',', '') ?? NaN),
  );
}
