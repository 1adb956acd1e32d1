import assert from 'node:assert/strict';
import { DEMO_ENTERPRISES } from '../../../server/persistence/demo/demo-enterprises.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { PDF } from '../../support/files.ts';
import { readable, type Fields, type TestPerson } from '../../support/site.ts';

export const PROVIDER = DEMO_ORGANISATIONS.provider1;
export const ENTERPRISE = DEMO_ENTERPRISES[0]?.uscc ?? '';

export const FORM: Fields = {
  ...{ title: '织造车间数据采集', other: ENTERPRISE, industry: 'textile', subIndustry: '针织', mode: 'light-saas' },
  ...{ contractNumber: 'HT-9', signedOn: '2026-11-02', unit: 'wan', amount: '48.5', plannedEnd: '2027-03-31' },
  ...{ contactName: '方景行', contactPosition: '项目经理', contactPhone: '0573-82510001' },
  ...{ 'milestone-0': '设备联网', 'milestoneDay-0': '2027-01-15' },
};
/** Whom a side names where a step asks for it. */
const CONTACT: Fields = { contactName: '魏长风', contactPosition: '信息化主管', contactPhone: '13805730002' };
export const ITEMS = ['scope', 'price', 'schedule', 'acceptance', 'data', 'warranty', 'breach'];

export const formOf = (change: Fields = {}, items: readonly string[] = ITEMS) => {
  const body = new URLSearchParams({ ...FORM, ...change });
  for (const item of items) body.append('items', item);
  return body;
};

export const file = { field: 'files', name: '合同.pdf', bytes: PDF };

/** Registers a project; answers its number. */
export async function register(person: TestPerson, change: Fields = {}): Promise<string> {
  const answer = await person.upload('/projects/new', formOf(change), [file]);
  assert.equal(answer.status, 303, errorsOf(answer.text));
  return String(answer.headers['location']).split('/').at(-1) ?? '';
}

/** Takes a step as the page of the step offers it; with a paper where it asks for files. */
export async function take(person: TestPerson, path: string, fields: Fields = {}) {
  const { text } = await person.get(path).expect(200);
  const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
  const body = { version, ...(text.includes('name="contactName"') && CONTACT), ...fields };
  if (!text.includes('multipart/form-data')) return person.post(path, body, { from: path });
  return person.upload(path, body, [{ ...file, name: '材料.pdf' }], { from: path });
}

export async function done(...args: Parameters<typeof take>): Promise<void> {
  const answer = await take(...args);
  assert.equal(answer.status, 303, errorsOf(answer.text));
}

/** What an answer complains of. */
function errorsOf(html: string): string {
  const text = readable(html);
  return /<section class="error-summary"[\s\S]*?<\/section>/.exec(text)?.[0] ?? text.slice(0, 3000);
}
