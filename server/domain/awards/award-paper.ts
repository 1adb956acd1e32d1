import type { NumberedPaper } from '../policy/paper-rules.ts';
import { clauseOf, parameterOf, type PolicyBook } from '../policy/policy-book.ts';
import { awardMatterWords } from '../registry/award-case-words.ts';
import { guidanceOf, paragraph } from '../registry/paper-parts.ts';
import type { PaperSetting } from '../registry/paper-setting.ts';
import { PAPER_KINDS, type PaperDraft, type PaperSection } from '../registry/paper.ts';
import type { Provider } from '../registry/provider.ts';
import { formatDay, formatInterval, yearOf, type Day } from '../shared/calendar-date.ts';
import { chineseAmount } from '../shared/chinese-amount.ts';
import { yuanFigure } from '../shared/money.ts';
import type { AwardCase } from './award-case.ts';
import { JUDGED_WORDS } from './judged-codes.ts';
import type { OtherResult } from './other-readings.ts';
import { OUTCOME_WORDS, STEP_WORDS } from './words.ts';

const KIND = 'award-calculation' satisfies NumberedPaper;

/** What a calculation is written with: the policy, what its other readings give, and the record of the firm. */
export interface AwardMatter {
  readonly one: AwardCase;
  readonly day: Day;
  readonly book: PolicyBook;
  /** Of this line alone. */
  readonly others: readonly OtherResult[];
  /** For the evidence of each figure; none where the record is gone. */
  readonly provider: Provider | null;
}

/** 奖励计算书 of an award that a firm is told of: clause, facts with their evidence, every step, other readings, how to object. */
export function awardPaper(matter: AwardMatter, setting: Pick<PaperSetting, 'papers'>): PaperDraft {
  const { one, day } = matter;
  const { city, kinds } = setting.papers;
  return {
    ...{ kind: KIND, matter: 'award_cases', document: one.id, version: 1, uscc: one.uscc, region: one.region },
    numbering: { series: `${city.mark}${kinds[KIND].word}〔${yearOf(day)}〕` },
    content: {
      ...{ kind: KIND, title: PAPER_KINDS[KIND].title, office: city.name, date: day, to: one.firm },
      sections: [
        paragraph(openingWords(matter)),
        { type: 'facts', items: headFacts(matter) },
        factsTable(matter),
        stepsTable(matter),
        ...othersTable(matter),
        ...guidanceOf(KIND, setting),
      ],
    },
  };
}

function openingWords({ one, book }: AwardMatter): string {
  const label = clauseOf(book, one.clause)?.label ?? one.clause;
  const extra =
    one.supplement === undefined ? '' : `其中已拨付 ${yuanFigure(one.supplement.paidFen)} 元，本次补发差额。`;
  return `依据《${book.document.title}》（${book.document.number}）${label}，按截至${formatDay(one.asOf)}记录在案的事实计算，你单位可以获得${awardMatterWords(one.matter)}奖励。${extra}不用申请。`;
}

function headFacts({ one, book }: AwardMatter) {
  return [
    { term: '统一社会信用代码', text: one.uscc },
    { term: '金额', text: `${yuanFigure(one.fen)} 元` },
    { term: '大写', text: chineseAmount(one.fen) },
    { term: '兑付批次', text: one.round },
    { term: '测算基准日', text: formatDay(one.asOf) },
    { term: '计算摘要（SHA-256）', text: one.lineDigest },
    { term: '政策数据摘要（SHA-256）', text: book.digest },
  ];
}

/** The facts on which it rests, and what proves each. */
function factsTable({ one, provider }: AwardMatter): PaperSection {
  const { facts } = one;
  const evidenceOf = (year: number) => provider?.revenue.find((known) => known.year === year)?.evidence ?? '';
  const spells = (name: string, all: AwardCase['facts']['pool']) =>
    (all ?? []).map((spell) => [name, formatInterval(spell), '平台登记']);
  const growth = [
    ...(facts.peakBeforeRecordFen === null
      ? []
      : [['平台记录以前的最高营业收入', `${yuanFigure(facts.peakBeforeRecordFen)} 元`, '核定']]),
    ...facts.revenue.map(({ year, fen }) => [`${year} 年营业收入`, `${yuanFigure(fen)} 元`, evidenceOf(year)]),
    ...(facts.predecessors ?? []).map(({ uscc, name, mergedOn, peakFen }) => [
      `被合并企业 ${name}（${uscc}）`,
      `${formatDay(mergedOn)}合并，合并前最高年度营业收入 ${yuanFigure(peakFen)} 元`,
      '主管部门确认',
    ]),
    ...spells('软件企业证书有效期', facts.softwareEnterprise),
  ];
  const standards = facts.standards.map(({ number, publishedOn, rank, effectConfirmedOn }) => [
    `团体标准 ${number}`,
    `发布于${formatDay(publishedOn)}，起草单位排名第 ${rank}`,
    effectConfirmedOn === null ? '成效未确认' : `成效确认于${formatDay(effectConfirmedOn)}`,
  ]);
  return {
    type: 'table',
    caption: '所依据的事实',
    columns: ['事实', '内容', '证据和核实'],
    rows: [
      ...(one.matter.startsWith('growth:') ? growth : standards),
      ...(facts.judgements ?? [])
        .filter(({ matter }) => matter === one.matter)
        .map(({ code, decision, decidedOn, by, ground }) => [
          `人工认定：${JUDGED_WORDS[code].asks}`,
          `${JUDGED_WORDS[code][decision]}；依据：${ground}`,
          `${by}，${formatDay(decidedOn)}`,
        ]),
      ...spells('在资源池', facts.pool),
      ...facts.otherAwards
        .filter(({ matter }) => matter === one.matter)
        .map(({ fen }) => ['同一事项的其他奖补', `${yuanFigure(fen)} 元`, '登记']),
    ],
  };
}

function stepsTable({ one, book }: AwardMatter): PaperSection {
  return {
    type: 'table',
    caption: '计算步骤',
    columns: ['序号', '步骤', '结果', '依据'],
    rows: one.line.steps.map(({ text, outcome, clause, parameter }, i) => {
      const reading = parameterOf(book, parameter)?.reading;
      const label = clauseOf(book, clause)?.label ?? clause;
      return [
        String(i + 1),
        text,
        STEP_WORDS[outcome],
        [label, reading === undefined ? '' : `口径 ${reading}`].filter((part) => part !== '').join('，'),
      ];
    }),
  };
}

/** What other readings of the text would have given, and why this one applies. */
function othersTable({ others }: AwardMatter): PaperSection[] {
  if (others.length === 0) return [];
  return [
    {
      type: 'table',
      caption: '换一种口径，结果会是',
      columns: ['口径', '结果', '金额（元）', '说明'],
      rows: others.map(({ reading: { parameter, alternative }, line }) => [
        `${parameter.title}：${alternative.title}`,
        line === undefined ? '不产生此项' : OUTCOME_WORDS[line.outcome],
        yuanFigure(line?.awardFen ?? 0),
        alternative.why,
      ]),
    },
  ];
}
