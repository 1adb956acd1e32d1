import * as paths from '../../paths.ts';
import { errorsOf, fieldOf, passwordFields, type ShownForm } from './form-fields.pages.ts';

const crumbs = (text: string) => [
  { href: paths.home(), text: '首页' },
  { href: paths.signIn(), text: '登录' },
  { text },
];

export function forgottenPage(form: ShownForm) {
  return {
    title: '忘记密码',
    lead: '填写用户名或电子邮箱，我们把重设密码的链接发到账号的电子邮箱。',
    breadcrumb: crumbs('忘记密码'),
    errors: errorsOf(form),
    action: paths.forgottenPassword(),
    groups: [
      {
        fields: [
          fieldOf(form, 'name', '用户名或电子邮箱', { autocomplete: 'username', maxlength: 200, width: 'code' }),
        ],
      },
    ],
    submitText: '发送链接',
    cancel: { href: paths.signIn(), text: '返回登录' },
  };
}

/** The same words whether or not there is such an account. */
export function sentPage() {
  return {
    title: '请查收邮件',
    lead: '如果账号存在并留有电子邮箱，重设密码的链接已经发出，1 小时内有效。',
    breadcrumb: crumbs('忘记密码'),
    paragraphs: ['没有收到？请查看垃圾邮件，或联系系统管理员为您提供链接。'],
    link: { href: paths.signIn(), text: '返回登录' },
  };
}

export function resetPage(token: string, username: string, form: ShownForm) {
  return {
    title: '设置密码',
    lead: `为账号 ${username} 设置密码。设置之后，此账号在其他设备上的登录全部失效。`,
    breadcrumb: crumbs('设置密码'),
    errors: errorsOf(form),
    action: paths.resetPassword(token),
    groups: [{ fields: passwordFields(form) }],
    submitText: '设置密码',
  };
}
