import assert from 'node:assert/strict';
import type { ListingCase, ListingEntry } from '../../../server/domain/registry/listing-case.ts';
import { listingPapers, listingPapersOfStep } from '../../../server/domain/registry/listing-papers.ts';
import { entryAfter } from '../../../server/domain/registry/listing-terms.ts';
import { LISTING_WORKFLOW } from '../../../server/domain/registry/listing-workflow.ts';
import { numbered } from '../../../server/domain/registry/paper.ts';
import { loadListingRules } from '../../../server/policy-data/listing-loader.ts';
import { ENTRY, listingCase } from '../../support/listing.ts';
import { setting, step } from './paper-fixtures.ts';

const SETTING = { ...setting, listing: loadListingRules([]) };
const SUBJECT = { uscc: ENTRY.uscc, name: ENTRY.name, region: ENTRY.region };
const PROPOSAL = {
  ...{ ground: 'N03', facts: '整体转包。', months: 6, isPublic: true, original: null },
  ...{ notifiedOn: '2026-11-10', defenceUntil: '2026-11-17' },
};
const END = { kind: 'repaired', on: '2027-03-01', basis: '', termTo: ENTRY.to } as const;

const paperOf = (event: string, from: string, to: string, more: Partial<ListingCase> = {}, version = 9) => {
  const entry = step(version, event, from, to, '理由在此。');
  const one = listingCase('listed', {
    ...{ defences: [], subject: SUBJECT, proposal: PROPOSAL, entry: ENTRY, history: [entry] },
    ...more,
  });
  const drafts = listingPapers({ one, entry, day: '2026-11-24' }, SETTING);
  assert.ok(drafts.length <= 1);
  const [draft] = drafts;
  return draft && { draft, content: numbered(draft, 3), said: JSON.stringify(draft.content.sections) };
};

