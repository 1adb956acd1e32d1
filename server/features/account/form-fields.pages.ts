/** What was typed into a form, and what is wrong with it, by field. */
export interface ShownForm {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: Readonly<Partial<Record<string, string>>>;
}

export const EMPTY_FORM: ShownForm = { typed: {}, faults: {} };

/** One field of a form, for the partial `field`: with what was typed and what is wrong with it. */
export function fieldOf({ typed, faults }: ShownForm, name: string, label: string, more: object = {}) {
  return { name, label, value: typed[name], error: faults[name], ...more };
}

export function errorsOf({ faults }: ShownForm) {
  return Object.entries(faults).map(([name, text]) => ({ href: `#${name}`, text }));
}

/** Two boxes for a new password; neither is ever shown again. */
export function passwordFields(form: ShownForm, label = '密码') {
  const more = { kind: 'password', autocomplete: 'new-password', maxlength: 200, width: 'code' };
  return [
    fieldOf(form, 'password', label, { ...more, hint: '至少 10 个字符，不含用户名，不用常见密码' }),
    fieldOf(form, 'passwordAgain', `再输入一次${label}`, more),
  ];
}

export function usernameField(form: ShownForm) {
  const hint = '3 至 32 个小写字母、数字、点、连字符或下划线，用于登录';
  return fieldOf(form, 'username', '用户名', { hint, autocomplete: 'username', maxlength: 60, width: 'code' });
}
