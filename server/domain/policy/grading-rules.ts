/** A share of an indicator's points, in basis points: 10,000 is all of them. */
export type Share = number;

/** What the platform knows by itself of a firm; what it does not know yet has no figure. */
export const GRADING_FIGURES = {
  acceptedCases: '已验收的典型案例数（个）',
  industries: '服务行业数（个）',
  repeatCustomers: '重复合作的客户占比（%）',
  ownProducts: '自有产品与服务数（个）',
  certificates: '有效期内的资质数（项）',
  standardsLed: '牵头制订并确认成效的团体标准数（项）',
  modelProjects: '打样、样板项目数（个）',
  acceptanceRate: '项目验收合格率（%）',
  onTimeRate: '项目按期率（%）',
  customerRating: '客户评价（5 分制）',
  residentTeam: '本地常驻人数（人）',
  responseHours: '响应时间（小时）',
  revenueGrowth: '最近一年营业收入增速（%）',
  daysSinceConfirmed: '资料距最近一次确认的天数（天）',
} as const;
export type GradingFigure = keyof typeof GRADING_FIGURES;

/** What experts say, between 0 and 100: the figure of an indicator that needs judgement. */
export const JUDGED = 'judged';

/** What an indicator is counted from, in words. */
export function figureWords(figure: GradingFigure | typeof JUDGED): string {
  return figure === JUDGED ? '专家评分（百分制）' : GRADING_FIGURES[figure];
}

/** What is taken off, by how often it happened. */
export const GRADING_COUNTS = {
  lateChanges: '变更信息逾期报告',
  complaints: '经核实的投诉',
  lateProjectReports: '项目登记和重大事项逾期报告',
  warnings: '负面清单轻微列入',
} as const;
export type GradingCount = keyof typeof GRADING_COUNTS;

/**
 * How a figure becomes a share. `table`: of the steps that the figure reaches the best. `linear`: nothing at `none`, all at
 * `full`, in proportion between; `full` below `none` says that less is better.
 */
export type GradingFormula =
  | { readonly kind: 'table'; readonly steps: readonly { readonly least: number; readonly percent: number }[] }
  | { readonly kind: 'linear'; readonly none: number; readonly full: number };

export interface GradingIndicator {
  readonly id: string;
  readonly title: string;
  readonly figure: GradingFigure | typeof JUDGED;
  /** What a judged indicator's scores mean: from so many of 100 on. Others have none. */
  readonly anchors?: readonly { readonly least: number; readonly text: string }[] | undefined;
  /** Points of 100. */
  readonly weight: number;
  readonly formula: GradingFormula;
  /** What proves it, and where the rule was taken from. */
  readonly evidence: string;
  readonly source: string;
}

export interface GradingDimension {
  readonly id: string;
  readonly title: string;
  readonly indicators: readonly GradingIndicator[];
}

export interface GradingDeduction {
  readonly id: string;
  readonly title: string;
  readonly count: GradingCount;
  /** Points for each, and at most. */
  readonly each: number;
  readonly most: number;
  readonly source: string;
}

/** A grade from so many points on, the best first; what follows from it. */
export interface GradeLevel {
  readonly grade: string;
  readonly least: number;
  readonly consequence: string;
  /** The firm has to mend by a day (限期整改); so often in a row that its membership is put before a person. */
  readonly mend?: true | undefined;
}

/** How a round of the grading goes; days are working days. */
export interface GradingRoundRules {
  /** Experts asked where anything needs judgement, and votes of the committee that confirm. */
  readonly fewestExperts: number;
  readonly fewestVotes: number;
  /** Public notice, in which a firm may appeal. */
  readonly noticeDays: number;
  readonly mendDays: number;
  /** So many rounds in a row with a grade to mend, and removal and a clue are proposed, on these grounds. */
  readonly lowInARow: number;
  readonly removalGround: string;
  readonly listingGround: string;
  readonly source: string;
}

/** A scheme (评级方案): all of it data. Weights sum to 100. */
export interface GradingScheme {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly dimensions: readonly GradingDimension[];
  readonly deductions: readonly GradingDeduction[];
  readonly levels: readonly GradeLevel[];
  /** Of how many of the 100 points there must be figures before a grade is said. */
  readonly leastScored: number;
  readonly rounds: GradingRoundRules;
  readonly source: string;
}

/** The indicators that experts judge, in the scheme's order. */
export function judgedOf({ dimensions }: Pick<GradingScheme, 'dimensions'>): readonly GradingIndicator[] {
  return dimensions.flatMap(({ indicators }) => indicators).filter(({ figure }) => figure === JUDGED);
}

/** The points of a dimension: those of its indicators. */
export function weightOf({ indicators }: Pick<GradingDimension, 'indicators'>): number {
  return indicators.reduce((sum, { weight }) => sum + weight, 0);
}
