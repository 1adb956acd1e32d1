import assert from 'node:assert/strict';
import { mayReadRecord } from '../../../server/domain/registry/access.ts';
import { ROLE_NAMES } from '../../../server/domain/registry/account.ts';
import type { Account } from '../../../server/domain/registry/account.ts';

const provider = { uscc: '91330400MA2000115E', region: '330402' };
const person = (role: Account['role'], more: Partial<Account> = {}): Account => ({
  id: '1',
  username: 'u',
  displayName: 'U',
  role,
  blocked: false,
  ...more,
});

describe("who may read a provider's whole record", () => {
  it('the offices of the city; no one without a role of theirs, a region or a firm', () => {
    const allowed = ROLE_NAMES.filter((role) => mayReadRecord(person(role), provider));
    assert.deepEqual(allowed, ['admin', 'city', 'market', 'finance', 'auditor']);
    assert.equal(mayReadRecord(undefined, provider), false);
  });

  it('a county in its own region only', () => {
    assert.equal(mayReadRecord(person('county', { region: '330402' }), provider), true);
    assert.equal(mayReadRecord(person('county', { region: '330411' }), provider), false);
    assert.equal(mayReadRecord(person('enterprise', { region: '330402' }), provider), false);
  });

  it('the firm itself only', () => {
    assert.equal(mayReadRecord(person('provider', { organisationUscc: provider.uscc }), provider), true);
    assert.equal(mayReadRecord(person('provider', { organisationUscc: '91330400MA20000270' }), provider), false);
    assert.equal(mayReadRecord(person('enterprise', { organisationUscc: provider.uscc }), provider), false);
  });
});
