import { basisPoints, choice, texts, tiers, years } from '../../policy/parameter-kind.ts';
import type { RuleShape, Terms } from '../../policy/policy-book.ts';

const ASKED_OF_A_PERSON = { hold: '交人工认定', 'not-eligible': '不符合', passes: '视为达到' } as const;

/** Parameters of the rule `revenue-milestone`: an award for the year in which revenue first reaches a tier (A1 to A11). */
export const growthKinds = {
  tiers,
  rate: basisPoints,
  payingYears: years,
  priorPeak: choice({
    'record-and-attested': '记录在案的各年、经核证的更早最高值和被合并企业的最高值',
    'without-predecessors': '记录在案的各年及经核证的更早最高值，不计被合并企业',
    'record-only': '仅看记录在案的各年',
  }),
  sameYear: choice({ highest: '按最高档计奖', sum: '各档奖励相加' }),
  laterTier: choice({ full: '按新档次全额计奖', difference: '只补与此前已计奖励的差额' }),
  shortfall: choice({ 'used-up': '该档次视为已用', 'again-later': '以后年度可再次视为首次达到' }),
  previousMissing: choice(ASKED_OF_A_PERSON),
  previousZero: choice(ASKED_OF_A_PERSON),
  incompleteHistory: choice({ hold: '交人工认定', passes: '按已有记录认定' }),
  openYear: choice({ hold: '年度结束后再判定', provisional: '按目前数据预判' }),
  softwareBy: choice({
    certificate: '软件企业证书',
    'statistics-code': '统计行业代码',
    'revenue-share': '软件业务收入占比',
    person: '人工认定',
  }),
  softwareAsOf: choice({ 'year-end': '营收年度的 12 月 31 日', application: '测算基准日' }),
  softwareCodes: texts('行业代码或其开头', /^[A-Z]?\d{2,4}$/),
  softwareShare: basisPoints,
  pool: choice({ required: '须在资源池内', warning: '不在池内仅作提示', not: '不要求入池' }),
  poolAsOf: choice({ application: '测算基准日', 'year-end': '营收年度的 12 月 31 日' }),
  lateClaim: choice({ 'not-eligible': '逾期不再兑现', hold: '逾期交人工认定' }),
  otherAwards: choice({ deduct: '同一年度的其他奖补计入', ignore: '其他奖补不计' }),
};

export type GrowthTerms = Terms<typeof growthKinds>;

export const growthShape: RuleShape = { rule: 'revenue-milestone', kinds: growthKinds };
