import assert from 'node:assert/strict';
import { AWARD_CASE_STATES, type AwardCaseState } from '../../../server/domain/registry/award-case-words.ts';
import type { TestPerson } from '../../support/site.ts';
import { awardSite, everybody, type AwardSite } from './support.ts';

const STATES = Object.keys(AWARD_CASE_STATES) as AwardCaseState[];

/**
 * Written from the issue: of each state the steps that lead on from it one award at a time, and who may open their pages.
 * The department whose turn it is here is the economy office; the facts have not moved, so nothing is recomputed.
 */
const STEPS = `
told            confirm:provider1 dispute:provider1 withdraw:city recompute:409
disputed        uphold-dispute:city decline-dispute:city
in-approval     approve:city approve:market=409 approve:finance=409 return:city return:market=409 return:finance=409 withdraw:city recompute:409
returned        tell-again:city withdraw:city recompute:409
approved        withdraw:city recompute:409
in-notice       object:city decline-objection:409
objected        object:city dismiss-objection:city uphold-objection:city decline-objection:409
ready           recompute:409
in-batch
bounced         correct-account:provider1
paid
recomputed
withdrawn`
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/));

/** Whoever reads the award; and who does not, with the answer. */
const READERS = ['city', 'market', 'finance', 'nanhu', 'auditor', 'admin', 'provider1'] as const;
const OTHERS = { haining: 404, provider2: 404, enterprise1: 404, visitor: 303 } as const;

/** What each reader is answered where the step stands so: `event:who`, `event:who=status`, or `event:status` for who may take it. */
function expectedOf(rows: readonly string[]): Map<string, Map<string, number>> {
  const all = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const [event = '', rest = ''] = row.split(':');
    const own = all.get(event) ?? new Map<string, number>();
    all.set(event, own);
    if (/^\d+$/.test(rest)) own.set('city', Number(rest));
    else own.set(rest.split('=')[0] ?? '', Number(rest.split('=')[1] ?? 200));
  }
  return all;
}

describe('the steps of an award, by state and role', () => {
  let all: AwardSite;
  let people: Readonly<Record<string, TestPerson>>;
  let id: string;
  const person = (name: string) => {
    const found = people[name];
    assert.ok(found, name);
    return found;
  };
  before(async () => {
    all = await awardSite();
    people = { ...(await everybody(all.site)), visitor: all.site.visitor() };
    await all.tell(person('city'), await all.open(person('city')));
    const growth = (await all.ofFirm('provider1')).find(({ departments: [first] }) => first === 'city');
    assert.ok(growth);
    ({ id } = growth);
  });
  after(() => all.site.close());

  it('are written for each state', () => {
    assert.deepEqual(
      STEPS.map(([state]) => state),
      STATES,
    );
  });

  for (const [state = '', ...rows] of STEPS) {
    it(`${state}: who opens which step`, async () => {
      const { uscc, matter } = await all.stored(id);
      const cases = all.site.database.connection.collection('award_cases');
      await cases.updateOne({ uscc, matter }, { $set: { state } });
      const answered: string[] = [];
      const expected: string[] = [];
      const ask = async (name: string, event: string, status: number) => {
        const answer = await person(name).get(`/awards/${id}/steps/${event}`);
        answered.push(`${event} by ${name}: ${answer.status}`);
        expected.push(`${event} by ${name}: ${status}`);
      };
      const steps = expectedOf(rows);
      for (const name of READERS) {
        for (const [event, who] of steps) await ask(name, event, who.get(name) ?? 403);
        // A step of another state: told so, whoever asks. What is done with many at once has no page of its own.
        await ask(name, steps.has('confirm') ? 'correct-account' : 'confirm', 409);
        await ask(name, 'pay', 404);
      }
      for (const [name, status] of Object.entries(OTHERS)) await ask(name, [...steps.keys()][0] ?? 'confirm', status);
      assert.deepEqual(answered, expected);
    });
  }
});
