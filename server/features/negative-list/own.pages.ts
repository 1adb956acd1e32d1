import type { ListingRules } from '../../domain/policy/listing-rules.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import type { SeenListing } from '../../domain/registry/seen-listing.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import { papersTable } from '../../pages/papers-table.pages.ts';
import * as paths from '../../paths.ts';
import { actionsOf, repairFacts } from './case.pages.ts';
import {
  caseTag,
  defencesTable,
  entryFacts,
  groundWords,
  leftWords,
  proposalFacts,
  timeline,
  turnWords,
  untilWords,
  type ListingWords,
} from './case-parts.pages.ts';
import { stepsOf } from './stepper.pages.ts';

/** A case as the firm sees it, with the papers that it was sent. */
export interface OwnListing {
  readonly view: SeenListing;
  readonly papers: readonly Paper[];
}

/** What is said of the firm, what it can do, until when. */
export function ownListingsPage(cases: readonly OwnListing[], words: ListingWords) {
  return {
    title: '本企业与负面清单',
    lead: words.rules.label,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.negativeList(), text: '负面清单' },
      { text: '本企业' },
    ],
    cases: cases.map((own) => ownCase(own, words)),
    empty: { text: '没有涉及贵企业的告知或决定。收到拟列入告知书后，可以在这里陈述申辩。' },
  };
}

function ownCase({ view, papers }: OwnListing, words: ListingWords) {
  const { one, turn, today } = view;
  const { proposal, entry } = one;
  return {
    id: one.id,
    title: proposal === null ? one.number : groundWords(proposal.ground, words.rules),
    number: entry?.decision ?? `案件 ${one.number}`,
    tag: caseTag(one, today),
    until: untilWords(one, today, words.calendar),
    turn: turnWords(turn, true),
    ...actionsOf(view),
    steps: stepsOf(view),
    can: youCan(view, words),
    facts: factsOf(view, words),
    defences: defencesTable(one),
    papers: papersTable(papers, '收到的文书'),
    repair: one.repair === null ? undefined : repairFacts(view),
    entries: timeline(one),
  };
}

/** The decision, or as long as there is none, the notice; with what it says happened. */
function factsOf({ one }: SeenListing, { rules }: ListingWords) {
  const { entry, proposal } = one;
  if (entry !== null)
    return [{ term: '认定的事实', lines: entry.facts.split('\n') }, ...(entryFacts(one, rules) ?? [])];
  return proposal === null ? [] : proposalFacts(proposal, rules);
}

/** What the firm can do now, each with its last day. */
function youCan(view: SeenListing, { calendar, rules }: ListingWords): string[] {
  const { one, events, inForce, today, repairFrom } = view;
  const { proposal, entry } = one;
  const can: string[] = [];
  const until = (day: string) => `至${formatDay(day)}，${leftWords(day, today, calendar).text}`;
  if (events.includes('defend') && proposal !== null)
    can.push(
      proposal.defenceUntil < today
        ? '陈述申辩期已满；集体审议开始之前，仍可以提交意见。'
        : `可以陈述申辩（${until(proposal.defenceUntil)}）。逾期不提交的，照此记录，案件继续办理。`,
    );
  if (one.state === 'deliberating') can.push('案件正在集体审议，决定后在这里告知。');
  if (entry !== null && one.state !== 'revoked') {
    if (entry.reconsiderUntil >= today)
      can.push(`可以向${entry.reconsideration}申请行政复议（${until(entry.reconsiderUntil)}）。`);
    if (entry.sueUntil >= today) can.push(`可以向${entry.court}提起行政诉讼（${until(entry.sueUntil)}）。`);
  }
  if (inForce && one.state === 'listed') can.push(repairWords(repairFrom, today, rules, view));
  if (one.state === 'repair-asked') can.push('信用修复申请正在审核，结果在这里告知。');
  if (entry !== null && !inForce && one.state !== 'revoked')
    can.push('列入已经终止。资源池资格不自动恢复，可以重新申请入库。');
  if (one.state === 'revoked') can.push('列入决定已撤销，视为从未列入；资源池资格按原来的期限恢复。');
  return can;
}

function repairWords(from: string | null, today: string, rules: ListingRules, { one }: SeenListing): string {
  if (from === null)
    return one.entry?.to === null
      ? '列入随来源名单终止：请先向来源单位申请移出，再把结果告知市经信局。'
      : '列入期限不长于最短期限，不适用信用修复，期满自动终止。';
  if (from <= today) return '可以申请信用修复：写明整改情况，作出信用承诺，列出证明材料。';
  const { name, fewestMonths } = rules.classes[one.entry?.class ?? 'serious'];
  return `${formatDay(from)}起可以申请信用修复（${name}等级最短 ${fewestMonths} 个月）。`;
}
