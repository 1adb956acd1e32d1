import assert from 'node:assert/strict';
import { readable, type Fields, type TestPerson, type TestSite } from '../../support/site.ts';

/** The id of one of the demonstration cases: see demo-listing-cases.ts and demo-listing-running.ts, in their order from 1. */
const demoCase = (serial: number): string => (0xd1_0000_0000 + serial).toString(16).padStart(24, '0');
export const caseOf = (id: string): string => `/negative-list/cases/${id}`;
export const step = (id: string, event: string): string => `${caseOf(id)}/steps/${event}`;
export const entryOf = (number: string): string => `/negative-list/${encodeURIComponent(number)}`;

/** Of provider4, in force until 2028-08-09. */
export const LISTED = demoCase(1);
/** Repair is asked for; `city` investigated it. */
export const REPAIR = demoCase(3);
export const CLUE = demoCase(10);
/** `city` investigates, there is evidence. */
export const INVESTIGATING = demoCase(12);
export const OVERDUE = demoCase(13);
/** Provider5 was told by `city`; its term runs until 2026-11-27. */
export const TOLD = demoCase(14);
/** Told by `city`, silent, its term is over. */
export const SILENT = demoCase(15);
/** Told by `city2`, answered. */
export const ANSWERED = demoCase(16);
/** `city` investigated; of city2 and city3 the latter has voted in favour. */
export const VOTING = demoCase(17);
/** `city` investigated; city2 and city3 are for it. */
export const CARRIED = demoCase(18);
/** `city2` investigated; city and city3 are against it. */
export const NOT_CARRIED = demoCase(19);

export async function stored(site: TestSite, id: string) {
  const found = await site.container.listingCases.findById(id);
  assert.ok(found !== null, id);
  return found;
}

/** What a step's page shows and will be asked for again. */
export async function shownOn(person: TestPerson, path: string) {
  const { text } = await person.get(path).expect(200);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  return { version: hidden('version'), digest: hidden('digest'), text: readable(text) };
}

/** The form of a step as a browser would send it; a list stands for several boxes of one name. */
export function form(fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const sent = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) sent.append(name, one);
  return sent;
}

/** Takes a step as a person does who has read its page. */
export async function take(
  person: TestPerson,
  id: string,
  event: string,
  fields: Readonly<Record<string, string | readonly string[]>> = { reason: '已核实。' },
) {
  const { version, digest } = await shownOn(person, step(id, event));
  return person.post(step(id, event), form({ version, digest, ...fields }));
}

/** Takes it, and is content with nothing less than success. */
export async function done(...args: Parameters<typeof take>): Promise<void> {
  const answer = await take(...args);
  assert.equal(answer.status, 303, readable(answer.text).slice(0, 3000));
}

export async function accountId(site: TestSite, username: string): Promise<string> {
  return (await site.container.accounts.findByUsername(username))?.id ?? '';
}

export const PROPOSED = { ground: 'N03', facts: '把整个项目转给他人实施。', months: '6' };
export const VOTE_FOR: Fields = { inFavour: 'yes', reason: '同意' };
