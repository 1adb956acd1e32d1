import { z } from 'zod';
import type { City } from '../../domain/policy/city.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { Statement, TypicalCase } from '../../domain/registry/application.ts';
import { materialPart } from '../../domain/registry/materials.ts';
import { isDay } from '../../domain/shared/calendar-date.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';

export const CASE_ROWS = 4;

const one = z.union([z.string(), z.array(z.string())]).optional();
const text = one.transform((value) =>
  ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim(),
);
const list = one.transform((value) => (value === undefined ? [] : [...new Set([value].flat())].slice(0, 100)));

/** The statement as it was typed, before anything is understood. */
const typedForm = z.object({
  version: text,
  categories: list,
  industries: list,
  summary: text,
  contactName: text,
  contactPhone: text,
  teamSize: text,
  declared: list,
});

interface TypedCase {
  readonly customer: string;
  readonly project: string;
  readonly signedOn: string;
  readonly acceptedOn: string;
}

export interface TypedStatement {
  readonly categories: readonly string[];
  readonly industries: readonly string[];
  readonly summary: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly teamSize: string;
  readonly declared: readonly string[];
  readonly cases: readonly TypedCase[];
}

/** A fault and the id of the box it belongs to. */
export interface FieldFault {
  readonly id: string;
  readonly text: string;
}

export interface ReadStatement {
  readonly version: number;
  readonly typed: TypedStatement;
  /** Without its materials: those are gathered of documents and files. */
  readonly statement: Statement;
  /** By material, the documents that were chosen for it. */
  readonly picked: Readonly<Record<string, readonly string[]>>;
  readonly faults: readonly FieldFault[];
}

/** Reads what was typed. Leaving out is no fault here, a draft may be incomplete; what cannot be understood is. */
export function readStatement(body: unknown, city: City, rules: PoolRules, today: Day): ReadStatement {
  const { version, ...fields } = typedForm.parse(body ?? {});
  const typed = { ...fields, cases: Array.from({ length: CASE_ROWS }, (_, i) => typedCase(body, i + 1)) };
  const faults: FieldFault[] = [];
  const refuse = (wrong: boolean, id: string, words: string) => wrong && faults.push({ id, text: words });
  const codes = (schemes: readonly { code: string }[]) => new Set(schemes.map(({ code }) => code));
  const unknown = (chosen: readonly string[], known: Set<string>) => chosen.some((code) => !known.has(code));
  const categories = codes(city.schemes.flatMap((scheme) => scheme.categories));
  refuse(unknown(typed.categories, categories), 'categories', '所选类别不在列表内');
  refuse(unknown(typed.industries, codes(city.industries)), 'industries', '所选行业不在列表内');
  refuse(unknown(typed.declared, codes(rules.conditions)), 'declared', '所选承诺不在列表内');
  refuse([...typed.summary].length > 1000, 'summary', '业务简介最多 1000 个字');
  refuse([...typed.contactName].length > 50, 'contactName', '联系人最多 50 个字');
  refuse(
    typed.contactPhone !== '' && !/^\+?[\d\- ]{7,20}$/.test(typed.contactPhone),
    'contactPhone',
    '联系电话应为 7 至 20 位数字，例如 0573-82512345',
  );
  refuse(
    typed.teamSize !== '' && !/^[1-9]\d{0,4}$/.test(typed.teamSize),
    'teamSize',
    '服务团队人数应为 1 至 99999 的整数',
  );
  const cases = typed.cases.flatMap((row, i) => readCase(row, i + 1, today, refuse));
  const teamSize = /^\d{1,5}$/.test(typed.teamSize) ? Number(typed.teamSize) : null;
  return {
    version: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    typed,
    statement: { ...typed, teamSize, cases, materials: [] },
    picked: Object.fromEntries(rules.materials.map(({ code }) => [code, pickedFor(body, code)])),
    faults,
  };
}

/** A statement as its form shows it again. */
export function typedOf(statement: Statement): TypedStatement {
  const rows = statement.cases.map(({ customer, project, signedOn, acceptedOn }) => ({
    ...{ customer, project },
    ...{ signedOn: signedOn ?? '', acceptedOn: acceptedOn ?? '' },
  }));
  const empty = { customer: '', project: '', signedOn: '', acceptedOn: '' };
  const cases = Array.from({ length: CASE_ROWS }, (_, i) => rows[i] ?? empty);
  return { ...statement, teamSize: statement.teamSize === null ? '' : String(statement.teamSize), cases };
}

function pickedFor(body: unknown, code: string): string[] {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  return list.catch([]).parse(fields[materialPart(code)]);
}

function typedCase(body: unknown, row: number): TypedCase {
  const fields = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const at = (name: string) => text.catch('').parse(fields[`case-${row}-${name}`]);
  return { customer: at('customer'), project: at('project'), signedOn: at('signedOn'), acceptedOn: at('acceptedOn') };
}

function readCase(
  row: TypedCase,
  number: number,
  today: Day,
  refuse: (wrong: boolean, id: string, words: string) => void,
): TypicalCase[] {
  const { customer, project, signedOn, acceptedOn } = row;
  if (customer + project + signedOn + acceptedOn === '') return [];
  const at = (name: string) => `case-${number}-${name}`;
  const wrongDay = (day: string) => day !== '' && !isDay(day);
  refuse([...customer].length > 100, at('customer'), `案例 ${number}：企业名称最多 100 个字`);
  refuse([...project].length > 200, at('project'), `案例 ${number}：项目名称最多 200 个字`);
  refuse(wrongDay(signedOn), at('signedOn'), `案例 ${number}：签约日期应写作 2026-11-24`);
  refuse(wrongDay(acceptedOn), at('acceptedOn'), `案例 ${number}：验收日期应写作 2026-11-24`);
  refuse(isDay(signedOn) && signedOn > today, at('signedOn'), `案例 ${number}：签约日期不能晚于今天`);
  refuse(isDay(acceptedOn) && acceptedOn > today, at('acceptedOn'), `案例 ${number}：验收日期不能晚于今天`);
  refuse(
    isDay(signedOn) && isDay(acceptedOn) && acceptedOn < signedOn,
    at('acceptedOn'),
    `案例 ${number}：验收日期不能早于签约日期`,
  );
  const day = (typed: string) => (isDay(typed) ? typed : null);
  return [{ customer, project, signedOn: day(signedOn), acceptedOn: day(acceptedOn) }];
}
