import { NOTHING_TYPED, type ProjectOrder } from '../../server/domain/records/project-order.ts';
import type { Project, ProjectReport, ProjectState } from '../../server/domain/records/project.ts';
import type { Account, Role } from '../../server/domain/registry/account.ts';
import { loadProjectRules } from '../../server/policy-data/projects-loader.ts';
import { loadWorkCalendar } from '../../server/policy-data/work-calendar-loader.ts';

export const PROVIDER = '91330402HK1079191D';
export const OTHER_PROVIDER = '91330481HK14751439';
export const ENTERPRISE = '91330400MA20000270';
export const TODAY = '2026-11-24';
export const RULES = loadProjectRules([]);
export const CALENDAR = loadWorkCalendar([]);

export const report = (kind: ProjectReport['kind'], more: Partial<ProjectReport> = {}): ProjectReport => ({
  ...{ kind, by: 'provider', reporter: PROVIDER, provider: PROVIDER, occurredOn: '2026-06-01' },
  ...{ reportedOn: '2026-06-05', deadline: '2026-06-15', text: '', files: [], newEnd: null, cause: null },
  ...{ excused: false, newProvider: null, passed: null, ground: null, providersFault: false },
  ...{ outcome: 'confirmed', decidedOn: '2026-06-08', settled: false, answer: '' },
  ...more,
});

/** A project with all that its state must have. */
export const project = (state: ProjectState, more: Partial<Project> = {}): Project => ({
  ...{ id: 'x', state, version: 3, history: [], number: 'XM20260001', title: '改造', uscc: PROVIDER, provider: '甲' },
  ...{ enterprise: { uscc: ENTERPRISE, name: '乙' }, region: '330402', industry: 'textile', subIndustry: '针织' },
  ...{ mode: 'general', plannedEnd: '2026-10-30' },
  contract: { ...{ number: 'H1', signedOn: '2026-01-05', fen: 100, plannedEnd: '2026-10-30' }, items: [], files: [] },
  milestones: [{ title: '上线', plannedOn: '2026-06-01', reachedOn: null, reportedOn: null }],
  ...{ follows: null, registrant: 'provider', registeredOn: '2026-01-12', registerDeadline: '2026-02-03' },
  ...{ confirmedOn: '2026-01-15', former: [], supervisor: null, supervision: [], samples: [], rating: null },
  ...{ responses: [], clue: null, since: '2026-11-16', sinceAt: '2026-11-16T02:00:00.000Z', due: '2026-11-20' },
  reports:
    state === 'reported' || state === 'handed-over'
      ? [
          state === 'reported'
            ? report('acceptance', { passed: true, outcome: 'waiting', decidedOn: null })
            : report('change-provider', {
                ...{ by: 'enterprise', reporter: ENTERPRISE, outcome: 'waiting', decidedOn: null },
                newProvider: { uscc: OTHER_PROVIDER, name: '丙' },
              }),
        ]
      : [],
  ...more,
});

export const account = (role: Role, organisationUscc?: string): Account => ({
  ...{ id: `the-${role}`, username: role, displayName: role, role, region: '330402', blocked: false },
  ...(organisationUscc !== undefined && { organisationUscc }),
});

const FILE = { name: '报告.pdf', kind: 'pdf' as const, size: 1, sha256: 'a'.repeat(64) };
/** Everything that any step could ask for, well filled in. */
export const WHOLE: ProjectOrder = {
  ...NOTHING_TYPED,
  ...{ text: '说明', occurredOn: '2026-11-20', milestone: 0, newEnd: '2027-01-31', cause: 'enterprise' },
  ...{ ground: 'agreed', finding: 'fine', passed: true, verdict: 'confirm', files: [FILE] },
  newProvider: { uscc: OTHER_PROVIDER, name: '丙' },
  supervisor: { uscc: '91330400MA2000115E', name: '监理' },
  scores: { result: 5, schedule: 4, response: 4, service: 4 },
  contact: { name: '方景行', position: '项目经理', phone: '13905731234', email: '' },
};

/** Who tries a step of a project, by a letter: provider, enterprise, the new provider, city, county. */
export const PEOPLE: Readonly<Record<string, Account>> = {
  p: account('provider', PROVIDER),
  e: account('enterprise', ENTERPRISE),
  n: account('provider', OTHER_PROVIDER),
  c: account('city'),
  o: account('county'),
};
