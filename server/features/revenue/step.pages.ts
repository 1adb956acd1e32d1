import { percentText } from '../../domain/policy/parameter-kind.ts';
import { compareSources, latestVersion, subjectWords } from '../../domain/records/revenue-statement.ts';
import { REVENUE_EVENT_WORDS, type PagedRevenueEvent } from '../../domain/records/revenue-workflow.ts';
import type { SourceFigure } from '../../domain/records/revenue-statement.ts';
import { MONEY_UNITS, moneyLines, typedMoney } from '../../domain/shared/money-entry.ts';
import * as paths from '../../paths.ts';
import { comparedField } from '../../domain/records/revenue-fields.ts';
import { comparisonTable, evidenceTable, revenueTag, untilOf } from './revenue-parts.pages.ts';
import type { RevenueWords } from './revenue-parts.pages.ts';
import { figureFacts, statedTable, type RevenueView } from './statement.pages.ts';

/** What was typed on a step's page, what was read of it, and what is wrong by field. */
export interface RevenueStepTyped {
  readonly typed: Readonly<Record<string, string>>;
  readonly compared?: readonly SourceFigure[];
  readonly faults?: Readonly<Record<string, string>>;
}

const CONSEQUENCES: Readonly<Record<PagedRevenueEvent, string>> = {
  verify: '申报的数从现在起计入奖励测算，企业会收到通知；以后只能更正，不能改写。',
  return: '退回企业补正，申报的数不计入测算；已经核实过的，仍按原数测算。',
  withdraw: '申报就此撤回，经信部门不再核实；以后可以重新申报。',
  question: '企业收到更正的要求；更正核实以前，仍按原来核实的数测算。',
  settle: '维持原来核实的数，不再要求更正，企业会收到通知。',
};

/** The page of a step before it is taken: the sources side by side, what follows, and why. */
export function revenueStepPage(
  view: RevenueView,
  event: PagedRevenueEvent,
  words: RevenueWords,
  given: RevenueStepTyped,
) {
  const { statement, digest } = view;
  const { id, name, number, version, subject } = statement;
  const { typed, faults = {}, compared = [] } = given;
  const { toleranceBasisPoints } = words.revenueRules;
  const title = REVENUE_EVENT_WORDS[event];
  const { fen, evidence } = latestVersion(statement);
  const { within } = compareSources(fen, compared, toleranceBasisPoints);
  return {
    title: `${title}：${subjectWords(subject)}`,
    number: `${name} · ${number}`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.revenueStatements(), text: '营收' },
      { href: paths.revenueStatement(id), text: number },
      { text: title },
    ],
    errors: Object.entries(faults).map(([field, text]) => ({ href: `#${anchorOf(field, words)}`, text })),
    stated: statedTable(statement, words),
    read:
      compared.length === 0
        ? undefined
        : comparisonTable('您填写的材料所载金额', fen, compared, toleranceBasisPoints, words),
    evidence: evidenceTable(id, evidence, words),
    confirm: {
      post: paths.revenueStep(id, event),
      consequence: CONSEQUENCES[event],
      danger: event === 'withdraw',
      warnings: within ? [] : [`差异超出 ${percentText(toleranceBasisPoints)}，须写明原因才能核实。`],
      digest,
      hidden: [{ name: 'version', value: version }],
      facts: [...figureFacts(statement), { term: '期限', text: untilOf(statement, view.today, words) }],
      fields: [
        ...(event === 'verify' ? comparedFields(view, typed, faults, words) : []),
        reasonField(event, typed['reason'] ?? '', faults['reason'], words),
      ],
      submitText: title,
      cancel: { href: paths.revenueStatement(id), text: '暂不办理' },
    },
  };
}

/** A fault of what was compared stands at the first document. */
function anchorOf(field: string, { revenueRules: { sources } }: RevenueWords): string {
  return field === 'compared' ? comparedField(sources[0]?.code ?? '') : field;
}

/** What the official read in each document: typed by the official, not taken over from the firm. */
function comparedFields(
  { statement }: RevenueView,
  typed: Readonly<Record<string, string>>,
  faults: Readonly<Record<string, string>>,
  words: RevenueWords,
) {
  const { sources } = latestVersion(statement);
  return [
    {
      name: 'unit',
      label: '金额的单位',
      kind: 'radios',
      value: typed['unit'] ?? '',
      error: faults['unit'],
      options: Object.entries(MONEY_UNITS).map(([value, text]) => ({ value, text })),
    },
    ...words.revenueRules.sources.map(({ code, name }, i) => {
      const stated = sources.find(({ source }) => source === code);
      return {
        name: comparedField(code),
        label: `${name}所载的营业收入`,
        kind: 'money',
        optional: true,
        hint:
          stated === undefined
            ? '企业没有填报。没有这份材料的，不填。'
            : `请照材料填写。企业填报 ${moneyLines(stated.fen).slice(0, 2).join('，即 ')}。`,
        value: typed[comparedField(code)] ?? '',
        error: faults[comparedField(code)] ?? (i === 0 ? faults['compared'] : undefined),
      };
    }),
  ];
}

function reasonField(event: PagedRevenueEvent, value: string, error: string | undefined, words: RevenueWords) {
  const { toleranceBasisPoints } = words.revenueRules;
  const optional = event === 'verify' || event === 'withdraw';
  return {
    name: 'reason',
    label: event === 'verify' ? '核实意见' : event === 'withdraw' ? '撤回原因' : '理由',
    kind: 'textarea',
    rows: 4,
    maxlength: 1000,
    optional,
    hint:
      event === 'verify'
        ? `差异超出 ${percentText(toleranceBasisPoints)} 的必填。写入办理记录，企业会看到。`
        : event === 'withdraw'
          ? '经办人会看到。'
          : '写入办理记录，企业会看到。请写明哪份材料、哪个数需要改。',
    value,
    error,
  };
}

/** Somebody was faster, or what it rested on has moved: how it stands now, and what was typed in vain. */
export function revenueMovedPage(
  { statement, today }: RevenueView,
  message: string,
  kept: string,
  words: RevenueWords,
) {
  const last = statement.history.at(-1);
  return {
    title: '没有办成',
    number: `${statement.name} · ${statement.number}`,
    lead: message,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.revenueStatements(), text: '营收' },
      { text: '没有办成' },
    ],
    action: { href: paths.revenueStatement(statement.id), text: '查看最新情况' },
    facts: [
      { term: '现在的状态', tag: revenueTag(statement.state) },
      { term: '期限', text: untilOf(statement, today, words) },
      { term: '申报的数', text: `${typedMoney(latestVersion(statement).fen, 'yuan')} 元` },
      ...(last === undefined ? [] : [{ term: '最近一次办理', at: last.at, note: last.by.name }]),
    ],
    kept: kept === '' ? undefined : [{ term: '您填写的内容', text: kept }],
  };
}
