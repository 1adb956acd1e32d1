import { candidateOf, otherSide, PROJECT_STATES, waitingReport } from '../domain/records/project.ts';
import { COMPLAINT_STATES } from '../domain/records/complaint.ts';
import { RATING_PART_NAMES, RATING_PARTS, waitingRequest } from '../domain/records/hidden-words.ts';
import type { Project, Side } from '../domain/records/project.ts';
import { formatDay } from '../domain/shared/calendar-date.ts';
import type { Reminder } from '../domain/registry/reminder.ts';
import { leftWords } from '../domain/shared/time-left.ts';
import { workingDaysLeft } from '../domain/shared/working-days.ts';
import * as projectPaths from '../project-paths.ts';
import type { Job } from './job.ts';

type Found = readonly Omit<Reminder, 'job'>[];

const firmOf = (project: Project, side: Side) => (side === 'provider' ? project.uscc : project.enterprise.uscc);

/** The firm that has to confirm or to correct. */
function awaitedOf(project: Project): string {
  const report = waitingReport(project);
  if (project.state === 'handed-over') return candidateOf(project)?.uscc ?? project.uscc;
  if (project.state === 'registered') return firmOf(project, otherSide(project.registrant));
  return firmOf(project, report === undefined ? project.registrant : otherSide(report.by));
}

/** Tells the side that has to confirm that its term is over; where a report waits, also the office that may decide it now. */
export const projectsWaiting: Job = {
  name: 'projects-waiting',
  title: '项目确认超期',
  at: '20 7 * * *',
  async find({ projects, calendar }, today) {
    const waiting = await projects.inStates(['registered', 'objected', 'reported', 'handed-over']);
    return waiting.flatMap((one): Found => {
      const { number, title, state, due, version, region } = one;
      if (due === null || due >= today) return [];
      const told = {
        subject: `项目 ${number} ${PROJECT_STATES[state]}，已经超期`,
        text: `“${title}”：期限${formatDay(due)}，${leftWords(due, today, calendar).text}。`,
        ...{ href: projectPaths.project(number), dueOn: due },
      };
      const office = {
        ...told,
        key: `projects-waiting:${number}:${version}:office`,
        to: { role: 'county' as const, region },
      };
      return [
        { ...told, key: `projects-waiting:${number}:${version}`, to: { uscc: awaitedOf(one) } },
        ...(state === 'reported' ? [office] : []),
      ];
    });
  },
};

/** Tells the provider of milestones whose planned day is over. */
export const milestonesPast: Job = {
  name: 'milestones-past',
  title: '里程碑、计划完成日期已过',
  at: '25 7 * * *',
  async find({ projects }, today) {
    const running = await projects.inStates(['underway', 'failed']);
    return running.flatMap((one) => {
      const { number, title, uscc, milestones, plannedEnd } = one;
      const past = [
        ...milestones.flatMap(({ title: name, plannedOn, reachedOn }, i) =>
          reachedOn === null ? [{ name, day: plannedOn, key: String(i) }] : [],
        ),
        { name: '计划完成', day: plannedEnd, key: `end:${plannedEnd}` },
      ].filter(({ day }) => day < today);
      return past.map(({ name, day, key }) => ({
        key: `milestones-past:${number}:${key}`,
        to: { uscc },
        subject: `项目 ${number} 的“${name}”已过计划日期`,
        text: `“${title}”的“${name}”计划${formatDay(day)}。已经完成的请登记，延期的请报告。`,
        href: projectPaths.project(number),
        dueOn: day,
      }));
    });
  },
};

/** So many working days before a rating is published the provider is told once more. */
const ANSWER_SOON = 3;

export const ratingsToAnswer: Job = {
  name: 'ratings-to-answer',
  title: '评价即将公布',
  at: '30 7 * * *',
  async find({ projects, calendar }, today) {
    const waiting = await projects.unanswered(today);
    return waiting.flatMap(({ number, title, rating }) => {
      if (rating === null || workingDaysLeft(today, rating.due, calendar) > ANSWER_SOON) return [];
      return [
        {
          key: `ratings-to-answer:${number}`,
          to: { uscc: rating.provider },
          subject: `项目 ${number} 的评价即将公布`,
          text: `企业对“${title}”的评价在${formatDay(rating.due)}以后公布，请在此之前答复。`,
          href: projectPaths.project(number),
          dueOn: rating.due,
        },
      ];
    });
  },
};

/** Tells the office, or the provider, that a complaint waits longer than it should. */
export const complaintsOverdue: Job = {
  name: 'complaints-overdue',
  title: '投诉办理、答复超期',
  at: '35 7 * * *',
  async find({ complaints, calendar }, today) {
    return (await complaints.open()).flatMap(({ number, version, state, due, uscc, region, projectTitle }): Found => {
      if (due === null || due >= today) return [];
      const told = {
        subject: `投诉 ${number} ${COMPLAINT_STATES[state]}，已经超期`,
        text: `项目“${projectTitle}”：期限${formatDay(due)}，${leftWords(due, today, calendar).text}。`,
        ...{ href: projectPaths.complaint(number), dueOn: due },
      };
      const key = `complaints-overdue:${number}:${version}`;
      if (state === 'heard') return [{ ...told, key, to: { uscc } }];
      return [
        { ...told, key, to: { role: 'city' as const } },
        { ...told, key: `${key}:county`, to: { role: 'county' as const, region } },
      ];
    });
  },
};

/** Tells the offices that a side waits longer than it should to hear whether words of a rating are hidden. */
export const hidingsOverdue: Job = {
  name: 'hidings-overdue',
  title: '请求隐去评价文字，超期未决定',
  at: '40 7 * * *',
  async find({ projects, calendar }, today) {
    return (await projects.askedToHide()).flatMap(({ number, title, region, rating }): Found =>
      RATING_PART_NAMES.flatMap((part) => {
        const request = rating === null ? undefined : waitingRequest(rating, part);
        if (request === undefined || request.due >= today) return [];
        const { due } = request;
        const told = {
          subject: `项目 ${number} 的${RATING_PARTS[part]}：请求隐去，超期未决定`,
          text: `“${title}”：期限${formatDay(due)}，${leftWords(due, today, calendar).text}。`,
          ...{ href: projectPaths.project(number), dueOn: due },
        };
        const key = `hidings-overdue:${number}:${part}`;
        return [
          { ...told, key: `${key}:city`, to: { role: 'city' as const } },
          { ...told, key: `${key}:county`, to: { role: 'county' as const, region } },
        ];
      }),
    );
  },
};
