import assert from 'node:assert/strict';
import { asFirmSees, asOfficialSees } from '../../../server/domain/registry/listing-view.ts';
import { actor, listingCase, person, step } from '../../support/listing.ts';

const SECRET = '张三 13800000000';
const history = [
  step('report', 'public', '线索原文'),
  step('open-case', 'investigator', '立案理由'),
  step('add-evidence', 'investigator', '证据原文'),
  step('notify', 'investigator', '告知'),
  step('deliberate', 'investigator', '审议人员：甲、乙'),
  step('vote', 'a', '同意列入：甲的理由'),
  step('vote', 'b', '不同意列入：乙的理由'),
];
const votes = [
  { at: '', by: actor('a'), inFavour: true, reason: '甲的理由' },
  { at: '', by: actor('b'), inFavour: false, reason: '乙的理由' },
];
const panel = [actor('a'), actor('b'), actor('c')];
const open = listingCase('deliberating', {
  history,
  votes,
  panel,
  informant: { name: '张三', contact: '13800000000' },
});
const closed = { ...open, panel: panel.slice(0, 2) };
const text = (value: unknown) => JSON.stringify(value);

describe('a case as an official sees it', () => {
  it('shows of the votes only the own one until all are in, wherever they stand', () => {
    for (const [id, own, others] of [
      ['a', '甲的理由', ['乙的理由']],
      ['b', '乙的理由', ['甲的理由']],
      ['c', '', ['甲的理由', '乙的理由']],
      ['investigator', '', ['甲的理由', '乙的理由']],
    ] as const) {
      const seen = text(asOfficialSees(open, person('city', { id })));
      assert.ok(seen.includes(own), id);
      for (const other of others) assert.ok(!seen.includes(other), `${id} sees ${other}`);
    }
    for (const role of ['auditor', 'county', 'market', 'finance'] as const)
      assert.doesNotMatch(text(asOfficialSees(open, person(role))), /甲的理由|乙的理由/, role);
  });

  it('shows all votes once they are in', () => {
    for (const role of ['city', 'auditor', 'county'] as const)
      assert.match(text(asOfficialSees(closed, person(role))), /甲的理由[\s\S]*乙的理由/, role);
  });

  it('shows the informant to the city office and the audit, and to nobody else', () => {
    for (const role of ['city', 'auditor'] as const)
      assert.match(text(asOfficialSees(closed, person(role))), /张三/, role);
    for (const role of ['admin', 'county', 'market', 'finance'] as const)
      assert.doesNotMatch(text(asOfficialSees(closed, person(role))), /张三|13800000000/, role);
  });

  it('does not exist for firms and a county of another region', () => {
    for (const who of [person('provider'), person('enterprise'), person('county', { region: '330481' })])
      assert.equal(asOfficialSees(closed, who), null);
  });
});

describe('a case as the firm sees it', () => {
  it('does not exist before the firm was notified, nor for another firm', () => {
    assert.equal(asFirmSees(listingCase('clue'), person('provider')), null);
    assert.equal(asFirmSees(listingCase('investigating'), person('provider')), null);
    const stranger = person('provider', { organisationUscc: '91330400MA2000115E' });
    assert.equal(asFirmSees(listingCase('notified'), stranger), null);
    assert.equal(asFirmSees(listingCase('notified'), person('city')), null);
  });

  it('tells what is said of it and nothing of informant, evidence, panel and votes', () => {
    const defences = [{ at: '', how: 'recorded' as const, by: actor('investigator'), text: '来函' }];
    const seen = asFirmSees({ ...closed, defences }, person('provider'));
    assert.equal(seen?.proposal?.facts, '转包');
    assert.doesNotMatch(
      text(seen),
      new RegExp(`${SECRET}|张三|线索原文|立案理由|证据|审议人员|的理由|:"investigator"`),
    );
  });
});
