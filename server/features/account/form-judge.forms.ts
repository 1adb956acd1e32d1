import { judgePassword, type Judgement } from '../../domain/registry/credentials.ts';

export type Faults = Record<string, string>;

/** Notes what is wrong with a field; gives the value to keep. */
export function keep(faults: Faults, field: string, judged: Judgement): string {
  if ('value' in judged) return judged.value;
  faults[field] = judged.fault;
  return '';
}

export function keepText(faults: Faults, field: string, typed: string, name: string, most: number): string {
  const value = typed.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (value === '') faults[field] = `请输入${name}`;
  else if (value.length > most) faults[field] = `${name}最多 ${most} 个字符`;
  return value;
}

export interface TypedPassword {
  readonly username: string;
  readonly password: string;
  readonly passwordAgain: string;
}

export function keepPassword(faults: Faults, { username, password, passwordAgain }: TypedPassword): string {
  const kept = keep(faults, 'password', judgePassword(password, username));
  if (kept !== '' && passwordAgain !== password) faults['passwordAgain'] = '两次输入的密码不一致';
  return kept;
}
