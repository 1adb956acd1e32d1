import { regionName } from '../../domain/policy/city.ts';
import { countedFigure, latestVersion, subjectWords } from '../../domain/records/revenue-statement.ts';
import type { RevenueCheck, RevenueStatement } from '../../domain/records/revenue-statement.ts';
import { REVENUE_EVENT_WORDS, type RevenueEvent } from '../../domain/records/revenue-workflow.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { moneyLines } from '../../domain/shared/money-entry.ts';
import { yuanFigure } from '../../domain/shared/money.ts';
import * as paths from '../../paths.ts';
import {
  comparisonTable,
  evidenceTable,
  revenueTag,
  TURNS,
  untilOf,
  type RevenueWords,
} from './revenue-parts.pages.ts';

export interface RevenueView {
  readonly statement: RevenueStatement;
  readonly provider: Provider;
  readonly events: readonly RevenueEvent[];
  readonly today: Day;
  readonly digest: string;
}

const DEEDS: readonly RevenueEvent[] = ['verify', 'declare', 'restate', 'return', 'settle', 'question', 'withdraw'];

/** A year's revenue of a firm: the figure, its sources side by side, its files, every figure before, what happened. */
export function statementPage(view: RevenueView, words: RevenueWords, person: Account) {
  const { statement, events, today } = view;
  const { id, number, name, subject, state, history } = statement;
  const firm = person.role === 'provider';
  const latest = latestVersion(statement);
  const [action, ...more] = DEEDS.filter((event) => events.includes(event)).map((event) =>
    event === 'declare' || event === 'restate'
      ? { href: paths.revenueEdit(id), text: event === 'declare' ? '修改并再次申报' : REVENUE_EVENT_WORDS.restate }
      : { href: paths.revenueStep(id, event), text: REVENUE_EVENT_WORDS[event] },
  );
  const asked = state === 'returned' || state === 'questioned' ? history.at(-1)?.reason : undefined;
  return {
    title: subjectWords(subject),
    number: `${name} · ${number}`,
    tag: revenueTag(state),
    until: untilOf(statement, today, words),
    turn: TURNS[state],
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      firm ? { href: paths.records(), text: '营收台账' } : { href: paths.revenueStatements(), text: '营收核实' },
      { text: number },
    ],
    action,
    more: more.length > 0 ? more : undefined,
    banners: asked === undefined ? [] : [{ kind: 'waiting', title: '主管部门的意见', text: asked }],
    figures: figureFacts(statement),
    firm: [
      { term: '企业名称', text: view.provider.name, href: paths.provider(view.provider.uscc) },
      { term: '统一社会信用代码', text: view.provider.uscc },
      { term: '所在地', text: regionName(words.city, view.provider.region) },
      firm
        ? { term: '各年营收', text: '打开营收台账', href: paths.records() }
        : { term: '各年营收', text: '打开营收台账', href: paths.providerRevenue(view.provider.uscc) },
    ],
    stated: statedTable(statement, words),
    checked: checkedTable(statement, words),
    evidence: evidenceTable(id, latest.evidence, words),
    versions: versionsTable(statement),
    entries: history
      .map(({ at, by, event, reason }) => ({
        at,
        who: by.name,
        what: REVENUE_EVENT_WORDS[event as RevenueEvent],
        why: reason,
      }))
      .reverse(),
  };
}

/** What was declared, and what counts, each in 元, 万元 and capitals. */
export function figureFacts(statement: RevenueStatement) {
  const latest = latestVersion(statement);
  const counted = countedFigure(statement);
  const same = counted?.version === latest.version;
  return [
    { term: same ? '申报并核实' : '申报', lines: moneyLines(latest.fen) },
    ...(same ? [] : [{ term: '现在计入测算', ...(counted ? { lines: moneyLines(counted.fen) } : { text: '没有' }) }]),
    ...(latest.reason === '' ? [] : [{ term: '企业的说明', text: latest.reason }]),
  ];
}

/** What the firm says of its documents. */
export function statedTable(statement: RevenueStatement, words: RevenueWords) {
  const { fen, sources } = latestVersion(statement);
  const { toleranceBasisPoints } = words.revenueRules;
  return comparisonTable('企业填报的材料所载金额', fen, sources, toleranceBasisPoints, words);
}

/** What the official read in them, with the tolerance of that day; none while nobody compared. */
function checkedTable(statement: RevenueStatement, words: RevenueWords) {
  const check = statement.checks.at(-1);
  const of = statement.versions.find(({ version }) => version === check?.of);
  if (check === undefined || of === undefined) return undefined;
  const table = comparisonTable('经信部门核对', of.fen, check.compared, check.toleranceBasisPoints, words);
  return { ...table, note: [table.note, checkedBy(check)].filter(Boolean).join('') };
}

const checkedBy = ({ by, reason }: RevenueCheck) => `${by.name}核对。${reason === '' ? '' : `意见：${reason}`}`;

/** Every figure that was ever declared: none is overwritten. */
function versionsTable({ versions, counted, history }: RevenueStatement) {
  const inherited = counted.filter(({ version }) => version === 0);
  const columns = [
    { text: '次序', rowHead: true },
    { text: '金额', unit: '元', numeric: true },
    { text: '申报' },
    { text: '原因' },
    { text: '结果' },
  ];
  const before = inherited.map(({ fen, evidence }) => ({
    cells: [
      { text: '平台建立前' },
      { text: yuanFigure(fen) },
      { text: '—' },
      { text: evidence },
      { text: counted.length > 1 ? '已由更正代替' : '计入测算' },
    ],
  }));
  const declared = versions.map(({ version, fen, at, by, reason }, i) => {
    const counts = counted.some((one) => one.version === version);
    const until = versions[i + 1]?.version ?? Infinity;
    const answers = history.filter((entry) => entry.version > version && entry.version < until);
    const latest = counted.at(-1)?.version === version;
    const answer = answers.at(-1)?.event as RevenueEvent | undefined;
    const result = counts ? (latest ? '已核实，计入测算' : '已由更正代替') : answer && REVENUE_EVENT_WORDS[answer];
    return {
      cells: [
        { text: `第 ${i + 1} 次` },
        { text: yuanFigure(fen) },
        { at, note: by.name },
        { text: reason === '' ? '—' : reason },
        { text: result ?? '待核实' },
      ],
    };
  });
  return { caption: '历次金额', columns, rows: [...before, ...declared] };
}
