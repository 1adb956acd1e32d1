import type { ProjectRules } from '../policy/project-rules.ts';
import type { Account } from '../registry/account.ts';
import type { Actor } from '../registry/history.ts';
import { may, type Action } from '../registry/permissions.ts';
import type { Day } from '../shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../shared/working-days.ts';
import { CONFIRMED_CONCLUSIONS, CONCLUSIONS, isToldToProvider } from './complaint.ts';
import type { Complaint, ComplaintState, ComplaintStep, Conclusion } from './complaint.ts';

/** Why a step is not taken. */
export const COMPLAINT_REFUSAL_WORDS = {
  'wrong-state': '投诉的状态已经改变，不能这样办理',
  'not-permitted': '您的账号没有办理此事的权限',
  'text-missing': '请写明理由或者内容',
  'how-missing': '请选择结论',
  'answer-running': '服务商还没有答复，答复期限也还没有满',
  'not-confirmed': '投诉没有认定属实，不能转为线索',
  'already-raised': '已经转为负面清单线索',
} as const;
export type ComplaintRefusal = keyof typeof COMPLAINT_REFUSAL_WORDS;

export interface ComplaintOrder {
  readonly text: string;
  readonly how: Conclusion | null;
}

type Guard = (one: Complaint, order: ComplaintOrder, today: Day) => ComplaintRefusal | undefined;

interface Step {
  readonly by: Action;
  readonly guards: readonly Guard[];
}

const explained: Guard = (_one, { text }) => (text.trim() === '' ? 'text-missing' : undefined);
const chosen: Guard = (_one, { how }) => (how === null || !(how in CONCLUSIONS) ? 'how-missing' : undefined);
/** The provider is heard before anything is concluded: it answered, or its term is over. */
const heard: Guard = ({ answer, due }, _order, today) =>
  answer === null && due !== null && today <= due ? 'answer-running' : undefined;
const confirmed: Guard = ({ concluded }) =>
  concluded !== null && CONFIRMED_CONCLUSIONS.includes(concluded.how) ? undefined : 'not-confirmed';
const unraised: Guard = ({ clue }) => (clue === null ? undefined : 'already-raised');

const handle = (...guards: Guard[]): Step => ({ by: 'complaint.handle', guards });
const withdraw: Step = { by: 'complaint.file', guards: [explained] };

/** The one table: state → event → who may, what must hold. */
export const COMPLAINT_WORKFLOW: Readonly<Record<ComplaintState, Readonly<Partial<Record<ComplaintStep, Step>>>>> = {
  received: { accept: handle(), decline: handle(explained), withdraw },
  heard: {
    answer: { by: 'complaint.answer', guards: [explained] },
    conclude: handle(heard, chosen, explained),
    withdraw,
  },
  answered: { conclude: handle(chosen, explained), withdraw },
  concluded: { 'raise-clue': handle(explained, confirmed, unraised) },
  declined: {},
  withdrawn: {},
};

/** For an action of the customer the complaint is a matter of its code, for all others one of the provider's. */
const matterOf = ({ uscc, region, enterprise }: Complaint, { role }: Account) => ({
  region,
  uscc: role === 'enterprise' ? enterprise.uscc : uscc,
});

/** Whether a person may read a complaint: its office, who filed it, and the provider once it was told. */
export function mayReadComplaint(person: Account, one: Complaint): boolean {
  if (person.role === 'provider' && !isToldToProvider(one)) return false;
  return may(person, 'complaint.read', matterOf(one, person));
}

/** All reasons why a step is not taken; none where it may be. */
export function complaintRefusals(
  one: Complaint,
  event: ComplaintStep,
  person: Account,
  order: ComplaintOrder,
  today: Day,
): readonly ComplaintRefusal[] {
  const step = COMPLAINT_WORKFLOW[one.state][event];
  if (step === undefined) return ['wrong-state'];
  if (!may(person, step.by, matterOf(one, person))) return ['not-permitted'];
  return step.guards.flatMap((guard) => guard(one, order, today) ?? []);
}

/** What a person may do now, as far as nothing typed could change it. */
export function complaintEventsFor(one: Complaint, person: Account, today: Day): ComplaintStep[] {
  const good: ComplaintOrder = { text: '—', how: 'upheld' };
  return (Object.keys(COMPLAINT_WORKFLOW[one.state]) as ComplaintStep[]).filter(
    (event) => complaintRefusals(one, event, person, good, today).length === 0,
  );
}

export interface ComplaintContext {
  readonly today: Day;
  readonly at: string;
  readonly by: Actor;
  readonly rules: ProjectRules;
  readonly calendar: WorkCalendar;
  /** Whole hours since the present state began. */
  readonly hours: number;
}

type Changed = Partial<Omit<Complaint, 'id' | 'version' | 'history' | 'state'>>;

/** What a step that may be taken does to the complaint. */
export function complaintChange(
  one: Complaint,
  event: ComplaintStep,
  { text, how }: ComplaintOrder,
  { today, at, by, rules, calendar, hours }: ComplaintContext,
): { readonly to: ComplaintState; readonly set: Changed } {
  const moved = (to: ComplaintState, due: Day | null, set: Changed = {}) => ({
    to,
    set: { ...set, since: today, sinceAt: at, due },
  });
  const term = (days: number) => workingTerm(today, days, calendar).to;
  switch (event) {
    case 'accept':
      return moved('heard', term(rules.complaintAnswerDays), { concludeBy: term(rules.complaintConcludeDays) });
    case 'decline':
      return moved('declined', null);
    case 'withdraw':
      return moved('withdrawn', null);
    case 'answer':
      return moved('answered', one.concludeBy, { answer: { on: today, by, text, hours } });
    case 'conclude':
      return moved('concluded', null, { concluded: { on: today, by, how: how ?? 'unfounded', text } });
    case 'raise-clue':
      return { to: one.state, set: { clue: { by, reason: text, number: null } } };
  }
}
