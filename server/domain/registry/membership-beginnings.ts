import { dayBefore, type Day } from '../shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../shared/working-days.ts';
import type { Actor } from './history.ts';
import type { MembershipCase } from './membership-case.ts';
import type { SpellEffect } from './membership.ts';
import type { PoolSpell, Provider } from './provider.ts';

type Beginning = Omit<MembershipCase, 'id' | 'state' | 'version' | 'history'>;

/** Whose membership ends, by which number, who began it, on which day. */
interface Ending {
  readonly firm: Pick<Provider, 'uscc' | 'name' | 'region'>;
  readonly spell: PoolSpell;
  readonly number: string;
  readonly by: Actor;
  readonly today: Day;
}

const common = ({ firm, spell, number, by, today }: Ending) => ({
  number,
  uscc: firm.uscc,
  name: firm.name,
  region: firm.region,
  spellFrom: spell.from,
  spellTo: spell.to,
  proposedBy: by,
  defence: null,
  since: today,
  source: null,
});

/** The withdrawal of a firm: from the stated day it is no longer in the pool. */
export function declaredExit(ending: Ending, reason: string, effectiveOn: Day): Beginning {
  const { spell, number, today } = ending;
  const effect: SpellEffect = {
    ...{ version: 1, kind: 'exit', from: spell.from, was: spell.to },
    ...{ to: dayBefore(effectiveOn), paper: number, on: today },
  };
  return {
    ...common(ending),
    kind: 'exit',
    ground: null,
    facts: reason,
    effectiveOn,
    due: null,
    effects: [effect],
  };
}

/** A removal that is proposed: the firm has some working days for its answer. */
export function proposedRemoval(
  ending: Ending,
  ground: { readonly ground: string; readonly facts: string; readonly source: string | null },
  defenceDays: number,
  calendar: WorkCalendar,
): Beginning {
  return {
    ...common(ending),
    kind: 'removal',
    ...ground,
    effectiveOn: null,
    due: workingTerm(ending.today, defenceDays, calendar).to,
    effects: [],
  };
}
