import { book } from './refusal.ts';
import type { Refusal } from './refusal.ts';

/** What is refused of the other files. */
export const otherRefusals: readonly Refusal[] = [
  {
    name: 'a reading that no parameter makes true',
    file: 'readings.yaml',
    old: '  - id: S12\n',
    new: '  - id: S99\n    text: x\n    why: y\n  - id: S12\n',
    at: 'id: S99',
    says: 'readings[32].id 口径 S99 没有参数',
  },
  {
    name: 'a reading twice',
    file: 'readings.yaml',
    old: 'id: S12',
    new: 'id: S11 # twice',
    says: 'readings[32].id S11 重复',
  },
  {
    name: 'a clause twice',
    file: 'clauses.yaml',
    old: "id: '3.1.4.2'",
    new: "id: '3.1.4.1' # twice",
    says: `clauses[${book.clauses.findIndex((clause) => clause.id === '3.1.4.2')}].id 3.1.4.1 重复`,
  },
  {
    name: 'a rule that does not exist',
    file: 'document.yaml',
    old: 'rule: group-standard',
    new: 'rule: group-standards',
    says: 'rules[2].rule 没有规则 group-standards',
  },
  {
    name: 'a rule on a clause that does not exist',
    file: 'document.yaml',
    old: 'clause: 3.1.4.2',
    new: 'clause: 3.1.4.22',
    says: 'rules[2].clause 没有条款 3.1.4.22',
  },
  {
    name: 'two rules with one prefix',
    file: 'document.yaml',
    old: 'prefix: standards',
    new: 'prefix: growth # twice',
    says: 'rules[2].prefix growth 重复',
  },
  {
    name: 'a policy that ends before it begins',
    file: 'document.yaml',
    old: 'to: 2026-12-31',
    new: 'to: 2024-02-14',
    says: 'document.to 失效日期早于施行日期',
  },
  {
    name: 'no general rule',
    file: 'document.yaml',
    old: 'rule: general',
    new: 'rule: revenue-milestone # instead',
    at: 'rule: revenue-milestone # instead',
    says: 'rules 须有且只有一条 general 规则',
  },
  {
    name: 'an id with blanks',
    file: 'document.yaml',
    old: 'id: jiaxing-2024-6',
    new: 'id: Jiaxing 2024',
    says: 'id 只用小写字母、数字和连字符',
  },
  {
    name: 'a title of blanks',
    file: 'document.yaml',
    old: 'issuer: 嘉兴市人民政府',
    new: "issuer: ' '",
    says: 'document.issuer 不能为空',
  },
];