describe('the papers of the negative list', () => {
  it('come with each step of which the firm is told, and with no other', () => {
    const told = Object.entries(LISTING_WORKFLOW).flatMap(([from, steps]) =>
      Object.entries(steps).flatMap(([event, { to }]) =>
        listingPapersOfStep({ event, from, to }).map((kind) => `${from} ${event}: ${kind}`),
      ),
    );
    assert.deepEqual(told, [
      'investigating notify: listing-proposal',
      'notified close: not-listed',
      'deliberating list: listing',
      'deliberating close: not-listed',
      'listed correct: listing-correction',
      'listed end-with-source: listing-ended',
      'listed revoke: listing-revoked',
      'repair-asked correct: listing-correction',
      'repair-asked grant-repair: repair-granted',
      'repair-asked refuse-repair: repair-refused',
      'repair-asked revoke: listing-revoked',
      'repaired correct: listing-correction',
      'repaired revoke: listing-revoked',
      'source-ended correct: listing-correction',
      'source-ended revoke: listing-revoked',
    ]);
  });

  it('tell the firm what it is to be listed for, and until when it is heard', () => {
    const { content, said } = paperOf('notify', 'investigating', 'notified')!;
    assert.deepEqual(
      [content.number, content.title, content.to, content.office],
      ['嘉经信负面告知〔2026〕3号', '拟列入负面清单告知书', ENTRY.name, '嘉兴市经济和信息化局'],
    );
    for (const words of ['整体转包。', 'N03 总承包后转包', '6 个月，自决定之日起', '至2026年11月17日止（5 个工作日）'])
      assert.ok(said.includes(words), words);
  });

  it('decide under the number of the case, with every mandatory field and both remedies', () => {
    const { content, said } = paperOf('list', 'deliberating', 'listed')!;
    assert.equal(content.number, ENTRY.decision);
    for (const words of [ENTRY.uscc, ENTRY.facts, ENTRY.office, ENTRY.reconsiderUntil, ENTRY.sueUntil])
      assert.ok(said.includes(words), words);
    assert.match(said, /逾期没有陈述申辩/);
    const by = { account: 'f', name: '企业', role: 'provider' } as const;
    const heard = paperOf('list', 'deliberating', 'listed', {
      defences: [{ at: 'x', how: 'given', by, text: '不实' }],
    })!;
    assert.match(heard.said, /听取你单位的陈述申辩/);
    assert.doesNotMatch(heard.said, /不实/);
  });

  it('correct only what was wrong, and say what it was', () => {
    const before: ListingEntry = { ...ENTRY, name: '误名有限公司', facts: '二份合同不实。' };
    const { content, said } = paperOf('correct', 'listed', 'listed', {
      formerEntries: [{ entry: before, correctedOn: '2026-11-24', reason: '笔误' }],
    })!;
    assert.deepEqual([content.number, content.to], ['嘉经信负面更正〔2026〕3号', ENTRY.name]);
    assert.ok(said.includes(JSON.stringify(['企业名称', '误名有限公司', ENTRY.name])));
    assert.ok(said.includes(JSON.stringify(['事实', '二份合同不实。', ENTRY.facts])));
    assert.ok(!said.includes('截止日期"'), said);
  });

  for (const [event, from, to, number, words] of [
    ['close', 'deliberating', 'not-listed', '嘉经信不予列入〔2026〕3号', '经集体审议，决定不予列入'],
    ['close', 'notified', 'not-listed', '嘉经信不予列入〔2026〕3号', '经核查，决定不予列入'],
    ['grant-repair', 'repair-asked', 'repaired', '嘉经信准予修复〔2026〕3号', '列入自本决定之日起终止'],
    ['refuse-repair', 'repair-asked', 'listed', '嘉经信不予修复〔2026〕3号', '向嘉兴市人民政府申请行政复议'],
    ['end-with-source', 'listed', 'source-ended', '嘉经信负面终止〔2026〕3号', '来源名单已经移出你单位'],
    ['revoke', 'listed', 'revoked', '嘉经信负面撤销〔2026〕3号', '视为从未列入'],
  ] as const) {
    it(`say so: ${event} from ${from}`, () => {
      const { content, said } = paperOf(event, from, to)!;
      assert.equal(content.number, number);
      assert.ok(said.includes(words) && said.includes('理由在此。'), said);
    });
  }

  it('are none of a firm that was never told', () => {
    assert.equal(paperOf('close', 'investigating', 'not-listed'), undefined);
    assert.equal(paperOf('notify', 'investigating', 'notified', { subject: null }), undefined);
  });
});

describe('an entry as it read after a version of its case', () => {
  const [first, second] = [
    { ...ENTRY, facts: '一' },
    { ...ENTRY, facts: '二' },
  ];
  const former = (entry: ListingEntry) => ({ entry, correctedOn: 'x', reason: 'x' });
  const history = [
    step(5, 'list', 'deliberating', 'listed'),
    step(6, 'correct', 'listed', 'listed'),
    step(8, 'grant-repair', 'repair-asked', 'repaired'),
    step(9, 'correct', 'repaired', 'repaired'),
  ];
  const shortened = { ...second, to: '2027-02-28' };
  const one = listingCase('listed', {
    entry: { ...ENTRY, facts: '三', to: '2027-02-28' },
    formerEntries: [former(first), former(shortened)],
    history,
    end: END,
  });

  for (const [version, facts, to] of [
    [5, '一', ENTRY.to],
    [6, '二', ENTRY.to],
    [7, '二', ENTRY.to],
    [8, '二', '2027-02-28'],
    [9, '三', '2027-02-28'],
  ] as const) {
    it(`version ${version}: ${facts}, until ${to}`, () => {
      const read = entryAfter(one, version);
      assert.deepEqual([read?.facts, read?.to], [facts, to]);
    });
  }

  it('is none where the case has none', () => {
    assert.equal(entryAfter(listingCase('listed', { entry: null }), 3), null);
  });
});
