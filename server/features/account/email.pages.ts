import * as paths from '../../paths.ts';

export function confirmEmailPage(token: string, email: string) {
  return {
    title: '确认电子邮箱',
    lead: `请确认 ${email} 是您本人使用的电子邮箱。`,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '确认电子邮箱' }],
    action: paths.confirmEmail(token),
    submitText: '确认',
  };
}
