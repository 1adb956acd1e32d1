import type { City } from '../../domain/policy/city.ts';
import * as paths from '../../paths.ts';
import { errorsOf, fieldOf, passwordFields, usernameField, type ShownForm } from './form-fields.pages.ts';

export interface RegistrationView {
  readonly form: ShownForm;
  readonly city: City;
  /** The code that may be mistyped, and why: asks for a confirmation. */
  readonly doubt: { readonly uscc: string; readonly warning: string } | undefined;
  /** The choice of the list of regions that asks for a code. */
  readonly outside: string;
}

/** Two kinds of firms register, each on a page of its own. */
export function kindsOfFirms(current: 'provider' | 'enterprise') {
  return {
    label: '以什么身份注册',
    items: [
      { href: paths.register(), text: '服务商', current: current === 'provider' },
      { href: paths.registerEnterprise(), text: '企业（制造业企业等用户）', current: current === 'enterprise' },
    ],
  };
}

export function registrationPage({ form, city, doubt, outside }: RegistrationView) {
  return {
    title: '服务商注册',
    lead: '由企业自行注册。每个统一社会信用代码注册一次，本企业其他人员由注册的账号邀请。注册不等于入库，入库另行申请。',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '服务商注册' }],
    errors: errorsOf(form),
    tabs: kindsOfFirms('provider'),
    action: paths.register(),
    groups: [
      { legend: '企业', fields: firmFields(form, city, doubt, outside) },
      { legend: '联系人', fields: contactFields(form) },
      { legend: '登录账号', fields: [usernameField(form), ...passwordFields(form)] },
    ],
    submitText: '注册',
    cancel: { href: paths.signIn(), text: '已有账号，去登录' },
  };
}

function firmFields(form: ShownForm, city: City, doubt: RegistrationView['doubt'], outside: string) {
  return [
    ...identityFields(form, city, doubt, outside),
    fieldOf(form, 'establishedOn', '成立日期', { kind: 'date' }),
    fieldOf(form, 'legalRepresentative', '法定代表人姓名', { width: 'code', maxlength: 60 }),
  ];
}

/** What every firm is asked: its code, its name, where it is registered. */
export function identityFields(form: ShownForm, city: City, doubt: RegistrationView['doubt'], outside: string) {
  const regions = city.regions.map(({ code, name }) => ({ value: code, text: name }));
  return [
    fieldOf(form, 'uscc', '统一社会信用代码', { hint: '营业执照上的 18 位代码', width: 'code', maxlength: 40 }),
    ...(doubt === undefined ? [] : [confirmation(form, doubt)]),
    fieldOf(form, 'name', '企业名称', { hint: '与营业执照一致', autocomplete: 'organization', maxlength: 100 }),
    fieldOf(form, 'region', '注册地', {
      kind: 'select',
      blank: '请选择',
      options: [...regions, { value: outside, text: '市外' }],
    }),
    fieldOf(form, 'regionOutside', '市外注册地的行政区划代码', {
      hint: '注册地选“市外”时填写，六位数字，例如 330106',
      optional: true,
      inputmode: 'numeric',
      width: 'short',
      maxlength: 12,
    }),
  ];
}

function confirmation(form: ShownForm, { uscc, warning }: NonNullable<RegistrationView['doubt']>) {
  return fieldOf(form, 'usccConfirmed', '请核对代码', {
    kind: 'checkboxes',
    hint: warning,
    options: [{ value: uscc, text: `已核对营业执照，代码 ${uscc} 无误` }],
  });
}

export function contactFields(form: ShownForm) {
  return [
    fieldOf(form, 'contactName', '联系人姓名', { autocomplete: 'name', width: 'code', maxlength: 60 }),
    fieldOf(form, 'phone', '联系电话', { kind: 'tel', autocomplete: 'tel', width: 'code', maxlength: 30 }),
    fieldOf(form, 'email', '电子邮箱', {
      kind: 'email',
      hint: '用于找回密码和接收通知，注册后会发送确认链接',
      autocomplete: 'email',
      maxlength: 200,
    }),
  ];
}
