import assert from 'node:assert/strict';
import { canonicalPaperNumber, mayReadPaper, type Paper } from '../../../server/domain/registry/paper.ts';

describe('who may read a paper', () => {
  const person = (role: string, more = {}) =>
    ({ id: 'p', username: 'p', displayName: 'p', blocked: false, role, ...more }) as never;
  const paper = { kind: 'refusal', uscc: '91330400MA20000270', region: '330402' } as Paper;
  for (const [name, who, own, open] of [
    ['a visitor', undefined, false, true],
    ['the firm', person('provider', { organisationUscc: '91330400MA20000270' }), true, true],
    ['another firm', person('provider', { organisationUscc: '91330400MA2000115E' }), false, true],
    ['the county', person('county', { region: '330402' }), true, true],
    ['another county', person('county', { region: '330481' }), false, true],
    ['the city', person('city'), true, true],
    ['the auditor', person('auditor'), true, true],
    ['the administrator', person('admin'), true, true],
    ['the finance office', person('finance'), false, true],
    ['an enterprise', person('enterprise'), false, true],
  ] as const) {
    it(`${name}: ${own ? 'this one and' : 'only'} a notice`, () => {
      assert.equal(mayReadPaper(who, paper), own);
      assert.equal(mayReadPaper(who, { ...paper, kind: 'notice', uscc: null, region: null }), open);
    });
  }

  it('numbers are found however they are typed', () => {
    for (const typed of [
      '嘉经信入库〔2026〕3号',
      ' 嘉经信入库[2026] 3号',
      '嘉经信入库（２０２６）３号',
      '嘉经信入库【2026】3号',
    ])
      assert.equal(canonicalPaperNumber(typed), '嘉经信入库〔2026〕3号');
  });
});
