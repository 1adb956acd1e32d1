import assert from 'node:assert/strict';
import type { AwardCase } from '../../../server/domain/awards/award-case.ts';
import { DEMO_ORGANISATIONS } from '../../../server/persistence/demo/demo-providers.ts';
import { movableClock } from '../../support/movable-clock.ts';
import { createTestSite, type Fields, type TestPerson, type TestSite } from '../../support/site.ts';

export const ROUNDS = '/awards/rounds';
export const BUDGET = { budgetLine: '2026 年市级专项资金', budget: '2,000' };
export const ACCOUNT = {
  number: '1204 0000 0920 1234567',
  again: '12040000-0920-1234567',
  bank: '演示银行嘉兴分行',
  cnaps: '102335000018',
};

/** A site whose clock the test sets, and what its awards are asked for. */
export async function awardSite() {
  const clock = movableClock();
  const site = await createTestSite({ clock });
  const { compute, awardCases } = site.container.awardRounds;
  // As if no round had been before.
  for (const name of ['award_rounds', 'award_cases', 'award_results'])
    await site.database.connection.collection(name).deleteMany({});
  return {
    ...{ site, clock },
    /** Opens a round as the city office, and waits until it is computed. Answers its number. */
    async open(city: TestPerson, fields: Fields = {}): Promise<string> {
      const form = new URLSearchParams({ asOf: '2026-11-24', ...BUDGET, ...fields });
      for (const clause of ['3.1.4.1', '3.1.4.2']) if (fields['clauses'] === undefined) form.append('clauses', clause);
      const answer = await city.post(`${ROUNDS}/new`, form);
      assert.equal(answer.status, 303);
      const number = String(answer.headers['location']).split('/').at(-1) ?? '';
      await compute.run(number);
      return number;
    },
    /** Tells the firms, and waits until all are told. */
    async tell(city: TestPerson, number: string): Promise<void> {
      assert.equal((await step(city, `${ROUNDS}/${number}/steps/tell`, { reason: '追加预算' })).status, 303);
      await compute.run(number);
    },
    ofFirm: (name: keyof typeof DEMO_ORGANISATIONS) => awardCases.ofFirm(DEMO_ORGANISATIONS[name]),
    async stored(id: string): Promise<AwardCase> {
      const found = await awardCases.findById(id);
      assert.ok(found);
      return found;
    },
  };
}

export type AwardSite = Awaited<ReturnType<typeof awardSite>>;

const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** Takes a step as a person does who has just opened its page. */
export async function step(person: TestPerson, path: string, fields: Fields = {}) {
  const { text } = await person.get(path).expect(200);
  const shown = { version: hidden(text, 'version'), digest: hidden(text, 'digest'), shown: hidden(text, 'shown') };
  return person.post(path, { ...shown, ...fields });
}

/** The form of a page on which awards are ticked: all of these. */
export function ticked(cases: readonly Pick<AwardCase, 'id' | 'version'>[], more: Fields = {}): URLSearchParams {
  const form = new URLSearchParams(more);
  for (const { id, version } of cases) form.append('chosen', `${id}:${version}`);
  return form;
}

/** All persons who have to do with awards, signed in. */
export async function everybody(site: TestSite) {
  const names = [
    'city',
    'city2',
    'market',
    'finance',
    'finance2',
    'nanhu',
    'haining',
    'auditor',
    'admin',
    'provider1',
    'provider2',
    'enterprise1',
  ] as const;
  const people = {} as Record<(typeof names)[number], TestPerson>;
  for (const name of names) people[name] = await site.signIn(name);
  return people;
}
