import type { Account } from '../../domain/registry/account.ts';
import { turnOn, type Turn } from '../../domain/registry/application-terms.ts';
import { FINAL_STATES, STATE_WORDS } from '../../domain/registry/application.ts';
import type { Application, ApplicationState } from '../../domain/registry/application.ts';
import { mayReadObjections } from '../../domain/registry/application-workflow.ts';
import { acceptanceDue, objectionsIn } from '../../domain/registry/objection.ts';
import { may, mayEver } from '../../domain/registry/permissions.ts';
import { NotAllowed } from '../../errors.ts';
import type { ApplicationsNeeds } from './applications.service.ts';

/** The lists of the workbench: what waits for me, for others, for the firm, for the public; what is finished. */
export const WORK_LISTS = ['mine', 'office', 'firm', 'public', 'done'] as const;
export type WorkList = (typeof WORK_LISTS)[number];

export type WorkbenchService = ReturnType<typeof createWorkbenchService>;

const OPEN_STATES = (Object.keys(STATE_WORDS) as ApplicationState[]).filter(
  (state) => state !== 'draft' && !FINAL_STATES.includes(state),
);

export function createWorkbenchService({ applications, today }: ApplicationsNeeds) {
  return {
    /** All that the person may read, by list; in each the earliest due first, what has no term last. */
    async open(person: Account) {
      if (!mayEver(person, 'application.read')) throw new NotAllowed('role-required', '您的账号没有办理此事的权限');
      const region = person.role === 'county' ? (person.region ?? 'none') : undefined;
      const day = today();
      // The query spares what is far off; what may be read is decided by the table of permissions alone.
      const readable = async (states: readonly ApplicationState[]) =>
        (await applications.list({ states, region })).filter((one) => may(person, 'application.read', one));
      const going = (await readable(OPEN_STATES)).map((one) => withAcceptance(one, person));
      const finished = await readable(FINAL_STATES);
      const lists: Record<WorkList, Application[]> = { mine: [], office: [], firm: [], public: [], done: [] };
      for (const application of going.toSorted(byDue))
        lists[objectionWaits(application, person) ? 'mine' : listOf(turnOn(application, day), person)].push(
          application,
        );
      lists.done = finished.filter(({ number }) => number !== null).toSorted((a, b) => (a.since < b.since ? 1 : -1));
      return { lists, today: day };
    },
  };
}

/** While a notice runs it is the public's turn, unless an objection has come that the person may handle. */
function objectionWaits(application: Application, person: Account): boolean {
  return mayReadObjections(application, person) && objectionsIn(application.objections, 'received').length > 0;
}

/** What waits to be accepted or not is due by then, where that is before the term of the application itself or after its notice. */
function withAcceptance(application: Application, person: Account): Application {
  const by = objectionWaits(application, person) ? acceptanceDue(application.objections) : null;
  if (by === null) return application;
  const earlier = application.due !== null && application.due < by && application.state !== 'in-notice';
  return earlier ? application : { ...application, due: by };
}

function listOf(turn: Turn, { role }: Account): WorkList {
  if (turn === 'firm' || turn === 'public') return turn;
  return turn === role ? 'mine' : 'office';
}

function byDue(a: Application, b: Application): number {
  const key = ({ due, since }: Application) => `${due ?? '9999-12-31'} ${since}`;
  return key(a) < key(b) ? -1 : 1;
}
