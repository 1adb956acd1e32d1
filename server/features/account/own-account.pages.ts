import type { AccountRecord } from '../../domain/registry/account-history.ts';
import type { Account } from '../../domain/registry/account.ts';
import * as paths from '../../paths.ts';
import { errorsOf, fieldOf, passwordFields, type ShownForm } from './form-fields.pages.ts';

const crumbs = (text: string) => [
  { href: paths.home(), text: '首页' },
  { href: paths.account(), text: '我的账号' },
  { text },
];
const cancel = { href: paths.account(), text: '不改了，返回我的账号' };

const currentPassword = (form: ShownForm) =>
  fieldOf(form, 'current', '现在的密码', {
    kind: 'password',
    autocomplete: 'current-password',
    maxlength: 200,
    width: 'code',
  });

/** `typed` is what was typed before, or what the account says. */
export function ownDetailsPage({ displayName, phone, history }: AccountRecord, refused?: ShownForm) {
  const seen = String(history.length);
  const form = refused ?? { typed: { displayName, phone: phone ?? '', seen }, faults: {} };
  return {
    title: '修改姓名和手机',
    lead: '办理记录中已有的姓名不变，此后的记录使用新的姓名。',
    breadcrumb: crumbs('修改姓名和手机'),
    errors: errorsOf(form),
    action: paths.ownDetails(),
    hidden: [{ name: 'seen', value: form.typed['seen'] }],
    groups: [
      {
        fields: [
          fieldOf(form, 'displayName', '姓名', { autocomplete: 'name', maxlength: 60, width: 'code' }),
          fieldOf(form, 'phone', '手机', {
            kind: 'tel',
            autocomplete: 'tel',
            optional: true,
            hint: '只有您、本企业的管理员和系统管理员看得到',
            maxlength: 30,
            width: 'code',
          }),
        ],
      },
    ],
    submitText: '保存姓名和手机',
    cancel,
  };
}

export function newEmailPage({ email }: Account, form: ShownForm) {
  const title = email === undefined ? '填写电子邮箱' : '更换电子邮箱';
  const old = email === undefined ? '' : `现在的邮箱是 ${email}，更换之后会收到通知。`;
  return {
    title,
    lead: `我们向新的邮箱发送确认链接，打开链接确认之后才生效。${old}`,
    breadcrumb: crumbs(title),
    errors: errorsOf(form),
    action: paths.newEmail(),
    groups: [
      {
        fields: [
          fieldOf(form, 'email', email === undefined ? '电子邮箱' : '新的电子邮箱', {
            kind: 'email',
            autocomplete: 'email',
            maxlength: 200,
          }),
          currentPassword(form),
        ],
      },
    ],
    submitText: '发送确认链接',
    cancel,
  };
}

export function confirmNewEmailPage(token: string, email: string, username: string) {
  return {
    title: '确认新的电子邮箱',
    lead: `确认之后，账号 ${username} 的电子邮箱换成 ${email}，找回密码和通知都发往这里。`,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '确认新的电子邮箱' }],
    action: paths.confirmNewEmail(token),
    submitText: '换成这个邮箱',
  };
}

export function ownPasswordPage(form: ShownForm) {
  return {
    title: '修改密码',
    lead: '修改之后，此账号在其他设备上的登录全部失效，这里保持登录。',
    breadcrumb: crumbs('修改密码'),
    errors: errorsOf(form),
    action: paths.ownPassword(),
    groups: [{ fields: [currentPassword(form), ...passwordFields(form, '新密码')] }],
    submitText: '修改密码',
    cancel,
  };
}
