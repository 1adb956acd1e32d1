import { ADJUSTMENT_OPEN, type AwardAdjustment } from '../domain/awards/adjustment.ts';
import { matterOf } from '../domain/awards/award-case.ts';
import { claimDeadlineOf } from '../domain/awards/claim-deadline.ts';
import { factsOf } from '../domain/awards/provider-facts.ts';
import { ADJUSTMENT_STATES } from '../domain/registry/adjustment-words.ts';
import { awardMatterWords } from '../domain/registry/award-case-words.ts';
import { reminderDue } from '../domain/registry/membership.ts';
import type { Reminder, ReminderTarget } from '../domain/registry/reminder.ts';
import { daysBetween, formatDay } from '../domain/shared/calendar-date.ts';
import { leftWords } from '../domain/shared/time-left.ts';
import { workingTerm } from '../domain/shared/working-days.ts';
import * as paths from '../paths.ts';
import type { Job } from './job.ts';

type Found = readonly Omit<Reminder, 'job'>[];

/** Who has to act on an adjustment whose term is over: the firm pays back, and the treasury learns that it did not. */
function awaitedBy({ state, uscc }: AwardAdjustment): readonly ReminderTarget[] {
  return state === 'demanded' ? [{ uscc }, { role: 'finance' }, { role: 'city' }] : [{ role: 'city' }];
}

/** Tells that an adjustment waits longer than it should: to be decided, to be heard, to be paid back. */
export const adjustmentsOverdue: Job = {
  name: 'adjustments-overdue',
  title: '奖励调整超期',
  at: '40 7 * * *',
  async find({ adjustments, calendar }, today) {
    const open = (await adjustments.list({})).filter(({ state }) => ADJUSTMENT_OPEN.includes(state));
    return open.flatMap((one): Found => {
      const { id, version, number, firm, state, due } = one;
      if (due === null || due >= today) return [];
      return awaitedBy(one).map((to) => ({
        key: `adjustments-overdue:${id}:${version}:${'uscc' in to ? 'firm' : to.role}`,
        to,
        subject: `奖励调整 ${number} ${ADJUSTMENT_STATES[state]}，已经超期`,
        text: `${firm}：期限${formatDay(due)}，${leftWords(due, today, calendar).text}。`,
        ...{ href: paths.adjustment(id), dueOn: due },
      }));
    });
  },
};

/** Tells firms of awards that they have not answered, and of the day after which nothing can be claimed any more. */
export const awardsUnanswered: Job = {
  name: 'awards-unanswered',
  title: '奖励待企业确认，申领期限将到',
  at: '45 7 * * *',
  async find({ awardCases, adjustmentRules, shelf, calendar }, today) {
    const told = await awardCases.inStates(['told', 'disputed', 'returned', 'bounced']);
    return told.flatMap(({ id, uscc, firm, state, matter, policy, history }): Found => {
      const since = history.at(-1)?.at.slice(0, 10) ?? today;
      const { to: due } = workingTerm(since, adjustmentRules.confirmDays, calendar);
      const subject = `${awardMatterWords(matter)}奖励`;
      const common = { href: paths.awardCase(id) };
      const late =
        state === 'told' && due < today
          ? [
              {
                ...{ ...common, key: `awards-unanswered:${id}:${since}`, to: { uscc }, dueOn: due },
                subject: `${subject}还没有确认`,
                text: `平台${formatDay(since)}告知了这项奖励。请确认金额和收款账户，或者对事实提出异议。`,
              },
            ]
          : [];
      const book = shelf.get(policy)?.book;
      const until = book === undefined ? null : claimDeadlineOf(book, today);
      const threshold =
        until === null ? undefined : reminderDue(daysBetween(today, until), adjustmentRules.claimReminders);
      if (until === null || threshold === undefined) return late;
      const text = `${firm}的${subject}应在${formatDay(until)}前（含当日）办完，逾期不再兑现。`;
      const key = `claim-deadline:${id}:${threshold}`;
      return [
        ...late,
        ...[{ uscc }, { role: 'city' as const }].map((to) => ({
          ...{ ...common, key: `${key}:${'uscc' in to ? 'firm' : 'city'}`, to, dueOn: until, text },
          subject: `申领期限将到：${subject}`,
        })),
      ];
    });
  },
};

/** So many firms of a group are looked at in one run. */
const MOST = 2000;

/** Tells that what suspended a claim of the latest round is over: the next round takes it up, for which a person opens one. */
export const suspensionsOver: Job = {
  name: 'suspensions-over',
  title: '暂停的原因已经消除',
  at: '50 7 * * *',
  async find({ awardRounds, awardResults, providers, shelf }, today) {
    const round = (await awardRounds.all()).find(({ state }) => state === 'told' || state === 'closed');
    const assess = round === undefined ? undefined : shelf.get(round.policy)?.assess;
    if (round === undefined || assess === undefined) return [];
    const suspended = await awardResults.list(round.number, { group: 'suspended' }, { skip: 0, limit: MOST });
    const found: Omit<Reminder, 'job'>[] = [];
    for (const { uscc, firm, lines } of suspended) {
      const provider = await providers.findByUscc(uscc);
      if (provider === null) continue;
      const held = lines.filter(({ group }) => group === 'suspended');
      const cured = assess(factsOf(provider), today).lines.filter(
        (line) =>
          line.outcome === 'payable' &&
          held.some(({ clause, matter }) => line.clause === clause && matterOf(line) === matter),
      );
      for (const line of cured) {
        const words = awardMatterWords(matterOf(line));
        const key = `suspensions-over:${round.number}:${uscc}:${line.clause}:${matterOf(line)}`;
        const text = `批次 ${round.number} 中暂停的${words}奖励，暂停的原因已经消除，在下一个兑付批次中一并计算。`;
        found.push(
          { key, to: { uscc }, subject: `${words}奖励不再暂停`, text, href: paths.providerAwards(uscc), dueOn: null },
          {
            ...{ key: `${key}:city`, to: { role: 'city' }, text: `${firm}：${text}请适时开启批次。`, dueOn: null },
            ...{ subject: `暂停的奖励可以兑付：${firm}`, href: paths.awardRound(round.number) },
          },
        );
      }
    }
    return found;
  },
};
