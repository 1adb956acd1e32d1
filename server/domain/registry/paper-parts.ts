import type { NumberedPaper } from '../policy/paper-rules.ts';
import type { Day } from '../shared/calendar-date.ts';
import { legalTerm, withinWords } from '../shared/legal-term.ts';
import type { PaperSetting } from './paper-setting.ts';
import { PAPER_KINDS, type PaperSection } from './paper.ts';

export const paragraph = (text: string): PaperSection => ({ type: 'paragraph', text });

/** What the city tells the addressee of a kind of paper beside the matter. */
export function guidanceOf(kind: NumberedPaper, { papers }: Pick<PaperSetting, 'papers'>): PaperSection[] {
  return papers.kinds[kind].guidance.map(paragraph);
}

/** Where the decision can be reviewed, each with the last day as it would be if the paper was received when issued. */
export function remediesSection(
  kind: NumberedPaper,
  day: Day,
  { papers, calendar }: Pick<PaperSetting, 'papers' | 'calendar'>,
): PaperSection[] {
  const told = papers.remedies.filter(({ name }) => papers.kinds[kind].remedies.includes(name));
  if (told.length === 0) return [];
  const terms = told.map((remedy) => ({ ...remedy, term: legalTerm(day, remedy.within, calendar) }));
  const assumed = [...new Set(terms.filter(({ term }) => term.assumed).map(({ term }) => term.last.slice(0, 4)))];
  const unknown = assumed.length === 0 ? '' : `${assumed.join('、')} 年放假安排未公布，暂按周末推算。`;
  const paper = PAPER_KINDS[kind].name.slice(-'通知书'.length);
  return [
    {
      type: 'remedies',
      items: terms.map(({ deed, within, source, term }, i) => ({
        text: `${i === 0 ? '对本决定不服的，' : '也'}可以自收到本${paper}之日起 ${withinWords(within)}内，${deed}（${source}）`,
        lastDay: term.last,
      })),
      note: `最后一日按签发当日收到推算，已计入休息日顺延；收到在后的，自收到之日起算。${unknown}`,
    },
  ];
}
