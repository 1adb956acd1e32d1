import type { FirmSaid } from '../../domain/grading/expert-sheet.ts';
import type { Grade } from '../../domain/grading/grade.ts';
import { cardOf, type GradeResult } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { categoryName, regionName, type City } from '../../domain/policy/city.ts';
import { weightOf } from '../../domain/policy/grading-rules.ts';
import { formatDay, formatInterval } from '../../domain/shared/calendar-date.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { barsOf } from './bars.pages.ts';
import { cardTables, pointsText } from './card-tables.pages.ts';
import { gradeCell, gradeTag, gradingRoundTag, homeCrumb, roundsCrumbs } from './grading-words.pages.ts';
import { saidTable } from './said.pages.ts';

/** What a round computed for one firm, before the notice. */
export function gradingFirmPage(
  {
    round,
    result,
    grade,
    said,
  }: {
    readonly round: GradingRound;
    readonly result: GradeResult;
    readonly grade: Grade | null;
    readonly said: FirmSaid;
  },
  city: City,
) {
  return {
    title: result.firm,
    number: `评级批次 ${round.number}`,
    lead: `按${round.scheme.title}（${round.scheme.version} 版）和${formatDay(round.cutOff)}的数据计算。`,
    breadcrumb: [
      ...roundsCrumbs,
      { href: gradingPaths.gradingRound(round.number), text: round.number },
      { text: result.firm },
    ],
    ...(grade !== null && { action: { href: gradingPaths.grade(grade.id), text: '查看评级结果', kind: 'secondary' } }),
    facts: sumFacts(result),
    bars: gradeBars(result, round, city),
    said: saidTable(said, round.scheme, result.facts),
    ...cardTables(cardOf(round.scheme, result.facts), result.uscc),
  };
}

/** Each dimension of a firm beside the middle of its categories in the round. */
export function gradeBars(
  { dimensions, categories }: Pick<GradeResult, 'dimensions' | 'categories'>,
  { scheme, result }: Pick<GradingRound, 'scheme' | 'result'>,
  city: City,
) {
  return barsOf({
    dimensions: scheme.dimensions.map((one, i) => ({
      ...{ title: one.title, weight: weightOf(one), points: dimensions[i] ?? null },
    })),
    medians: result?.medians ?? [],
    categories: categories.map((id) => ({ id, name: categoryName(city, id) })),
  });
}

export const sumFacts = ({ total, grade, scoredWeight }: Pick<GradeResult, 'total' | 'grade' | 'scoredWeight'>) => [
  { term: '总分', text: `${pointsText(total)} 分`, note: `有数据的 ${scoredWeight} 分折算为 100 分` },
  { term: '等级', ...gradeCell(grade), ...(grade === null && { note: '有数据的指标不足，不给出等级' }) },
];

