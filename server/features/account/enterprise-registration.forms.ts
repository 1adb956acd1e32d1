import type { City } from '../../domain/policy/city.ts';
import { judgeEmail, judgePhone, judgeUsername } from '../../domain/registry/credentials.ts';
import { OTHER_INDUSTRY } from '../../domain/registry/enterprise.ts';
import { keep, keepPassword, keepText, type Faults } from './form-judge.forms.ts';
import { keepRegion, keepUscc } from './registration.forms.ts';

export const ENTERPRISE_FIELDS = [
  'uscc',
  'usccConfirmed',
  'name',
  'region',
  'regionOutside',
  'industry',
  'contactName',
  'phone',
  'username',
  'email',
  'password',
  'passwordAgain',
] as const;

export function readEnterprise(typed: Readonly<Record<(typeof ENTERPRISE_FIELDS)[number], string>>, city: City) {
  const faults: Faults = {};
  const registration = {
    uscc: keepUscc(faults, typed),
    name: keepText(faults, 'name', typed.name, '企业名称', 100),
    region: keepRegion(faults, typed, city),
    industry: keepIndustry(faults, typed.industry, city),
    contactName: keepText(faults, 'contactName', typed.contactName, '联系人姓名', 60),
    phone: keep(faults, 'phone', judgePhone(typed.phone)),
    username: keep(faults, 'username', judgeUsername(typed.username)),
    email: keep(faults, 'email', judgeEmail(typed.email)),
    password: keepPassword(faults, typed),
  };
  return Object.keys(faults).length > 0 ? { faults } : { registration };
}

function keepIndustry(faults: Faults, typed: string, { industries }: City): string {
  if (typed !== OTHER_INDUSTRY && !industries.some(({ code }) => code === typed)) faults['industry'] = '请选择所属行业';
  return typed;
}
