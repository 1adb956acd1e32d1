import { judgeUsername } from '../../domain/registry/credentials.ts';
import { keep, keepPassword, keepText, type Faults } from './form-judge.forms.ts';

export const JOINING_FIELDS = ['displayName', 'username', 'password', 'passwordAgain'] as const;

export type TypedJoining = Readonly<Record<(typeof JOINING_FIELDS)[number], string>>;

export function readJoining(typed: TypedJoining) {
  const faults: Faults = {};
  const joining = {
    displayName: keepText(faults, 'displayName', typed.displayName, '姓名', 60),
    username: keep(faults, 'username', judgeUsername(typed.username)),
    password: keepPassword(faults, typed),
  };
  return Object.keys(faults).length > 0 ? { faults } : { joining };
}