interface ResultsView {
  readonly round: GradingRound;
  readonly grades: readonly Grade[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

/** The list for everybody: during the notice what is proposed, then what is published. No points: they are the firm's. */
export function gradingResultsPage({ round, grades, total, page, size }: ResultsView, city: City) {
  const { number, scheme, notice, state } = round;
  const published = state === 'published';
  return {
    title: published ? '服务商评级结果' : '服务商评级结果公示',
    number: notice?.number ?? number,
    tag: published ? gradingRoundTag(round) : { kind: 'waiting', text: '公示中' },
    ...(notice !== null && { until: `公示期 ${formatInterval({ from: notice.from, to: notice.until })}` }),
    lead: `按${scheme.title}（${scheme.version} 版）评定${formatDay(round.cutOff)}在池的服务商。企业对自己的结果有不同意见的，可以在公示期内登录后申诉。`,
    breadcrumb: [
      homeCrumb,
      { href: paths.gradingScheme(), text: '评级方案' },
      { text: published ? '评级结果' : '评级公示' },
    ],
    table: {
      caption: `服务商 ${total} 家`,
      columns: [{ text: '企业', rowHead: true }, { text: '地区' }, { text: '等级' }, { text: '状态' }],
      rows: grades.map((one) => ({
        cells: [
          { text: one.name, href: paths.provider(one.uscc) },
          { text: regionName(city, one.region) },
          gradeCell(one.grade),
          { tag: publicTag(one) },
        ],
      })),
      empty: { text: '没有企业。' },
    },
    pagination: turning({
      ...{ page, size, total, shown: grades.length, unit: '家' },
      address: (at) => `${gradingPaths.gradingResults(number)}?page=${at}`,
    }),
  };
}

/** That a firm appeals, or has to mend, is told to itself; everybody sees how far its grade is. */
function publicTag({ state }: Grade) {
  if (state === 'noticed') return gradeTag({ state });
  return state === 'appealed' || state === 'questioned'
    ? { kind: 'waiting', text: '复评中' }
    : gradeTag({ state: 'published' });
}

/** The lists that everybody may see: in notice, and published. */
export function publicRoundsTable(rounds: readonly GradingRound[]) {
  return {
    caption: '评级公示和结果',
    columns: [{ text: '批次', rowHead: true }, { text: '状态' }, { text: '截止日' }, { text: '公示期' }],
    rows: rounds.map((round) => ({
      cells: [
        { text: round.number, href: gradingPaths.gradingResults(round.number) },
        { tag: round.state === 'published' ? gradingRoundTag(round) : { kind: 'waiting', text: '公示中' } },
        { date: round.cutOff },
        ...(round.notice === null ? [{ text: '—' }] : [{ from: round.notice.from, to: round.notice.until }]),
      ],
    })),
    empty: { text: '还没有公示过评级结果。' },
  };
}

interface FirmsView {
  readonly round: GradingRound;
  readonly firms: readonly GradeResult[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

/** The firms of a round, page by page. */
export function gradingFirmsPage(
  { round, firms, total, page, size }: FirmsView,
  choice: { grade?: string | null; region?: string | undefined; q?: string | undefined },
  city: City,
  ofCounty: boolean,
) {
  const { number, scheme, result } = round;
  const base = `${gradingPaths.gradingRound(number)}/firms`;
  const asked = { ...choice, ...(choice.grade !== undefined && { grade: choice.grade ?? 'none' }) };
  const query = Object.entries(asked).filter((one): one is [string, string] => typeof one[1] === 'string');
  const regions = [...new Set((result?.counts ?? []).filter(({ by }) => by === 'region').map(({ key }) => key))];
  const levels = [
    ...scheme.levels.map(({ grade }) => ({ value: grade, text: `${grade} 级` })),
    { value: 'none', text: '不给出等级' },
  ];
  return {
    title: '逐家结果',
    number: `评级批次 ${number}`,
    wide: true,
    breadcrumb: [...roundsCrumbs, { href: gradingPaths.gradingRound(number), text: number }, { text: '逐家结果' }],
    find: {
      action: base,
      fields: [
        { name: 'q', kind: 'search', label: '企业名称或代码', value: choice.q ?? '' },
        { name: 'grade', kind: 'select', label: '等级', blank: '全部等级', value: asked.grade ?? '', options: levels },
        ...(ofCounty
          ? []
          : [
              {
                ...{ name: 'region', kind: 'select', label: '地区', blank: '全部地区', value: choice.region ?? '' },
                options: regions.map((code) => ({ value: code, text: regionName(city, code) })),
              },
            ]),
      ],
    },
    table: {
      caption: `企业 ${total} 家`,
      columns: [
        { text: '企业', rowHead: true },
        { text: '地区' },
        { text: '等级' },
        { text: '总分', numeric: true },
        ...scheme.dimensions.map(({ title }) => ({ text: title, numeric: true })),
      ],
      rows: firms.map((one) => ({
        cells: [
          { text: one.firm, href: gradingPaths.gradingRoundFirm(number, one.uscc) },
          { text: regionName(city, one.region) },
          gradeCell(one.grade),
          { text: pointsText(one.total) },
          ...one.dimensions.map((points) => ({ text: points === null ? '不计分' : pointsText(points) })),
        ],
      })),
      empty: { text: '没有符合条件的企业。' },
    },
    pagination: turning({
      ...{ page, size, total, shown: firms.length, unit: '家' },
      address: (at) => `${base}?${new URLSearchParams([...query, ['page', String(at)]]).toString()}`,
    }),
  };
}
