import { keptContact } from '../../domain/records/project-contact.ts';
import { milestonesOf, registrationFaults, type TypedProject } from '../../domain/records/project-registration.ts';
import { projectDue } from '../../domain/records/project-reporting.ts';
import type { Project, ProjectContact, ProjectParty, Side } from '../../domain/records/project.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { OTHER_INDUSTRY } from '../../domain/registry/enterprise.ts';
import { may } from '../../domain/registry/permissions.ts';
import { MOST_AT_ONCE } from '../../domain/registry/firm-document.ts';
import type { StoredFile, Upload } from '../../domain/registry/stored-file.ts';
import { yearOf } from '../../domain/shared/calendar-date.ts';
import { workingTerm } from '../../domain/shared/working-days.ts';
import { judgeUscc } from '../../domain/registry/uscc.ts';
import { Conflict, InvalidInput, NotAllowed, type InputIssue } from '../../errors.ts';
import type { NewProject } from '../../persistence/project.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';
import type { ProjectsNeeds } from './projects.service.ts';

/** Who registers or corrects, and what its firm is. */
interface Registrant {
  readonly side: Side;
  readonly own: ProjectParty;
  /** Whom the firm gives as its contact. */
  readonly contact: ProjectContact;
}

/** A form as it was sent; `unread`: what of it could not be read. */
interface SentForm {
  readonly typed: TypedProject;
  readonly uploads: readonly Upload[];
  readonly unread: readonly InputIssue[];
}

const moved = () => new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');

export type RegistrationService = ReturnType<typeof createRegistrationService>;

export function createRegistrationService(
  needs: ProjectsNeeds & { readonly load: (number: string, person: Account) => Promise<Project> },
) {
  const { projects, providers, enterprises, intake, counters, city, projectRules: rules, calendar, now, today } = needs;
  const industries = [...city.industries.map(({ code }) => code), OTHER_INDUSTRY];

  async function registrantOf(person: Account): Promise<Registrant> {
    const uscc = person.organisationUscc ?? '';
    if (!may(person, 'project.write', { uscc }))
      throw new NotAllowed('permission-required', '您的账号没有办理此事的权限');
    const side = person.role === 'provider' ? 'provider' : 'enterprise';
    const found = side === 'provider' ? await providers.findByUscc(uscc) : await enterprises.findByUscc(uscc);
    if (found === null) throw new Conflict('firm-unknown', '企业尚未登记，不能登记项目');
    return { side, own: { uscc, name: found.name }, contact: { ...found.contact, position: '', email: '' } };
  }

  /** What the files are, and all that is wrong with the form; nothing is kept where anything is wrong. */
  async function judged(typed: TypedProject, side: Side, uploads: readonly Upload[], kept: readonly StoredFile[]) {
    const code = judgeUscc(typed.other);
    const uscc = code.valid ? code.uscc : '';
    const provider = side === 'enterprise' ? await providers.findByUscc(uscc) : null;
    const enterprise = side === 'provider' ? await enterprises.findByUscc(uscc) : null;
    const sample = typed.follows === '' ? null : await projects.findByNumber(typed.follows);
    const { good, faults } = await intake.judge(uploads);
    const files = good.length > 0 ? good.map(({ file }) => file) : kept;
    const facts = { today: today(), rules, side, industries, sample, files };
    const found = side === 'provider' ? enterprise : provider;
    const wrong: InputIssue[] = registrationFaults(typed, {
      ...facts,
      other: found && { uscc: found.uscc, name: found.name },
    })
      // What is wrong with a file is said instead of that there is none.
      .filter(({ field }) => field !== 'files' || faults.length === 0)
      .map(({ field, message }) => ({ path: field, code: 'wrong-value', message }));
    if (good.length > MOST_AT_ONCE)
      wrong.push({ path: 'files', code: 'too-many', message: `最多 ${MOST_AT_ONCE} 个文件` });
    for (const { text } of faults) wrong.push({ path: 'files', code: 'unfit', message: text });
    return { wrong, good, files, provider, enterprise };
  }

  async function partsOf(form: SentForm, { side, own }: Registrant, was?: Project) {
    const { typed, uploads, unread } = form;
    const judgement = await judged(typed, side, uploads, was?.contract.files ?? []);
    const { good, files, provider, enterprise } = judgement;
    // What could not be read says more than that it is missing.
    const wrong = [...unread, ...judgement.wrong.filter(({ path }) => !unread.some((one) => one.path === path))];
    const client = side === 'provider' ? enterprise : await enterprises.findByUscc(own.uscc);
    const firm = side === 'provider' ? own : provider;
    const { signedOn, plannedEnd, fen } = typed;
    if (
      wrong.length > 0 ||
      client === null ||
      firm === null ||
      signedOn === null ||
      plannedEnd === null ||
      fen === null
    )
      throw new InvalidInput(wrong);
    await intake.keepBytes(good);
    const { title, industry, subIndustry, mode, contractNumber, items } = typed;
    return {
      ...{ title, industry, subIndustry, mode, uscc: firm.uscc, provider: firm.name, region: client.region },
      enterprise: { uscc: client.uscc, name: client.name },
      contract: { number: contractNumber, signedOn, fen, plannedEnd, items, files },
      ...{ plannedEnd, milestones: milestonesOf(typed), follows: typed.follows === '' ? null : typed.follows },
      registerDeadline: workingTerm(signedOn, rules.registerDays, calendar).to,
      contacts: { ...was?.contacts, [side]: keptContact(typed.contact) },
    };
  }

  const stamp = (state: 'registered') => {
    const day = today();
    return { since: day, sinceAt: now().toISOString(), due: projectDue(state, day, rules, calendar) };
  };

  const entryOf = (person: Account, event: 'register' | 'correct', reason: string) => ({
    ...{ at: now().toISOString(), by: actorOf(person), event, reason, shown: null },
  });

  /** A project for whoever may correct it now. */
  async function corrected(number: string, person: Account) {
    const project = await needs.load(number, person);
    const who = await registrantOf(person);
    if (project.registrant !== who.side) throw new NotAllowed('not-permitted', '只有登记项目的一方可以更正');
    if (project.state !== 'objected') throw moved();
    return { who, project };
  }

  return {
    registrantOf,

    /** Registers a project; answers its number. The other side has to confirm it. */
    async register(
      person: Account,
      typed: TypedProject,
      uploads: readonly Upload[],
      unread: readonly InputIssue[],
    ): Promise<string> {
      const who = await registrantOf(person);
      const parts = await partsOf({ typed, uploads, unread }, who);
      const year = yearOf(today());
      const number = `XM${year}${String(await counters.next(`project-${year}`)).padStart(4, '0')}`;
      const made: NewProject = {
        ...{ number, ...parts, registrant: who.side, registeredOn: today(), confirmedOn: null },
        ...{ former: [], reports: [], supervisor: null, supervision: [], samples: [] },
        ...{ rating: null, responses: [], clue: null, ...stamp('registered') },
      };
      await projects.begin(made, 'registered', entryOf(person, 'register', `合同 ${parts.contract.number}`));
      return number;
    },

    corrected,

    /** Corrects what the other side objected to; it is asked again. */
    async correct(
      number: string,
      person: Account,
      version: number,
      typed: TypedProject,
      uploads: readonly Upload[],
      unread: readonly InputIssue[],
    ): Promise<void> {
      const { who, project } = await corrected(number, person);
      if (version !== project.version) throw moved();
      const set = { ...(await partsOf({ typed, uploads, unread }, who, project)), ...stamp('registered') };
      await projects.decide(project, { to: 'registered', entry: entryOf(person, 'correct', ''), set });
    },
  };
}
