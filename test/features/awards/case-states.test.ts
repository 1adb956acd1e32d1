import assert from 'node:assert/strict';
import { AWARD_CASE_STATES } from '../../../server/domain/registry/award-case-words.ts';
import type { TestPerson } from '../../support/site.ts';
import { openSteps, stepTable } from '../../support/step-table.ts';
import { awardSite, everybody, type AwardSite } from './support.ts';

/**
 * Written from the issue: of each state the steps that lead on from it one award at a time, and who may open their pages.
 * The department whose turn it is here is the economy office; the facts have not moved, so nothing is recomputed.
 */
const STATES = stepTable(`
  told            confirm:provider1 dispute:provider1 withdraw:city recompute:city=409
  disputed        uphold-dispute:city decline-dispute:city
  in-approval     approve:city approve:market=409 approve:finance=409 return:city return:market=409 return:finance=409 withdraw:city recompute:city=409
  returned        tell-again:city withdraw:city recompute:city=409
  approved        withdraw:city recompute:city=409
  in-notice       object:city decline-objection:city=409
  objected        object:city dismiss-objection:city uphold-objection:city decline-objection:city=409
  ready           recompute:city=409
  in-batch
  bounced         correct-account:provider1
  paid
  recomputed
  withdrawn`);

describe('the steps of an award, by state and role', () => {
  let all: AwardSite;
  let people: Readonly<Record<string, TestPerson>>;
  let id: string;
  before(async () => {
    all = await awardSite();
    const everyone = await everybody(all.site);
    people = { ...everyone, visitor: all.site.visitor() };
    await all.tell(everyone.city, await all.open(everyone.city));
    const growth = (await all.ofFirm('provider1')).find(({ departments: [first] }) => first === 'city');
    assert.ok(growth);
    ({ id } = growth);
  });
  after(() => all.site.close());

  it('are written for each state', () => {
    assert.deepEqual(
      STATES.map(({ state }) => state),
      Object.keys(AWARD_CASE_STATES),
    );
  });

  for (const one of STATES) {
    it(`${one.state}: who opens which step`, async () => {
      const { uscc, matter } = await all.stored(id);
      const cases = all.site.database.connection.collection('award_cases');
      await cases.updateOne({ uscc, matter }, { $set: { state: one.state } });
      await openSteps(one, {
        ...{ people, pathOf: (step) => `/awards/${id}/steps/${step}` },
        readers: ['city', 'market', 'finance', 'nanhu', 'auditor', 'admin', 'provider1'],
        others: { haining: 404, provider2: 404, enterprise1: 404, visitor: 303 },
        // What is done with many at once has no page of its own.
        strange: { confirm: 409, 'correct-account': 409, pay: 404, begin: 404 },
      });
    });
  }
});
