import type { Account } from './domain/registry/account.ts';
import { mayEver } from './domain/registry/permissions.ts';
import * as paths from './paths.ts';
import * as factPaths from './fact-paths.ts';
import * as gradingPaths from './grading-paths.ts';
import * as projectPaths from './project-paths.ts';

interface Place {
  readonly href: string;
  readonly text: string;
}

/** What everybody may see: the second row of every page's head. Only what exists is listed. */
export function publicPlaces(policyId: string): Place[] {
  return [
    { href: paths.providers(), text: '服务商名录' },
    { href: paths.policy(policyId), text: '政策' },
    { href: paths.calculator(policyId), text: '奖励测算' },
    { href: paths.standards(), text: '团体标准' },
    { href: projectPaths.sampleProjects(), text: '样板项目' },
    { href: paths.notices(), text: '公示' },
    { href: paths.negativeList(), text: '负面清单' },
  ];
}

/** Where a person works: the row below. */
export function ownPlaces(person: Account | undefined): Place[] {
  return [
    ...[...office(person), ...factOffice(person), ...awardOffice(person), ...grading(person)],
    ...[...ownFirm(person), ...customer(person), ...projects(person)],
  ];
}

function ownFirm(person: Account | undefined): Place[] {
  if (person?.role !== 'provider' || person.organisationUscc === undefined) return [];
  return [
    { href: paths.provider(person.organisationUscc), text: '公开页面' },
    { href: paths.profile(), text: '企业资料' },
    { href: paths.applications(), text: '入库申请' },
    { href: paths.documents(), text: '企业材料' },
    { href: paths.records(), text: '营收台账' },
    { href: factPaths.facts('standards'), text: '标准与证书' },
    { href: paths.membership(), text: '成员资格' },
    { href: paths.awards(), text: '本企业的奖励' },
    { href: gradingPaths.providerGrading(person.organisationUscc), text: '评级' },
  ];
}

function customer(person: Account | undefined): Place[] {
  if (!mayEver(person, 'shortlist.keep')) return [];
  return [{ href: paths.shortlist(), text: '候选名单' }];
}

/** Both sides of projects, and the offices. */
function projects(person: Account | undefined): Place[] {
  return [
    ...(mayEver(person, 'project.read') ? [{ href: projectPaths.projects(), text: '改造项目' }] : []),
    ...(mayEver(person, 'complaint.read') ? [{ href: projectPaths.complaints(), text: '投诉' }] : []),
  ];
}

/** Every office has a workbench; what waits for a firm stands with its own records. */
function office(person: Account | undefined): Place[] {
  if (!mayEver(person, 'workbench.read') || person?.role === 'provider') return [];
  return [{ href: paths.workbench(), text: '工作台' }];
}

/** Who confirms facts of firms and nothing else of the pool: the market regulator, and the treasury. */
function factOffice(person: Account | undefined): Place[] {
  if (mayEver(person, 'standard.confirm-rank')) return [{ href: factPaths.facts('standards'), text: '团体标准台账' }];
  if (mayEver(person, 'other-award.confirm') && !mayEver(person, 'application.read'))
    return [{ href: factPaths.facts('other-awards'), text: '其他奖补台账' }];
  return [];
}

/** Who computes, approves or pays awards, and who looks on. */
function awardOffice(person: Account | undefined): Place[] {
  return mayEver(person, 'award-round.read') ? [{ href: paths.awards(), text: '奖励兑付' }] : [];
}

/** Who opens, confirms or looks on at the grading, and who judges. */
function grading(person: Account | undefined): Place[] {
  if (mayEver(person, 'grading.judge')) return [{ href: gradingPaths.gradingSheets(), text: '评分表' }];
  return mayEver(person, 'grading.read') ? [{ href: gradingPaths.gradingRounds(), text: '评级' }] : [];
}

export function footerLinks(policyId: string): Place[] {
  return [
    { href: paths.home(), text: '首页' },
    ...publicPlaces(policyId),
    { href: paths.gradingScheme(), text: '评级方案' },
    { href: paths.openData(), text: '开放数据' },
    { href: paths.journal(), text: '存证日志' },
    { href: paths.paperVerify(), text: '核对文书' },
  ];
}
