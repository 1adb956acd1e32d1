import * as paths from '../../paths.ts';

export const crumbs = [
  { href: paths.home(), text: '首页' },
  { href: paths.admin(), text: '系统管理' },
];

export function adminPage() {
  return {
    title: '系统管理',
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '系统管理' }],
    tasks: [
      { href: paths.adminAccounts(), text: '账号', note: '开通主管部门账号，改任、停用和恢复，提供设置密码的链接' },
      { href: paths.adminEnterprises(), text: '企业', note: '自行注册、使用数字化服务的企业' },
      { href: paths.outTray(), text: '待寄邮件', note: '本站发出的邮件；未接入邮件服务器时，由您转交' },
      {
        href: paths.adminJobs(),
        text: '定时任务',
        note: '每天查期限、发提醒的任务：上次结果、下次时间，也可以现在运行',
      },
    ],
  };
}

export function adminTabs(current: 'accounts' | 'enterprises' | 'out-tray' | 'jobs') {
  return {
    label: '系统管理',
    items: [
      { href: paths.adminAccounts(), text: '账号', current: current === 'accounts' },
      { href: paths.adminEnterprises(), text: '企业', current: current === 'enterprises' },
      { href: paths.outTray(), text: '待寄邮件', current: current === 'out-tray' },
      { href: paths.adminJobs(), text: '定时任务', current: current === 'jobs' },
    ],
  };
}
