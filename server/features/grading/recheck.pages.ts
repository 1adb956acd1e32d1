import type { GradeSum } from '../../domain/grading/grade-result.ts';
import type { GradingRound } from '../../domain/grading/grading-round.ts';
import { regionName, type City } from '../../domain/policy/city.ts';
import * as gradingPaths from '../../grading-paths.ts';
import { gradeText } from './analysis-parts.pages.ts';
import { pointsText } from './card-tables.pages.ts';

const MISFITS = {
  result: '留存的计算结果与重算不同',
  facts: '评级结果所依据的数据与锁定的不同',
  grade: '评级结果与按其数据和更正重算的不同',
  'no-grade': '缺少评级结果',
} as const;

interface Differing {
  readonly uscc: string;
  readonly firm: string;
  readonly region: string;
  readonly misfit: keyof typeof MISFITS;
  readonly kept: Pick<GradeSum, 'total' | 'grade'> | null;
  readonly again: Pick<GradeSum, 'total' | 'grade'>;
}

export interface RecheckView {
  readonly recheck: {
    readonly firms: number;
    readonly grades: number;
    readonly locked: string;
    readonly digest: string;
    readonly sumsFit: boolean;
    readonly differing: readonly Differing[];
  };
  /** Those of the differing firms that the reader may see. */
  readonly shown: readonly Differing[];
  readonly fits: boolean;
}

const sumText = (sum: Pick<GradeSum, 'total' | 'grade'> | null) =>
  sum === null ? '没有' : `${pointsText(sum.total)} 分，${gradeText(sum.grade)}`;

/** A round computed again beside what was locked; before it was asked for, only how to ask. */
export function recheckView(view: RecheckView | undefined, round: GradingRound, city: City) {
  const again = {
    href: `${gradingPaths.gradingAnalysis(round.number, { recheck: '1' })}#recheck`,
    text: view === undefined ? '重新计算并核对' : '再核对一次',
    kind: 'secondary',
  };
  if (view === undefined) return { again };
  const { recheck, shown, fits } = view;
  return {
    again,
    banner: fits
      ? { kind: 'good', title: '与锁定结果一致', text: `${recheck.firms} 家企业的总分、等级和摘要都与锁定的相同。` }
      : { kind: 'danger', title: '与锁定结果不一致', text: unlike(recheck) },
    facts: [
      { term: '重算的企业', text: `${recheck.firms} 家` },
      { term: '核对的评级结果', text: `${recheck.grades} 件` },
      { term: '锁定的摘要', digest: recheck.locked },
      { term: '重算的摘要', digest: recheck.digest },
    ],
    table: fits
      ? undefined
      : {
          caption: '不一致的企业',
          columns: [
            { text: '企业', rowHead: true },
            { text: '地区' },
            { text: '不一致之处' },
            { text: '留存' },
            { text: '重算' },
          ],
          rows: shown.map(({ uscc, firm, region, misfit, kept, again: now }) => ({
            cells: [
              { text: firm, href: gradingPaths.providerGrades(uscc) },
              { text: regionName(city, region) },
              { text: MISFITS[misfit] },
              { text: sumText(kept) },
              { text: sumText(now) },
            ],
          })),
          empty: { text: '没有可以列出的企业。' },
          note:
            shown.length < recheck.differing.length
              ? `另有 ${recheck.differing.length - shown.length} 处涉及其他地区的企业。`
              : undefined,
        },
  };
}

function unlike({ locked, digest, sumsFit, differing }: RecheckView['recheck']): string {
  const words = [
    ...(differing.length > 0 ? [`${differing.length} 处企业数据不一致`] : []),
    ...(locked === digest ? [] : ['摘要不同，锁定后有数据被改动、增加或减少']),
    ...(sumsFit ? [] : ['汇总的家数或中位数不同']),
  ];
  return `${words.join('；')}。`;
}
