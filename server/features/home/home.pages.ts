import type { Account } from '../../domain/registry/account.ts';
import * as paths from '../../paths.ts';

export interface HomeFacts {
  readonly counts: { readonly members: number; readonly standards: number; readonly awarded: number };
  readonly policyId: string;
  readonly person: Account | undefined;
}

export function homePage({ counts, policyId, person }: HomeFacts) {
  return {
    title: '数字化改造服务商资源池与奖励计算',
    figures: [
      { text: '资源池内的服务商', value: counts.members, unit: '家', href: paths.providers() },
      { text: '成效已确认的团体标准', value: counts.standards, unit: '项', href: paths.standards() },
      { text: '已公示奖励的服务商', value: counts.awarded, unit: '家' },
    ],
    audiences: [
      {
        title: '要做数字化改造的企业',
        text: '查找资源池里的服务商，看清类别、行业和资料确认的日期，再决定与谁合作。',
        links: [{ href: paths.providers(), text: '查看服务商名录' }],
      },
      {
        title: '服务商',
        text: '按政策逐条测算能得多少奖励：每个金额都列出依据的条款、参数和算法。',
        links: [
          { href: paths.calculator(policyId), text: '测算奖励' },
          { href: paths.policy(policyId), text: '阅读政策条款' },
          ...(person === undefined ? [{ href: paths.register(), text: '注册' }] : []),
        ],
      },
      {
        title: '主管部门',
        text: '经信、市场监管、财政、审计依各自职责使用，办理和查阅均留有记录。',
        links: [entry(person)],
      },
    ],
  };
}

function entry(person: Account | undefined) {
  return person === undefined
    ? { href: paths.signIn(), text: '登录' }
    : { href: paths.account(), text: '进入我的账号' };
}
