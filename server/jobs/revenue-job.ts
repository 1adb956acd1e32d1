import { REVENUE_STATE_WORDS, REVENUE_WAITING, REVENUE_WITH_FIRM } from '../domain/records/revenue-statement.ts';
import { revenueDue, subjectWords } from '../domain/records/revenue-statement.ts';
import { formatDay } from '../domain/shared/calendar-date.ts';
import { leftWords } from '../domain/shared/time-left.ts';
import * as paths from '../paths.ts';
import type { Job } from './job.ts';

/** Tells the office, or the firm, that a figure of the revenue ledger waits longer than it should. */
export const revenueOverdue: Job = {
  name: 'revenue-overdue',
  title: '营收核实、补正超期',
  at: '15 7 * * *',
  async find({ statements, revenueRules, calendar }, today) {
    const going = await statements.list({ states: [...REVENUE_WAITING, ...REVENUE_WITH_FIRM] });
    return going.flatMap((one) => {
      const due = revenueDue(one, revenueRules, calendar);
      if (due === null || due >= today) return [];
      const { id, version, number, name, state, subject, uscc } = one;
      const words = `期限${formatDay(due)}，${leftWords(due, today, calendar).text}。`;
      return {
        key: `revenue-overdue:${id}:${version}`,
        to: REVENUE_WAITING.includes(state) ? { role: 'city' as const } : { uscc },
        subject: `营收申报 ${number} 办理超期`,
        text: `${name}的${subjectWords(subject)}：${REVENUE_STATE_WORDS[state]}，${words}`,
        href: paths.revenueStatement(id),
        dueOn: due,
      };
    });
  },
};
