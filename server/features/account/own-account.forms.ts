import { judgeEmail, judgePhone } from '../../domain/registry/credentials.ts';
import { keep, keepPassword, keepText, type Faults } from './form-judge.forms.ts';

export const DETAILS_FIELDS = ['displayName', 'phone', 'seen'] as const;
export const NEW_EMAIL_FIELDS = ['email', 'current'] as const;
export const OWN_PASSWORD_FIELDS = ['current', 'password', 'passwordAgain'] as const;

type Typed<Fields extends readonly string[]> = Readonly<Record<Fields[number], string>>;

export function readDetails(typed: Typed<typeof DETAILS_FIELDS>) {
  const faults: Faults = {};
  const details = {
    displayName: keepText(faults, 'displayName', typed.displayName, '姓名', 60),
    phone: typed.phone.trim() === '' ? undefined : keep(faults, 'phone', judgePhone(typed.phone)),
    seen: /^\d{1,6}$/.test(typed.seen) ? Number(typed.seen) : -1,
  };
  return Object.keys(faults).length > 0 ? { faults } : { details };
}

export function readNewEmail(typed: Typed<typeof NEW_EMAIL_FIELDS>, old: string | undefined) {
  const faults: Faults = {};
  const email = keep(faults, 'email', judgeEmail(typed.email));
  if (email !== '' && email === old) faults['email'] = '这就是账号现在的电子邮箱';
  keepCurrent(faults, typed.current);
  return Object.keys(faults).length > 0 ? { faults } : { email };
}

export function readOwnPassword(typed: Typed<typeof OWN_PASSWORD_FIELDS>, username: string) {
  const faults: Faults = {};
  keepCurrent(faults, typed.current);
  const password = keepPassword(faults, { ...typed, username });
  if (password !== '' && password === typed.current) faults['password'] = '新密码与现在的密码相同';
  return Object.keys(faults).length > 0 ? { faults } : { password };
}

function keepCurrent(faults: Faults, current: string): void {
  if (current === '') faults['current'] = '请输入现在的密码';
}
