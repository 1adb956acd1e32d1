import type { OtherAwardRecord, Provider } from '../registry/provider.ts';
import { yearOf } from '../shared/calendar-date.ts';
import { textOf, type FactData } from './fact-fields.ts';
import type { FactKind, FactSetting, Faults } from './fact-kind.ts';
import { normaliseStandardNumber } from './standard-number.ts';

export const OTHER_AWARD_ABOUT = { growth: '年度营收进档', standard: '团体标准' } as const;

/** For what it was paid, in the words in which awards are matched (就高不重复): `growth:2024` or `standard:` and a number. */
export function otherAwardMatter(data: FactData): string {
  return data['about'] === 'growth' ? `growth:${textOf(data, 'year')}` : `standard:${textOf(data, 'number')}`;
}

/** From where it came: programme, year and paper. Within a firm a matter and a source are one award. */
const sourceOf = (data: FactData): string => {
  const paper = textOf(data, 'paper');
  return `${textOf(data, 'programme')}（${yearOf(textOf(data, 'paidOn'))}年${paper === '' ? '' : `，${paper}`}）`;
};

function check(data: FactData, { provider, today }: FactSetting): Faults {
  const growth = data['about'] === 'growth';
  const number = textOf(data, 'number');
  const paidOn = textOf(data, 'paidOn');
  return {
    ...(growth && data['year'] === null && { year: '请填写营收的年度' }),
    ...(data['about'] === 'standard' &&
      normaliseStandardNumber(number) === undefined && {
        number: '请填写标准编号，例如 T/ZJEI 010-2024',
      }),
    ...(paidOn > today && { paidOn: '到账日期不能晚于今天' }),
    ...(paidOn !== '' && paidOn < provider.establishedOn && { paidOn: '到账日期不能早于企业成立日期' }),
    ...(data['fen'] === 0 && { fen: '金额应大于零' }),
  };
}

/** Only the field that belongs to the matter is kept, and numbers in the one form in which they are compared. */
const tidy = (data: FactData): FactData => ({
  ...data,
  year: data['about'] === 'growth' ? (data['year'] ?? null) : null,
  number:
    data['about'] === 'standard' ? (normaliseStandardNumber(textOf(data, 'number')) ?? data['number'] ?? null) : null,
});

const recordOf = (data: FactData): OtherAwardRecord => ({
  ...{ matter: otherAwardMatter(data), fen: Number(data['fen']), source: sourceOf(data) },
});

const keyOf = (data: FactData) => `${otherAwardMatter(data)} ${sourceOf(data)}`;

function recorded(
  { otherAwards }: Provider,
  before: readonly FactData[],
  now: FactData | null,
): Pick<Provider, 'otherAwards'> {
  const replaced = new Set([...before, ...(now === null ? [] : [now])].map(keyOf));
  const others = otherAwards.filter(({ matter, source }) => !replaced.has(`${matter} ${source}`));
  return { otherAwards: now === null ? others : [...others, recordOf(now)] };
}

/** Awards of other programmes for a matter of this policy (就高不重复, A11 and S10): what was received is deducted. */
export const OTHER_AWARD_FACTS: FactKind = {
  name: 'other-awards',
  collection: 'other-awards',
  word: '其他奖补',
  prefix: 'QJ',
  declare: 'other-award.declare',
  confirms: {
    confirm: {
      by: 'other-award.confirm',
      text: '确认金额',
      asks: [{ name: 'fen', label: '到账金额', type: 'money', hint: '请照拨付文件或入账凭证填写。' }],
      consequence: '确认后按事项与本政策的奖励比对，同一事项已获的金额从应兑付的奖励中扣减（就高不重复）。',
    },
  },
  fields: [
    { name: 'about', label: '奖补的事项', type: 'choice', options: OTHER_AWARD_ABOUT },
    {
      ...{ name: 'year', label: '营收年度', type: 'whole', least: 2000, most: 2100, optional: true },
      hint: '年度营收进档的，填写是哪一年的营收。',
    },
    {
      ...{ name: 'number', label: '标准编号', type: 'text', most: 60, optional: true },
      hint: '团体标准的，填写标准编号，例如 T/ZJEI 010-2024。',
    },
    { name: 'programme', label: '奖补项目', type: 'text', most: 60, hint: '例如 南湖区标准化专项资金。' },
    { name: 'paper', label: '文号', type: 'text', most: 60, optional: true },
    { name: 'paidOn', label: '到账日期', type: 'day' },
    { name: 'fen', label: '到账金额', type: 'money' },
  ],
  sources: [{ code: 'paper', name: '拨付文件或入账凭证', purpose: 'other', needed: true }],
  listed: ['programme', 'paidOn', 'fen'],
  check,
  checkRead: () => ({}),
  tidy,
  titleOf: (data) =>
    data['about'] === 'growth' ? `${textOf(data, 'year')} 年营收进档` : `团体标准 ${textOf(data, 'number')}`,
  keyOf,
  holdsOf: () => null,
  familyOf: () => null,
  revokeAsks: [],
  revoked: () => null,
  recorded,
};
