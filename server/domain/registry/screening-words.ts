import type {
  Difference,
  Evidence,
  EvidenceKind,
  NotCompared,
  Opening,
  Screening,
  Weakness,
} from './screening-evidence.ts';

/** The kinds of evidence in words. */
export const KIND_WORDS: Readonly<Record<EvidenceKind, string>> = {
  uscc: '统一社会信用代码',
  name: '字号',
  legalRepresentative: '法定代表人',
  shareholder: '股东',
  keyPerson: '主要人员',
  address: '地址',
  phone: '电话',
  bankAccount: '银行账号',
  mail: '邮箱或网站域名',
};

const RELATION_WORDS: Readonly<Record<Evidence['relation'], string>> = {
  same: '相同',
  equal: '相同',
  'same-name': '相同',
  'same-sound': '同音',
  reordered: '字序不同',
  'one-apart': '一字之差',
  'same-building': '门牌或楼栋相同，房间不同或未写明',
  misspelt: '仅路名一字之差',
  owner: '中有对方',
  'other-role': '在对方另有职务或出资',
};

const WEAKNESS_WORDS: Readonly<Record<Weakness, string>> = {
  'common-trading-name': '常见字号',
  'short-name': '字号较短',
  'common-person': '常见姓名',
  'person-counted': '同一人已计入另一项',
  'shared-office': '集中办公或托管地址',
  'same-building': '未到房间',
  misspelt: '可能为笔误',
  'many-firms': '多家共用',
};

const OPENING_WORDS: Readonly<Record<Opening, string>> = {
  decisive: '代码或企业全称相同，需人工判断',
  'two-kinds': '两类以上证据相合，需人工判断',
  'trading-name-and-representative': '字号相同且法定代表人相同，需人工判断',
};

/** How the two sides are called: 申请方 and 名单方. */
export type Sides = readonly [first: string, second: string];

/** One piece of evidence in words: 字号同音：禾数／和树. */
export function evidenceWords(evidence: Evidence, sides: Sides): string {
  const { kind, relation, values, former } = evidence;
  const [left, right] = values;
  const what = relation === 'same-name' ? '企业名称' : KIND_WORDS[kind];
  const both = left === right ? left : `${left}／${right}`;
  const names = sides.filter((_, side) => former[side]).map((side) => `${side}曾用名`);
  return `${what}${RELATION_WORDS[relation]}：${both}${inBrackets([...names, ...limits(evidence)])}`;
}

/** What makes the evidence weaker, and what is left of it. */
function limits({ strength, weaknesses, firms }: Evidence): string[] {
  if (weaknesses.length === 0) return [];
  const reasons = [...new Set(weaknesses)].map((weakness) =>
    weakness === 'many-firms' && firms !== null ? `${firms} 家共用` : WEAKNESS_WORDS[weakness],
  );
  if (strength === 'strong' || strength === 'decisive') return reasons;
  return [`${reasons.join('、')}，${strength === 'weak' ? '只作弱证据' : '仅供参考，不计入'}`];
}

function inBrackets(notes: readonly string[]): string {
  return notes.length === 0 ? '' : `（${notes.join('；')}）`;
}

/** What both stated and in which they do not agree: 地址不同：……／……. */
export function differenceWords({ kind, values }: Difference): string {
  return `${KIND_WORDS[kind]}${kind === 'name' ? '不相近' : '不同'}：${values.join('／')}`;
}

/** What was not compared and why: 未比对股东：名单方未填. */
export function notComparedWords({ kind, missing }: NotCompared, [first, second]: Sides): string {
  const who = missing === 'both' ? '双方均' : missing === 'first' ? first : second;
  const why = kind === 'name' ? '名称中没有可比对的字号' : '未填';
  return `未比对${KIND_WORDS[kind]}：${who}${why}`;
}

/** A comparison in words: its result, then each piece of evidence, each difference, and what was not compared. */
export function explain(screening: Screening, sides: Sides): string[] {
  const { opens, evidence, differences, notCompared } = screening;
  return [
    opens === null ? '证据不足，不立为待判事项' : OPENING_WORDS[opens],
    ...evidence.map((one) => evidenceWords(one, sides)),
    ...differences.map(differenceWords),
    ...notCompared.map((one) => notComparedWords(one, sides)),
  ];
}
