import type { NumberedPaper } from '../policy/paper-rules.ts';
import { yearOf } from '../shared/calendar-date.ts';
import type { HistoryEntry } from './history.ts';
import {
  correctionBody,
  decisionBody,
  endedBody,
  notListedBody,
  proposalBody,
  repairBody,
  revokedBody,
} from './listing-paper-texts.ts';
import { entryAfter } from './listing-terms.ts';
import type { ListingMatter, ListingPaperSetting } from './paper-setting.ts';
import { PAPER_KINDS, type PaperDraft, type PaperSection } from './paper.ts';

/** What is known of a step without its document, as in the journal. */
type Step = Pick<HistoryEntry, 'event' | 'from' | 'to'>;

interface ListingPaper {
  readonly issuedAt: (step: Step) => boolean;
  readonly body: (matter: ListingMatter, setting: ListingPaperSetting) => readonly PaperSection[];
}

/**
 * The one table: at which step of a case of the negative list which paper is issued to the firm, and what it says. Of a case
 * that was closed before the firm was told of it there is none.
 */
const LISTING_PAPERS = {
  'listing-proposal': { issuedAt: ({ event }) => event === 'notify', body: proposalBody },
  listing: { issuedAt: ({ event }) => event === 'list', body: decisionBody },
  'listing-correction': { issuedAt: ({ event }) => event === 'correct', body: correctionBody },
  'not-listed': { issuedAt: ({ event, from }) => event === 'close' && from !== 'investigating', body: notListedBody },
  'repair-granted': { issuedAt: ({ event }) => event === 'grant-repair', body: repairBody },
  'repair-refused': { issuedAt: ({ event }) => event === 'refuse-repair', body: repairBody },
  'listing-ended': { issuedAt: ({ event }) => event === 'end-with-source', body: endedBody },
  'listing-revoked': { issuedAt: ({ event }) => event === 'revoke', body: revokedBody },
} as const satisfies Readonly<Partial<Record<NumberedPaper | 'listing', ListingPaper>>>;

type ListingPaperKind = keyof typeof LISTING_PAPERS;
const KINDS = Object.keys(LISTING_PAPERS) as ListingPaperKind[];

/** The kinds of paper that a step of a case brings with it: none or one. */
export function listingPapersOfStep(step: Step): ListingPaperKind[] {
  return KINDS.filter((kind) => LISTING_PAPERS[kind].issuedAt(step));
}

/** The papers of a step of a case, addressed to the firm. A decision to list bears the number that the case gave it. */
export function listingPapers(matter: ListingMatter, setting: ListingPaperSetting): PaperDraft[] {
  const { one, entry, day } = matter;
  const { subject } = one;
  if (subject === null) return [];
  return listingPapersOfStep(entry).map((kind): PaperDraft => {
    const { body }: ListingPaper = LISTING_PAPERS[kind];
    return {
      kind,
      matter: 'listing_cases',
      document: one.id,
      version: entry.version,
      uscc: subject.uscc,
      region: subject.region,
      numbering: numberingOf(kind, matter, setting),
      content: {
        kind,
        title: PAPER_KINDS[kind].title,
        office: setting.listing.office,
        date: day,
        to: entryAfter(one, entry.version)?.name ?? subject.name,
        sections: body(matter, setting),
      },
    };
  });
}

function numberingOf(kind: ListingPaperKind, { one, day }: ListingMatter, { papers }: ListingPaperSetting) {
  if (kind === 'listing') return { number: one.entry?.decision ?? '' };
  return { series: `${papers.city.mark}${papers.kinds[kind].word}〔${yearOf(day)}〕` };
}
