import type { RevenueRules } from '../../domain/policy/revenue-rules.ts';
import { comparedField, evidenceField, figureField, fileField } from '../../domain/records/revenue-fields.ts';
import type { SourceFigure } from '../../domain/records/revenue-statement.ts';
import type { Fen } from '../../domain/shared/money.ts';
import { moneyFaultWords, moneyUnitOf, readMoney, type MoneyUnit } from '../../domain/shared/money-entry.ts';
import { chosenAmong } from '../../http/chosen.schemas.ts';

/** The fields of a declaration, but for those of each source. */
const FIELDS = ['version', 'subject', 'stage', 'unit', 'amount', 'reason'] as const;

/** Every named field of the form of a declaration. */
export const declarationFields = ({ sources }: Pick<RevenueRules, 'sources'>): string[] => [
  ...FIELDS,
  ...sources.map(({ code }) => figureField(code)),
];

export type TypedDeclaration = Readonly<Record<string, string>>;
export type DeclarationFaults = Readonly<Record<string, string>>;

/** What was declared, before its evidence is gathered. */
export interface ReadDeclaration {
  readonly fen: Fen;
  readonly unit: MoneyUnit;
  readonly sources: readonly SourceFigure[];
  readonly reason: string;
  readonly faults: DeclarationFaults;
}

const LONGEST_REASON = 500;

/** Reads a declaration; all that is wrong is said at once. `restating`: it corrects a figure, and says why. */
export function readDeclaration(
  typed: TypedDeclaration,
  { sources }: Pick<RevenueRules, 'sources'>,
  restating: boolean,
): ReadDeclaration {
  const faults: Record<string, string> = {};
  const chosen = moneyUnitOf(typed['unit']);
  const unit = chosen ?? 'wan';
  if (chosen === undefined) faults['unit'] = '请选择金额的单位';
  const money = (field: string, label: string, optional: boolean): Fen | undefined => {
    const read = readMoney(typed[field] ?? '', unit);
    if ('fen' in read) return read.fen;
    if (optional && read.fault === 'empty') return undefined;
    // Without a unit it cannot be said whether the unit behind the figure is the right one.
    if (chosen !== undefined || read.fault === 'empty' || read.fault === 'malformed')
      faults[field] = moneyFaultWords(read.fault, label, unit);
    return undefined;
  };
  const fen = money('amount', '营业收入', false) ?? 0;
  const figures = sources.flatMap(({ code, name }) => {
    const figure = money(figureField(code), `${name}所载的营业收入`, true);
    return figure === undefined ? [] : [{ source: code, fen: figure }];
  });
  const reason = (typed['reason'] ?? '').replaceAll('\r\n', '\n').trim();
  if (restating && reason === '') faults['reason'] = '请写明更正的原因';
  else if ([...reason].length > LONGEST_REASON) faults['reason'] = `说明最多 ${LONGEST_REASON} 个字`;
  return { fen, unit, sources: figures, reason, faults };
}

/** A figure of a document goes with the document: which of them lack it, and whether there is any evidence at all. */
export function evidenceFaults(
  figures: readonly SourceFigure[],
  evidence: readonly { readonly source: string }[],
  { sources }: Pick<RevenueRules, 'sources'>,
): DeclarationFaults {
  const has = (code: string) => evidence.some(({ source }) => source === code);
  const faults: Record<string, string> = {};
  for (const { code, name } of sources)
    if (!has(code) && figures.some(({ source }) => source === code))
      faults[fileField(code)] = `填写了${name}所载的金额，请同时提供${name}`;
  const first = sources[0];
  if (evidence.length === 0 && Object.keys(faults).length === 0 && first !== undefined)
    faults[fileField(first.code)] = `请至少提供一种材料：${sources.map(({ name }) => name).join('，或')}`;
  return faults;
}

/** By source, the documents that were chosen. */
export const readPicked = (body: unknown, { sources }: Pick<RevenueRules, 'sources'>) =>
  chosenAmong(
    body,
    sources.map(({ code }) => [code, evidenceField(code)] as const),
  );

/** The fields of a step; what the official read in each document among them. */
export const stepFields = ({ sources }: Pick<RevenueRules, 'sources'>): string[] => [
  ...['version', 'digest', 'unit', 'reason'],
  ...sources.map(({ code }) => comparedField(code)),
];

/** Reads what an official typed on the page of a step. */
export function readRevenueStep(typed: TypedDeclaration, { sources }: Pick<RevenueRules, 'sources'>) {
  const faults: Record<string, string> = {};
  const chosen = moneyUnitOf(typed['unit']);
  const compared = sources.flatMap(({ code, name }) => {
    const text = typed[comparedField(code)] ?? '';
    if (text.trim() === '') return [];
    if (chosen === undefined) {
      faults['unit'] = '请选择金额的单位';
      return [];
    }
    const read = readMoney(text, chosen);
    if ('fen' in read) return [{ source: code, fen: read.fen }];
    faults[comparedField(code)] = moneyFaultWords(read.fault, `${name}所载的营业收入`, chosen);
    return [];
  });
  const reason = (typed['reason'] ?? '').replaceAll('\r\n', '\n').trim();
  if ([...reason].length > 1000) faults['reason'] = '最多 1000 个字';
  return { compared, reason, faults };
}
