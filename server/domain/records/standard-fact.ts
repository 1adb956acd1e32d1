import type { Provider, StandardRecord } from '../registry/provider.ts';
import { yearOf, type Day } from '../shared/calendar-date.ts';
import { textOf, type FactData, type FactField } from './fact-fields.ts';
import type { FactKind, FactSetting, Faults } from './fact-kind.ts';
import { normaliseStandardNumber } from './standard-number.ts';
import { familyOf, STANDARD_KIND_WORDS, STANDARD_THEME_WORDS } from './standard-family.ts';

const KIND: FactField = { name: 'kind', label: '制订或修订', type: 'choice', options: STANDARD_KIND_WORDS };
const THEME: FactField = { name: 'theme', label: '主题', type: 'choice', options: STANDARD_THEME_WORDS };
const RANK: FactField = { name: 'rank', label: '在起草单位中的次序', type: 'whole', least: 1, most: 60 };

const WRONG_NUMBER = '编号应如 T/ZJEI 010-2024：T/、社会团体代号、顺序号、年份';

/** Numbers in the one form in which they are compared. */
function tidy(data: FactData): FactData {
  const one = (name: string) => normaliseStandardNumber(textOf(data, name)) ?? data[name] ?? null;
  return { ...data, number: one('number'), replaces: one('replaces') };
}

const bare = (name: string) => name.normalize('NFKC').replace(/[\s（）()]/g, '');

function check(data: FactData, { provider, today }: FactSetting): Faults {
  const faults: Record<string, string> = {};
  const number = normaliseStandardNumber(textOf(data, 'number'));
  const published = textOf(data, 'publishedOn');
  const effective = textOf(data, 'effectiveOn');
  const replaces = textOf(data, 'replaces');
  if (data['number'] !== null && number === undefined) faults['number'] = WRONG_NUMBER;
  if (replaces !== '' && normaliseStandardNumber(replaces) === undefined) faults['replaces'] = WRONG_NUMBER;
  else if (replaces !== '' && normaliseStandardNumber(replaces) === number)
    faults['replaces'] = '代替的标准不能是这项标准自己';
  if (published > today) faults['publishedOn'] = '发布日期不能晚于今天：标准发布后再申报';
  else if (number !== undefined && published !== '' && Number(number.slice(-4)) > yearOf(published))
    faults['publishedOn'] = '发布日期早于编号所载的年份';
  if (effective !== '' && published !== '' && effective < published) faults['effectiveOn'] = '实施日期不能早于发布日期';
  const drafters = (data['drafters'] ?? []) as readonly string[];
  const own = [provider.name, ...provider.formerNames.map(({ name }) => name)].map(bare);
  const place = drafters.findIndex((name) => own.includes(bare(name)));
  if (drafters.length > 0 && place === -1) faults['drafters'] = `起草单位中没有${provider.name}（或其曾用名）`;
  else if (place !== -1 && typeof data['rank'] === 'number' && data['rank'] !== place + 1)
    faults['rank'] = `按起草单位的次序，本企业排在第 ${place + 1} 位`;
  return faults;
}

function checkRead({ effectConfirmedOn }: FactData, data: FactData, today: Day): Faults {
  if (typeof effectConfirmedOn !== 'string') return {};
  if (effectConfirmedOn > today) return { effectConfirmedOn: '确认成效的日期不能晚于今天' };
  return effectConfirmedOn < textOf(data, 'publishedOn') ? { effectConfirmedOn: '确认成效的日期不能早于发布日期' } : {};
}

/** The record's entry: exactly what the award of clause 3.1.4.2 asks for, and the title. */
const recordOf = (data: FactData): StandardRecord => ({
  number: textOf(data, 'number'),
  title: textOf(data, 'title'),
  publishedOn: textOf(data, 'publishedOn'),
  rank: Number(data['rank']),
  kind: data['kind'] as StandardRecord['kind'],
  theme: data['theme'] as StandardRecord['theme'],
  effectConfirmedOn: (data['effectConfirmedOn'] ?? null) as Day | null,
});

function recorded(
  { standards }: Provider,
  before: readonly FactData[],
  now: FactData | null,
): Pick<Provider, 'standards'> {
  const replaced = new Set([...before, ...(now === null ? [] : [now])].map((one) => textOf(one, 'number')));
  const others = standards.filter(({ number }) => !replaced.has(normaliseStandardNumber(number) ?? number));
  return { standards: now === null ? others : [...others, recordOf(now)] };
}

/** Group standards (团体标准) that a firm took part in drafting; kind and rank are confirmed apart from theme and effect. */
export const STANDARD_FACTS: FactKind = {
  name: 'standards',
  collection: 'group-standards',
  word: '团体标准',
  prefix: 'BZ',
  declare: 'standard.declare',
  confirms: {
    'confirm-rank': {
      by: 'standard.confirm-rank',
      text: '确认制订和排名',
      asks: [KIND, RANK],
      consequence: '请照标准文本填写。与企业申报一致的，确认制订或修订和起草单位的次序；不一致的，退回企业补正。',
    },
    'confirm-effect': {
      by: 'standard.confirm-effect',
      text: '确认主题和成效',
      asks: [THEME, { name: 'effectConfirmedOn', label: '确认取得成效的日期', type: 'day' }],
      consequence: '确认标准属于“两化”改造公共服务项目，并凭证明材料确认已取得实施成效。依据写在意见里。',
      reasoned: true,
    },
  },
  rivalry: {
    refusal: '同一编号另有企业申报或已经确认为排名第一，须先退回或撤销其中一方',
    title: '编号重复申报',
    caption: '同一编号的另一方',
    said: (who) => `同一编号${who}也申报或登记为排名第一。主管部门核对标准文本以前，各方都不能确认。`,
  },
  fields: [
    { name: 'number', label: '标准编号', type: 'text', most: 60, hint: '照标准文本封面填写，例如 T/ZJEI 010-2024。' },
    { name: 'title', label: '标准名称', type: 'text', most: 120 },
    { name: 'society', label: '发布的社会团体', type: 'text', most: 60 },
    { name: 'publishedOn', label: '发布日期', type: 'day' },
    { name: 'effectiveOn', label: '实施日期', type: 'day', optional: true },
    KIND,
    {
      name: 'replaces',
      label: '代替的标准编号',
      type: 'text',
      most: 60,
      optional: true,
      hint: '修订的，填写被代替的标准。',
    },
    THEME,
    { name: 'drafters', label: '起草单位', type: 'lines', hint: '按标准文本的次序，一行一个，包括本企业。' },
    RANK,
    { name: 'effect', label: '实施成效', type: 'long', most: 500, hint: '在哪些企业实施，取得了什么成效。' },
  ],
  sources: [
    { code: 'text', name: '标准文本', purpose: 'other', needed: true },
    { code: 'effect', name: '实施成效证明', purpose: 'other', needed: true },
  ],
  listed: ['publishedOn', 'kind', 'theme', 'rank'],
  check,
  checkRead,
  tidy,
  titleOf: (data) => `${textOf(data, 'number')} ${textOf(data, 'title')}`,
  keyOf: (data) => textOf(data, 'number'),
  holdsOf: (data) => (data['rank'] === 1 ? textOf(data, 'number') : null),
  familyOf: (data) => familyOf(textOf(data, 'number')) ?? null,
  revokeAsks: [],
  revoked: () => null,
  recorded,
};
