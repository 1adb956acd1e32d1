import type { ProjectRules } from '../policy/project-rules.ts';
import type { Account } from '../registry/account.ts';
import { may } from '../registry/permissions.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { ProjectEvent, ProjectRefusal } from './project-events.ts';
import * as guard from './project-guards.ts';
import { NOTHING_TYPED, type ProjectGuard, type StepFacts } from './project-order.ts';
import * as words from './rating-words.ts';
import { candidateOf, otherSide, readersOf, waitingReport } from './project.ts';
import type { Project, ProjectState, Side } from './project.ts';

/** Who takes a step: a side of the project, who is asked, or an office. */
type Who =
  | ('registrant' | 'answerer' | 'reporter' | 'asked' | 'party' | 'provider' | 'enterprise' | 'candidate')
  | ('customer' | 'rated' | 'city' | 'office' | 'moderator');

interface Step {
  readonly by: Who;
  readonly guards: readonly ProjectGuard[];
}

const by = (who: Who, ...guards: ProjectGuard[]): Step => ({ by: who, guards });

const reporting = {
  'report-acceptance': by('party', guard.happened, guard.acceptance),
  'report-delay': by('party', guard.explained, guard.happened, guard.delay),
  'report-change': by('enterprise', guard.explained, guard.happened, guard.change),
  'report-termination': by('party', guard.explained, guard.happened, guard.termination),
};
const naming = { 'name-contact': by('party', guard.contact) };
/** Before the other side has confirmed, only who registered has a contact. */
const namingFirst = { 'name-contact': by('registrant', guard.contact) };
const running = {
  ...naming,
  'reach-milestone': by('party', guard.happened, guard.milestone),
  ...reporting,
  'name-supervisor': by('party', guard.supervisor),
  'file-supervision': by('party', guard.explained, guard.happened, guard.supervision),
};
const clue = { 'raise-clue': by('office', guard.explained, guard.unraised) };
const hiding = {
  'ask-hide-comment': by('rated', guard.explained, words.mayAsk('comment')),
  'ask-hide-answer': by('customer', guard.explained, words.mayAsk('answer')),
  'hide-comment': by('moderator', guard.explained, words.mayHide('comment')),
  'hide-answer': by('moderator', guard.explained, words.mayHide('answer')),
  'keep-comment': by('moderator', guard.explained, words.mayKeep('comment')),
  'keep-answer': by('moderator', guard.explained, words.mayKeep('answer')),
  'show-comment': by('moderator', guard.explained, words.mayShow('comment')),
  'show-answer': by('moderator', guard.explained, words.mayShow('answer')),
};
const finished = {
  rate: by('customer', guard.rating),
  'answer-rating': by('rated', guard.explained, guard.answerable),
  'waive-answer': by('rated', guard.answerable),
  'mark-sample': by('city', guard.explained, guard.noSample),
  'unmark-sample': by('city', guard.explained, guard.aSample),
  ...hiding,
};

/** The one table: state → event → who may, what must hold. Where it leads is `projectChange`. */
export const PROJECT_WORKFLOW: Readonly<Record<ProjectState, Readonly<Partial<Record<ProjectEvent, Step>>>>> = {
  registered: {
    confirm: by('answerer', guard.contact),
    object: by('answerer', guard.explained),
    withdraw: by('registrant', guard.explained),
    ...namingFirst,
  },
  objected: { correct: by('registrant'), withdraw: by('registrant', guard.explained), ...namingFirst },
  withdrawn: {},
  underway: { ...running, ...clue },
  reported: {
    'confirm-report': by('asked'),
    'object-report': by('asked', guard.explained),
    'take-back': by('reporter', guard.explained),
    'settle-report': by('office', guard.explained, guard.silent, guard.verdict),
    ...naming,
    ...clue,
  },
  'handed-over': {
    'take-over': by('candidate', guard.contact),
    decline: by('candidate', guard.explained),
    'take-back': by('reporter', guard.explained),
    ...naming,
    ...clue,
  },
  failed: { ...running, ...clue },
  accepted: { close: by('party', guard.explained), ...naming, ...finished, ...clue },
  closed: { ...naming, ...finished, ...clue },
  terminated: { ...naming, ...clue },
};

function actsAs(project: Project, person: Account, who: Who): boolean {
  const writes = (uscc: string | undefined) => uscc !== undefined && may(person, 'project.write', { uscc });
  const firm = (side: Side) => (side === 'provider' ? project.uscc : project.enterprise.uscc);
  const report = waitingReport(project);
  switch (who) {
    case 'registrant':
      return writes(firm(project.registrant));
    case 'answerer':
      return writes(firm(otherSide(project.registrant)));
    case 'reporter':
      return writes(report?.reporter);
    case 'asked':
      return report !== undefined && writes(firm(otherSide(report.by)));
    case 'party':
      return writes(project.uscc) || writes(project.enterprise.uscc);
    case 'provider':
      return writes(project.uscc);
    case 'enterprise':
      return writes(project.enterprise.uscc);
    case 'candidate':
      return writes(candidateOf(project)?.uscc);
    case 'customer':
      return may(person, 'rating.give', { uscc: project.enterprise.uscc });
    case 'rated':
      return may(person, 'rating.answer', { uscc: project.rating?.provider ?? project.uscc });
    case 'city':
      return may(person, 'project.sample', project);
    case 'office':
      return may(person, 'project.oversee', project);
    case 'moderator':
      return may(person, 'rating.hide', { region: project.region });
  }
}

/** Whether a person may read a project: the offices, and every firm that has or had to do with it. */
export function mayReadProject(person: Account | undefined, project: Project): boolean {
  const { region } = project;
  if (person?.role !== 'provider' && person?.role !== 'enterprise') return may(person, 'project.read', { region });
  return readersOf(project).some((uscc) => may(person, 'project.read', { uscc }));
}

/** All reasons why a step is not taken; none where it may be. */
export function projectRefusals(
  project: Project,
  event: ProjectEvent,
  person: Account,
  facts: StepFacts,
): readonly ProjectRefusal[] {
  const step = PROJECT_WORKFLOW[project.state][event];
  if (step === undefined) return [{ code: 'wrong-state' }];
  if (!actsAs(project, person, step.by)) return [{ code: 'not-permitted' }];
  return step.guards.flatMap((one) => one(project, facts, person));
}

/** What a person may do now: the steps that something typed could make possible. */
export function projectEventsFor(project: Project, person: Account, today: Day, rules: ProjectRules): ProjectEvent[] {
  return (Object.keys(PROJECT_WORKFLOW[project.state]) as ProjectEvent[]).filter((event) =>
    projectRefusals(project, event, person, { today, rules, order: NOTHING_TYPED }).every(
      ({ field }) => field !== undefined,
    ),
  );
}
