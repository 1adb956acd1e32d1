import assert from 'node:assert/strict';
import { isOfficial, OFFICIAL_ROLES, ROLE_NAMES } from '../../../server/domain/registry/account.ts';
import type { Role } from '../../../server/domain/registry/account.ts';
import { maskedPhone } from '../../../server/domain/registry/provider.ts';

describe('phone numbers as the public sees them', () => {
  for (const [phone, masked] of [
    ['13800001234', '138******34'],
    ['0573-82512345', '057********45'],
    ['8251234', '825**34'],
    ['825123', '***'],
    ['12', '***'],
    ['', '***'],
  ] as const) {
    it(`${phone || 'none'} is ${masked}`, () => assert.equal(maskedPhone(phone), masked));
  }
});

describe('roles', () => {
  it('of offices and of firms', () => {
    const official = (role: Role) => isOfficial({ id: '', username: '', displayName: '', role, blocked: false });
    assert.deepEqual(ROLE_NAMES.filter(official), [
      'admin',
      'city',
      'county',
      'market',
      'finance',
      'auditor',
      'expert',
    ]);
    assert.deepEqual(
      ROLE_NAMES.filter((role) => !official(role)),
      ['provider', 'enterprise'],
    );
    assert.deepEqual(ROLE_NAMES.filter(official), OFFICIAL_ROLES);
  });
});
