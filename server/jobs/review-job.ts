import { FIRM_TURN, isReviewOverdue, type ReviewCase, type ReviewRound } from '../domain/registry/review.ts';
import { reminderDue } from '../domain/registry/membership.ts';
import type { Reminder } from '../domain/registry/reminder.ts';
import { formatDay, type Day } from '../domain/shared/calendar-date.ts';
import { workingDaysLeft } from '../domain/shared/working-days.ts';
import { leftWords } from '../domain/shared/time-left.ts';
import * as paths from '../paths.ts';
import type { Job, JobSources } from './job.ts';

type Found = Omit<Reminder, 'job'>;

/** Tells firms that a re-examination waits for them: before its day, after it, and whenever the city asked for it. */
export const reviewReminders: Job = {
  name: 'review-reminders',
  title: '复核提醒',
  at: '25 7 * * *',
  async find(sources, today) {
    const found: Found[] = [];
    for (const round of await sources.reviewRounds.all()) {
      if (round.state === 'closed') continue;
      const waiting = (await sources.reviewCases.ofYear(round.year)).filter(({ state }) => FIRM_TURN.includes(state));
      for (const one of waiting) found.push(...forFirm(one, round, today, sources));
      if (waiting.some((one) => isReviewOverdue(one, today))) found.push(forCity(round));
    }
    return found;
  },
};

function forFirm(one: ReviewCase, { year, reminded }: ReviewRound, today: Day, sources: JobSources): Found[] {
  const { id, uscc, due } = one;
  if (due === null) return [];
  const { rules, calendar } = sources;
  const common = { to: { uscc }, href: paths.reviewCase(id), dueOn: due };
  const words = `期限至${formatDay(due)}，${leftWords(due, today, calendar).text}。`;
  const deed = one.state === 'correcting' ? '报告整改' : '提交复核表';
  // One for each reaching of a threshold by each deadline: a new deadline is a new matter.
  const found: Found[] = [];
  if (isReviewOverdue(one, today))
    found.push({
      ...common,
      key: `review:${id}:${due}:overdue`,
      subject: `${year} 年复核逾期`,
      text: `请尽快${deed}，${words}拒绝复核的，可以移出资源池。`,
    });
  else {
    const threshold = reminderDue(workingDaysLeft(today, due, calendar), rules.membership.reviewReminders);
    if (threshold !== undefined)
      found.push({
        ...common,
        key: `review:${id}:${due}:${threshold}`,
        subject: `${year} 年复核将截止`,
        text: `请${deed}，${words}`,
      });
  }
  if (reminded.length > 0)
    found.push({
      ...common,
      key: `review-asked:${id}:${reminded.length}`,
      subject: `市经信局提醒：${year} 年复核`,
      text: `请${deed}，${words}`,
    });
  return found;
}

function forCity({ year }: ReviewRound): Found {
  return {
    key: `review-overdue:${year}`,
    to: { role: 'city' },
    subject: `${year} 年复核有企业逾期`,
    text: '有企业没有在期限内提交复核表或报告整改，可以提醒，也可以提出移出。',
    href: paths.review(String(year), 'overdue'),
    dueOn: null,
  };
}
