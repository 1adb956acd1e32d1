import type { ProjectRules } from '../../domain/policy/project-rules.ts';
import {
  complaintChange,
  COMPLAINT_REFUSAL_WORDS,
  complaintEventsFor,
  complaintRefusals,
  mayReadComplaint,
  type ComplaintOrder,
  type ComplaintRefusal,
} from '../../domain/records/complaint-workflow.ts';
import { COMPLAINT_OPEN, type Complaint, type ComplaintStep } from '../../domain/records/complaint.ts';
import type { Project } from '../../domain/records/project.ts';
import { actorOf } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import { MOST_AT_ONCE } from '../../domain/registry/firm-document.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import { FILE_KINDS, type Upload } from '../../domain/registry/stored-file.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound, type HekuError, type InputIssue } from '../../errors.ts';
import type { ComplaintRepository } from '../../persistence/complaint.repository.ts';
import type { Counters } from '../../persistence/counters.ts';
import type { Intake } from '../../persistence/document-intake.ts';
import type { Files } from '../../persistence/files.repository.ts';
import { STATE_MOVED } from '../../persistence/living.ts';

export interface ComplaintsNeeds {
  readonly complaints: ComplaintRepository;
  readonly files: Pick<Files, 'open'>;
  readonly intake: Pick<Intake, 'judge' | 'keepBytes'>;
  readonly counters: Counters;
  readonly projectRules: ProjectRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
  /** The project, for who may read it. */
  readonly projectOf: (number: string, person: Account) => Promise<Project>;
  /** Called after an official made a clue of a complaint. */
  readonly raised: (complaint: Complaint) => Promise<void>;
}

export interface SeenComplaint {
  readonly one: Complaint;
  readonly events: readonly ComplaintStep[];
  readonly today: Day;
}

export interface FiledComplaint {
  readonly kind: string;
  readonly text: string;
}

export type ComplaintsService = ReturnType<typeof createComplaintsService>;

const HOUR = 60 * 60 * 1000;

