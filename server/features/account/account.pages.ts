import { isOfficial, ROLES, type Account } from '../../domain/registry/account.ts';
import * as paths from '../../paths.ts';

/** Only what the page can lead to today; a thing to do is added with the page that does it. */
export function accountPage(account: Account, policyId: string) {
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
    ],
    tasks: [...ownFirm(account), ...office(account), ...forAll(policyId)],
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

function ownFirm({ role, organisationUscc }: Account) {
  if (role !== 'provider' || organisationUscc === undefined) return [];
  return [
    { href: paths.provider(organisationUscc), text: '本企业公开页', note: '社会公众看到的内容' },
    { href: paths.providerAwards(organisationUscc), text: '本企业的奖励', note: '逐条列出金额、条款和算法' },
  ];
}

function office(account: Account) {
  if (!isOfficial(account) && account.role !== 'enterprise') return [];
  return [{ href: paths.providers(), text: '服务商名录', note: '按名称、地区、类别和评级查找' }];
}

function forAll(policyId: string) {
  return [
    { href: paths.calculator(policyId), text: '奖励测算', note: '填入数据即可试算，不保存' },
    { href: paths.policy(policyId), text: '政策条款', note: '条款原文和各项参数' },
  ];
}
