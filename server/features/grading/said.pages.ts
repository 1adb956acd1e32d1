import type { FirmSaid } from '../../domain/grading/expert-sheet.ts';
import type { GradingFacts } from '../../domain/grading/scorecard.ts';
import { judgedOf, type GradingScheme } from '../../domain/policy/grading-rules.ts';

const scoreCell = (value: number | null | undefined) =>
  value === null || value === undefined ? { text: '—' } : { number: value };

/** What the experts said of a firm, each with the reason, and the mean that counts; nothing before it is gathered. */
export function saidTable({ said, stoodBack }: FirmSaid, scheme: GradingScheme, { judged = {} }: GradingFacts) {
  if (said.length === 0 && stoodBack === 0) return undefined;
  const named = said.some(({ expert }) => expert !== null);
  const indicators = judgedOf(scheme);
  const back = stoodBack === 0 ? '' : `有 ${stoodBack} 位专家回避，没有评分。`;
  return {
    caption: '专家评分',
    columns: [
      { text: '专家', rowHead: true },
      ...indicators.map(({ title }) => ({ text: title, numeric: true })),
      { text: named ? '说明或回避理由' : '说明' },
    ],
    rows: said.map(({ expert, points, recusal, remark }) => ({
      cells: [
        expert === null ? { text: '专家' } : { text: expert.name, note: expert.unit },
        ...indicators.map(({ id }) => scoreCell(points[id])),
        recusal === null
          ? { text: remark === '' ? '—' : remark }
          : { tag: { kind: 'neutral', text: '回避' }, note: recusal },
      ],
    })),
    total: {
      cells: [{ text: '平均（计入评级）' }, ...indicators.map(({ id }) => scoreCell(judged[id])), { text: '去掉小数' }],
    },
    empty: { text: back },
    note: named
      ? '专家姓名和回避理由只有办理评级的市级人员看得到；企业和其他部门看到分数和说明，看不到是谁评的。'
      : `${back}按分数从高到低排列，不列专家姓名；回避理由可能说明专家是谁，也不列出。`,
  };
}
