import type { Deduction } from '../../domain/awards/deduction.ts';
import type { FactKind, FactKindName } from '../../domain/records/fact-kind.ts';
import { STANDARD_KIND_WORDS, STANDARD_THEME_WORDS } from '../../domain/records/standard-family.ts';
import { awardMatterWords } from '../../domain/registry/award-case-words.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { predecessorsTable } from '../../pages/predecessors.pages.ts';

/** What stands on a firm's record of a kind: by it awards are computed. */
export function recordTable({ name }: FactKind, provider: Provider, deductions: ReadonlyMap<string, Deduction>) {
  return TABLES[name](provider, deductions);
}

const TABLES: Readonly<
  Record<FactKindName, (provider: Provider, deductions: ReadonlyMap<string, Deduction>) => object>
> = {
  standards: ({ standards }) => ({
    caption: '计入奖励测算的团体标准',
    columns: [
      { text: '标准', rowHead: true },
      { text: '发布日期' },
      { text: '制订或修订' },
      { text: '主题' },
      { text: '排名', numeric: true },
      { text: '成效确认于' },
    ],
    rows: standards.map((one) => ({
      cells: [
        { text: one.title, note: one.number },
        { date: one.publishedOn },
        { text: STANDARD_KIND_WORDS[one.kind] },
        { text: STANDARD_THEME_WORDS[one.theme] },
        { number: one.rank },
        one.effectConfirmedOn === null ? { text: '尚未确认' } : { date: one.effectConfirmedOn },
      ],
    })),
    empty: { text: '档案里还没有团体标准。' },
  }),
  certificates: ({ softwareCertificates }) => ({
    caption: '计入奖励测算的软件企业证书',
    columns: [{ text: '证书编号', rowHead: true }, { text: '有效期' }],
    rows: (softwareCertificates ?? []).map(({ number, from, to }) => ({ cells: [{ text: number }, { from, to }] })),
    empty: { text: softwareCertificates === null ? '还没有说明是否软件企业。' : '档案里没有软件企业证书。' },
  }),
  'other-awards': ({ otherAwards }, deductions) => ({
    caption: '就高不重复：已获的其他奖补和本政策的奖励',
    columns: [
      { text: '事项', rowHead: true },
      { text: '来源' },
      { text: '已获', unit: '万元', numeric: true },
      { text: '本政策奖励，扣减前', unit: '万元', numeric: true },
      { text: '扣减后', unit: '万元', numeric: true },
    ],
    rows: otherAwards.map(({ matter, source, fen }) => {
      const { withoutFen = null, withFen = null } = deductions.get(matter) ?? {};
      return {
        cells: [
          { text: awardMatterWords(matter) },
          { text: source },
          { fen },
          withoutFen === null ? { text: '没有对应的奖励' } : { fen: withoutFen },
          withFen === null ? { text: '—' } : { fen: withFen },
        ],
      };
    }),
    empty: { text: '档案里没有其他政策的奖补。' },
    note: '同一事项有几笔的，合计后扣减。',
  }),
  predecessors: ({ predecessors = [] }) => predecessorsTable(predecessors, '计入奖励测算的被合并企业'),
};
