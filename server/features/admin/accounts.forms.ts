import { z } from 'zod';
import { OFFICIAL_ROLES, ROLE_NAMES, type Role } from '../../domain/registry/account.ts';
import { judgeEmail, judgeUsername, type Judgement } from '../../domain/registry/credentials.ts';

type Faults = Record<string, string>;

export const OFFICE_FIELDS = ['role', 'department', 'region', 'reason', 'seen'] as const;
export const OPENING_FIELDS = [...OFFICE_FIELDS, 'username', 'displayName', 'email'] as const;
export const GROUNDS_FIELDS = ['reason', 'seen'] as const;

type Typed<Fields extends readonly string[]> = Readonly<Record<Fields[number], string>>;

const listQuery = z.object({
  q: z.string().max(200).catch(''),
  role: z
    .enum(ROLE_NAMES as [Role, ...Role[]])
    .optional()
    .catch(undefined),
});

/** The address of the list: what cannot be read is passed over. */
export function accountsChoice(query: unknown) {
  return listQuery.parse(query);
}

export function readGrounds(typed: Typed<typeof GROUNDS_FIELDS>) {
  const faults: Faults = {};
  const grounds = groundsOf(faults, typed);
  return Object.keys(faults).length > 0 ? { faults } : { grounds };
}

/** The regions are the city's: a county office looks after one of them. */
export function readOffice(typed: Typed<typeof OFFICE_FIELDS>, regions: readonly string[]) {
  const faults: Faults = {};
  const office = officeOf(faults, typed, regions);
  const grounds = groundsOf(faults, typed);
  return Object.keys(faults).length > 0 ? { faults } : { office, grounds };
}

export function readOpening(typed: Typed<typeof OPENING_FIELDS>, regions: readonly string[]) {
  const faults: Faults = {};
  const { role, department, region } = officeOf(faults, typed, regions);
  const account = {
    role,
    department,
    username: kept(faults, 'username', judgeUsername(typed.username)),
    displayName: keptText(faults, 'displayName', typed.displayName, '姓名', 60),
    ...(region !== undefined && { region }),
    ...(typed.email.trim() !== '' && { email: kept(faults, 'email', judgeEmail(typed.email)) }),
  };
  const { reason } = groundsOf(faults, typed);
  return Object.keys(faults).length > 0 ? { faults } : { account, reason };
}

function officeOf(faults: Faults, typed: Typed<typeof OFFICE_FIELDS>, regions: readonly string[]) {
  const role = OFFICIAL_ROLES.find((one) => one === typed.role);
  if (role === undefined) faults['role'] = '请选择角色';
  const region = role === 'county' ? typed.region : undefined;
  if (region !== undefined && !regions.includes(region)) faults['region'] = '请选择县级经信所在的区域';
  const department = keptText(faults, 'department', typed.department, '部门', 60);
  return { role: role ?? ('auditor' as const), department, region };
}

function groundsOf(faults: Faults, { reason, seen }: Typed<typeof GROUNDS_FIELDS>) {
  return {
    reason: keptText(faults, 'reason', reason, '理由', 300),
    seen: /^\d{1,6}$/.test(seen) ? Number(seen) : -1,
  };
}

function kept(faults: Faults, field: string, judged: Judgement): string {
  if ('value' in judged) return judged.value;
  faults[field] = judged.fault;
  return '';
}

function keptText(faults: Faults, field: string, typed: string, name: string, most: number): string {
  const value = typed.normalize('NFC').trim();
  if (value === '') faults[field] = `请输入${name}`;
  else if (value.length > most) faults[field] = `${name}最多 ${most} 个字符`;
  return value;
}
