import type { City } from '../../domain/policy/city.ts';
import { OTHER_INDUSTRY } from '../../domain/registry/enterprise.ts';
import type { Faults } from './form-judge.forms.ts';
import { COMMON_FIELDS, keepIdentity, keepPerson } from './registration.forms.ts';

export const ENTERPRISE_FIELDS = [...COMMON_FIELDS, 'industry'] as const;

export function readEnterprise(typed: Readonly<Record<(typeof ENTERPRISE_FIELDS)[number], string>>, city: City) {
  const faults: Faults = {};
  const registration = {
    ...keepIdentity(faults, typed, city),
    industry: keepIndustry(faults, typed.industry, city),
    ...keepPerson(faults, typed),
  };
  return Object.keys(faults).length > 0 ? { faults } : { registration };
}

function keepIndustry(faults: Faults, typed: string, { industries }: City): string {
  if (typed !== OTHER_INDUSTRY && !industries.some(({ code }) => code === typed)) faults['industry'] = '请选择所属行业';
  return typed;
}
