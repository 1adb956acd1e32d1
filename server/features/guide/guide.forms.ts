import { z } from 'zod';
import type { Guide, GuideOffer } from '../../domain/policy/guide-rules.ts';
import { moneyFaultWords, readMoney } from '../../domain/shared/money-entry.ts';
import type { Fen } from '../../domain/shared/money.ts';

export type Typed = Readonly<Record<string, string>>;
export type Faults = Readonly<Record<string, string>>;

const query = z.record(z.string(), z.unknown());
const first = (value: unknown): string => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? one.trim().slice(0, 60) : '';
};

/** The address of the guide: which questions were answered with yes, and what was typed for a calculation. */
export function readGuideQuery(
  given: unknown,
  { topics }: Guide,
): { readonly chosen: string[]; readonly typed: Typed } {
  const parsed = query.safeParse(given);
  const all = parsed.success ? parsed.data : {};
  const named = [all['topic']].flat().filter((one) => typeof one === 'string');
  return {
    chosen: topics.map(({ id }) => id).filter((id) => named.includes(id)),
    typed: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, first(value)])),
  };
}

/** What a calculation is asked with; amounts are typed in 万元. */
export type Asked =
  | {
      readonly kind: 'retrofit';
      readonly investmentFen: Fen;
      readonly grade: string | undefined;
      readonly strategic: boolean;
    }
  | { readonly kind: 'green'; readonly equipmentFen: Fen; readonly saved: Readonly<Record<string, number>> }
  | { readonly kind: 'insurance'; readonly insuredFen: Fen; readonly premiumFen: Fen };

/** Reads what was typed for an offer that is computed; none where its form was not sent. */
export function readAsked({ id, calculation }: GuideOffer, typed: Typed): { asked?: Asked; faults: Faults } {
  if (calculation === undefined || typed['calculate'] !== id) return { faults: {} };
  const faults: Record<string, string> = {};
  const money = (name: string, label: string): Fen => {
    const read = readMoney(typed[name] ?? '', 'wan');
    if ('fen' in read) return read.fen;
    faults[name] = moneyFaultWords(read.fault, label, 'wan');
    return 0;
  };
  const asked = ((): Asked => {
    switch (calculation.kind) {
      case 'retrofit': {
        const grade = calculation.terms.grades.find(({ title }) => title === typed['grade'])?.title;
        return {
          ...{ kind: 'retrofit', grade, strategic: typed['strategic'] === 'yes' },
          investmentFen: money('investment', '生产性投入'),
        };
      }
      case 'green': {
        const saved: Record<string, number> = {};
        for (const { id: name, title } of calculation.terms.measures) {
          const value = (typed[name] ?? '').replaceAll(',', '');
          if (value === '') continue;
          if (/^\d{1,9}(\.\d{1,3})?$/.test(value)) saved[name] = Number(value);
          else faults[name] = `${title}应为数字，例如 200`;
        }
        return { kind: 'green', equipmentFen: money('equipment', '设备投资额'), saved };
      }
      case 'insurance':
        return {
          kind: 'insurance',
          insuredFen: money('insured', '投保金额'),
          premiumFen: money('premium', '实缴保费'),
        };
    }
  })();
  return Object.keys(faults).length > 0 ? { faults } : { asked, faults };
}
