import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AWARD_RULES, calculatorOf } from '../../../server/domain/awards/assess.ts';
import type { AwardFacts, JudgementFact } from '../../../server/domain/awards/award-facts.ts';
import { matterOf } from '../../../server/domain/awards/award-case.ts';
import { JUDGED_CODES, JUDGED_WORDS } from '../../../server/domain/awards/judged-codes.ts';
import { JUDGEMENT_WORKFLOW, nextJudgementState } from '../../../server/domain/awards/judgement-workflow.ts';
import { judgeableOf } from '../../../server/domain/awards/judgement.ts';
import { resultOf } from '../../../server/domain/awards/result.ts';
import { subjectOf } from '../../../server/domain/awards/subject-of.ts';
import { readSubject } from '../../../server/domain/awards/subject.ts';
import type { Role } from '../../../server/domain/registry/account.ts';
import { JUDGEMENT_STATES } from '../../../server/domain/registry/judgement-words.ts';
import type { JudgementEvent, JudgementState } from '../../../server/domain/registry/judgement-words.ts';
import { loadPolicies, SHIPPED_POLICIES } from '../../../server/policy-data/loader.ts';
import { judgement } from '../../support/judgement.ts';
import { actor, person } from '../../support/listing.ts';
import { asOf as anyDay, subject } from './arbitrary-subject.ts';

const assess = calculatorOf(loadPolicies([SHIPPED_POLICIES], AWARD_RULES).get('jiaxing-2024-6')!);
const DECIDED = { decidedOn: '2026-11-02', by: '甲、乙', ground: '会商纪要第 3 号' } as const;
const AWAY: AwardFacts = {
  ...{ id: 'x', name: 'x', region: '320500', establishedOn: '2023-01-01', peakBeforeRecordFen: null },
  revenue: [
    { year: 2023, fen: 0 },
    { year: 2024, fen: 3_000_000_000 },
  ],
  ...{ pool: [{ from: '2023-01-01', to: null }], negativeList: [], standards: [], otherAwards: [] },
};
const lineOf = (facts: AwardFacts) => assess(facts, '2026-11-24').lines[0]!;
const judgedBy = (...judgements: Omit<JudgementFact, 'decidedOn' | 'by' | 'ground' | 'matter'>[]): AwardFacts => ({
  ...AWAY,
  judgements: judgements.map((one) => ({ ...one, ...DECIDED, matter: 'growth:2024' })),
});

