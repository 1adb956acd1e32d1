import { reminderDue } from '../domain/registry/membership.ts';
import { covers, dayAfter, daysBetween, formatDay } from '../domain/shared/calendar-date.ts';
import * as paths from '../paths.ts';
import type { Job } from './job.ts';

export const leftInDays = (days: number) => (days === 0 ? '今天是最后一天' : `还有 ${days} 天`);

/** Tells members, and at the last threshold the city, that a membership ends and no further one follows. */
export const membershipExpiry: Job = {
  name: 'membership-expiry',
  title: '成员资格将到期',
  at: '15 7 * * *',
  async find({ members, rules }, today) {
    const found = [];
    const thresholds = rules.membership.expiryReminders;
    for await (const { uscc, name, pool } of members.inSpellOn(today)) {
      const to = pool.find((spell) => covers(spell, today))?.to ?? null;
      if (to === null || pool.some((spell) => covers(spell, dayAfter(to)))) continue;
      const left = daysBetween(today, to);
      const threshold = reminderDue(left, thresholds);
      if (threshold === undefined) continue;
      const text = `资源池成员资格至${formatDay(to)}止，${leftInDays(left)}。`;
      const common = { subject: `${name}的成员资格将到期`, dueOn: to };
      found.push({
        ...common,
        key: `expiry:${uscc}:${to}:${threshold}`,
        to: { uscc },
        text: `${text}年度复核合格的，期满前续期。`,
        href: paths.membership(),
      });
      if (threshold === Math.min(...thresholds))
        found.push({
          ...common,
          key: `expiry-city:${uscc}:${to}`,
          to: { role: 'city' } as const,
          text,
          href: paths.provider(uscc),
        });
    }
    return found;
  },
};
