import type { ProjectRules } from '../policy/project-rules.ts';
import type { Account } from '../registry/account.ts';
import type { StoredFile } from '../registry/stored-file.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { ProjectRefusal } from './project-events.ts';
import type { Project, ProjectContact, ProjectParty } from './project.ts';

/** What was typed for a step, as far as it could be read. */
export interface ProjectOrder {
  readonly text: string;
  readonly occurredOn: Day | null;
  /** The place of a milestone in the list. */
  readonly milestone: number | null;
  readonly newEnd: Day | null;
  readonly cause: string;
  readonly ground: string;
  readonly finding: string;
  readonly passed: boolean | null;
  /** What an office decides about a report: it stands, or it does not. */
  readonly verdict: 'confirm' | 'object' | null;
  /** The provider that is to take over, as the register has it; null where there is none. */
  readonly newProvider: ProjectParty | null;
  readonly supervisor: ProjectParty | null;
  readonly files: readonly StoredFile[];
  /** As it was typed. */
  readonly contact: ProjectContact;
  /** By question: 1 to 5. */
  readonly scores: Readonly<Record<string, number | null>>;
}

/** What a guard looks at. */
export interface StepFacts {
  readonly today: Day;
  readonly rules: ProjectRules;
  readonly order: ProjectOrder;
}

export type ProjectGuard = (project: Project, facts: StepFacts, person: Account) => readonly ProjectRefusal[];

/** An empty form. */
export const NOTHING_TYPED: ProjectOrder = {
  ...{ text: '', occurredOn: null, milestone: null, newEnd: null, cause: '', ground: '', finding: '' },
  ...{ passed: null, verdict: null, newProvider: null, supervisor: null, files: [], scores: {} },
  contact: { name: '', position: '', phone: '', email: '' },
};
