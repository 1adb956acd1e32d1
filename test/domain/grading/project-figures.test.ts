import assert from 'node:assert/strict';
import fc from 'fast-check';
import { projectFiguresOf, type CountedComplaint } from '../../../server/domain/grading/project-figures.ts';
import type { Project } from '../../../server/domain/records/project.ts';
import { ENTERPRISE, OTHER_PROVIDER, project, PROVIDER, report, TODAY } from '../../support/project.ts';

const figures = (projects: readonly Project[], day = TODAY, uscc = PROVIDER) =>
  projectFiguresOf(uscc, projects, [], day).figures;
const accepted = (passed: boolean, occurredOn = '2026-10-30', decidedOn = '2026-11-02') =>
  report('acceptance', { passed, occurredOn, decidedOn });
const done = (...reports: Project['reports']) => project('accepted', { reports });
const rating = (hundredths: number, publicOn: string, provider = PROVIDER) => ({
  ...{ on: '2026-11-03', by: { account: '', name: '', role: 'enterprise' as const }, provider, answers: [] },
  ...{ hundredths, comment: '', due: '2026-11-17', answer: { on: publicOn, text: '' }, waivedOn: null },
});

/** What stands on record, the day, and the figures that follow. */
const CASES: readonly (readonly [string, readonly Project[], string, object])[] = [
  ['nothing at all', [], TODAY, {}],
  ['a project that runs within its time', [project('underway')], '2026-10-30', {}],
  ['one whose day went by', [project('underway')], '2026-10-31', { onTimeRate: 0 }],
  ['one that nobody confirmed', [project('registered', { confirmedOn: null })], TODAY, {}],
  [
    'accepted on its last day',
    [done(accepted(true))],
    TODAY,
    { modelProjects: 0, acceptanceRate: 100, onTimeRate: 100 },
  ],
  [
    'accepted a day late',
    [done(accepted(true, '2026-10-31'))],
    TODAY,
    { modelProjects: 0, acceptanceRate: 100, onTimeRate: 0 },
  ],
  ['not yet known on the day', [done(accepted(true))], '2026-11-01', { onTimeRate: 0 }],
  [
    'failed first, passed then',
    [done(accepted(false, '2026-09-01', '2026-09-02'), accepted(true))],
    TODAY,
    { modelProjects: 0, acceptanceRate: 100, onTimeRate: 100 },
  ],
  [
    'only failed',
    [project('failed', { reports: [accepted(false, '2026-10-01', '2026-10-02')] })],
    '2026-10-15',
    { acceptanceRate: 0 },
  ],
  [
    'two of three',
    [done(accepted(true)), done(accepted(true)), project('failed', { reports: [accepted(false)] })],
    TODAY,
    { modelProjects: 0, acceptanceRate: 66, onTimeRate: 66 },
  ],
  [
    'ended through the provider',
    [project('terminated', { reports: [report('termination', { providersFault: true })] })],
    TODAY,
    { acceptanceRate: 0, onTimeRate: 0 },
  ],
  ['ended through nobody', [project('terminated', { reports: [report('termination')] })], TODAY, {}],
  [
    'a delay that excuses',
    [done(report('delay', { newEnd: '2026-11-15', excused: true }), accepted(true, '2026-11-10', '2026-11-11'))],
    TODAY,
    { modelProjects: 0, acceptanceRate: 100, onTimeRate: 100 },
  ],
  [
    'a delay that does not',
    [done(report('delay', { newEnd: '2026-11-15' }), accepted(true, '2026-11-10', '2026-11-11'))],
    TODAY,
    { modelProjects: 0, acceptanceRate: 100, onTimeRate: 0 },
  ],
  ['a report that was objected to', [done({ ...accepted(true), outcome: 'objected' })], '2026-10-30', {}],
  [
    'a sample',
    [project('closed', { reports: [accepted(true)], samples: [{ from: '2026-11-20', to: null }] })],
    TODAY,
    { modelProjects: 1, acceptanceRate: 100, onTimeRate: 100 },
  ],
  [
    'a sample of later',
    [project('closed', { reports: [accepted(true)], samples: [{ from: '2026-11-20', to: null }] })],
    '2026-11-19',
    { modelProjects: 0, acceptanceRate: 100, onTimeRate: 100 },
  ],
  [
    'answers',
    [
      project('underway', {
        responses: [5, 2, 9, 30].map((hours) => ({ provider: PROVIDER, on: '2026-05-01', hours })),
      }),
    ],
    '2026-06-01',
    { responseHours: 7 },
  ],
];

