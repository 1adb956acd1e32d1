import { awardMatterWords } from '../../domain/registry/award-case-words.ts';
import {
  AWARD_GROUPS,
  CODE_TASKS,
  GROUP_LEADS,
  sumOf,
  type AwardGroup,
  type GroupedLine,
} from '../../domain/awards/award-groups.ts';
import type { AwardCase } from '../../domain/awards/award-case.ts';
import { judgeableOf } from '../../domain/awards/judgement.ts';
import type { AwardRound } from '../../domain/awards/award-round.ts';
import type { FullAssessment } from '../../domain/awards/policy-shelf.ts';
import { CODE_WORDS, OUTCOME_WORDS } from '../../domain/awards/words.ts';
import { regionName, type City } from '../../domain/policy/city.ts';
import type { PolicyBook } from '../../domain/policy/policy-book.ts';
import { AWARD_CASE_STATES } from '../../domain/registry/award-case-words.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import { assessmentView } from './awards.pages.ts';
import { clauseLabel, roundCrumbs } from './rounds.pages.ts';

interface ShownResult {
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly lines: readonly GroupedLine[];
}

interface Choice {
  readonly group: AwardGroup;
  readonly clause?: string | undefined;
  readonly region?: string | undefined;
  readonly q?: string | undefined;
}

interface GroupView {
  readonly round: AwardRound;
  readonly book: PolicyBook | undefined;
  readonly firms: readonly ShownResult[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

const reasonsOf = ({ codes, outcome, group }: GroupedLine) => {
  if (group === 'enjoyed') return ['已经公示兑付，或者已列入别的批次'];
  if (outcome === 'no-milestone') return [OUTCOME_WORDS[outcome]];
  return codes.map((code) => CODE_WORDS[code]);
};

const tasksOf = ({ codes }: GroupedLine) => codes.flatMap((code) => CODE_TASKS[code] ?? []);

/** The firms of a group of a round, page by page, with what is said of each line. */
export function groupPage(view: GroupView, choice: Choice, city: City) {
  const { round, book, firms, total, page, size } = view;
  const { number, result, clauses } = round;
  const { group, clause, region, q } = choice;
  const more = Object.fromEntries(
    Object.entries({ clause, region, q }).filter((one): one is [string, string] => one[1] !== undefined),
  );
  const sums = result?.sums ?? [];
  const open = group === 'incomplete' || group === 'judgement' || group === 'suspended';
  const rows = firms.flatMap((one) =>
    one.lines
      .filter((line) => line.group === group && (clause === undefined || line.clause === clause))
      .map((line) => ({ one, line })),
  );
  const regions = [...new Set(sums.map((sum) => sum.region))].toSorted();
  return {
    title: AWARD_GROUPS[group],
    number: `兑付批次 ${number}`,
    wide: true,
    lead: GROUP_LEADS[group],
    breadcrumb: [...roundCrumbs, { href: paths.awardRound(number), text: number }, { text: AWARD_GROUPS[group] }],
    tabs: {
      label: '按分组查看',
      items: (Object.keys(AWARD_GROUPS) as AwardGroup[]).map((name) => ({
        href: paths.awardRoundFirms(number, name),
        text: AWARD_GROUPS[name],
        count: sumOf(sums, { group: name }).lines,
        current: name === group,
      })),
    },
    find: {
      action: paths.awardRoundFirms(number, group).split('?')[0],
      fields: [
        { name: 'q', kind: 'search', label: '企业名称或代码', value: q ?? '' },
        {
          ...{ name: 'clause', kind: 'select', label: '条款', blank: '全部条款', value: clause ?? '' },
          options: clauses.map((id) => ({ value: id, text: clauseLabel(book, id) })),
        },
        {
          ...{ name: 'region', kind: 'select', label: '地区', blank: '全部地区', value: region ?? '' },
          options: regions.filter((code) => code !== '').map((code) => ({ value: code, text: regionName(city, code) })),
        },
      ],
      group,
    },
    table: {
      caption: `符合所选条件的企业 ${total} 家`,
      columns: [
        { text: '企业', rowHead: true },
        { text: '地区' },
        { text: '事项' },
        { text: open ? '须办理的事' : '说明' },
        {
          text: group === 'payable' ? '应付金额' : '涉及金额',
          unit: '万元',
          numeric: true,
          award: group === 'payable',
        },
      ],
      rows: rows.map(({ one, line }) => ({
        cells: [
          { text: one.firm, href: paths.awardRoundFirm(number, one.uscc) },
          { text: one.region === '' ? '未登记' : regionName(city, one.region) },
          { text: awardMatterWords(line.matter), note: clauseLabel(book, line.clause) },
          group === 'payable' ? { text: '条件全部符合' } : { lines: open ? tasksOf(line) : reasonsOf(line) },
          { fen: group === 'payable' ? line.fen : line.claimFen },
        ],
      })),
      empty: { text: '这里没有企业。' },
    },
    pagination: turning({
      ...{ page, size, total, shown: firms.length },
      address: (at) => paths.awardRoundFirms(number, group, { ...more, ...(at > 1 && { page: String(at) }) }),
    }),
  };
}

/** A person may decide what holds this line; what has become of it since is seen there. */
function judging(uscc: string, line: GroupedLine, mayJudge: boolean) {
  const { clause, matter, group } = line;
  if (!mayJudge || group === 'enjoyed' || judgeableOf(line).length === 0) return { text: '—' };
  return { text: '提出认定', href: paths.judgementNew({ uscc, clause, matter }) };
}

interface FirmView {
  readonly round: AwardRound;
  readonly result: ShownResult;
  readonly cases: readonly AwardCase[];
  readonly full: FullAssessment;
  readonly moved: boolean;
  /** The person may propose how held claims are decided. */
  readonly mayJudge: boolean;
}

/** What a round computed for one firm, from the facts as they were taken. */
export function firmResultPage({ round, result, cases, full, moved, mayJudge }: FirmView) {
  const { number } = round;
  const { book } = full.policy;
  return {
    title: result.firm,
    number: `兑付批次 ${number} · ${result.uscc}`,
    breadcrumb: [...roundCrumbs, { href: paths.awardRound(number), text: number }, { text: result.firm }],
    banners: moved
      ? [{ kind: 'waiting', text: '计算以后政策数据已有变化：下面的分组是当时的结果，逐步的推算按现在的政策数据。' }]
      : [],
    more: [{ href: paths.provider(result.uscc), text: '企业档案' }],
    lines: {
      caption: '本批次的结果',
      columns: [
        { text: '事项', rowHead: true },
        { text: '依据' },
        { text: '分组' },
        { text: '说明' },
        { text: '办理' },
        { text: '应付金额', unit: '万元', numeric: true, award: true },
      ],
      rows: result.lines.map((line) => {
        const claim = line.outcome !== 'not-eligible';
        const own = cases.find((one) => claim && one.clause === line.clause && one.matter === line.matter);
        return {
          cells: [
            { text: awardMatterWords(line.matter) },
            { text: clauseLabel(book, line.clause) },
            { text: AWARD_GROUPS[line.group] },
            { lines: line.group === 'payable' ? ['条件全部符合'] : [...reasonsOf(line), ...tasksOf(line)] },
            own === undefined
              ? judging(result.uscc, line, mayJudge)
              : { text: AWARD_CASE_STATES[own.state], href: paths.awardCase(own.id) },
            { fen: line.fen },
          ],
        };
      }),
      empty: { text: '这家企业没有计奖年度的营收，也没有团体标准。' },
    },
    ...assessmentView(full),
  };
}
