import { chineseAmount } from './chinese-amount.ts';
import { fenFromWanText, fenFromYuanText, wanFigure, yuanFigure } from './money.ts';
import type { Fen } from './money.ts';

/** The unit in which somebody types an amount. */
export const MONEY_UNITS = { yuan: '元', wan: '万元' } as const;
export type MoneyUnit = keyof typeof MONEY_UNITS;

/** The unit that was chosen; none where none was. */
export function moneyUnitOf(typed: string | undefined): MoneyUnit | undefined {
  return (Object.keys(MONEY_UNITS) as MoneyUnit[]).find((unit) => unit === typed);
}

/** Why an amount cannot be read. */
export type MoneyFault = 'empty' | 'malformed' | 'unit-clash' | 'too-fine' | 'too-large';

export type ReadMoney = { readonly fen: Fen } | { readonly fault: MoneyFault };

const MOST_DECIMALS: Readonly<Record<MoneyUnit, number>> = { yuan: 2, wan: 6 };
const MOST_DIGITS: Readonly<Record<MoneyUnit, number>> = { yuan: 13, wan: 9 };
const SUFFIXES: Readonly<Record<string, MoneyUnit>> = { 元: 'yuan', 万: 'wan', 万元: 'wan' };

/**
 * An amount as it was typed, in the unit that was chosen: full width, blanks, commas by thousands and ¥ are understood.
 * A unit typed behind the figure has to be the chosen one: else nobody knows which was meant, and it is refused.
 */
export function readMoney(typed: string, unit: MoneyUnit): ReadMoney {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^¥/, '');
  if (text === '') return { fault: 'empty' };
  const match = /^((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(元|万元|万)?$/.exec(text);
  if (match === null) return { fault: 'malformed' };
  const [, figure = '', suffix] = match;
  if (suffix !== undefined && SUFFIXES[suffix] !== unit) return { fault: 'unit-clash' };
  const [digits = '', decimals = ''] = figure.replaceAll(',', '').split('.');
  const short = digits.replace(/^0+(?=\d)/, '');
  if (short.length > MOST_DIGITS[unit]) return { fault: 'too-large' };
  const fine = decimals.replace(/0+$/, '');
  if (fine.length > MOST_DECIMALS[unit]) return { fault: 'too-fine' };
  const plain = fine === '' ? short : `${short}.${fine}`;
  const fen = unit === 'yuan' ? fenFromYuanText(plain) : fenFromWanText(plain);
  return fen === undefined ? { fault: 'malformed' } : { fen };
}

/** What is wrong with an amount, and how to mend it. */
export function moneyFaultWords(fault: MoneyFault, label: string, unit: MoneyUnit): string {
  if (fault === 'empty') return `请填写${label}`;
  if (fault === 'unit-clash') return `${label}后面写的单位与所选的“${MONEY_UNITS[unit]}”不一致，请只填数字，并核对单位`;
  if (fault === 'too-fine') return `${label}以${MONEY_UNITS[unit]}为单位时，最多 ${MOST_DECIMALS[unit]} 位小数`;
  if (fault === 'too-large') return `${label}过大，请核对数字和单位`;
  return `${label}应为数字，例如 ${unit === 'yuan' ? '21005000 或 21,005,000.00' : '2100.5 或 2,100.5'}`;
}

/** The figure as it is typed in a unit, without commas: what a form shows again. */
export function typedMoney(fen: Fen, unit: MoneyUnit): string {
  return (unit === 'wan' ? wanFigure(fen) : yuanFigure(fen)).replaceAll(',', '');
}

/** An amount said three times over, so that 元 and 万元 are never taken for each other. */
export function moneyLines(fen: Fen): string[] {
  return [`${yuanFigure(fen)} 元`, `${wanFigure(fen)} 万元`, chineseAmount(fen)];
}
