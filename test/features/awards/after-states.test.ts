import assert from 'node:assert/strict';
import { ADJUSTMENT_STATES } from '../../../server/domain/registry/adjustment-words.ts';
import { JUDGEMENT_STATES } from '../../../server/domain/registry/judgement-words.ts';
import { createTestSite, type TestPerson, type TestSite } from '../../support/site.ts';
import { openSteps, stepTable } from '../../support/step-table.ts';

/** Written from the issue, for a paid award of which less is due; city2 told the firm, whose term of defence has run out. */
const ADJUSTMENTS = stepTable(`
  open          tell:city supplement:city=409 drop:city
  told          demand:city defend:provider1 drop:city record-defence:city
  demanded      receive:finance
  recovered
  supplemented
  dropped
  superseded`);

/** The same of a claim of a firm from elsewhere: the economy office proposes, the treasury decides. By now no claim is held any more. */
const JUDGEMENTS = stepTable(`
  proposed             decide:finance=409 decline:finance
  in-force             propose-withdrawal:city
  declined
  withdrawal-proposed  withdraw:finance keep:finance
  withdrawn`);

const OFFICES = ['city', 'market', 'finance', 'auditor', 'admin'] as const;
const OTHERS = { nanhu: 404, haining: 404, expert1: 404, provider2: 404, enterprise1: 404, visitor: 303 } as const;

describe('what follows an award, and what persons decide of one: the steps by state and role', () => {
  let site: TestSite;
  let people: Readonly<Record<string, TestPerson>>;
  before(async () => {
    site = await createTestSite();
    people = { visitor: site.visitor() };
    for (const name of [...OFFICES, 'nanhu', 'haining', 'expert1', 'provider1', 'provider2', 'enterprise1'])
      people = { ...people, [name]: await site.signIn(name) };
  });
  after(() => site.close());

  const collection = (name: string) => site.database.connection.collection(name);
  /** The one of the demonstration, put into a state; its firm is now that of provider1. */
  async function put(name: string, change: object): Promise<string> {
    const found = await collection(name).findOneAndUpdate({}, { $set: change });
    assert.ok(found);
    await collection('accounts').updateOne({ username: 'provider1' }, { $set: { organisationUscc: found['uscc'] } });
    return String(found._id);
  }

  it('are written for each state', () => {
    assert.deepEqual(
      [ADJUSTMENTS, JUDGEMENTS].map((states) => states.map(({ state }) => state)),
      [Object.keys(ADJUSTMENT_STATES), Object.keys(JUDGEMENT_STATES)],
    );
  });

  for (const one of ADJUSTMENTS) {
    const { state } = one;
    it(`an adjustment, ${state}`, async () => {
      const teller = { account: 'city2', name: 'city2', role: 'city' };
      const id = await put('award_adjustments', {
        ...{ state, teller: state === 'open' ? null : teller, due: '2026-11-20' },
        demandedFen: state === 'demanded' ? 10_000 : 0,
      });
      // Before it is told, a firm knows nothing of it.
      const firm = state === 'open' ? { provider1: 404 } : {};
      await openSteps(one, {
        ...{ people, pathOf: (step) => `/awards/adjustments/${id}/steps/${step}` },
        ...{ readers: state === 'open' ? OFFICES : [...OFFICES, 'provider1'], others: { ...OTHERS, ...firm } },
        strange: { receive: 409, tell: 409, begin: 404, supersede: 404 },
      });
    });
  }

  for (const one of JUDGEMENTS) {
    const { state } = one;
    it(`a judgement, ${state}`, async () => {
      const told = state !== 'proposed' && state !== 'declined';
      const id = await put('award_judgements', { state, decidedOn: told ? '2026-11-20' : null });
      await openSteps(one, {
        ...{ people, pathOf: (step) => `/awards/judgements/${id}/steps/${step}` },
        ...{
          readers: told ? [...OFFICES, 'provider1'] : OFFICES,
          others: told ? OTHERS : { ...OTHERS, provider1: 404 },
        },
        strange: { decide: 409, withdraw: 409, begin: 404 },
      });
    });
  }
});
