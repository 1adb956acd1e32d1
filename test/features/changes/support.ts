import { readable, type Fields, type TestPerson } from '../../support/site.ts';

/** The id of one of the demonstration requests: see demo-changes.ts, in their order from 1. */
const demoId = (serial: number): string => (0xcf_0000_0000 + serial).toString(16).padStart(24, '0');

/** Submitted in 南湖区, in time; submitted too late; returned to its firm. */
export const IN_TIME = demoId(3);
export const LATE = demoId(4);
export const RETURNED = demoId(5);
export const APPROVED = demoId(2);

export const NEW = '/records/changes/new';
export const change = (id: string) => `/records/changes/${id}`;
export const step = (id: string, event: string) => `${change(id)}/steps/${event}`;

const valueIn = (text: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(text)?.[1] ??
  new RegExp(`id="${name}"[^>]*? value="([^"]*)"`).exec(text)?.[1] ??
  '';

/** The form of a request as it stands, changed where told so, as a browser would send it. */
export async function changeForm(person: TestPerson, path: string, fields: Fields): Promise<Record<string, string>> {
  const { text } = await person.get(path).expect(200);
  const names = ['version', 'uscc', 'name', 'legalRepresentative', 'regionOutside', 'address', 'establishedOn'];
  const kept = Object.fromEntries(names.map((name) => [name, readable(valueIn(text, name))]));
  const region = /<option value="(\w+)" selected>/.exec(text)?.[1] ?? '';
  return { ...kept, region, software: 'keep', occurredOn: '2026-11-02', grounds: '登记机关已核准。', ...fields };
}

/** Asks for a change as a person does who has just opened the form; answers the id of the request. */
export async function ask(person: TestPerson, fields: Fields, path = NEW) {
  const answer = await person.post(path, await changeForm(person, path, fields));
  return { answer, id: /\/records\/changes\/([0-9a-f]{24})$/.exec(String(answer.headers['location']))?.[1] ?? '' };
}

export async function shownStep(person: TestPerson, id: string, event: string) {
  const { text } = await person.get(step(id, event)).expect(200);
  return { version: valueIn(text, 'version'), digest: valueIn(text, 'digest'), text: readable(text) };
}

/** Takes a step as a person does who has read its page. */
export async function take(person: TestPerson, id: string, event: string, fields: Fields = { reason: '已核实。' }) {
  const { version, digest } = await shownStep(person, id, event);
  return person.post(step(id, event), { version, digest, ...fields });
}
