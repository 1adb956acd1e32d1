import { isOfficial, ROLES, type Account } from '../../domain/registry/account.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import * as paths from '../../paths.ts';

/** Only what the page can lead to today; a thing to do is added with the page that does it. */
interface AccountMatters {
  readonly sent: boolean;
  /** The new address that waits to be confirmed. */
  readonly newEmail: string | undefined;
  /** The messages that ask something of the person and still stand. */
  readonly asking: readonly { readonly id: string; readonly subject: string }[];
}

export function accountPage(account: Account, policyId: string, { sent, newEmail, asking }: AccountMatters) {
  return {
    title: '我的账号',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '我的账号' }],
    displayName: account.displayName,
    facts: [
      { term: '姓名', text: account.displayName },
      { term: '用户名', text: account.username },
      { term: '角色', text: ROLES[account.role] },
      ...organisation(account),
      ...region(account),
      ...email(account),
      ...phone(account),
    ],
    newEmail: newEmail === undefined ? undefined : `确认链接已发往 ${newEmail}，7 天内有效。打开链接确认之后才生效。`,
    own: [
      { href: paths.ownDetails(), text: '修改姓名和手机', kind: 'secondary' },
      {
        href: paths.newEmail(),
        text: account.email === undefined ? '填写电子邮箱' : '更换电子邮箱',
        kind: 'secondary',
      },
      { href: paths.ownPassword(), text: '修改密码', kind: 'secondary' },
    ],
    asking: asking.map(({ id, subject }) => ({ text: subject, href: paths.inboxMessage(id) })),
    confirmation: confirmation(account, sent),
    tasks: [
      { href: paths.inbox(), text: '消息', note: '与您有关的办理消息' },
      { href: paths.messageSettings(), text: '消息设置', note: '哪些消息同时寄到您的电子邮箱' },
      ...ownFirm(account),
      ...people(account),
      ...administration(account),
      ...office(account),
      ...forAll(policyId),
    ],
  };
}

function organisation({ role, department, organisationName, organisationUscc }: Account) {
  if (department !== undefined) return [{ term: '部门', text: department }];
  if (role !== 'provider' && role !== 'enterprise') return [];
  if (organisationName === undefined || organisationUscc === undefined) {
    return [{ term: '所属企业', text: '尚未关联企业，请联系系统管理员' }];
  }
  return [
    { term: '所属企业', text: organisationName },
    { term: '统一社会信用代码', text: organisationUscc },
  ];
}

/** A county office acts in its own region only, and should see which one that is. */
function region({ region }: Account) {
  return region === undefined ? [] : [{ term: '行政区划代码', text: region, note: '只办理本区域的事项' }];
}

function email({ email, emailConfirmed }: Account) {
  if (email === undefined) return [];
  return [{ term: '电子邮箱', text: email, note: emailConfirmed === true ? '已确认' : '尚未确认' }];
}

function phone({ phone }: Account) {
  return phone === undefined ? [] : [{ term: '手机', text: phone }];
}

/** While the address is not confirmed: what to do about it. */
function confirmation({ email, emailConfirmed }: Account, sent: boolean) {
  if (email === undefined || emailConfirmed === true) return undefined;
  const said = sent ? '已重新发送。' : '';
  return {
    text: `${said}确认链接已发往 ${email}，7 天内有效。确认之后，您可以用它找回密码、接收通知。`,
    action: { post: paths.sendEmailConfirmation(), text: '重新发送确认链接', kind: 'secondary', small: true },
  };
}

function people(account: Account) {
  if (!mayEver(account, 'people.manage')) return [];
  return [{ href: paths.people(), text: '本企业人员', note: '邀请同事，停用或移出账号' }];
}

function administration(account: Account) {
  if (!mayEver(account, 'accounts.manage')) return [];
  return [{ href: paths.admin(), text: '系统管理', note: '账号、角色和待寄邮件' }];
}

function ownFirm({ role, organisationUscc }: Account) {
  if (role !== 'provider' || organisationUscc === undefined) return [];
  return [
    { href: paths.provider(organisationUscc), text: '本企业公开页', note: '社会公众看到的内容' },
    { href: paths.providerAwards(organisationUscc), text: '本企业的奖励', note: '逐条列出金额、条款和算法' },
    { href: paths.applications(), text: '入库申请', note: '申请进入资源池，查看办理进度' },
    { href: paths.profile(), text: '企业资料', note: '产品、案例、资质和团队；登记信息的变更申请' },
    { href: paths.documents(), text: '企业材料', note: '上传一次，申请时直接选用' },
    { href: paths.membership(), text: '成员资格', note: '入池期间、年度复核和主动退出' },
    { href: paths.ownListings(), text: '本企业与负面清单', note: '与本企业有关的告知和决定，可以做什么、到什么时候' },
  ];
}

function office(account: Account) {
  if (!isOfficial(account) && account.role !== 'enterprise') return [];
  const desk = mayEver(account, 'workbench.read');
  return [
    ...(desk ? [{ href: paths.workbench(), text: '工作台', note: '等您办理的事项，期限和去向' }] : []),
    ...(mayEver(account, 'listing.read')
      ? [{ href: paths.listingCases(), text: '负面清单案件', note: '线索、核查、审议和决定' }]
      : []),
    { href: paths.providers(), text: '服务商名录', note: '按名称、地区、类别和评级查找' },
  ];
}

function forAll(policyId: string) {
  return [
    { href: paths.calculator(policyId), text: '奖励测算', note: '填入数据即可试算，不保存' },
    { href: paths.policy(policyId), text: '政策条款', note: '条款原文和各项参数' },
  ];
}
