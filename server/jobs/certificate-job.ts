import { countedFact, type FirmFact } from '../domain/records/firm-fact.ts';
import { reminderDue } from '../domain/registry/membership.ts';
import { covers, dayAfter, daysBetween, formatDay, type Day, type Interval } from '../domain/shared/calendar-date.ts';
import * as factPaths from '../fact-paths.ts';
import type { Job } from './job.ts';
import { leftInDays } from './membership-jobs.ts';

/** A certificate that is in force, whether confirmed here or on record from before. */
interface Held extends Interval {
  readonly number: string;
  readonly title: string;
  /** What another one has to be to follow it. */
  readonly kind: string;
}

/**
 * Tells firms that a certificate ends and no further one of its kind is on record: those confirmed here, of whatever
 * firm, and the software certificates on the record of members. Each day of `certificateReminders` once.
 */
export const certificateExpiry: Job = {
  name: 'certificate-expiry',
  title: '证书将到期',
  at: '20 7 * * *',
  async find({ members, factStores, rules }, today) {
    const held = new Map<string, Held[]>();
    const note = (uscc: string, one: Held) => {
      const own = held.get(uscc) ?? [];
      if (own.every(({ kind, number }) => kind !== one.kind || number !== one.number)) held.set(uscc, [...own, one]);
    };
    for await (const { uscc, softwareCertificates } of members.inSpellOn(today))
      for (const one of softwareCertificates ?? [])
        note(uscc, { ...one, kind: SOFTWARE, title: `软件企业证书 ${one.number}` });
    for (const fact of await factStores.certificates.list({ states: ['confirmed', 'restated', 'questioned'] }))
      for (const one of heldBy(fact)) note(fact.uscc, one);
    return [...held].flatMap(([uscc, own]) =>
      ending(own, today).flatMap(({ number, title, kind, to }) => {
        const threshold = reminderDue(daysBetween(today, to), rules.membership.certificateReminders);
        if (threshold === undefined) return [];
        const loss = kind === SOFTWARE ? '到期后没有新证书的，软件企业的奖励不能兑现。' : '换发后请申报新证书。';
        return {
          key: `certificate:${uscc}:${number}:${to}:${threshold}`,
          to: { uscc },
          subject: `${title} 将到期`,
          text: `证书至${formatDay(to)}止，${leftInDays(daysBetween(today, to))}。${loss}`,
          href: factPaths.facts('certificates'),
          dueOn: to,
        };
      }),
    );
  },
};

const SOFTWARE = '软件企业';

function heldBy(fact: FirmFact): Held[] {
  const data = countedFact(fact);
  if (data === null) return [];
  const kind = data['kind'] === 'software' ? SOFTWARE : String(data['name']);
  const to = data['validTo'] ?? null;
  const spell = { from: String(data['validFrom']), to: to === null ? null : String(to) };
  return [{ ...spell, number: String(data['number']), title: fact.title, kind }];
}

/** Certificates in force that no other one of the same kind follows. */
function ending(own: readonly Held[], today: Day) {
  return own.flatMap(({ to, ...one }) => {
    if (to === null || !covers({ from: one.from, to }, today)) return [];
    const followed = own.some((other) => other.kind === one.kind && covers(other, dayAfter(to)));
    return followed ? [] : [{ ...one, to }];
  });
}
