import assert from 'node:assert/strict';
import { ROLE_NAMES, type Role } from '../../server/domain/registry/account.ts';
import { EVENT_WORDS, type ApplicationEvent } from '../../server/domain/registry/application-workflow.ts';
import { STATE_WORDS, type Application, type ApplicationState } from '../../server/domain/registry/application.ts';
import { createTestSite, type TestPerson, type TestSite } from '../support/site.ts';
import { step } from '../features/applications/support.ts';

/** Drafts are saved by their form, and a notice is opened for several at once: they have no page of a step. */
const EVENTS = (Object.keys(EVENT_WORDS) as ApplicationEvent[]).filter(
  (event) => event !== 'save' && event !== 'open-notice',
);
const STATES = Object.keys(STATE_WORDS) as ApplicationState[];

/** Written from domain.md, not from the table under test: in which state who may do what. */
const MAY: Readonly<Partial<Record<ApplicationState, Readonly<Partial<Record<ApplicationEvent, Role>>>>>> = {
  draft: { submit: 'provider', withdraw: 'provider' },
  'first-review': { recommend: 'county', 'advise-against': 'county', return: 'county', withdraw: 'provider' },
  'returned-first': { submit: 'provider', withdraw: 'provider' },
  'city-review': { pass: 'city', refuse: 'city', return: 'city', 'record-opinion': 'city', withdraw: 'provider' },
  'returned-city': { submit: 'provider', withdraw: 'provider' },
  passed: { withdraw: 'provider' },
  'in-notice': { object: 'city', 'decline-objection': 'city', admit: 'city' },
  objected: {
    ...{ object: 'city', 'decline-objection': 'city', 'dismiss-objection': 'city' },
    'uphold-objection': 'city',
  },
};
/** Allowed to the person, and still refused: it is not said which objection is meant. */
const NOT_YET = ['in-notice decline-objection', 'objected decline-objection'];
const READERS: readonly Role[] = ['admin', 'city', 'auditor', 'county', 'provider'];

describe('every step of an application, in every state, by every role', () => {
  let site: TestSite;
  const people = new Map<Role, TestPerson>();
  const inState = new Map<ApplicationState, Application>();

  before(async function () {
    this.timeout(60_000);
    site = await createTestSite();
    const names: Readonly<Record<Role, string>> = {
      ...{ admin: 'admin', city: 'city3', county: 'nanhu', market: 'market', finance: 'finance' },
      ...{ auditor: 'auditor', expert: 'expert1', provider: 'provider1', enterprise: 'enterprise1' },
    };
    for (const role of ROLE_NAMES) people.set(role, await site.signIn(names[role]));
    const stored = site.database.connection.collection('applications');
    const [any] = await site.container.applications.list({ states: ['withdrawn'], region: undefined });
    for (const state of STATES) {
      const [found = any] = await site.container.applications.list({ states: [state], region: undefined });
      assert.ok(found !== undefined, state);
      // All in the county's region, so that it sees them; what no demonstration has is made of a finished one.
      await stored.updateOne({ number: found.number, uscc: found.uscc }, { $set: { region: '330402', state } });
      inState.set(state, (await site.container.applications.findById(found.id))!);
      if (found === any)
        await stored.updateOne({ number: found.number, uscc: found.uscc }, { $set: { state: 'withdrawn' } });
    }
  });
  after(() => site.close());

  function expected(state: ApplicationState, event: ApplicationEvent, role: Role, seen: boolean): number {
    if (!seen) return 404;
    const who = MAY[state]?.[event];
    if (who === undefined) return 409;
    if (who !== role) return 403;
    return NOT_YET.includes(`${state} ${event}`) ? 409 : 200;
  }

  for (const state of STATES) {
    it(state, async function () {
      this.timeout(60_000);
      const { id, uscc, number } = inState.get(state)!;
      const accounts = site.database.connection.collection('accounts');
      await accounts.updateOne({ username: 'provider1' }, { $set: { organisationUscc: uscc } });
      await site.database.connection.collection('applications').updateOne({ uscc, number }, { $set: { state } });
      const { version } = (await site.container.applications.findById(id))!;
      for (const role of ROLE_NAMES) {
        const token = await people.get(role)!.token('/account');
        const seen = role === 'provider' || (READERS.includes(role) && number !== null);
        for (const event of EVENTS) {
          const status = expected(state, event, role, seen);
          const person = people.get(role)!;
          assert.equal((await person.get(step(id, event))).status, status, `${role} reads ${event}`);
          if (status === 200) continue;
          const fields = { version: String(version), digest: 'x', reason: '试一试', _csrf: token };
          const answer = await person.postBare(step(id, event), fields);
          assert.equal(answer.status, status, `${role} does ${event}`);
        }
      }
      assert.equal((await site.container.applications.findById(id))?.version, version);
    });
  }
});
