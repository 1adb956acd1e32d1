import type { PredecessorRecord, Provider } from '../registry/provider.ts';
import { judgeUscc } from '../registry/uscc.ts';
import { yearOf, type Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import { textOf, type FactData, type FactField } from './fact-fields.ts';
import type { FactKind, FactSetting, Faults } from './fact-kind.ts';

const MERGED_ON: FactField = {
  ...{ name: 'mergedOn', label: '合并日期', type: 'day' },
  hint: '登记机关办理合并登记的日期。',
};
const PEAK: FactField = {
  ...{ name: 'peakFen', label: '合并前最高年度营收', type: 'money', units: true },
  hint: '被合并企业自己各年营业收入中最高的一年，不与他人相加。',
};

const codeOf = (data: FactData) => textOf(data, 'predecessor');
const divided = (data: FactData) => data['manner'] === 'divided';

/** The code in its one form, and what is said of a division only where there was one. */
function tidy(data: FactData): FactData {
  const code = judgeUscc(codeOf(data));
  return {
    ...data,
    predecessor: code.valid ? code.uscc : (data['predecessor'] ?? null),
    division: divided(data) ? (data['division'] ?? null) : null,
  };
}

function check(data: FactData, { provider, today }: FactSetting): Faults {
  const code = judgeUscc(codeOf(data));
  const mergedOn = textOf(data, 'mergedOn');
  return {
    ...(data['predecessor'] !== null && !code.valid && { predecessor: code.reason }),
    ...(code.valid && code.uscc === provider.uscc && { predecessor: '企业不能是自己的被合并企业' }),
    ...(mergedOn > today && { mergedOn: '合并日期不能晚于今天：办理合并登记以后再录入' }),
    ...(mergedOn !== '' && mergedOn < provider.establishedOn && { mergedOn: '合并日期不能早于企业成立日期' }),
    ...(divided(data) && data['division'] === null && { division: '请写明分立的依据、日期和另一方' }),
  };
}

/** The record's entry: exactly what the reading A2 of clause 3.1.4.1 asks for. */
const recordOf = (data: FactData): PredecessorRecord => ({
  uscc: codeOf(data),
  name: textOf(data, 'name'),
  mergedOn: textOf(data, 'mergedOn'),
  peakFen: Number(data['peakFen']),
});

function recorded(
  { predecessors = [] }: Provider,
  before: readonly FactData[],
  now: FactData | null,
): Pick<Provider, 'predecessors'> {
  const replaced = new Set([...before, ...(now === null ? [] : [now])].map(codeOf));
  const others = predecessors.filter(({ uscc }) => !replaced.has(uscc));
  return { predecessors: now === null ? others : [...others, recordOf(now)] };
}

/**
 * Firms that were merged into a provider (被合并企业): what they had reached counts as reached before (A2). Only the city's
 * office enters them, another official confirms. A firm is merged whole into one other, unless it was divided before.
 */
export const PREDECESSOR_FACTS: FactKind = {
  name: 'predecessors',
  collection: 'predecessors',
  word: '被合并企业',
  owner: '合并后的企业',
  prefix: 'HB',
  declare: 'predecessor.enter',
  confirms: {
    confirm: {
      by: 'predecessor.confirm',
      text: '确认合并',
      asks: [MERGED_ON, PEAK],
      consequence:
        '请照合并登记材料和审计报告填写。确认后写入企业档案：自合并当年起，被合并企业达到过的营收档次不再视为首次达到；已经拨付的奖励与此不符的，列为奖励调整由人核定。',
    },
  },
  rivalry: {
    refusal: '这家被合并企业另有企业登记，须先退回或撤销其中一方；如系分立，请更正登记，写明分立的情况',
    title: '同一家被合并企业另有登记',
    caption: '登记了同一家被合并企业的另一方',
    said: (who) => `${who}也登记了这家被合并企业。一家企业整体并入一家；主管部门核对合并登记材料以前，不能确认。`,
  },
  fields: [
    {
      ...{ name: 'predecessor', label: '被合并企业的统一社会信用代码', type: 'text', most: 30 },
      hint: '注销以前使用的代码。',
    },
    { name: 'name', label: '被合并企业的名称', type: 'text', most: 100 },
    MERGED_ON,
    PEAK,
    {
      ...{ name: 'manner', label: '合并的方式', type: 'choice' },
      options: { whole: '整体并入本企业', divided: '先分立，其中一部分并入本企业' },
    },
    {
      ...{ name: 'division', label: '分立的情况', type: 'long', most: 500, optional: true },
      hint: '先分立的填写：依据、日期，另一部分归哪家企业。',
    },
  ],
  sources: [
    { code: 'merger', name: '合并登记材料', purpose: 'other', needed: true },
    { code: 'revenue', name: '被合并企业的审计报告或纳税申报表', purpose: 'other', needed: true },
  ],
  listed: ['mergedOn', 'peakFen'],
  check,
  checkRead: () => ({}),
  tidy,
  titleOf: (data) => textOf(data, 'name'),
  keyOf: codeOf,
  holdsOf: (data) => (divided(data) ? null : codeOf(data)),
  familyOf: codeOf,
  revokeAsks: [],
  revoked: () => null,
  recorded,
};

/** What the platform's own record says of a firm that was merged. */
export interface PlatformLedger {
  readonly name: string;
  readonly peakFen: Fen | null;
}

/** What the platform's own ledger says of a firm that was merged: its highest year up to the merger; `null`: none on record. */
export function ledgerPeak(
  { revenue, peakBeforeRecordFen }: Pick<Provider, 'revenue' | 'peakBeforeRecordFen'>,
  mergedOn: Day,
): Fen | null {
  const own = revenue.filter(({ year }) => year <= yearOf(mergedOn)).map(({ fen }) => fen);
  const all = peakBeforeRecordFen === null ? own : [...own, peakBeforeRecordFen];
  return all.length === 0 ? null : Math.max(...all);
}
