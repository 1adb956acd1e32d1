import type { PublicStandard } from '../../domain/records/public-standards.ts';
import { STANDARD_KIND_WORDS, STANDARD_RELATION_WORDS } from '../../domain/records/standard-family.ts';
import { STANDARD_THEME_WORDS, type StandardRelation } from '../../domain/records/standard-family.ts';
import * as paths from '../../paths.ts';

interface StandardView {
  readonly standard: PublicStandard;
  readonly related: readonly (PublicStandard & { readonly relation: StandardRelation })[];
}

/** One group standard as everybody may see it: what it is, who drafted it, which others belong to it. */
export function standardPage({ standard, related }: StandardView) {
  const { number, title, society, publishedOn, theme, kind, drafters } = standard;
  return {
    title,
    number,
    lead: '实施成效已经确认的团体标准。',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { href: paths.standards(), text: '团体标准' }, { text: number }],
    facts: [
      { term: '标准编号', text: number },
      { term: '社会团体代号', text: society },
      { term: '发布日期', date: publishedOn },
      { term: '制订或修订', text: STANDARD_KIND_WORDS[kind] },
      { term: '主题', text: STANDARD_THEME_WORDS[theme] },
    ],
    drafters: {
      caption: '参加起草的服务商',
      columns: [
        { text: '服务商', rowHead: true },
        { text: '起草排名', numeric: true },
      ],
      rows: drafters.map(({ uscc, name, rank }) => ({
        cells: [{ text: name, href: paths.provider(uscc) }, { number: rank }],
      })),
      empty: { text: '起草单位未公开。' },
    },
    related: related.length > 0 && {
      caption: '编号相关的标准',
      columns: [{ text: '标准', rowHead: true }, { text: '关系' }, { text: '发布日期' }],
      rows: related.map((one) => ({
        cells: [
          { text: one.title, href: paths.standard(one.number), note: one.number },
          { text: STANDARD_RELATION_WORDS[one.relation] },
          { date: one.publishedOn },
        ],
      })),
    },
  };
}
