import { CONTACT_STEPS } from '../../domain/records/project-contact.ts';
import { projectChange } from '../../domain/records/project-change.ts';
import { PROJECT_REFUSAL_WORDS, type ProjectStep } from '../../domain/records/project-events.ts';
import type { ProjectRefusal, ProjectRefusalCode } from '../../domain/records/project-events.ts';
import { NOTHING_TYPED, type ProjectOrder } from '../../domain/records/project-order.ts';
import { projectEventsFor, projectRefusals } from '../../domain/records/project-workflow.ts';
import type { Project, ProjectContact } from '../../domain/records/project.ts';
import { stepReason } from '../../domain/records/project-reason.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { MOST_AT_ONCE } from '../../domain/registry/firm-document.ts';
import type { Upload } from '../../domain/registry/stored-file.ts';
import { judgeUscc } from '../../domain/registry/uscc.ts';
import { Conflict, InvalidInput, NotAllowed, type HekuError, type InputIssue } from '../../errors.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProjectsNeeds } from './projects.service.ts';

/** What was typed on the page of a step; codes are looked up here. */
export interface StepOrder extends Omit<ProjectOrder, 'newProvider' | 'supervisor' | 'files'> {
  readonly version: number;
  readonly newProvider: string;
  readonly supervisorName: string;
  readonly supervisorUscc: string;
}

export interface StepNeeds extends ProjectsNeeds {
  readonly load: (number: string, person: Account) => Promise<Project>;
  /** Called after an official made a clue of a project. */
  readonly raised: (project: Project) => Promise<void>;
}

export type ProjectStepsService = ReturnType<typeof createProjectStepsService>;

const HOUR = 60 * 60 * 1000;

export function createProjectStepsService(needs: StepNeeds) {
  const { projects, providers, enterprises, intake, projectRules: rules, calendar, now, today, load } = needs;

  async function orderOf(typed: StepOrder): Promise<ProjectOrder> {
    const code = judgeUscc(typed.newProvider);
    const next = code.valid ? await providers.findByUscc(code.uscc) : null;
    const unit = judgeUscc(typed.supervisorUscc);
    return {
      ...typed,
      files: [],
      newProvider: next && { uscc: next.uscc, name: next.name },
      supervisor: unit.valid && typed.supervisorName !== '' ? { uscc: unit.uscc, name: typed.supervisorName } : null,
    };
  }

  return {
    /** The project for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(number: string, event: ProjectStep, person: Account): Promise<Project> {
      const project = await load(number, person);
      if (projectEventsFor(project, person, today(), rules).includes(event)) return project;
      throw refused(projectRefusals(project, event, person, { today: today(), rules, order: NOTHING_TYPED }));
    },

    /** Whom the form of a step names at first: whom the side named before, or whom its firm gives as its contact. */
    async firstTyped(project: Project, event: ProjectStep, person: Account): Promise<ProjectContact | undefined> {
      if (!CONTACT_STEPS.includes(event)) return undefined;
      const [side, firms] =
        person.role === 'enterprise' ? (['enterprise', enterprises] as const) : (['provider', providers] as const);
      const before = event === 'name-contact' ? project.contacts?.[side] : undefined;
      const firm = await firms.findByUscc(person.organisationUscc ?? '');
      return before ?? (firm === null ? undefined : { ...firm.contact, position: '', email: '' });
    },

    /** Takes a step, or refuses with all reasons; files are kept only where nothing is wrong. */
    async take(
      number: string,
      event: ProjectStep,
      person: Account,
      typed: StepOrder,
      uploads: readonly Upload[],
      unread: readonly InputIssue[] = [],
    ): Promise<void> {
      const project = await load(number, person);
      const { good, faults } = await intake.judge(uploads);
      const order = { ...(await orderOf(typed)), files: good.map(({ file }) => file) };
      const refusals = projectRefusals(project, event, person, { today: today(), rules, order });
      if (refusals.some(({ code }) => FORBIDDEN.includes(code))) throw refused(refusals);
      if (typed.version !== project.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      const unfit = [...unread, ...faults.map(({ text }) => ({ path: 'files', code: 'unfit', message: text }))];
      if (good.length > MOST_AT_ONCE)
        unfit.push({ path: 'files', code: 'too-many', message: `最多 ${MOST_AT_ONCE} 个文件` });
      // What could not be read says more than that it is missing.
      const counted = refusals.filter(({ field }) => !unfit.some(({ path }) => path === field));
      if (counted.length > 0 || unfit.length > 0) throw refused(counted, unfit);
      await intake.keepBytes(good);
      const at = now();
      const by = actorOf(person);
      const change = projectChange(project, event, order, {
        ...{ today: today(), at: at.toISOString(), by, rules, calendar },
        firm: person.organisationUscc ?? '',
        side: person.role === 'enterprise' ? 'enterprise' : 'provider',
        hours: Math.max(Math.floor((at.getTime() - Date.parse(project.sinceAt)) / HOUR), 0),
      });
      const entry = { at: at.toISOString(), by, event, reason: stepReason(project, event, order, rules), shown: null };
      await projects.decide(project, { ...change, entry });
      if (event === 'raise-clue') await needs.raised({ ...project, ...change.set });
    },
  };
}

const FORBIDDEN: readonly ProjectRefusalCode[] = ['not-permitted', 'same-person'];

/** Who may not comes before what has moved, and that before what was typed. */
function refused(refusals: readonly ProjectRefusal[], more: readonly InputIssue[] = []): HekuError {
  const forbidden = refusals.find(({ code }) => FORBIDDEN.includes(code));
  if (forbidden !== undefined) return new NotAllowed(forbidden.code, PROJECT_REFUSAL_WORDS[forbidden.code]);
  const moved = refusals.find(({ field }) => field === undefined);
  if (moved !== undefined) return new Conflict(moved.code, PROJECT_REFUSAL_WORDS[moved.code]);
  const typed = refusals.map(({ code, field = '' }) => ({ path: field, code, message: PROJECT_REFUSAL_WORDS[code] }));
  return new InvalidInput([...typed, ...more]);
}
