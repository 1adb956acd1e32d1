import { canonicalUsername } from './account.ts';

/** What was typed in, judged: the value to keep, or what is wrong with it in words for the person. */
export type Judgement = { readonly value: string } | { readonly fault: string };

const LEAST_PASSWORD = 10;
/** The hash has no limit of its own; a text longer than this is no password. */
const MOST_PASSWORD = 200;

/** The commonest passwords of ten characters and more, and the beginnings that are drawn out to that length. */
const COMMON = [
  '1234567890',
  '0123456789',
  '0987654321',
  '9876543210',
  'qwertyuiop',
  '1q2w3e4r5t',
  'password',
  'passw0rd',
];
const COMMON_PARTS = [
  '123456789',
  '987654321',
  'qwerty',
  'password',
  'passw0rd',
  'abcdefg',
  'iloveyou',
  'admin',
  'woaini',
];

export function judgeUsername(typed: string): Judgement {
  const value = canonicalUsername(typed);
  if (value === '') return { fault: '请输入用户名' };
  if (/^[a-z0-9][a-z0-9._-]{2,31}$/.test(value)) return { value };
  return { fault: '用户名为 3 至 32 个小写字母、数字、点、连字符或下划线，以字母或数字开头' };
}

/** A password is judged as it is typed: nothing is trimmed. */
export function judgePassword(typed: string, username: string): Judgement {
  if (typed === '') return { fault: '请输入密码' };
  if ([...typed].length < LEAST_PASSWORD) return { fault: `密码至少 ${LEAST_PASSWORD} 个字符` };
  if (typed.length > MOST_PASSWORD) return { fault: `密码最多 ${MOST_PASSWORD} 个字符` };
  const folded = canonicalUsername(typed);
  const name = canonicalUsername(username);
  if (name !== '' && folded.includes(name)) return { fault: '密码不能包含用户名' };
  if (isCommon(folded)) return { fault: '这个密码太常见，容易被猜到，请换一个' };
  return { value: typed };
}

/** One of the list, a common beginning that only digits follow, or the same few characters over and over. */
function isCommon(folded: string): boolean {
  if (COMMON.includes(folded) || new Set(folded).size <= 3) return true;
  return COMMON_PARTS.some((part) => /^[\d!@#.]*$/.test(folded.replace(part, '')) && folded.includes(part));
}

export function judgeEmail(typed: string): Judgement {
  const value = typed.normalize('NFKC').trim().toLowerCase();
  if (value === '') return { fault: '请输入电子邮箱' };
  const fits = value.length <= 200 && /^[^\s@<>,;:"()[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value);
  return fits ? { value } : { fault: '电子邮箱的格式不对，例如 name@example.cn' };
}

export function judgePhone(typed: string): Judgement {
  const value = typed.normalize('NFKC').trim();
  if (value === '') return { fault: '请输入联系电话' };
  const digits = value.replace(/\D/g, '').length;
  const fits = /^\+?[\d() -]{7,24}$/.test(value) && digits >= 7 && digits <= 15;
  return fits ? { value } : { fault: '联系电话应为手机号码，或带区号的固定电话' };
}
