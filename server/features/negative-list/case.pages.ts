import { groundOf } from '../../domain/policy/listing-rules.ts';
import { LISTING_EVENT_WORDS, type ListingEvent } from '../../domain/registry/listing-workflow.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import type { SeenListing } from '../../domain/registry/seen-listing.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import { papersTable } from '../../pages/papers-table.pages.ts';
import * as paths from '../../paths.ts';
import {
  caseTag,
  clueFacts,
  defencesTable,
  entryFacts,
  firmName,
  groundWords,
  proposalFacts,
  timeline,
  turnWords,
  untilWords,
  type ListingWords,
} from './case-parts.pages.ts';
import { stepsOf } from './stepper.pages.ts';

/** What a case waits for: the first of them that may be done is the page's main action. */
const MAIN: readonly ListingEvent[] = [
  ...(['open-case', 'notify', 'deliberate', 'vote', 'list', 'grant-repair', 'defend', 'ask-repair'] as const),
];
/** What is done more rarely, in the order in which it is offered. */
const RARER: readonly ListingEvent[] = [
  ...(['replace-panel', 'add-evidence', 'record-defence', 'refuse-repair', 'end-with-source', 'correct'] as const),
  ...(['close', 'dismiss-clue', 'take-over', 'revoke'] as const),
];

/** What the person may do now. */
export function actionsOf({ one, events }: SeenListing) {
  const link = (event: ListingEvent) => ({ href: paths.listingStep(one.id, event), text: LISTING_EVENT_WORDS[event] });
  const [main, ...others] = MAIN.filter((event) => events.includes(event));
  const more = [...others, ...RARER.filter((event) => events.includes(event))];
  return { action: main && link(main), more: more.map(link) };
}

export function listingCasePage(view: SeenListing, words: ListingWords, papers: readonly Paper[]) {
  const { one, turn, today } = view;
  return {
    title: firmName(one),
    number: `负面清单案件 ${one.number}`,
    tag: caseTag(one, today),
    until: untilWords(one, today, words.calendar),
    turn: turnWords(turn),
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.negativeList(), text: '负面清单' },
      { href: paths.listingCases(), text: '案件' },
      { text: one.number },
    ],
    ...actionsOf(view),
    steps: stepsOf(view),
    banners: bannersOf(view, words),
    clue: clueFacts(one, words.city),
    handling: [
      { term: '核查人', text: one.investigator?.name ?? '立案时确定' },
      ...(one.panel.length === 0 ? [] : [{ term: '审议人员', words: one.panel.map(({ name }) => name) }]),
    ],
    proposal: one.proposal && proposalFacts(one.proposal, words.rules),
    entry: entryFacts(one, words.rules),
    evidence: evidenceTable(view),
    defences: one.proposal && defencesTable(one),
    votes: one.panel.length > 0 && votesTable(view),
    repair: one.repair && repairFacts(view),
    papers: papersTable(papers, '文书'),
    versions: one.formerEntries.length > 0 && versionsTable(view, words),
    entries: timeline(one),
  };
}

function bannersOf({ one, provider, events }: SeenListing, { rules }: ListingWords) {
  const banners: object[] = [];
  const ground = one.entry === null ? undefined : groundOf(rules, one.entry.ground);
  if (one.state !== 'revoked' && ground?.reviewsAwards === true && provider !== null)
    banners.push({
      kind: 'waiting',
      title: '已兑现和未兑现的奖励须由人工复核',
      text: `这一事由涉及资金：已公示奖励 ${provider.publishedAwards.length} 项，须核定是否追缴；未兑现的须由人工认定。`,
      href: paths.providerAwards(provider.uscc),
      linkText: '查看奖励',
    });
  if (one.state === 'notified' && events.includes('deliberate') && one.defences.length === 0)
    banners.push({ kind: 'waiting', text: '陈述申辩期已满，企业没有提交意见。提请集体审议时记为逾期未提交。' });
  return banners;
}

function evidenceTable({ one }: SeenListing) {
  return {
    caption: '核查证据',
    columns: [{ text: '登记', rowHead: true }, { text: '内容' }],
    rows: one.evidence.map(({ at, by, text }) => ({ cells: [{ at, note: by.name }, { lines: text.split('\n') }] })),
    empty: { text: '还没有登记证据。' },
  };
}

/** Until all votes are in nobody sees another's; the table holds no more than the person may see. */
function votesTable({ one, votesIn }: SeenListing) {
  return {
    caption: votesIn ? '表决' : '表决（全部提交之前，各人只看到自己的意见）',
    columns: [{ text: '审议人员', rowHead: true }, { text: '意见' }, { text: '理由' }, { text: '时间' }],
    rows: one.votes.map(({ at, by, inFavour, reason }) => ({
      cells: [
        { text: by.name },
        { tag: { kind: inFavour ? 'danger' : 'neutral', text: inFavour ? '同意列入' : '不同意列入' } },
        { lines: reason.split('\n') },
        { at },
      ],
    })),
    empty: { text: `共 ${one.panel.length} 人表决，全部提交后一并显示。` },
  };
}

export function repairFacts({ one: { repair } }: SeenListing) {
  if (repair === null) return [];
  return [
    { term: '申请时间', at: repair.at },
    { term: '整改情况', lines: repair.measures.split('\n') },
    { term: '信用承诺', lines: repair.promise.split('\n') },
    { term: '证明材料', lines: repair.evidence.split('\n') },
  ];
}

/** What the entry said before each correction. */
export function versionsTable({ one }: SeenListing, { rules }: ListingWords) {
  return {
    caption: '更正记录（更正前的内容）',
    columns: [
      { text: '更正', rowHead: true },
      { text: '企业名称' },
      { text: '事由与事实' },
      { text: '期限' },
      { text: '原因' },
    ],
    rows: one.formerEntries
      .map(({ entry, correctedOn, reason }) => ({
        cells: [
          { date: correctedOn },
          { text: entry.name },
          { text: groundWords(entry.ground, rules), note: entry.facts },
          { text: entry.to === null ? '随来源名单' : `至${formatDay(entry.to)}` },
          { text: reason },
        ],
      }))
      .reverse(),
  };
}
