import { stringify } from 'csv-stringify/sync';
import type { Spread } from '../../domain/grading/distribution.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { MOVES, type FirmMove, type MoveReason } from '../../domain/grading/movement.ts';
import { categoryName, regionName, type City } from '../../domain/policy/city.ts';
import { gradesOf, gradeText, reasonLines } from './analysis-parts.pages.ts';
import { pointsText } from './card-tables.pages.ts';

type Row = (string | number)[];

/** With a BOM for spreadsheets, and no cell that would be taken for a formula. */
const csv = (rows: readonly Row[]): string =>
  stringify([...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });

/** How the grades of a round are spread: all, by region, by category. */
export function spreadCsv(
  { number, cutOff, scheme }: GradingRound,
  spread: {
    readonly all: Spread | undefined;
    readonly regions: readonly Spread[];
    readonly categories: readonly Spread[];
  },
  city: City,
): string {
  const rows = (kind: string, spreads: readonly Spread[], name: (key: string) => string) =>
    spreads.map(({ key, firms, grades }): Row => [
      ...[number, cutOff, scheme.version, kind, key, name(key)],
      ...grades.map((one) => one.firms),
      firms,
    ]);
  return csv([
    ['批次', '截止日', '方案版本', '范围', '代码', '名称', ...gradesOf(scheme).map(gradeText), '合计'],
    ...rows('全部', spread.all === undefined ? [] : [spread.all], () => '全部'),
    ...rows('地区', spread.regions, (code) => regionName(city, code)),
    ...rows('类别', spread.categories, (code) => categoryName(city, code)),
  ]);
}

/** Who moved between two rounds, and all that moved their totals. */
export function movesCsv(
  round: GradingRound,
  earlier: GradingRound,
  moves: readonly (FirmMove & { readonly reason: MoveReason | undefined })[],
  city: City,
): string {
  const rows = moves.map(({ firm, move, from, to, reason }): Row => [
    ...[firm.firm, firm.uscc, regionName(city, firm.region), MOVES[move]],
    ...[from, to].flatMap((one) => (one === null ? ['', ''] : [gradeText(one.grade), pointsText(one.total)])),
    reason === undefined ? '' : reasonLines(reason, Infinity).join('；'),
  ]);
  const head = [earlier, round].flatMap(({ number, scheme }) => [
    `${number} 等级（${scheme.version} 版）`,
    `${number} 总分`,
  ]);
  return csv([['企业', '统一社会信用代码', '地区', '升降', ...head, '原因'], ...rows]);
}
