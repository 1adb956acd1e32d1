import type { Evidence, Relation, Strength, Weakness } from '../../domain/registry/screening-evidence.ts';
import { SCREENING_STATE_WORDS, type ScreeningState } from '../../domain/registry/screening-case.ts';

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  same: '相同',
  'same-name': '全称相同',
  equal: '字号相同',
  'same-sound': '字号同音',
  reordered: '字号换序',
  'one-apart': '字号差一字',
  'same-building': '同一栋楼',
  misspelt: '写法相近',
  owner: '一方是另一方的股东',
  'other-role': '同一人，职务不同',
};

export const STRENGTH_TAGS: Readonly<Record<Strength, { kind: 'danger' | 'waiting' | 'neutral'; text: string }>> = {
  decisive: { kind: 'danger', text: '决定性' },
  strong: { kind: 'waiting', text: '强' },
  weak: { kind: 'neutral', text: '弱' },
  noted: { kind: 'neutral', text: '仅备注' },
};

export const WEAKNESS_WORDS: Readonly<Record<Weakness, string>> = {
  'common-trading-name': '常见字号',
  'short-name': '字号较短',
  'common-person': '常见姓名',
  'person-counted': '同一人已在别处计入',
  'shared-office': '集中办公或托管地址',
  'same-building': '只到楼栋',
  misspelt: '写法不一',
  'many-firms': '多家共用',
};

const STATE_TAGS: Readonly<Record<ScreeningState, 'neutral' | 'good' | 'waiting' | 'danger'>> = {
  open: 'waiting',
  doubtful: 'waiting',
  same: 'danger',
  different: 'good',
  superseded: 'neutral',
};

export const screeningTag = (state: ScreeningState) => ({
  kind: STATE_TAGS[state],
  text: SCREENING_STATE_WORDS[state],
});

/** Why evidence counts less than its kind usually does, and how many firms share it. */
export function weaknessWords({ weaknesses, firms, former }: Evidence): string {
  return [
    ...weaknesses.map((weakness) => WEAKNESS_WORDS[weakness]),
    ...(firms === null ? [] : [`共 ${firms} 家`]),
    ...(former.includes(true) ? ['曾用名'] : []),
  ].join('、');
}
