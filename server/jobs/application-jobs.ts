import { isNoticeOver, turnOn } from '../domain/registry/application-terms.ts';
import { FINAL_STATES, STATE_WORDS, type Application, type ApplicationState } from '../domain/registry/application.ts';
import { acceptanceDue } from '../domain/registry/objection.ts';
import type { Reminder, ReminderTarget } from '../domain/registry/reminder.ts';
import { formatDay, type Day } from '../domain/shared/calendar-date.ts';
import { leftWords } from '../domain/shared/time-left.ts';
import * as paths from '../paths.ts';
import type { Job } from './job.ts';

/** Tells the city that a public notice is over and its firms can be admitted; over it is by its date alone. */
export const noticeOver: Job = {
  name: 'notice-over',
  title: '公示期满',
  at: '5 7 * * *',
  async find({ applications }, today) {
    const named = await applications.list({ states: ['in-notice'], region: undefined });
    const over = new Map<string, string[]>();
    for (const { notice, name } of named)
      if (notice !== null && isNoticeOver(notice, today))
        over.set(notice.number, [...(over.get(notice.number) ?? []), name]);
    return [...over].map(([number, waiting]) => ({
      key: `notice-over:${number}`,
      to: { role: 'city' },
      subject: `${number} 公示期满`,
      text: `公示的企业中，没有异议或异议不成立的可以办理入库：${waiting.join('、')}。`,
      href: paths.workbench('mine'),
      dueOn: null,
    }));
  },
};

const GOING = (Object.keys(STATE_WORDS) as ApplicationState[]).filter(
  (state) => state !== 'draft' && state !== 'in-notice' && !FINAL_STATES.includes(state),
);

/** Tells whoever's turn it is that the day for it has passed. A step that is taken gives a new version, and so a new key. */
export const overdueSteps: Job = {
  name: 'overdue-steps',
  title: '办理超期',
  at: '10 7 * * *',
  async find({ applications, membershipCases, calendar }, today) {
    const late = (await applications.list({ states: GOING, region: undefined })).filter(isLate(today));
    const objected = await applications.list({ states: ['in-notice', 'objected'], region: undefined });
    const proposed = await membershipCases.list({ states: ['removal-proposed'], region: undefined });
    return [
      ...late.flatMap((one) => {
        const to = targetOf(one, today);
        if (to === undefined || one.due === null) return [];
        const words = `期限${formatDay(one.due)}，${leftWords(one.due, today, calendar).text}。`;
        return [reminder(`overdue:${one.id}:${one.version}`, to, `入库申请 ${one.number ?? ''} 办理超期`, one, words)];
      }),
      ...objected.flatMap(({ id, name, number, objections }) => {
        const by = acceptanceDue(objections);
        if (by === null || by >= today) return [];
        return {
          key: `acceptance-late:${id}:${by}`,
          to: { role: 'city' } as const,
          subject: `入库申请 ${number ?? ''} 有异议逾期未受理`,
          text: `${name}：收到的异议应不晚于${formatDay(by)}决定是否受理，${leftWords(by, today, calendar).text}。`,
          href: paths.application(id),
          dueOn: by,
        };
      }),
      ...proposed.filter(isLate(today)).map((one) => ({
        key: `defence-over:${one.id}:${one.version}`,
        to: { role: 'city' } as const,
        subject: `移出事项 ${one.number} 陈述申辩期满`,
        text: `${one.name}没有陈述申辩，可以由提出人以外的人决定。`,
        href: paths.membershipCase(one.id),
        dueOn: one.due,
      })),
    ];
  },
};

const isLate =
  (today: Day) =>
  ({ due }: { readonly due: Day | null }): boolean =>
    due !== null && due < today;

function reminder(
  key: string,
  to: ReminderTarget,
  subject: string,
  { name, state, id, due }: Application,
  words: string,
): Omit<Reminder, 'job'> {
  return {
    key,
    to,
    subject,
    text: `${name}：${STATE_WORDS[state]}，${words}`,
    href: paths.application(id),
    dueOn: due,
  };
}

function targetOf(application: Application, today: Day): ReminderTarget | undefined {
  switch (turnOn(application, today)) {
    case 'firm':
      return { uscc: application.uscc };
    case 'county':
      return { role: 'county', region: application.region };
    case 'city':
      return { role: 'city' };
    default:
      return undefined;
  }
}