export function createComplaintsService(needs: ComplaintsNeeds) {
  const { complaints, files, intake, counters, projectRules: rules, calendar, now, today } = needs;

  async function see(number: string, person: Account): Promise<SeenComplaint> {
    const one = await complaints.findByNumber(number);
    if (one === null || !mayReadComplaint(person, one)) throw new NotFound('unknown-complaint', '没有这件投诉');
    return { one, events: complaintEventsFor(one, person, today()), today: today() };
  }

  /** The confirmed project that a customer may complain about. */
  async function offer(number: string, person: Account): Promise<Project> {
    const project = await needs.projectOf(number, person);
    if (!may(person, 'complaint.file', { uscc: project.enterprise.uscc }))
      throw new NotAllowed('not-permitted', COMPLAINT_REFUSAL_WORDS['not-permitted']);
    if (project.confirmedOn === null) throw new Conflict('not-confirmed', '双方确认以后的项目才能投诉');
    return project;
  }

  async function readable(person: Account): Promise<readonly Complaint[]> {
    if (!mayEver(person, 'complaint.read')) throw new NotAllowed('permission-required', '您的账号没有办理此事的权限');
    const own = person.organisationUscc ?? 'none';
    const found = await complaints.list({
      ...(person.role === 'provider' && { uscc: own }),
      ...(person.role === 'enterprise' && { enterprise: own }),
      ...(person.role === 'county' && { region: person.region ?? 'none' }),
    });
    return found.filter((one) => mayReadComplaint(person, one));
  }

  return {
    see,
    offer,

    /** What a person may read: open ones first, the earliest due on top. */
    async list(person: Account) {
      const found = await readable(person);
      const key = ({ state, due }: Complaint) => `${COMPLAINT_OPEN.includes(state) ? 0 : 1}${due ?? '9999'}`;
      return { complaints: found.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)), today: today() };
    },

    ofProject: async (project: string, person: Account) =>
      (await complaints.list({ project })).filter((one) => mayReadComplaint(person, one)),

    /** Files a complaint about the provider of a project; answers its number. */
    async file(
      number: string,
      person: Account,
      { kind, text }: FiledComplaint,
      uploads: readonly Upload[],
      unread: readonly InputIssue[],
    ): Promise<string> {
      const project = await offer(number, person);
      const wrong: InputIssue[] = [...unread];
      const refuse = (path: string, code: string, message: string) => void wrong.push({ path, code, message });
      if (!rules.complaintKinds.some(({ code }) => code === kind)) refuse('kind', 'wrong-value', '请选择投诉的事项');
      if (text === '') refuse('text', 'text-missing', '请写明事实和要求');
      const { good, faults } = await intake.judge(uploads);
      for (const fault of faults) refuse('files', 'unfit', fault.text);
      if (good.length > MOST_AT_ONCE) refuse('files', 'too-many', `最多 ${MOST_AT_ONCE} 个文件`);
      if (wrong.length > 0) throw new InvalidInput(wrong);
      const day = today();
      const year = yearOf(day);
      const at = now().toISOString();
      const made = `TS${year}${String(await counters.next(`complaint-${year}`)).padStart(4, '0')}`;
      const { uscc, provider, enterprise, region, title } = project;
      await complaints.begin(
        {
          ...{ number: made, project: number, projectTitle: title, uscc, provider, enterprise, region, kind, text },
          ...{ files: await intake.keepBytes(good), filedOn: day, answer: null, concluded: null, concludeBy: null },
          ...{ clue: null, since: day, sinceAt: at, due: workingTerm(day, rules.complaintAcceptDays, calendar).to },
        },
        { at, by: actorOf(person), event: 'file', reason: text, shown: null },
      );
      return made;
    },

    /** The complaint for the page of a step; refuses at once what nothing typed there could change. */
    async prepare(number: string, event: ComplaintStep, person: Account): Promise<SeenComplaint> {
      const seen = await see(number, person);
      if (seen.events.includes(event)) return seen;
      throw refused(complaintRefusals(seen.one, event, person, { text: '—', how: 'upheld' }, today()));
    },

    async take(
      number: string,
      event: ComplaintStep,
      person: Account,
      { version, ...order }: ComplaintOrder & { readonly version: number },
    ): Promise<void> {
      const { one } = await see(number, person);
      const refusals = complaintRefusals(one, event, person, order, today());
      if (refusals.includes('not-permitted')) throw refused(refusals);
      if (version !== one.version) throw new Conflict(STATE_MOVED, '在您打开页面之后，有人先办理了这件事');
      if (refusals.length > 0) throw refused(refusals);
      const at = now();
      const by = actorOf(person);
      const hours = Math.max(Math.floor((at.getTime() - Date.parse(one.sinceAt)) / HOUR), 0);
      const context = { today: today(), at: at.toISOString(), by, rules, calendar, hours };
      const change = complaintChange(one, event, order, context);
      const entry = { at: at.toISOString(), by, event, reason: order.text, shown: null };
      await complaints.decide(one, { ...change, entry });
      if (event === 'raise-clue') await needs.raised({ ...one, ...change.set });
    },

    async openFile(number: string, digest: string, person: Account) {
      const { one } = await see(number, person);
      const found = one.files.find(({ sha256 }) => sha256 === digest);
      if (found === undefined) throw new NotFound('unknown-file', '没有这个文件');
      const { name, kind, size, sha256 } = found;
      return { name, size, type: FILE_KINDS[kind].type, open: () => files.open(sha256) };
    },

    /** What waits for an office: to be taken up, or to be concluded. */
    async atWork(person: Account): Promise<readonly Complaint[]> {
      if (!mayEver(person, 'complaint.handle')) return [];
      return (await readable(person)).filter(({ state }) => COMPLAINT_OPEN.includes(state));
    },
  };
}

const FIELDS: Readonly<Partial<Record<ComplaintRefusal, string>>> = { 'text-missing': 'text', 'how-missing': 'how' };

/** Who may not comes before what has moved, and that before what was typed. */
function refused(refusals: readonly ComplaintRefusal[]): HekuError {
  const words = (one: ComplaintRefusal) => COMPLAINT_REFUSAL_WORDS[one];
  if (refusals.includes('not-permitted')) return new NotAllowed('not-permitted', words('not-permitted'));
  const moved = refusals.find((one) => FIELDS[one] === undefined);
  if (moved !== undefined) return new Conflict(moved, words(moved));
  return new InvalidInput(refusals.map((one) => ({ path: FIELDS[one] ?? '', code: one, message: words(one) })));
}
