import assert from 'node:assert/strict';
import {
  cardOf,
  correctable,
  correctedFacts,
  presentValue,
  type GradeCorrection,
} from '../../../server/domain/grading/grade-result.ts';
import {
  gradeDeeds,
  isPublicGrade,
  mustMend,
  nextGradeState,
  ownGradeStep,
  type Grade,
  type GradeFacts,
} from '../../../server/domain/grading/grade.ts';
import { ROLE_NAMES, type Account, type Role } from '../../../server/domain/registry/account.ts';
import {
  GRADE_EVENTS,
  GRADE_STATES,
  type GradeEvent,
  type GradeState,
} from '../../../server/domain/registry/grading-words.ts';
import { gradeOf } from '../../support/grading.ts';
import { USCC } from '../../support/listing.ts';
import { loadGradingScheme } from '../../../server/policy-data/grading-loader.ts';

const scheme = loadGradingScheme([]);
const person = (role: Role, id = 'x'): Account => ({
  ...{ id, username: id, displayName: id, role, blocked: false, region: '330402', organisationUscc: USCC },
});
const grade = gradeOf;
const good: GradeFacts = { today: '2026-11-09', reason: '理由', corrections: 1, valuesGood: true, mends: false };
const take = (one: Grade, event: GradeEvent, who: Account, change: Partial<GradeFacts> = {}) => {
  const verdict = nextGradeState(one, event, who, { ...good, ...change });
  return 'to' in verdict ? verdict.to : verdict.refusals;
};

describe('the grade of a firm', () => {
  const FIRM = { appeal: 'appealed', withdraw: 'noticed', report: 'reported' } as const;
  const LEADS: Readonly<Record<GradeState, Readonly<Partial<Record<GradeEvent, string>>>>> = {
    noticed: { appeal: 'appealed' },
    appealed: { withdraw: 'noticed', uphold: 'noticed', dismiss: 'noticed' },
    published: {},
    'to-mend': { report: 'reported' },
    reported: { accept: 'mended', return: 'to-mend' },
    mended: {},
    questioned: { regrade: 'published', keep: 'published' },
  };

  for (const state of Object.keys(GRADE_STATES) as GradeState[])
    it(`in state ${state} goes where the table says, for each role`, () => {
      for (const event of Object.keys(GRADE_EVENTS) as GradeEvent[])
        for (const role of ROLE_NAMES) {
          const to = LEADS[state][event];
          const allowed = role === (event in FIRM ? 'provider' : 'city');
          const expected = to === undefined ? ['wrong-state'] : allowed ? to : ['not-permitted'];
          assert.deepEqual(
            take(grade({ state, before: 'published' }), event, person(role)),
            expected,
            `${event} by ${role}`,
          );
        }
    });

  const firm = person('provider');
  const city = person('city');
  for (const [name, change, event, who, facts, expected] of [
    ['is appealed on the last day', {}, 'appeal', firm, {}, 'appealed'],
    ['is not appealed a day later', {}, 'appeal', firm, { today: '2026-11-10' }, ['appeal-over']],
    ['is not appealed without reasons', {}, 'appeal', firm, { reason: '' }, ['reason-missing']],
    [
      'is appealed once',
      { appeal: { at: '', by: { account: '', name: '', role: 'provider' }, text: '' } },
      'appeal',
      firm,
      {},
      ['appealed-already'],
    ],
    ['is not another firm’s to appeal', { uscc: 'other' }, 'appeal', firm, {}, ['not-permitted']],
    [
      'is re-examined by somebody else',
      { state: 'appealed' },
      'dismiss',
      person('city', 'decider'),
      {},
      ['decided-before'],
    ],
    ['is upheld with a correction', { state: 'appealed' }, 'uphold', city, { corrections: 0 }, ['nothing-corrected']],
    ['is upheld with numbers', { state: 'appealed' }, 'uphold', city, { valuesGood: false }, ['values-wrong']],
    ['is mended by a report of something', { state: 'to-mend' }, 'report', firm, { reason: ' ' }, ['reason-missing']],
    [
      'in question goes back to the notice it came from',
      { state: 'questioned', before: 'noticed' },
      'regrade',
      city,
      {},
      'noticed',
    ],
    [
      'in question and low has to be mended',
      { state: 'questioned', before: 'published' },
      'regrade',
      city,
      { mends: true },
      'to-mend',
    ],
    [
      'in question and kept stays as it was',
      { state: 'questioned', before: 'mended' },
      'keep',
      city,
      { mends: true },
      'mended',
    ],
    [
      'never published before is published as computed',
      { state: 'questioned', before: 'published' },
      'keep',
      city,
      { mends: true },
      'to-mend',
    ],
  ] as const)
    it(name, () => assert.deepEqual(take(grade(change as Partial<Grade>), event, who, facts), expected));

  it('is published, or put in question, by the platform alone', () => {
    assert.equal(ownGradeStep(grade(), 'publish', true), 'to-mend');
    assert.equal(ownGradeStep(grade(), 'publish', false), 'published');
    assert.equal(ownGradeStep(grade({ state: 'appealed' }), 'publish', false), undefined);
    assert.equal(ownGradeStep(grade({ state: 'mended' }), 'question', false), 'questioned');
    assert.equal(ownGradeStep(grade({ state: 'questioned' }), 'question', false), undefined);
  });

  it('offers each what may be done, and is everybody’s once it is published', () => {
    assert.deepEqual(gradeDeeds(grade(), firm, '2026-11-09'), ['appeal']);
    assert.deepEqual(gradeDeeds(grade(), firm, '2026-11-10'), []);
    assert.deepEqual(gradeDeeds(grade({ state: 'appealed' }), city, '2026-11-10'), ['uphold', 'dismiss']);
    assert.deepEqual(
      (Object.keys(GRADE_STATES) as GradeState[]).filter((state) => isPublicGrade({ state })),
      ['published', 'to-mend', 'reported', 'mended'],
    );
    assert.deepEqual([mustMend(scheme, 'D'), mustMend(scheme, 'C'), mustMend(scheme, null)], [true, false, false]);
  });

  it('keeps what was computed first beside what was corrected, and the last correction counts', () => {
    const by = { account: 'c', name: 'c', role: 'city' as const };
    const corrected = (kind: 'figure' | 'count' | 'judged', id: string, to: number) =>
      ({ target: { kind, id }, from: null, to, ground: '核实', by, at: '' }) as GradeCorrection;
    const facts = { figures: { acceptanceRate: 60 }, counts: { complaints: 1 } };
    const all = [
      corrected('figure', 'acceptanceRate', 80),
      corrected('figure', 'acceptanceRate', 90),
      corrected('count', 'complaints', 0),
      corrected('judged', 'solution', 70),
    ];
    assert.deepEqual(correctedFacts(facts, all), {
      figures: { acceptanceRate: 90 },
      counts: { complaints: 0 },
      judged: { solution: 70 },
    });
    assert.ok(cardOf(scheme, facts, all).total > cardOf(scheme, facts).total);
    assert.deepEqual(facts, { figures: { acceptanceRate: 60 }, counts: { complaints: 1 } });
    assert.equal(presentValue(facts, { kind: 'figure', id: 'acceptanceRate' }), 60);
    assert.equal(presentValue(facts, { kind: 'judged', id: 'solution' }), null);
    assert.equal(
      correctable(scheme).length,
      scheme.dimensions.flatMap(({ indicators }) => indicators).length + scheme.deductions.length,
    );
  });
});
