import { OTHER_INDUSTRY } from '../../domain/registry/enterprise.ts';
import * as paths from '../../paths.ts';
import { errorsOf, fieldOf, passwordFields, usernameField } from './form-fields.pages.ts';
import { contactFields, identityFields, kindsOfFirms, type RegistrationView } from './registration.pages.ts';

export function enterpriseRegistrationPage({ form, city, doubt, outside }: RegistrationView) {
  const industries = city.industries.map(({ code, name }) => ({ value: code, text: name }));
  const industry = fieldOf(form, 'industry', '所属行业', {
    kind: 'select',
    blank: '请选择',
    options: [...industries, { value: OTHER_INDUSTRY, text: '其他' }],
  });
  return {
    title: '企业注册',
    lead: '供使用数字化服务的企业注册。每个统一社会信用代码注册一次，作为服务商注册过的不能再作为企业注册。本企业其他人员由注册的账号邀请。',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '企业注册' }],
    errors: errorsOf(form),
    tabs: kindsOfFirms('enterprise'),
    action: paths.registerEnterprise(),
    groups: [
      { legend: '企业', fields: [...identityFields(form, city, doubt, outside), industry] },
      { legend: '联系人', fields: contactFields(form) },
      { legend: '登录账号', fields: [usernameField(form), ...passwordFields(form)] },
    ],
    submitText: '注册',
    cancel: { href: paths.signIn(), text: '已有账号，去登录' },
  };
}
