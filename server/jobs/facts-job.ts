import type { FactKind } from '../domain/records/fact-kind.ts';
import { FACT_KINDS } from '../domain/records/fact-kinds.ts';
import { confirmsMissing } from '../domain/records/fact-workflow.ts';
import { FACT_STATE_WORDS, FACT_WAITING, FACT_WITH_DECLARER } from '../domain/records/firm-fact.ts';
import { factDue, latestFact, type FirmFact } from '../domain/records/firm-fact.ts';
import { officesOf } from '../domain/registry/permissions.ts';
import type { ReminderTarget } from '../domain/registry/reminder.ts';
import { formatDay } from '../domain/shared/calendar-date.ts';
import { leftWords } from '../domain/shared/time-left.ts';
import * as factPaths from '../fact-paths.ts';
import type { Job } from './job.ts';

/** Whose turn it is: the offices that have not confirmed it yet, or who declared it. */
function awaitedBy(kind: FactKind, fact: FirmFact): readonly ReminderTarget[] {
  if (FACT_WAITING.includes(fact.state)) {
    const missing = confirmsMissing(kind, fact).flatMap((event) => kind.confirms[event] ?? []);
    return [...new Set(missing.flatMap(({ by }) => officesOf(by)))].map((role) => ({ role }));
  }
  const { role } = latestFact(fact).by;
  return role === 'provider' || role === 'system' ? [{ uscc: fact.uscc }] : [{ role }];
}

/** Tells the offices, or who declared it, that a fact of a firm waits longer than it should. */
export const factsOverdue: Job = {
  name: 'facts-overdue',
  title: '标准、证书、奖补、合并确认或补正超期',
  at: '25 7 * * *',
  async find({ factStores, revenueRules, calendar }, today) {
    const found = Object.values(FACT_KINDS).map(async (kind) => {
      const open = await factStores[kind.name].list({ states: [...FACT_WAITING, ...FACT_WITH_DECLARER] });
      return open.flatMap((fact) => {
        const due = factDue(fact, revenueRules, calendar);
        if (due === null || due >= today) return [];
        const { id, version, number, name, title, state } = fact;
        return awaitedBy(kind, fact).map((to) => ({
          key: `facts-overdue:${id}:${version}:${'uscc' in to ? 'firm' : to.role}`,
          to,
          subject: `${kind.word} ${number} 办理超期`,
          text: `${name}的${title}：${FACT_STATE_WORDS[state]}，期限${formatDay(due)}，${leftWords(due, today, calendar).text}。`,
          ...{ href: factPaths.fact(kind.name, id), dueOn: due },
        }));
      });
    });
    return (await Promise.all(found)).flat();
  },
};
