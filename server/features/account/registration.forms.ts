import type { City } from '../../domain/policy/city.ts';
import { judgeEmail, judgePhone, judgeUsername } from '../../domain/registry/credentials.ts';
import { judgeUscc } from '../../domain/registry/uscc.ts';
import { isDay, type Day } from '../../domain/shared/calendar-date.ts';
import { keep, keepPassword, keepText, type Faults } from './form-judge.forms.ts';

/** What every firm states that registers, and the account that it chooses. */
export const COMMON_FIELDS = [
  ...(['uscc', 'usccConfirmed', 'name', 'region', 'regionOutside'] as const),
  ...(['contactName', 'phone', 'username', 'email', 'password', 'passwordAgain'] as const),
] as const;

type Common = Readonly<Record<(typeof COMMON_FIELDS)[number], string>>;

export const REGISTRATION_FIELDS = [...COMMON_FIELDS, 'establishedOn', 'legalRepresentative'] as const;

export type TypedRegistration = Readonly<Record<(typeof REGISTRATION_FIELDS)[number], string>>;

/** The choice of the list of regions that asks for a code. */
export const OUTSIDE = 'outside';

export type Registration = ReturnType<typeof keepIdentity> &
  ReturnType<typeof keepPerson> & { readonly establishedOn: Day; readonly legalRepresentative: string };

export type ReadRegistration = { readonly registration: Registration } | { readonly faults: Faults };

export function readRegistration(typed: TypedRegistration, city: City, today: Day): ReadRegistration {
  const faults: Faults = {};
  const registration: Registration = {
    ...keepIdentity(faults, typed, city),
    establishedOn: keepDay(faults, typed.establishedOn, today),
    legalRepresentative: keepText(faults, 'legalRepresentative', typed.legalRepresentative, '法定代表人姓名', 60),
    ...keepPerson(faults, typed),
  };
  return Object.keys(faults).length > 0 ? { faults } : { registration };
}

/** Who the firm is; each fault is noted beside its field, in the order of the form. */
export function keepIdentity(faults: Faults, typed: Common, city: City) {
  return {
    uscc: keepUscc(faults, typed),
    name: keepText(faults, 'name', typed.name, '企业名称', 100),
    region: keepRegion(faults, typed, city),
  };
}

/** The person who registers the firm, and the account that the person chooses. */
export function keepPerson(faults: Faults, typed: Common) {
  return {
    contactName: keepText(faults, 'contactName', typed.contactName, '联系人姓名', 60),
    phone: keep(faults, 'phone', judgePhone(typed.phone)),
    username: keep(faults, 'username', judgeUsername(typed.username)),
    email: keep(faults, 'email', judgeEmail(typed.email)),
    password: keepPassword(faults, typed),
  };
}

/** The warning about a code that may nevertheless be right; none where the code is refused or beyond doubt. */
export function usccWarning(typed: string): { readonly uscc: string; readonly warning: string } | undefined {
  const verdict = judgeUscc(typed);
  return verdict.valid && verdict.warning !== undefined ? { uscc: verdict.uscc, warning: verdict.warning } : undefined;
}

/** A doubtful code goes on only when this very code was confirmed. */
function keepUscc(faults: Faults, typed: Pick<TypedRegistration, 'uscc' | 'usccConfirmed'>): string {
  const verdict = judgeUscc(typed.uscc);
  if (typed.uscc.trim() === '') faults['uscc'] = '请输入统一社会信用代码';
  else if (!verdict.valid) faults['uscc'] = verdict.reason;
  else if (verdict.warning !== undefined && typed.usccConfirmed !== verdict.uscc)
    faults['usccConfirmed'] = '请核对营业执照，并勾选确认代码无误';
  return verdict.valid ? verdict.uscc : '';
}

function keepRegion(
  faults: Faults,
  { region, regionOutside }: Pick<TypedRegistration, 'region' | 'regionOutside'>,
  city: City,
): string {
  if (city.regions.some(({ code }) => code === region)) return region;
  const code = regionOutside.normalize('NFKC').trim();
  if (region !== OUTSIDE) faults['region'] = '请选择注册地';
  else if (city.regions.some((one) => one.code === code))
    faults['regionOutside'] = '这是本市的代码，请在上面的列表中选择';
  else if (!/^[1-8]\d{5}$/.test(code)) faults['regionOutside'] = '请输入注册地的六位行政区划代码，例如 330106';
  return code;
}

function keepDay(faults: Faults, typed: string, today: Day): Day {
  const day = typed.trim();
  if (day === '') faults['establishedOn'] = '请输入成立日期';
  else if (!isDay(day)) faults['establishedOn'] = '成立日期应为真实存在的日期，例如 2018-05-21';
  else if (day > today) faults['establishedOn'] = '成立日期不能晚于今天';
  return day;
}
