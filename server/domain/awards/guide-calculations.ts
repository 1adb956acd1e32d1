import type { GreenTerms, InsuranceTerms, RetrofitTerms } from '../policy/guide-rules.ts';
import type { Step, StepOutcome } from '../policy/trace.ts';
import { formatAmount, type Fen } from '../shared/money.ts';

/** What a calculation of the guide came to: in fen, 0 where a condition does not hold; with its way. */
export interface GuideResult {
  readonly fen: Fen;
  readonly steps: readonly Step[];
}

/** Collects the steps of one calculation; what it is held against are the data of the guide's offer. */
class Way {
  readonly steps: Step[] = [];
  private readonly offer: string;
  private readonly clause: string;

  constructor(offer: string, clause: string) {
    this.offer = offer;
    this.clause = clause;
  }

  add(looked: string, value: string, outcome: StepOutcome, text: string): void {
    this.steps.push({ looked, value, parameter: `guide.${this.offer}`, clause: this.clause, outcome, text });
  }

  condition(looked: string, value: string, holds: boolean, text: string): boolean {
    this.add(looked, value, holds ? 'met' : 'unmet', text);
    return holds;
  }

  /** An amount held against a limit. */
  limited(fen: Fen, limitFen: Fen): Fen {
    if (fen <= limitFen) return fen;
    this.add('限额', formatAmount(limitFen), 'note', `超过限额，按${formatAmount(limitFen)}计`);
    return limitFen;
  }
}

/** A share of an amount in basis points, whole fen: what is less than a fen is not paid. */
const shareOf = (fen: Fen, basisPoints: number): Fen => Number((BigInt(fen) * BigInt(basisPoints)) / 10_000n);
const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

export interface RetrofitFacts {
  readonly investmentFen: Fen;
  /** The grade by its title, or none where the project was not rated. */
  readonly grade: string | undefined;
  readonly strategic: boolean;
}

/** 三（一）1（1）: the subsidy of a smart retrofit by grade; the investment counts without construction. Fen. */
export function retrofitSubsidy(
  terms: RetrofitTerms,
  clause: string,
  { investmentFen, grade, strategic }: RetrofitFacts,
): GuideResult {
  const way = new Way('retrofit', clause);
  const enough = way.condition(
    '生产性投入（不含土建）',
    formatAmount(investmentFen),
    investmentFen >= terms.leastFen,
    `生产性投入${formatAmount(investmentFen)}，须不低于${formatAmount(terms.leastFen)}`,
  );
  const counted = terms.grades.find(({ title }) => title === (grade ?? terms.unrated));
  if (!enough || counted === undefined) return { fen: 0, steps: way.steps };
  way.add(
    '绩效综合评价',
    counted.title,
    'note',
    grade === undefined
      ? `暂不参与绩效综合评价，参照“${counted.title}”执行：${formatAmount(counted.fen)}`
      : `绩效综合评价“${counted.title}”：${formatAmount(counted.fen)}`,
  );
  if (!strategic) return { fen: way.limited(counted.fen, terms.limitFen), steps: way.steps };
  const raised = counted.fen + shareOf(counted.fen, terms.strategicBasisPoints);
  way.add(
    '战略性新兴产业',
    formatAmount(raised),
    'note',
    `战略性新兴产业上浮 ${percent(terms.strategicBasisPoints)}：${formatAmount(raised)}`,
  );
  return { fen: way.limited(raised, terms.limitFen), steps: way.steps };
}

export interface GreenFacts {
  readonly equipmentFen: Fen;
  /** What is saved in a year, by the id of the measure; what is not known is left out. */
  readonly saved: Readonly<Record<string, number>>;
}

/** 三（一）2（1）: a share of the equipment by what is saved in a year; the best of the measures counts. Fen. */
export function greenSubsidy(terms: GreenTerms, clause: string, { equipmentFen, saved }: GreenFacts): GuideResult {
  const way = new Way('green', clause);
  const enough = way.condition(
    '设备投资额',
    formatAmount(equipmentFen),
    equipmentFen >= terms.leastFen,
    `设备投资额${formatAmount(equipmentFen)}，须不低于${formatAmount(terms.leastFen)}`,
  );
  let best = 0;
  for (const { id, title, unit, least, step } of terms.measures) {
    const amount = saved[id];
    if (amount === undefined) continue;
    const holds = way.condition(
      title,
      `${amount} ${unit}`,
      amount >= least,
      `${title} ${amount} ${unit}，须达到 ${least} ${unit}（含）`,
    );
    if (!holds) continue;
    const more = Math.floor((amount - least) / step);
    const rate = Math.min(terms.baseBasisPoints + more * terms.stepBasisPoints, terms.mostBasisPoints);
    way.add(
      '补助比例',
      percent(rate),
      'note',
      `${percent(terms.baseBasisPoints)}，每增加 ${step} ${unit}加 ${percent(terms.stepBasisPoints)}（加 ${more} 次），最高 ${percent(terms.mostBasisPoints)}：${percent(rate)}`,
    );
    best = Math.max(best, rate);
  }
  if (!enough || best === 0) {
    if (Object.keys(saved).length === 0) way.add('年节约量', '未填', 'open', '没有填写年替代利用量、减排量或节水量');
    return { fen: 0, steps: way.steps };
  }
  const fen = shareOf(equipmentFen, best);
  way.add('补助', formatAmount(fen), 'note', `${formatAmount(equipmentFen)} × ${percent(best)} = ${formatAmount(fen)}`);
  return { fen: way.limited(fen, terms.limitFen), steps: way.steps };
}

export interface InsuranceFacts {
  readonly insuredFen: Fen;
  readonly premiumFen: Fen;
}

/** 三（一）1（4）: the premium counts up to a rate of the sum insured; of that a share is paid, up to the limit. Fen. */
export function insuranceSubsidy(
  terms: InsuranceTerms,
  clause: string,
  { insuredFen, premiumFen }: InsuranceFacts,
): GuideResult {
  const way = new Way('insurance', clause);
  const most = shareOf(insuredFen, terms.rateBasisPoints);
  const counted = Math.min(premiumFen, most);
  way.add(
    '计入的保费',
    formatAmount(counted),
    'note',
    `投保金额${formatAmount(insuredFen)} × ${percent(terms.rateBasisPoints)} = ${formatAmount(most)}，实缴保费${formatAmount(premiumFen)}，取低者${formatAmount(counted)}`,
  );
  const fen = shareOf(counted, terms.shareBasisPoints);
  way.add(
    '补偿',
    formatAmount(fen),
    'note',
    `${formatAmount(counted)} × ${percent(terms.shareBasisPoints)} = ${formatAmount(fen)}`,
  );
  return { fen: way.limited(fen, terms.limitFen), steps: way.steps };
}
