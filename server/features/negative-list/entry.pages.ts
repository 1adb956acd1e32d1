import type { Account } from '../../domain/registry/account.ts';
import { endWords } from '../../domain/registry/listing-deeds.ts';
import type { ListingCase, ListingEntry } from '../../domain/registry/listing-case.ts';
import { isEntryInForce } from '../../domain/registry/listing-terms.ts';
import { matterOf } from '../../domain/registry/listing-workflow.ts';
import type { Paper } from '../../domain/registry/paper.ts';
import { may } from '../../domain/registry/permissions.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { papersTable } from '../../pages/papers-table.pages.ts';
import * as paths from '../../paths.ts';
import { groundWords, periodOf, type ListingWords } from './case-parts.pages.ts';

interface EntryView {
  readonly one: ListingCase;
  readonly named: boolean;
  readonly papers: readonly Paper[];
  readonly today: Day;
}

/** An entry's page with its decision paper; of one that may no longer be shown only what it was and how it ended. */
export function entryPage({ one, named, papers, today }: EntryView, words: ListingWords, person: Account | undefined) {
  const { entry, end } = one;
  if (entry === null) return { title: '负面清单' };
  const inForce = isEntryInForce(one, today);
  return {
    title: named ? entry.name : entry.decision,
    number: named ? entry.decision : undefined,
    tag: inForce
      ? { kind: 'danger', text: '在负面清单内' }
      : { kind: 'neutral', text: one.state === 'revoked' ? '已撤销，自始无效' : '已终止' },
    until: inForce ? undefined : endWords(end, entry),
    lead: words.rules.label,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.negativeList(), text: '负面清单' },
      { text: entry.decision },
    ],
    action: may(person, 'listing.read', matterOf(one))
      ? { href: paths.listingCase(one.id), text: '查看案件', kind: 'secondary' }
      : undefined,
    banner: named ? bannerOf(one, entry) : undefined,
    facts: [
      { term: '决定文号', text: entry.decision },
      { term: '事由', text: groundWords(entry.ground, words.rules) },
      { term: '等级', text: words.rules.classes[entry.class].name },
      ...(named && one.formerEntries.length > 0 ? [{ term: '事实（更正后）', lines: entry.facts.split('\n') }] : []),
      { term: '期限', ...periodOf(entry) },
      ...(inForce ? [] : [{ term: '终止方式', text: endWords(end, entry) }]),
      ...(named ? [] : [{ term: '企业名称', text: '已终止，不再显示' }]),
    ],
    paper: decisionPaper(papers),
    papers: papersTable(papers, '文书（可以打印和核对）'),
    versions: named && one.formerEntries.length > 0 ? correctionsTable(one) : undefined,
  };
}

function bannerOf({ state, end }: ListingCase, { decision }: ListingEntry) {
  if (state !== 'revoked' || end === null) return undefined;
  return {
    kind: 'neutral',
    title: `${decision}已于${formatDay(end.on)}撤销，视为从未列入`,
    text: `依据：${end.basis}`,
  };
}

/** The decision as it was issued: frozen, whatever was corrected since. */
function decisionPaper(papers: readonly Paper[]) {
  const issued = papers.find(({ kind }) => kind === 'listing');
  return issued && { ...issued.content, signers: [issued.content.office] };
}

function correctionsTable({ formerEntries }: ListingCase) {
  return {
    caption: '更正记录（更正前的内容）',
    columns: [
      { text: '更正', rowHead: true },
      { text: '企业名称' },
      { text: '事实' },
      { text: '截止' },
      { text: '原因' },
    ],
    rows: formerEntries
      .map(({ entry, correctedOn, reason }) => ({
        cells: [
          { date: correctedOn },
          { text: entry.name },
          { text: entry.facts },
          entry.to === null ? { text: '随来源名单' } : { date: entry.to },
          { text: reason },
        ],
      }))
      .reverse(),
  };
}
