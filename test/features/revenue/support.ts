import { PDF } from '../../support/files.ts';
import { readable, type Fields, type TestPerson } from '../../support/site.ts';

/** The id of one of the demonstration figures: see demo-revenue.ts, in their order from 1. */
export const demoId = (serial: number): string => (0xe5_0000_0000 + serial).toString(16).padStart(24, '0');

export const LIST = '/records/revenue';
export const newOf = (subject: string) => `${LIST}/new?subject=${subject}`;
export const statement = (id: string) => `${LIST}/${id}`;
export const edit = (id: string) => `${statement(id)}/edit`;
export const step = (id: string, event: string) => `${statement(id)}/steps/${event}`;

/** A restatement that waits in 南湖区, its tax return 2.4 % below; a declaration that waits in 海宁市; verified; questioned; returned. */
export const RESTATED = demoId(4);
export const DECLARED = demoId(5);
export const VERIFIED = demoId(1);
export const QUESTIONED = demoId(7);
export const RETURNED = demoId(8);

const hiddenIn = (html: string) =>
  [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']) => [name, readable(value)] as const,
  );

/** What the form of a declaration holds beside what is typed. */
async function formOf(person: TestPerson, page: string, fields: Fields): Promise<Record<string, string>> {
  const { text } = await person.get(page).expect(200);
  return { ...Object.fromEntries(hiddenIn(text).filter(([name]) => name !== '_csrf')), ...fields };
}

const addressOf = (page: string) => page.split('?')[0] ?? page;

/** The first step of a declaration: figures and a file, as a browser sends them. */
export async function typed(person: TestPerson, page: string, fields: Fields, files: readonly string[] = ['audit']) {
  const form = await formOf(person, page, fields);
  const sent = files.map((source) => ({ field: `file-${source}`, name: `${source}.pdf`, bytes: PDF }));
  return person.upload(addressOf(page), form, sent, { from: page });
}

/** Both steps: typed, looked at once more, submitted. Answers what the second step said, and the id. */
export async function declare(person: TestPerson, page: string, fields: Fields, files?: readonly string[]) {
  const check = await typed(person, page, fields, files);
  if (check.status !== 200) throw new Error(`the first step answered ${check.status}: ${readable(check.text)}`);
  const answer = await submit(person, page, check.text);
  return {
    answer,
    check: readable(check.text),
    id: /([0-9a-f]{24})$/.exec(String(answer.headers['location']))?.[1] ?? '',
  };
}

/** The second step alone, on the page that the first one answered. */
export function submit(person: TestPerson, page: string, html: string, stage = 'submit') {
  const body = new URLSearchParams(hiddenIn(html).filter(([name]) => name !== '_csrf') as [string, string][]);
  body.set('stage', stage);
  return person.post(addressOf(page), body, { from: page });
}

/** Takes a step as a person does who has read its page. */
export async function take(person: TestPerson, id: string, event: string, fields: Fields) {
  return person.post(step(id, event), await formOf(person, step(id, event), fields));
}
