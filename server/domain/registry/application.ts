import type { ExpertOpinion } from './expert-opinion.ts';
import type { PoolRules } from '../policy/pool-rules.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Actor, Living } from './history.ts';
import { changedMaterials, materialCode, materialPart, missingMaterials } from './materials.ts';
import type { MaterialFile, MaterialPart } from './materials.ts';
import type { Objection } from './objection.ts';
import type { PoolSpell } from './provider.ts';

/** Where an application stands on its way into the pool. */
export type ApplicationState =
  | 'draft'
  | 'first-review'
  | 'returned-first'
  | 'city-review'
  | 'returned-city'
  | 'passed'
  | 'in-notice'
  | 'objected'
  | 'admitted'
  | 'refused'
  | 'withdrawn';

/** The states in words. */
export const STATE_WORDS: Readonly<Record<ApplicationState, string>> = {
  draft: '草稿',
  'first-review': '县级初审',
  'returned-first': '初审退回补正',
  'city-review': '市级审核',
  'returned-city': '市级退回补正',
  passed: '拟入库，待公示',
  'in-notice': '拟入库公示',
  objected: '异议处理',
  admitted: '已入库',
  refused: '不予入库',
  withdrawn: '已撤回',
};

/** States in which nothing more happens. */
export const FINAL_STATES: readonly ApplicationState[] = ['admitted', 'refused', 'withdrawn'];

/** A project that shows what the firm can do. */
export interface TypicalCase {
  readonly customer: string;
  readonly project: string;
  readonly signedOn: Day | null;
  readonly acceptedOn: Day | null;
}

/** What the firm states in its application. */
export interface Statement {
  readonly categories: readonly string[];
  readonly industries: readonly string[];
  readonly summary: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly teamSize: number | null;
  readonly cases: readonly TypicalCase[];
  /** Codes of the conditions that the firm declares to meet. */
  readonly declared: readonly string[];
  readonly materials: readonly MaterialFile[];
}

/** A part of a statement that can lack, be changed or be asked for on its own: a field, or one of the materials. */
export type StatementPart = keyof Statement | MaterialPart;

/** One thing to be mended, named when an application is returned. */
export interface Correction {
  readonly field: StatementPart;
  readonly reason: string;
}

/** The opinion of the county office. */
export interface FirstReview {
  readonly by: Actor;
  readonly opinion: 'recommend' | 'advise-against';
  readonly reason: string;
}

/** The public notice (公示) that names an application: `from` is the day it opened, `until` its last day. */
export interface NamedInNotice {
  readonly number: string;
  readonly from: Day;
  readonly until: Day;
}

/** What an admission does to the provider's own document. It waits in the application until it is done there. */
export interface Admission {
  readonly version: number;
  readonly spell: PoolSpell;
}

/** An application for the resource pool: one document, one conditional write for each decision. */
export interface Application extends Living<ApplicationState> {
  /** 受理编号, given at the first submission. */
  readonly number: string | null;
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  readonly statement: Statement;
  /** The statement as it was before the last return, so that a resubmission can show what changed. */
  readonly before: Statement | null;
  readonly corrections: readonly Correction[];
  readonly firstReview: FirstReview | null;
  /** Day on which the present state began, and day by which whoever's turn it is should act. */
  readonly since: Day;
  readonly due: Day | null;
  readonly notice: NamedInNotice | null;
  readonly objections: readonly Objection[];
  readonly opinions: readonly ExpertOpinion[];
  /** Not yet done to the provider: see `Admission`. */
  readonly effects: readonly Admission[];
  readonly createdAt: string;
}

/** What a firm has stated before it has stated anything. */
export const EMPTY_STATEMENT: Statement = {
  categories: [],
  industries: [],
  summary: '',
  contactName: '',
  contactPhone: '',
  teamSize: null,
  cases: [],
  declared: [],
  materials: [],
};

/** The parts of a statement in words, in the order of its form. */
export const FIELD_WORDS: Readonly<Record<keyof Statement, string>> = {
  categories: '服务类别',
  industries: '服务行业',
  summary: '业务简介',
  contactName: '联系人',
  contactPhone: '联系电话',
  teamSize: '服务团队人数',
  cases: '典型案例',
  declared: '入库条件承诺',
  materials: '申报材料',
};

/** The parts that can be named on their own, in the order of the form: each material in the place of all of them. */
export function statementParts(rules: PoolRules): StatementPart[] {
  const fields = (Object.keys(FIELD_WORDS) as (keyof Statement)[]).filter((field) => field !== 'materials');
  return [...fields, ...rules.materials.map(({ code }) => materialPart(code))];
}

/** A part in words. A material that is no longer asked for keeps its code. */
export function partName(part: StatementPart, rules: PoolRules): string {
  const code = materialCode(part);
  if (code === undefined) return FIELD_WORDS[part as keyof Statement];
  return rules.materials.find((one) => one.code === code)?.text ?? code;
}

/** Something missing from a statement: the field it belongs to, and what to do. */
export interface Lack {
  readonly field: StatementPart;
  readonly text: string;
}

/** All that is missing before a statement can be submitted, each with its field. */
export function lacksOf(statement: Statement, rules: PoolRules): Lack[] {
  const lacks: Lack[] = [];
  const lack = (missing: boolean, field: StatementPart, text: string): void => {
    if (missing) lacks.push({ field, text });
  };
  lack(statement.categories.length === 0, 'categories', '请至少选择一个服务类别');
  lack(statement.industries.length === 0, 'industries', '请至少选择一个服务行业');
  lack([...statement.summary].length < 20, 'summary', '请用不少于 20 个字说明为企业做什么');
  lack(statement.contactName === '', 'contactName', '请填写联系人');
  lack(statement.contactPhone === '', 'contactPhone', '请填写联系电话');
  lack(statement.teamSize === null || statement.teamSize < 1, 'teamSize', '请填写服务团队人数');
  const accepted = statement.cases.filter(isAccepted).length;
  lack(
    accepted < rules.fewestCases,
    'cases',
    `请至少填写 ${rules.fewestCases} 个已验收的典型案例，现有 ${accepted} 个`,
  );
  for (const { code, text } of rules.conditions)
    lack(!statement.declared.includes(code), 'declared', `请承诺：${text}`);
  for (const { code, text } of missingMaterials(statement.materials, rules))
    lack(true, materialPart(code), `请提交：${text}`);
  return lacks;
}

function isAccepted({ customer, project, signedOn, acceptedOn }: TypicalCase): boolean {
  return customer !== '' && project !== '' && signedOn !== null && acceptedOn !== null;
}

/** What differs between two statements, part by part, as they would be shown. */
export function changedFields(before: Statement, after: Statement): StatementPart[] {
  const fields = (Object.keys(after) as (keyof Statement)[]).filter(
    (key) => key !== 'materials' && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return [...fields, ...changedMaterials(before.materials, after.materials)];
}
