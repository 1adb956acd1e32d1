import assert from 'node:assert/strict';
import type { Express } from 'express';
import { ROLE_NAMES, type Account } from '../../server/domain/registry/account.ts';
import { mayEver } from '../../server/domain/registry/permissions.ts';
import { hashPassword } from '../../server/persistence/passwords.ts';
import { DEMO_PASSWORD } from '../../server/persistence/demo/demo-accounts.ts';
import { createTestSite, type TestPerson, type TestSite } from '../support/site.ts';
import { ROUTES } from './permission-routes.ts';
import type { RouteRow } from './route-row.ts';

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** Every address that the app knows, out of its own routers. */
function routesOf(app: Express): string[] {
  const walk = (stack: readonly Layer[]): string[] =>
    stack.flatMap(({ route, handle }) => {
      if (route !== undefined) return Object.keys(route.methods).map((method) => `${method} ${route.path}`);
      return walk(handle?.stack ?? []);
    });
  return walk((app.router as unknown as { readonly stack: readonly Layer[] }).stack);
}

const VALUES: Readonly<Record<string, string>> = {
  ':id': '0123456789abcdef01234567',
  ':token': 'x'.repeat(43),
  ':uscc': '91330400MA20000270',
  ':event': 'submit',
  ':number': 'none',
};
const addressOf = ({ route }: RouteRow) => (route.split(' ')[1] ?? '').replace(/:\w+/g, (name) => VALUES[name] ?? name);

/** One account for each role, and one of a firm that does not look after its people. */
const PEOPLE = [
  '',
  'admin',
  'city',
  'nanhu',
  'market',
  'finance',
  'auditor',
  'expert1',
  'provider1',
  'colleague',
  'enterprise1',
];

describe('every address, as everybody', () => {
  let site: TestSite;
  before(async () => {
    site = await createTestSite({
      change: ({ limits }) => ({ limits: { ...limits, register: limits.api, letters: limits.api } }),
    });
    const owner = (await site.container.accounts.findByUsername('provider1'))!;
    await site.container.accounts.create({
      account: {
        username: 'colleague',
        displayName: '同事',
        role: 'provider',
        organisationUscc: owner.organisationUscc ?? '',
        organisationName: owner.organisationName ?? '',
      },
      passwordHash: await hashPassword(DEMO_PASSWORD),
      demo: false,
      createdAt: new Date(0),
    });
  });
  after(() => site.close());

  it('stands in the table, once', () => {
    assert.deepEqual(ROUTES.map(({ route }) => route).sort(), routesOf(site.app).sort());
  });

  it('is asked for by every role', async () => {
    const accounts = await Promise.all(PEOPLE.slice(1).map((name) => site.container.accounts.findByUsername(name)));
    assert.deepEqual([...new Set(accounts.map((account) => account?.role))].sort(), [...ROLE_NAMES].sort());
  });

  const ask = (person: TestPerson, token: string, row: RouteRow) => {
    const address = addressOf(row);
    if (row.route.startsWith('get ')) return person.get(address);
    return person.postBare(address, { _csrf: token });
  };

  for (const username of PEOPLE) {
    it(`answers ${username === '' ? 'a visitor' : username} as the table says`, async () => {
      const person = username === '' ? site.visitor() : await site.signIn(username);
      const account =
        username === '' ? undefined : ((await site.container.accounts.findByUsername(username)) ?? undefined);
      const token = await person.token(account === undefined ? '/password/forgotten' : '/account');
      for (const row of ROUTES) {
        const answer = await ask(person, token, row);
        const expected = expectedOf(row, account);
        assert.ok(expected.includes(answer.status), `${row.route}: ${answer.status}, not ${expected.join(' or ')}`);
        if (row.needs !== 'anyone' && account === undefined && answer.status === 303)
          assert.match(String(answer.headers['location']), /^\/sign-in\?next=/, row.route);
      }
    });
  }
});

function expectedOf({ route, needs, answers }: RouteRow, account: Account | undefined): readonly number[] {
  if (needs === 'anyone') return answers;
  if (account === undefined) return [route.startsWith('get ') ? 303 : 403];
  return needs === 'signed-in' || mayEver(account, needs) ? answers : [403];
}
