import { percentText } from '../../domain/policy/parameter-kind.ts';
import { compareSources, looksLikeOtherUnit, PEAK, subjectWords } from '../../domain/records/revenue-statement.ts';
import type { RevenueEvidence, RevenueOrder, RevenueStatement } from '../../domain/records/revenue-statement.ts';
import type { LedgerRow } from '../../domain/records/revenue-ledger.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { ACCEPTED_ENDINGS, FILE_HINT, FILE_KINDS, sizeWords } from '../../domain/registry/stored-file.ts';
import { formatAmount, type Fen } from '../../domain/shared/money.ts';
import { MONEY_UNITS, moneyLines, typedMoney, type MoneyUnit } from '../../domain/shared/money-entry.ts';
import * as paths from '../../paths.ts';
import { evidenceField, figureField, fileField } from '../../domain/records/revenue-fields.ts';
import { differenceWords, sourceName, type RevenueWords } from './revenue-parts.pages.ts';

/** What a declaration is for: a row of the ledger without a statement, or a statement that is declared anew. */
export interface DeclarationOf {
  readonly provider: Provider;
  readonly subject: string;
  readonly restating: boolean;
  /** What counts today. */
  readonly counts: Fen | null;
  readonly statement: RevenueStatement | undefined;
}

/** The form as it was typed, or as it begins, what may be chosen, and what is wrong by field. */
export interface ShownDeclaration {
  readonly typed: Readonly<Record<string, string>>;
  readonly picked: Readonly<Record<string, readonly string[]>>;
  readonly choices: readonly RevenueEvidence[];
  readonly faults: Readonly<Record<string, string>>;
}

export function declarationOfRow(provider: Provider, { subject, offers, fen }: LedgerRow): DeclarationOf {
  return { provider, subject, restating: offers === 'restate', counts: fen, statement: undefined };
}

/** What the form of a statement begins with: the figure that was declared last, in 元. */
export function declarationTyped({ versions }: RevenueStatement): Record<string, string> {
  const last = versions.at(-1);
  if (last === undefined) return {};
  const figures = last.sources.map(({ source, fen }) => [figureField(source), typedMoney(fen, 'yuan')] as const);
  return { unit: 'yuan', amount: typedMoney(last.fen, 'yuan'), ...Object.fromEntries(figures) };
}

function frame({ provider, subject, restating, statement }: DeclarationOf, last: string) {
  return {
    number: [provider.name, statement?.number].filter(Boolean).join(' · '),
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.records(), text: '营收台账' },
      ...(statement === undefined ? [] : [{ href: paths.revenueStatement(statement.id), text: subjectWords(subject) }]),
      { text: last },
    ],
    post: statement === undefined ? paths.revenueNew() : paths.revenueEdit(statement.id),
    cancel: {
      href: statement === undefined ? paths.records() : paths.revenueStatement(statement.id),
      text: restating ? '不更正，返回' : '不申报，返回',
    },
  };
}

const titleOf = ({ subject, restating }: DeclarationOf) => `${restating ? '更正' : '申报'}${subjectWords(subject)}`;

/** The form of a declaration: one unit for the whole of it, the figure, and each document with what it says. */
export function declarationPage(of: DeclarationOf, shown: ShownDeclaration, words: RevenueWords) {
  const { typed, faults } = shown;
  const { subject, restating, counts, statement } = of;
  const field = (name: string, label: string, more: object = {}) => ({
    name,
    label,
    value: typed[name] ?? '',
    error: faults[name],
    ...more,
  });
  const asked = statement?.state === 'returned' || statement?.state === 'questioned';
  return {
    ...frame(of, restating ? '更正' : '申报'),
    title: titleOf(of),
    lead:
      subject === PEAK
        ? '平台记录的第一年以前，哪一年营收最高，就填那一年的数。它决定某个档次是不是首次达到。'
        : '填写营业收入（利润表“营业收入”一行的全年数）。下一步请您核对大写金额后提交。',
    errors: Object.entries(faults).map(([name, text]) => ({ href: `#${name}`, text })),
    banner: asked
      ? { kind: 'waiting', title: '主管部门的意见', text: statement.history.at(-1)?.reason ?? '' }
      : undefined,
    hidden: [
      { name: 'subject', value: subject },
      { name: 'version', value: String(statement?.version ?? 0) },
    ],
    counts: counts === null ? undefined : `现在计入测算的数：${formatAmount(counts)}。更正核实以前不变。`,
    fields: [
      field('unit', '金额的单位', {
        kind: 'radios',
        hint: '本页所有金额都用这一个单位。',
        options: Object.entries(MONEY_UNITS).map(([value, text]) => ({ value, text })),
      }),
      field('amount', '营业收入', { kind: 'money', hint: '只填数字。最多精确到分。' }),
    ],
    sources: words.revenueRules.sources.map(({ code, name }) => {
      const own = shown.choices.filter(({ source }) => source === code);
      return {
        legend: name,
        figure: field(figureField(code), '该材料所载的营业收入', { kind: 'money', optional: true }),
        choices: own.length > 0 && {
          name: evidenceField(code),
          id: `${evidenceField(code)}-kept`,
          kind: 'checkboxes',
          label: '选用企业材料',
          value: shown.picked[code] ?? [],
          options: own.map((file) => ({ value: file.document, text: file.name, hint: fileWords(file) })),
        },
        file: {
          name: fileField(code),
          kind: 'file',
          label: own.length > 0 ? '上传新文件' : '上传文件',
          multiple: true,
          optional: true,
          accept: ACCEPTED_ENDINGS,
          error: faults[fileField(code)],
        },
      };
    }),
    sourcesLead: `至少提供一种。${FILE_HINT}上传的文件同时存入“企业材料”。`,
    reason: field('reason', restating ? '更正的原因' : '说明', {
      kind: 'textarea',
      rows: 4,
      maxlength: 500,
      optional: !restating,
      ...(!restating && { hint: '材料之间有差异的，请在这里说明。' }),
    }),
  };
}

