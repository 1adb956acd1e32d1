import { GRADE_STATES } from '../domain/registry/grading-words.ts';
import type { Reminder } from '../domain/registry/reminder.ts';
import { formatDay } from '../domain/shared/calendar-date.ts';
import { leftWords } from '../domain/shared/time-left.ts';
import * as gradingPaths from '../grading-paths.ts';
import type { Job } from './job.ts';

/** Tells the firm and the city that what a low grade asks to mend is not reported in time. */
export const mendingOverdue: Job = {
  name: 'mending-overdue',
  title: '评级整改超期',
  at: '55 7 * * *',
  async find({ grades, calendar }, today) {
    const open = await grades.inStates(['to-mend']);
    return open.flatMap(({ id, version, name, uscc, round, due, state }): readonly Omit<Reminder, 'job'>[] => {
      if (due === null || due >= today) return [];
      const told = {
        subject: `评级批次 ${round}：${GRADE_STATES[state]}已经超期`,
        text: `${name}应在${formatDay(due)}前报告整改，${leftWords(due, today, calendar).text}。`,
        ...{ href: gradingPaths.grade(id), dueOn: due },
      };
      const key = `mending-overdue:${id}:${version}`;
      return [
        { ...told, key, to: { uscc } },
        { ...told, key: `${key}:city`, to: { role: 'city' } },
      ];
    });
  },
};
