import { PAPER_KINDS, type Paper } from '../domain/registry/paper.ts';
import * as paths from '../paths.ts';

/** Issued papers as a table; none where there are none. */
export function papersTable(papers: readonly Paper[], caption: string) {
  if (papers.length === 0) return undefined;
  return {
    caption,
    columns: [{ text: '文号', rowHead: true }, { text: '文书' }, { text: '签发日期' }, { text: '签发机关' }],
    rows: papers.map(({ number, kind, content }) => ({
      cells: [
        { text: number, href: paths.paper(number) },
        { text: PAPER_KINDS[kind].name },
        { date: content.date },
        { text: content.office },
      ],
    })),
  };
}
