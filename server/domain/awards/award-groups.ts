import type { Fen } from '../shared/money.ts';
import { claimsIn, matterOf } from './award-case.ts';
import type { AwardCode, AwardLine, AwardOutcome } from './award-line.ts';

/** Into which group of a round a line falls (免申即享 and what keeps it from that). */
export const AWARD_GROUPS = {
  payable: '可免申即享',
  incomplete: '待补充',
  judgement: '待人工认定',
  suspended: '暂停',
  'not-eligible': '不符合',
  enjoyed: '已享受',
} as const;
export type AwardGroup = keyof typeof AWARD_GROUPS;

export const GROUP_LEADS: Readonly<Record<AwardGroup, string>> = {
  payable: '事实齐全，全部条件符合，由平台告知企业，不用申请。',
  incomplete: '缺少事实，由企业补充后重新计算。',
  judgement: '政策没有写明或者须由部门确认，由经办人认定后重新计算。',
  suspended: '现在不能兑付，情况改变后可以再次列入。',
  'not-eligible': '不符合条款规定的条件，或者没有新进档。',
  enjoyed: '已经公示兑付，或者已在别的批次中办理。',
};

/** Who has to do something about a code that holds a claim open. What only time cures waits with what is suspended. */
const OF_CODE: Readonly<Partial<Record<AwardCode, AwardGroup>>> = {
  'history-incomplete': 'incomplete',
  'previous-year-missing': 'incomplete',
  'software-status-unknown': 'incomplete',
  'previous-year-zero': 'judgement',
  'effect-not-confirmed': 'judgement',
  'outside-jurisdiction': 'judgement',
  'year-not-closed': 'suspended',
  'not-yet-published': 'suspended',
  'claim-deadline-passed': 'judgement',
};

/** What has to be done, by whom, for a line that is held open by this code. */
export const CODE_TASKS: Readonly<Partial<Record<AwardCode, string>>> = {
  'history-incomplete': '企业补报缺少的年度营业收入，或者提供平台记录以前的最高营业收入证明',
  'previous-year-missing': '企业补报上一年度营业收入',
  'software-status-unknown': '企业提供软件企业证书，或者说明不是软件企业',
  'previous-year-zero': '市经信局认定上一年度营业收入为零时增幅如何计算',
  'effect-not-confirmed': '市市场监管局、市经信局确认标准的实施成效',
  'outside-jurisdiction': '市经信局、市财政局认定由哪一级财政兑付',
  'claim-deadline-passed': '市经信局认定逾期的情况',
  'year-not-closed': '年度结束以后再计算',
  'not-yet-published': '标准发布以后再计算',
  'not-in-pool': '企业入库以后再计算',
  'negative-list': '列入期满或者撤销以后再计算',
};

const ORDER: readonly AwardGroup[] = ['incomplete', 'judgement', 'suspended'];

/**
 * The group of a line. `held`: the same entitlement was published before, or stands in another round. Of several codes
 * the firm's own task comes first, then a person's judgement, then time.
 */
export function groupOf({ outcome, codes }: Pick<AwardLine, 'outcome' | 'codes'>, held: boolean): AwardGroup {
  if (held) return 'enjoyed';
  switch (outcome) {
    case 'payable':
      return 'payable';
    case 'not-eligible':
    case 'no-milestone':
      return 'not-eligible';
    case 'hold':
    case 'suspended': {
      const groups = codes.map((code) => OF_CODE[code] ?? 'suspended');
      return ORDER.find((group) => groups.includes(group)) ?? 'judgement';
    }
  }
}

/** One line of a firm in a round, as it is listed: what it is about, where it falls, how much. */
export interface GroupedLine {
  readonly clause: string;
  readonly matter: string;
  readonly outcome: AwardOutcome;
  readonly group: AwardGroup;
  /** What is due; 0 unless payable. */
  readonly fen: Fen;
  /** What the claim is about, were nothing in its way. */
  readonly claimFen: Fen;
  readonly codes: readonly AwardCode[];
}

/** The lines of an assessment under the clauses of a round; `held` knows the entitlements that are taken. */
export function groupedLines(
  lines: readonly AwardLine[],
  clauses: readonly string[],
  held: (clause: string, matter: string) => boolean,
): GroupedLine[] {
  const claims = new Set(claimsIn(lines).map(({ line }) => line));
  return lines
    .filter(({ clause }) => clauses.includes(clause))
    .map((line) => {
      const { clause, outcome, awardFen, claimFen, codes } = line;
      const matter = matterOf(line);
      const taken = outcome !== 'no-milestone' && claims.has(line) && held(clause, matter);
      const group = groupOf(line, taken);
      return { clause, matter, outcome, group, fen: group === 'payable' ? awardFen : 0, claimFen, codes };
    });
}

/** Lines and money of one group, clause and region. */
export interface RoundSum {
  readonly group: AwardGroup;
  readonly clause: string;
  readonly region: string;
  readonly lines: number;
  readonly fen: Fen;
}

/** How many firms have a line of a group: by group alone, and by group and clause. */
export interface FirmCount {
  readonly group: AwardGroup;
  /** Empty for all clauses together. */
  readonly clause: string;
  readonly firms: number;
}

/** Adds up lines as they come; the sums stand in a fixed order, whatever order the lines came in. */
export class RoundTotals {
  private readonly sums = new Map<string, { lines: number; fen: Fen }>();
  private readonly counts = new Map<string, number>();
  firms = 0;

  add(region: string, lines: readonly GroupedLine[]): void {
    this.firms++;
    const own = new Set(lines.flatMap(({ group, clause }) => [`${group} `, `${group} ${clause}`]));
    for (const key of own) this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    for (const { group, clause, fen } of lines) {
      const key = JSON.stringify([group, clause, region]);
      const sum = this.sums.get(key) ?? { lines: 0, fen: 0 };
      this.sums.set(key, { lines: sum.lines + 1, fen: sum.fen + fen });
    }
  }

  firmCounts(): FirmCount[] {
    return [...this.counts]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, firms]) => {
        const [group = '', clause = ''] = key.split(' ');
        return { group: group as AwardGroup, clause, firms };
      });
  }

  list(): RoundSum[] {
    return [...this.sums]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, sum]) => {
        const [group, clause, region] = JSON.parse(key) as [AwardGroup, string, string];
        return { group, clause, region, ...sum };
      });
  }
}

/** Lines and money of those sums that are asked for. */
export function sumOf(sums: readonly RoundSum[], wanted: Partial<Pick<RoundSum, 'group' | 'clause' | 'region'>>) {
  const chosen = sums.filter((one) =>
    (Object.keys(wanted) as (keyof typeof wanted)[]).every((key) => one[key] === wanted[key]),
  );
  return {
    lines: chosen.reduce((sum, one) => sum + one.lines, 0),
    fen: chosen.reduce((sum, one) => sum + one.fen, 0),
  };
}
