import assert from 'node:assert/strict';
import { projectChange } from '../../../server/domain/records/project-change.ts';
import { PROJECT_EVENTS, type ProjectEvent, type ProjectStep } from '../../../server/domain/records/project-events.ts';
import type { ProjectOrder } from '../../../server/domain/records/project-order.ts';
import { mayReadProject, projectEventsFor, projectRefusals } from '../../../server/domain/records/project-workflow.ts';
import { PROJECT_STATES, type Project, type ProjectState } from '../../../server/domain/records/project.ts';
import type { Account } from '../../../server/domain/registry/account.ts';
import { ROLE_NAMES } from '../../../server/domain/registry/account.ts';
import { account, CALENDAR, OTHER_PROVIDER, PEOPLE, project, RULES, TODAY, WHOLE } from '../../support/project.ts';

/** State, event, where it leads, who may (p provider, e enterprise, n the new provider, c city, o county): from the rules. */
const TABLE = `
registered confirm underway e
registered object objected e
registered withdraw withdrawn p
objected withdraw withdrawn p
underway reach-milestone underway pe
underway report-acceptance reported pe
underway report-delay reported pe
underway report-change reported e
underway report-termination reported pe
underway name-supervisor underway pe
reported confirm-report accepted e
reported object-report underway e
reported take-back underway p
reported settle-report accepted co
handed-over take-over underway n
handed-over decline underway n
handed-over take-back underway e
failed report-acceptance reported pe
failed report-delay reported pe
failed report-change reported e
failed report-termination reported pe
failed reach-milestone failed pe
failed name-supervisor failed pe
accepted close closed pe
accepted rate accepted e
accepted mark-sample accepted c
closed rate closed e
closed mark-sample closed c
registered name-contact registered p
objected name-contact objected p
underway name-contact underway pe
reported name-contact reported pe
handed-over name-contact handed-over pe
failed name-contact failed pe
accepted name-contact accepted pe
closed name-contact closed pe
terminated name-contact terminated pe`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [ProjectState, ProjectStep, ProjectState, string]);

const refusalsOf = (one: Project, event: ProjectEvent, person: Account, order: ProjectOrder = WHOLE) =>
  projectRefusals(one, event, person, { today: TODAY, rules: RULES, order }).map(({ code }) => code);
const change = (one: Project, event: ProjectStep, by: Account, order: Partial<ProjectOrder> = {}) =>
  projectChange(
    one,
    event,
    { ...WHOLE, ...order },
    {
      ...{ today: TODAY, at: '2026-11-24T02:00:00.000Z', rules: RULES, calendar: CALENDAR, hours: 30 },
      by: { account: by.id, name: by.displayName, role: by.role },
      firm: by.organisationUscc ?? '',
      side: by.role === 'enterprise' ? 'enterprise' : 'provider',
    },
  );

describe('the workflow of a project, as a table', () => {
  for (const [state, event, to, who] of TABLE)
    it(`${state}: ${event} leads to ${to}, by ${who} alone`, () => {
      const allowed = Object.keys(PEOPLE).filter((key) => refusalsOf(project(state), event, PEOPLE[key]!).length === 0);
      assert.equal(allowed.join(''), who);
      assert.equal(change(project(state), event, PEOPLE[who[0]!]!).to, to);
    });

  it('has no other step, but clues, supervision and what needs more to be there', () => {
    const known = new Set(TABLE.map(([state, event]) => `${state} ${event}`));
    const more = new Set(['raise-clue', 'file-supervision', 'correct']);
    for (const state of Object.keys(PROJECT_STATES) as ProjectState[])
      for (const event of Object.keys(PROJECT_EVENTS) as ProjectEvent[])
        for (const person of Object.values(PEOPLE)) {
          if (refusalsOf(project(state), event, person).length > 0 || more.has(event)) continue;
          assert.ok(known.has(`${state} ${event}`), `${state} ${event}`);
        }
  });

  it('offers nothing to those who only look on, nor to other firms', () => {
    const others = [account('provider', OTHER_PROVIDER), account('enterprise', OTHER_PROVIDER), account('provider')];
    const onlookers = ROLE_NAMES.filter((role) => ['admin', 'market', 'finance', 'auditor'].includes(role));
    for (const state of Object.keys(PROJECT_STATES) as ProjectState[]) {
      if (state === 'handed-over') continue;
      for (const person of [...others, ...onlookers.map((role) => account(role))])
        assert.deepEqual(projectEventsFor(project(state), person, TODAY, RULES), [], `${state} ${person.role}`);
    }
  });

  it('shows a project to both sides, to who was or may become its provider, and to its offices', () => {
    const seen = (one: Project) =>
      Object.keys(PEOPLE)
        .filter((key) => mayReadProject(PEOPLE[key], one))
        .join('');
    assert.equal(seen(project('underway')), 'peco');
    assert.equal(seen(project('handed-over')), 'penco');
    assert.equal(seen(project('underway', { region: '330481' })), 'pec');
    const left = { former: [{ uscc: OTHER_PROVIDER, name: '丙', until: TODAY }] };
    assert.equal(seen(project('underway', left)), 'penco');
    assert.equal(mayReadProject(undefined, project('underway')), false);
  });
});
