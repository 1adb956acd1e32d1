import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { MembershipCase } from '../../domain/registry/membership-case.ts';
import type { Standing } from '../../domain/registry/pool-membership.ts';
import type { PoolSpell, Provider, SpellChangeKind } from '../../domain/registry/provider.ts';
import { daysBetween, formatDay, formatInterval, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { caseTag } from './case.pages.ts';

export interface OwnMembership {
  readonly provider: Provider;
  readonly standing: Standing;
  readonly spell: PoolSpell | undefined;
  readonly cases: readonly MembershipCase[];
  readonly ending: MembershipCase | undefined;
  readonly mayExit: boolean;
  readonly today: Day;
}

const CHANGE_WORDS: Readonly<Record<SpellChangeKind, string>> = {
  renewal: '续期',
  exit: '主动退出',
  'exit-revoked': '撤销退出',
  removal: '移出',
};

/** The firm's own membership: since when, until when, how it goes on, and the ways out. */
export function ownMembershipPage(view: OwnMembership, rules: PoolRules) {
  const { provider, cases, mayExit } = view;
  return {
    title: '成员资格',
    number: provider.name,
    ...standingWords(view),
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '成员资格' }],
    action: { href: paths.reviewsOwn(), text: '年度复核' },
    more: mayExit ? [{ href: paths.membershipExit(), text: '主动退出' }] : [],
    banner: bannerOf(view),
    lead: `入库后每段有效期 ${rules.membershipYears} 年；每年复核一次，有效期在下次复核前届满的，复核合格即续期。`,
    spells: {
      caption: '入池期间',
      columns: [{ text: '起止', rowHead: true }, { text: '入池文书' }, { text: '变更' }],
      rows: provider.pool.map(({ from, to, decision, changes = [] }) => ({
        cells: [
          { from, to },
          { text: decision },
          changes.length === 0 ? { text: '无' } : { lines: changes.map(changeLine) },
        ],
      })),
      empty: { text: '还没有入池记录。', action: { href: paths.applications(), text: '入库申请' } },
    },
    cases: {
      caption: '退出和移出事项',
      columns: [{ text: '编号', rowHead: true }, { text: '状态' }, { text: '日期' }],
      rows: cases.map(({ id, number, state, since }) => ({
        cells: [{ text: number, href: paths.membershipCase(id) }, { tag: caseTag(state) }, { date: since }],
      })),
      empty: { text: '没有退出或移出事项。' },
    },
  };
}

function changeLine({ kind, was, on, paper }: NonNullable<PoolSpell['changes']>[number]): string {
  return `${formatDay(on)}${CHANGE_WORDS[kind]}（${paper}），原${was === null ? '无期限' : `至${formatDay(was)}`}`;
}

function standingWords({ standing, today }: OwnMembership) {
  switch (standing.state) {
    case 'member': {
      const { to } = standing.spell;
      const left = to === null ? '' : `，还剩 ${daysBetween(today, to)} 天`;
      return { tag: { kind: 'good', text: '在资源池内' }, until: `${formatInterval(standing.spell)}${left}` };
    }
    case 'listed':
      return { tag: { kind: 'danger', text: '在负面清单内' }, until: '期间不算在池' };
    case 'former':
      return { tag: { kind: 'neutral', text: '已不在资源池' }, until: `曾于${formatInterval(standing.spell)}在池` };
    case 'outside':
      return { tag: { kind: 'neutral', text: '未入池' } };
  }
}

function bannerOf({ ending }: OwnMembership) {
  if (ending === undefined) return undefined;
  const link = { href: paths.membershipCase(ending.id), linkText: '查看并办理' };
  switch (ending.state) {
    case 'exit-declared':
      return {
        ...{ kind: 'waiting', title: '已声明退出', ...link },
        text: `自${ending.effectiveOn === null ? '' : formatDay(ending.effectiveOn)}起不在资源池内，在此之前可以撤销。`,
      };
    case 'removal-proposed':
      return {
        ...{ kind: 'danger', title: '市经信局拟将本企业移出资源池', ...link },
        text: `可以陈述申辩，至${ending.due === null ? '' : formatDay(ending.due)}止。`,
      };
    case 'defended':
      return { kind: 'waiting', title: '已提交陈述申辩', text: '等待市经信局决定。', ...link };
    default:
      return { kind: 'danger', title: '已决定移出', text: '企业将不在资源池内。', ...link };
  }
}
