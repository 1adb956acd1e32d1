import * as paths from '../../paths.ts';
import { errorsOf, fieldOf, passwordFields, usernameField, type ShownForm } from './form-fields.pages.ts';

export interface InvitationView {
  readonly token: string;
  readonly organisation: string;
  readonly email: string;
  readonly form: ShownForm;
}

export function invitationPage({ token, organisation, email, form }: InvitationView) {
  return {
    title: `加入${organisation}`,
    lead: `您受邀以${organisation}人员的身份使用禾库（邀请发往 ${email}）。请填写姓名，设置自己的用户名和密码。`,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '接受邀请' }],
    errors: errorsOf(form),
    action: paths.invitation(token),
    groups: [
      {
        fields: [
          fieldOf(form, 'displayName', '姓名', { autocomplete: 'name', maxlength: 60, width: 'code' }),
          usernameField(form),
          ...passwordFields(form),
        ],
      },
    ],
    submitText: '开通账号',
  };
}