describe('a held claim that a person decided', () => {
  it('is held by what nobody decided yet, and paid once each reason is decided in its favour', () => {
    assert.deepEqual(judgeableOf(lineOf(AWAY)), [
      'previous-year-zero',
      'software-status-unknown',
      'outside-jurisdiction',
    ]);
    const two = judgedBy(
      { code: 'previous-year-zero', decision: 'met' },
      { code: 'outside-jurisdiction', decision: 'met' },
    );
    assert.deepEqual(lineOf(two).codes, ['software-status-unknown']);
    const all = {
      ...two,
      judgements: [...two.judgements!, ...judgedBy({ code: 'software-status-unknown', decision: 'met' }).judgements!],
    };
    assert.deepEqual([lineOf(all).outcome, lineOf(all).awardFen], ['payable', 50_000_000]);
    assert.equal(
      lineOf({ ...all, judgements: all.judgements.map((one) => ({ ...one, matter: 'growth:2025' })) }).outcome,
      'hold',
    );
  });

  it('is not eligible where it was decided against it', () => {
    const line = lineOf(judgedBy({ code: 'outside-jurisdiction', decision: 'unmet' }));
    assert.equal(line.outcome, 'not-eligible');
  });

  it('names in its trace what was decided, on which ground, by whom and when, and the parameter that asked', () => {
    const before = lineOf(AWAY).steps;
    const { steps } = lineOf(judgedBy({ code: 'previous-year-zero', decision: 'met' }));
    const step = steps.find(({ value }) => value.startsWith('人工认定'))!;
    for (const words of ['视为达到增幅', '甲、乙', '2026年11月2日', '会商纪要第 3 号', '2023 年营收为 0 元'])
      assert.ok(step.text.includes(words), `${words} in ${step.text}`);
    const asked = before.find(({ looked, outcome }) => looked === step.looked && outcome === 'open');
    assert.deepEqual([step.parameter, step.clause, step.outcome], [asked?.parameter, asked?.clause, 'met']);
  });

  it('stays what it is when written as a subject and read again, whatever was decided of whatever held', () => {
    const verdicts = fc.record({
      decision: fc.constantFrom('met' as const, 'unmet' as const),
      code: fc.constantFrom(...JUDGED_CODES),
    });
    fc.assert(
      fc.property(subject, anyDay, fc.array(verdicts, { maxLength: 4 }), (given, day, decided) => {
        const read = readSubject(given);
        if ('faults' in read) return;
        const before = assess(read.facts, day);
        const judgements = before.lines.flatMap((line) =>
          decided
            .filter(({ code }, i) => decided.findIndex((one) => one.code === code) === i)
            .map((one) => ({ ...one, ...DECIDED, matter: matterOf(line) })),
        );
        const unique = judgements.filter(
          (a, i) => judgements.findIndex((b) => b.matter === a.matter && b.code === a.code) === i,
        );
        const facts = { ...read.facts, judgements: unique };
        const again = readSubject(JSON.parse(JSON.stringify(subjectOf(facts))));
        assert.ok('facts' in again);
        const after = assess(again.facts, day);
        assert.deepEqual(resultOf(after), resultOf(assess(facts, day)));
        // Nothing but what held a claim open is touched; and what was decided holds nothing open any more.
        after.lines.forEach((line, i) => {
          const was = before.lines[i]!;
          if (judgeableOf(was).length === 0 && was.outcome !== 'not-eligible' && was.outcome !== 'suspended')
            assert.deepEqual([line.outcome, line.codes], [was.outcome, was.codes]);
          for (const code of judgeableOf(line))
            assert.ok(
              !unique.some((one) => one.matter === matterOf(line) && one.code === code && one.decision === 'met'),
            );
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is refused as a subject where the decision cannot be read', () => {
    const good = {
      ...subjectOf(AWAY),
      judgements: [{ matter: 'growth:2024', code: 'previous-year-zero', decision: 'met', ...DECIDED }],
    };
    assert.ok('facts' in readSubject(good));
    const [one] = good.judgements;
    for (const [path, wrong] of [
      ['judgements[0].code', [{ ...one, code: 'effect-not-confirmed' }]],
      ['judgements[0].decision', [{ ...one, decision: 'yes' }]],
      ['judgements[0].decidedOn', [{ ...one, decidedOn: '2026-13-01' }]],
      ['judgements[0].ground', [{ ...one, ground: undefined }]],
      ['judgements[0].matter', [{ ...one, matter: 'growth' }]],
      ['judgements[1].code', [one, { ...one, decision: 'unmet' }]],
    ] as const) {
      const read = readSubject({ ...good, judgements: JSON.parse(JSON.stringify(wrong)) as unknown });
      assert.ok('faults' in read && read.faults[0].path === path, path);
    }
    assert.deepEqual(Object.keys(JUDGED_WORDS), [...JUDGED_CODES]);
  });
});

describe('the workflow of a judgement', () => {
  const EXPECTED: Readonly<Record<string, string>> = {
    'proposed decide city': 'in-force',
    'proposed decline city': 'declined',
    'in-force propose-withdrawal city': 'withdrawal-proposed',
    'withdrawal-proposed withdraw city': 'withdrawn',
    'withdrawal-proposed keep city': 'in-force',
  };
  const good = { reason: '理由', held: true };

  it('lets each role do what the table says, in each state, and nothing else', () => {
    const roles: Role[] = ['admin', 'city', 'county', 'market', 'finance', 'auditor', 'provider', 'enterprise'];
    const events: JudgementEvent[] = ['decide', 'decline', 'propose-withdrawal', 'withdraw', 'keep'];
    for (const state of Object.keys(JUDGEMENT_STATES) as JudgementState[])
      for (const event of events)
        for (const role of roles) {
          const result = nextJudgementState(judgement(state), event, person(role), good);
          assert.equal(
            'to' in result ? result.to : undefined,
            EXPECTED[`${state} ${event} ${role}`],
            `${state} ${event} ${role}`,
          );
        }
    assert.deepEqual(Object.keys(JUDGEMENT_WORKFLOW.withdrawn), []);
  });

  for (const [name, one, event, facts, refusals] of [
    ['another person', judgement('proposed', { proposer: actor('the-city') }), 'decide', {}, ['same-person']],
    ['the treasury where it pays', judgement('proposed', { second: 'finance' }), 'decide', {}, ['other-office']],
    ['a reason', judgement('withdrawal-proposed'), 'withdraw', { reason: ' ' }, ['reason-missing']],
    ['the hold to be there still', judgement('proposed'), 'decide', { held: false }, ['not-held']],
  ] as const)
    it(`asks for ${name}`, () => {
      assert.deepEqual(nextJudgementState(one, event, person('city', { id: 'the-city' }), { ...good, ...facts }), {
        refusals,
      });
    });
});
