import { book } from './refusal.ts';
import type { Refusal } from './refusal.ts';

const at = (key: string) => `parameters[${book.parameters.findIndex((parameter) => parameter.key === key)}]`;
const RATE = 'value: 1000 }';
const rateValues = `{ from: 2024-02-15, to: null, ${RATE}`;
const rate = at('growth.rate');
const dated = (...values: string[]) => values.join('\n      - ');

/** What is refused of `parameters.yaml`, and of YAML as such. */
export const parameterRefusals: readonly Refusal[] = [
  {
    name: 'a value without a clause',
    old: "title: 增速\n    clause: '3.1.4.1'\n",
    new: 'title: 增速\n',
    at: 'key: growth.rate',
    says: `${rate}.clause 缺少 clause`,
  },
  {
    name: 'a clause that does not exist',
    old: "title: 增速\n    clause: '3.1.4.1'\n",
    new: "title: 增速\n    clause: '3.1.4.9'\n",
    at: "'3.1.4.9'",
    says: `${rate}.clause 没有条款 3.1.4.9`,
  },
  {
    name: 'a clause that is a number',
    old: "title: 增速\n    clause: '3.1.4.1'\n",
    new: 'title: 增速\n    clause: 3.1\n',
    at: 'clause: 3.1\n',
    says: `${rate}.clause 类型有误，应为 string`,
  },
  {
    name: 'a reading that does not exist',
    old: 'reading: G7',
    new: 'reading: G77',
    says: `${at('general.claimDeadline')}.reading 没有口径 G77`,
  },
  {
    name: 'a key nobody knows',
    old: '    title: 增速\n',
    new: '    title: 增速\n    titel: x\n',
    at: 'titel',
    says: `${rate}.titel 不认识的键 titel`,
  },
  {
    name: 'a key nobody knows, inside a value',
    old: rateValues,
    new: `{ from: 2024-02-15, to: null, unit: bp, ${RATE}`,
    at: 'unit: bp',
    says: `${rate}.values[0].unit 不认识的键 unit`,
  },
  {
    name: 'a first value later than the policy',
    old: rateValues,
    new: `{ from: 2024-02-16, to: null, ${RATE}`,
    says: `${rate}.values[0].from 日期有缺口：2024-02-15 至 2024-02-16 之间没有值`,
  },
  {
    name: 'a gap of one day',
    old: rateValues,
    new: dated(`{ from: 2024-02-15, to: 2025-06-29, ${RATE}`, '{ from: 2025-07-01, to: null, value: 800 }'),
    at: 'from: 2025-07-01',
    says: `${rate}.values[1].from 日期有缺口：2025-06-29 至 2025-07-01 之间没有值`,
  },
  {
    name: 'an overlap of one day',
    old: rateValues,
    new: dated(`{ from: 2024-02-15, to: 2025-07-01, ${RATE}`, '{ from: 2025-07-01, to: null, value: 800 }'),
    at: 'from: 2025-07-01',
    says: `${rate}.values[1].from 与前一值的日期重叠`,
  },
  {
    name: 'a value after one without an end',
    old: rateValues,
    new: dated(rateValues, '{ from: 2025-07-01, to: null, value: 800 }'),
    at: 'from: 2025-07-01',
    says: `${rate}.values[1].from 与前一值的日期重叠`,
  },
  {
    name: 'a last value that ends before the policy',
    old: rateValues,
    new: `{ from: 2024-02-15, to: 2026-12-30, ${RATE}`,
    says: `${rate}.values[0].to 日期有缺口：2026-12-30 以后没有值`,
  },
  {
    name: 'an end before the beginning',
    old: rateValues,
    new: dated(`{ from: 2024-02-10, to: 2024-02-09, ${RATE}`, '{ from: 2024-02-10, to: null, value: 800 }'),
    at: 'to: 2024-02-09',
    says: `${rate}.values[0].to 截止 2024-02-09 早于起始 2024-02-10`,
  },
  {
    name: 'a day that is none',
    old: rateValues,
    new: `{ from: 2024-02-30, to: null, ${RATE}`,
    says: `${rate}.values[0].from 应为真实存在的日期，写作 YYYY-MM-DD`,
  },
  {
    name: 'no value at all',
    old: `values:\n      - ${rateValues}`,
    new: 'values: [ ]',
    at: 'values: [ ]',
    says: `${rate}.values Too small: expected array to have >=1 items`,
  },
  {
    name: 'a value of another kind',
    old: RATE,
    new: 'value: 10% }',
    says: `${rate}.values[0].value growth.rate 应为0 至 10000 的整数（基点，1000 即 10%）`,
  },
  {
    name: 'an alternative of another kind',
    old: 'value: exclusive',
    new: 'value: excluded',
    says: `${at('general.bounds')}.alternatives[0].value general.bounds 应为inclusive、exclusive 之一`,
  },
  {
    name: 'an alternative that is the value itself',
    old: 'value: exclusive',
    new: 'value: inclusive\n        # the same',
    at: 'value: inclusive\n        # the same',
    says: `${at('general.bounds')}.alternatives[0].value 与现行值相同，不是另一种口径`,
  },
  {
    name: 'two alternatives of one id',
    old: 'id: nothing',
    new: 'id: forfeits # twice',
    says: `${at('general.listing')}.alternatives[1].id forfeits 重复`,
  },
  {
    name: 'a parameter that no rule uses',
    old: 'key: growth.rate\n',
    new: 'key: growth.rates\n',
    says: `${rate}.key 没有规则使用参数 growth.rates`,
  },
  {
    name: 'a parameter twice',
    old: 'key: growth.rate\n',
    new: 'key: growth.tiers # twice\n',
    says: `${rate}.key growth.tiers 重复`,
  },
  {
    name: 'a key twice',
    old: '    title: 增速\n',
    new: '    title: 增速\n    title: twice\n',
    at: 'title: twice',
    says: ' YAML 格式有误：DUPLICATE_KEY',
  },
  {
    name: 'YAML that is none',
    old: '    title: 增速\n',
    new: '    title: 增速: 10%\n',
    at: 'title: 增速: 10%',
    says: ' YAML 格式有误：BLOCK_AS_IMPLICIT_KEY',
  },
  {
    name: 'an alias without its anchor',
    old: RATE,
    new: 'value: *rate }',
    says: ' YAML 格式有误：没有锚点 rate',
  },
];
