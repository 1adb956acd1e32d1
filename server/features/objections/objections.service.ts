import { randomBytes } from 'node:crypto';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { isNoticeOver } from '../../domain/registry/application-terms.ts';
import { FINAL_STATES, type Application } from '../../domain/registry/application.ts';
import { MOST_ATTACHMENTS, objectionNumber, readObjectionNumber } from '../../domain/registry/objection.ts';
import type { ObjectionState, ObjectionWords } from '../../domain/registry/objection.ts';
import type { Upload } from '../../domain/registry/stored-file.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotFound, type InputIssue } from '../../errors.ts';
import type { ApplicationRepository } from '../../persistence/application.repository.ts';
import type { Intake } from '../../persistence/document-intake.ts';

export interface ObjectionsNeeds {
  readonly applications: ApplicationRepository;
  readonly intake: Intake;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
  readonly now: () => Date;
  readonly today: () => Day;
}

/** A notice that runs, and whom one may object to. */
export interface OpenNotice {
  readonly number: string;
  readonly from: Day;
  readonly until: Day;
  readonly firms: readonly Pick<Application, 'uscc' | 'name'>[];
  readonly office: string;
  readonly today: Day;
}

/** All that a receipt says: nothing of what was written, by whom, or about whom. */
export interface Receipt {
  readonly number: string;
  readonly at: string;
  readonly notice: string;
  readonly state: ObjectionState;
  /** It was not handled before the matter ended by another one. */
  readonly moot: boolean;
  readonly office: string;
}

export type ObjectionsService = ReturnType<typeof createObjectionsService>;

export function createObjectionsService({ applications, intake, rules, calendar, now, today }: ObjectionsNeeds) {
  const open = ({ state }: Application) => state === 'in-notice' || state === 'objected';
  const closed = () =>
    new Conflict('notice-over', `公示期已满，不再通过网上接受异议。仍有情况要反映的，请与${rules.noticeOffice}联系。`);

  async function namedIn(number: string): Promise<readonly Application[]> {
    const named = await applications.inNotice(number);
    const notice = named[0]?.notice;
    if (notice === undefined || notice === null) throw new NotFound('unknown-notice', '没有这份公示');
    if (isNoticeOver(notice, today())) throw closed();
    return named;
  }

  return {
    /** For the form: `Conflict` where the notice is over. */
    async prepare(number: string): Promise<OpenNotice> {
      const named = await namedIn(number);
      const { from = '', until = '' } = named[0]?.notice ?? {};
      const firms = named.filter(open).map(({ uscc, name }) => ({ uscc, name }));
      return { number, from, until, firms, office: rules.noticeOffice, today: today() };
    },

    /** Takes in an objection, or refuses with all that is wrong. Answers its number. */
    async receive(
      number: string,
      uscc: string,
      words: ObjectionWords,
      faults: readonly InputIssue[],
      uploads: readonly Upload[],
    ): Promise<string> {
      const named = await namedIn(number);
      const about = named.find((one) => one.uscc === uscc && open(one));
      const issues = [...faults];
      if (about === undefined) issues.unshift({ path: 'firm', code: 'firm', message: '请选择对哪家企业提出异议' });
      if (uploads.length > MOST_ATTACHMENTS)
        issues.push({ path: 'files', code: 'too-many', message: `附件最多 ${MOST_ATTACHMENTS} 个` });
      const judged = await intake.judge(uploads);
      for (const { text } of judged.faults) issues.push({ path: 'files', code: 'unfit', message: text });
      if (about === undefined || issues.length > 0) throw new InvalidInput(issues);
      const files = await intake.keepBytes(judged.good);
      const given = objectionNumber(yearOf(today()), randomBytes(8));
      const objection = {
        ...words,
        ...({ number: given, at: now().toISOString(), via: 'web', state: 'received' } as const),
        ...{ by: null, files, concluded: null },
        acceptBy: workingTerm(today(), rules.acceptanceDays, calendar).to,
      };
      if (!(await applications.receive(about.id, objection, today()))) throw closed();
      return given;
    },

    async receipt(typed: string): Promise<Receipt> {
      const number = readObjectionNumber(typed);
      const application = await applications.findByObjection(number);
      const objection = application?.objections.find((one) => one.number === number);
      if (application === null || objection === undefined)
        throw new NotFound('unknown-objection', '没有这个编号的异议，请核对编号');
      const { at, state } = objection;
      const pending = state === 'received' || state === 'registered';
      const moot = pending && FINAL_STATES.includes(application.state);
      return { number, at, state, moot, notice: application.notice?.number ?? '', office: rules.noticeOffice };
    },
  };
}