describe('the figures of projects', () => {
  for (const [name, projects, day, expected] of CASES)
    it(`${name}`, () => assert.deepEqual(figures(projects, day), expected));

  it('take ratings once they are public, of whom they were about', () => {
    const rated = [rating(500, '2026-11-05'), rating(425, '2026-11-20'), rating(100, '2026-11-05', OTHER_PROVIDER)].map(
      (one) => project('closed', { reports: [accepted(true)], rating: one }),
    );
    assert.equal(figures(rated, '2026-11-04').customerRating, undefined);
    assert.equal(figures(rated, '2026-11-10').customerRating, 5);
    assert.equal(figures(rated).customerRating, 4.62);
    assert.equal(figures(rated, TODAY, OTHER_PROVIDER).customerRating, 1);
  });

  it('leave an earlier provider what happened in its time, and nothing of later', () => {
    const handed = project('accepted', {
      ...{ uscc: OTHER_PROVIDER, former: [{ uscc: PROVIDER, name: '甲', until: '2026-09-01' }] },
      reports: [
        report('acceptance', { passed: false, decidedOn: '2026-08-01' }),
        report('acceptance', {
          passed: true,
          provider: OTHER_PROVIDER,
          occurredOn: '2026-10-01',
          decidedOn: '2026-10-05',
        }),
      ],
    });
    assert.deepEqual(figures([handed]), { acceptanceRate: 0 });
    assert.deepEqual(figures([handed], TODAY, OTHER_PROVIDER), {
      modelProjects: 0,
      acceptanceRate: 100,
      onTimeRate: 100,
    });
  });

  it('count late reports of the firm alone, and complaints that were found true', () => {
    const late = project('underway', {
      registeredOn: '2026-02-04',
      reports: [
        report('delay', { reportedOn: '2026-06-16' }),
        report('delay', { reportedOn: '2026-06-15' }),
        report('delay', { reportedOn: '2026-06-16', reporter: ENTERPRISE, by: 'enterprise' }),
        report('delay', { reportedOn: '2026-06-16', outcome: 'taken-back' }),
      ],
    });
    const complaint = (how: 'upheld' | 'partly' | 'unfounded', on: string): CountedComplaint => ({
      ...{ uscc: PROVIDER, answer: { on: '2026-03-01', hours: 7 } },
      concluded: { on, how },
    });
    const all = [
      complaint('upheld', '2026-03-01'),
      complaint('partly', '2026-11-24'),
      complaint('unfounded', '2026-03-01'),
    ];
    const of = (day: string) => projectFiguresOf(PROVIDER, [late], all, day);
    assert.deepEqual(of(TODAY).counts, { complaints: 2, lateProjectReports: 2 });
    assert.deepEqual(of('2026-06-07').counts, { complaints: 1, lateProjectReports: 1 });
    assert.equal(of('2026-06-07').figures.responseHours, 7);
  });

  it('do not depend on the order of projects, and lie on their scales', () => {
    const some = fc.constantFrom(...CASES.flatMap(([, projects]) => projects));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (projects) => {
        const found = figures(projects);
        assert.deepEqual(figures(projects.toReversed()), found);
        for (const rate of [found.acceptanceRate, found.onTimeRate])
          assert.ok(rate === undefined || (Number.isInteger(rate) && rate >= 0 && rate <= 100));
      }),
    );
  });
});
