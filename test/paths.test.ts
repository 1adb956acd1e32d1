import assert from 'node:assert/strict';
import * as paths from '../server/paths.ts';

describe('ownPath', () => {
  for (const own of ['/', '/account', '/providers?q=嘉兴&page=2', '/a//b', '/a#b']) {
    it(`follows ${own}`, () => assert.equal(paths.ownPath(own), own));
  }

  const foreign = ['//evil.example', '/\\evil.example', '/a\\b', '/\t/evil.example', '/\n/evil.example', 'evil', ''];
  for (const address of [
    ...foreign,
    'https://evil.example',
    'javascript:alert(1)',
    ' /a',
    undefined,
    ['/a'],
    `/${'a'.repeat(2000)}`,
  ]) {
    it(`does not follow ${JSON.stringify(address)?.slice(0, 40)}`, () =>
      assert.equal(paths.ownPath(address), undefined));
  }
});

describe('addresses', () => {
  it('escape what they are given', () => {
    assert.equal(paths.provider('a/../b?c'), '/providers/a%2F..%2Fb%3Fc');
    assert.equal(paths.providerAwards('91330400MA20000270'), '/providers/91330400MA20000270/awards');
    assert.equal(paths.signIn('/a?b=c&d'), '/sign-in?next=%2Fa%3Fb%3Dc%26d');
  });
});
