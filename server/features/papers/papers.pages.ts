import { PAPER_KINDS, type Paper } from '../../domain/registry/paper.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';

const list = { href: paths.negativeList(), text: '负面清单' };
const home = { href: paths.home(), text: '首页' };

export interface PaperView {
  readonly paper: Paper;
  readonly intact: boolean;
  /** What was issued of the same matter since. */
  readonly later: readonly Paper[];
  /** What stands before the addresses that are printed. */
  readonly baseUrl: string;
}

/** A paper as it prints, with its digest and how anybody checks it. */
export function paperPage({ paper, intact, later, baseUrl }: PaperView) {
  const { content, number, digest, kind } = paper;
  return {
    layout: 'paper',
    title: `${content.title} ${number}`,
    breadcrumb: [home, ...matterCrumbs(paper), { text: kind === 'notice' ? '打印稿' : PAPER_KINDS[kind].name }],
    paper: { ...content, signers: [content.office] },
    seal: { digest, number, verify: `${baseUrl}${paths.paperVerify()}` },
    damaged: !intact,
    later: later.map(({ number: one, kind: what, content: { date } }) => ({
      href: paths.paper(one),
      text: `${formatDay(date)}${PAPER_KINDS[what].name}（${one}）`,
    })),
    check: {
      verify: paths.paperVerify(number, digest),
      content: paths.paperContent(number),
      recipes: [
        { system: 'Linux', command: `sha256sum ${fileName(number)}` },
        { system: 'macOS', command: `shasum -a 256 ${fileName(number)}` },
        { system: 'Windows', command: `certutil -hashfile ${fileName(number)} SHA256` },
      ],
    },
  };
}

function matterCrumbs({ kind, number, matter, document }: Paper) {
  if (matter === 'notices') return [{ href: paths.notice(document), text: '公示' }];
  if (kind === 'listing') return [list, { href: paths.listingEntry(number), text: '列入记录' }];
  if (kind === 'listing-correction') return [list];
  if (matter === 'listing_cases') return [list, { href: paths.listingCase(document), text: '案件' }];
  if (matter === 'award_cases') return [{ href: paths.awardCase(document), text: '奖励' }];
  if (matter === 'applications') return [{ href: paths.application(document), text: '入库申请' }];
  return [];
}

/** The name under which the content is saved. */
export function fileName(number: string): string {
  return `${number}.json`;
}

type VerifyField = 'number' | 'digest';

export interface VerifyView {
  readonly typed: Readonly<Record<VerifyField, string>>;
  readonly faults?: Readonly<Partial<Record<VerifyField, string>>> | undefined;
  readonly verdict?: 'issued' | 'not-issued' | 'damaged' | undefined;
}

const VERDICTS = {
  issued: { kind: 'good', title: '相符', text: '本平台签发过这份文书，文号和内容摘要与您输入的一致。' },
  'not-issued': {
    kind: 'danger',
    title: '不相符',
    text: '本平台没有以这个文号和这个内容摘要签发过文书。请核对有无抄错；如确认无误，您手中的文书不是本平台签发的，或者已被改动。',
  },
  damaged: {
    kind: 'danger',
    title: '本站保存的内容有误',
    text: '这份文书签发过，但本站保存的内容已被改动。请告知市经信局。',
  },
} as const;

export function verifyPage({ typed, faults = {}, verdict }: VerifyView) {
  return {
    title: '核对文书',
    lead: '输入文书上的文号和内容摘要，查看本平台是否以这样的内容签发过。这里只答是否相符，不显示文书内容。',
    breadcrumb: [home, { text: '核对文书' }],
    errors: Object.entries(faults).map(([field, text]) => ({ href: `#${field}`, text })),
    action: paths.paperVerify(),
    typed,
    faults,
    banner: verdict && VERDICTS[verdict],
  };
}