const fileWords = ({ kind, size, sha256 }: RevenueEvidence) =>
  `${FILE_KINDS[kind].words}，${sizeWords(size)}，SHA-256 ${sha256.slice(0, 12)}…`;

/** What was read of the form, with the other figure by which a mistaken unit is noticed. */
export interface DeclarationRead {
  readonly order: RevenueOrder;
  readonly unit: MoneyUnit;
  readonly typed: Readonly<Record<string, string>>;
  readonly neighbour: { readonly year: number; readonly fen: Fen } | null;
}

/** Before it is submitted: the figure said three times over, and what looks odd about it. */
export function declarationCheckPage(of: DeclarationOf, read: DeclarationRead, words: RevenueWords) {
  const { order, typed, unit } = read;
  const { toleranceBasisPoints, sources } = words.revenueRules;
  const { rows } = compareSources(order.fen, order.sources, toleranceBasisPoints);
  const said = rows.map(({ source, fen, difference }) => ({
    term: `${sourceName(source, words)}所载`,
    lines: moneyLines(fen),
    note: differenceWords(difference) === '一致' ? '与申报数一致' : `比申报数${differenceWords(difference)}`,
  }));
  const kept = sources.flatMap(({ code }) =>
    order.evidence
      .filter(({ source }) => source === code)
      .map(({ document }) => ({ name: evidenceField(code), value: document })),
  );
  const hidden = [...Object.entries(typed).filter(([name]) => name !== 'stage'), ['subject', of.subject] as const];
  return {
    ...frame(of, '核对'),
    title: '核对后提交',
    warnings: warningsOf(of, read, words),
    facts: [
      { term: '申报的内容', text: subjectWords(of.subject) },
      { term: '营业收入', lines: moneyLines(order.fen), note: `您填写的单位是${MONEY_UNITS[unit]}` },
      ...(of.counts === null ? [] : [{ term: '现在计入测算', lines: moneyLines(of.counts) }]),
      ...said,
      { term: '材料', lines: order.evidence.map((file) => `${sourceName(file.source, words)}：${file.name}`) },
      ...(order.reason === '' ? [] : [{ term: of.restating ? '更正的原因' : '说明', text: order.reason }]),
    ],
    hidden: [...new Map(hidden).entries()].map(([name, value]) => ({ name, value })).concat(kept),
    consequence: of.restating
      ? '提交后由经信部门核实。核实以前，仍按原来的数测算。'
      : '提交后由经信部门对照材料核实，核实后计入奖励测算。',
    submitText: of.restating ? '提交更正' : '提交申报',
  };
}

function warningsOf({ subject }: DeclarationOf, { order, unit, neighbour }: DeclarationRead, words: RevenueWords) {
  const { toleranceBasisPoints } = words.revenueRules;
  const warnings: string[] = [];
  if (neighbour !== null && subject !== PEAK && looksLikeOtherUnit(order.fen, neighbour.fen))
    warnings.push(
      `${neighbour.year} 年为 ${formatAmount(neighbour.fen)}，与这次填写的 ${formatAmount(order.fen)} 相差 50 倍以上。请核对单位是不是${MONEY_UNITS[unit]}。`,
    );
  if (!compareSources(order.fen, order.sources, toleranceBasisPoints).within)
    warnings.push(
      `材料所载与申报数相差超过 ${percentText(toleranceBasisPoints)}。可以提交，但请在说明里写清原因，否则可能被退回。`,
    );
  return warnings;
}
