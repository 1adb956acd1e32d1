import { keepPassword, type Faults, type TypedPassword } from './form-judge.forms.ts';

export const RESET_FIELDS = ['password', 'passwordAgain'] as const;

export function readNewPassword(typed: TypedPassword): { readonly password: string } | { readonly faults: Faults } {
  const faults: Faults = {};
  const password = keepPassword(faults, typed);
  return Object.keys(faults).length > 0 ? { faults } : { password };
}
