import { randomBytes } from 'node:crypto';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import { MOST_ATTACHMENTS, objectionNumber, readObjectionNumber } from '../../domain/registry/objection.ts';
import type { Objection, ObjectionState, ObjectionWords } from '../../domain/registry/objection.ts';
import type { Upload } from '../../domain/registry/stored-file.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../../domain/shared/working-days.ts';
import { Conflict, InvalidInput, NotFound, type InputIssue } from '../../errors.ts';
import type { Intake } from '../../persistence/document-intake.ts';

/** A matter that a public notice names: whoever objects, objects to one of them. */
export interface NamedMatter {
  readonly id: string;
  /** By what the form names it. */
  readonly key: string;
  readonly name: string;
  readonly hint: string;
  /** It is still open to objections, as far as its state goes. */
  readonly open: boolean;
  /** It has ended: what was not handled before is not handled any more. */
  readonly ended: boolean;
  readonly notice: { readonly number: string; readonly from: Day; readonly until: Day };
  readonly objections: readonly Objection[];
}

/** One kind of notice: which matters it names, and how they take in an objection. */
export interface NoticeMatters {
  readonly kind: 'pool' | 'awards';
  inNotice(number: string): Promise<readonly NamedMatter[]>;
  findByObjection(number: string): Promise<NamedMatter | undefined>;
  receive(id: string, objection: Objection, today: Day): Promise<boolean>;
}

export interface ObjectionsNeeds {
  readonly matters: readonly NoticeMatters[];
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
  readonly kind: NoticeMatters['kind'];
  readonly named: readonly Pick<NamedMatter, 'key' | 'name' | 'hint'>[];
  readonly office: string;
  readonly today: Day;
}

/** All that a receipt says: nothing of what was written, by whom, or about whom. */
export interface Receipt {
  readonly number: string;
  readonly at: string;
  readonly notice: string;
  readonly kind: NoticeMatters['kind'];
  readonly state: ObjectionState;
  /** It was not handled before the matter ended by another one. */
  readonly moot: boolean;
  readonly office: string;
}

export type ObjectionsService = ReturnType<typeof createObjectionsService>;

export function createObjectionsService({ matters, intake, rules, calendar, now, today }: ObjectionsNeeds) {
  const closed = () =>
    new Conflict('notice-over', `公示期已满，不再通过网上接受异议。仍有情况要反映的，请与${rules.noticeOffice}联系。`);

  async function namedIn(number: string) {
    for (const source of matters) {
      const named = await source.inNotice(number);
      const notice = named[0]?.notice;
      if (notice === undefined) continue;
      if (today() > notice.until) throw closed();
      return { source, notice, named: named.filter(({ open }) => open) };
    }
    throw new NotFound('unknown-notice', '没有这份公示');
  }

  return {
    /** For the form: `Conflict` where the notice is over. */
    async prepare(number: string): Promise<OpenNotice> {
      const { source, notice, named } = await namedIn(number);
      const { from, until } = notice;
      return { number, from, until, kind: source.kind, named, office: rules.noticeOffice, today: today() };
    },

    /** Takes in an objection, or refuses with all that is wrong. Answers its number. */
    async receive(
      number: string,
      key: string,
      words: ObjectionWords,
      faults: readonly InputIssue[],
      uploads: readonly Upload[],
    ): Promise<string> {
      const { source, named } = await namedIn(number);
      const about = named.find((one) => one.key === key);
      const issues = [...faults];
      if (about === undefined)
        issues.unshift({
          path: 'firm',
          code: 'firm',
          message: `请选择对${source.kind === 'pool' ? '哪家企业' : '哪一项奖励'}提出异议`,
        });
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
      if (!(await source.receive(about.id, objection, today()))) throw closed();
      return given;
    },

    async receipt(typed: string): Promise<Receipt> {
      const number = readObjectionNumber(typed);
      for (const source of matters) {
        const matter = await source.findByObjection(number);
        const objection = matter?.objections.find((one) => one.number === number);
        if (matter === undefined || objection === undefined) continue;
        const { at, state } = objection;
        const moot = (state === 'received' || state === 'registered') && matter.ended;
        return {
          ...{ number, at, kind: source.kind, state, moot },
          ...{ notice: matter.notice.number, office: rules.noticeOffice },
        };
      }
      throw new NotFound('unknown-objection', '没有这个编号的异议，请核对编号');
    },
  };
}
