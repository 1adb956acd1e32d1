import { industryName, type City } from '../../domain/policy/city.ts';
import type { ProjectRules } from '../../domain/policy/project-rules.ts';
import { OTHER_INDUSTRY } from '../../domain/registry/enterprise.ts';
import { otherSide, PROJECT_STATES, SIDES, waitingReport } from '../../domain/records/project.ts';
import type { Project, ProjectState } from '../../domain/records/project.ts';
import type { StoredFile } from '../../domain/registry/stored-file.ts';
import { sizeWords } from '../../domain/registry/stored-file.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';
import * as projectPaths from '../../project-paths.ts';
import { askedUntil } from './words.pages.ts';

/** What the pages of projects need to name things. */
export interface ProjectWords {
  readonly city: City;
  readonly rules: ProjectRules;
  readonly calendar: WorkCalendar;
}

const TAGS: Readonly<Record<ProjectState, string>> = {
  registered: 'waiting',
  objected: 'waiting',
  withdrawn: 'neutral',
  underway: 'neutral',
  reported: 'waiting',
  'handed-over': 'waiting',
  failed: 'waiting',
  accepted: 'good',
  closed: 'good',
  terminated: 'neutral',
};

export const projectTag = ({ state }: Pick<Project, 'state'>) => ({ kind: TAGS[state], text: PROJECT_STATES[state] });

export const projectCrumbs = [
  { href: paths.home(), text: '首页' },
  { href: projectPaths.projects(), text: '改造项目' },
];

/** Whose move it is; nothing where nobody has to. */
export function projectTurn(project: Project): string | undefined {
  const report = waitingReport(project);
  switch (project.state) {
    case 'registered':
      return `轮到${SIDES[otherSide(project.registrant)]}确认`;
    case 'objected':
      return `轮到${SIDES[project.registrant]}更正`;
    case 'reported':
      return report && `轮到${SIDES[otherSide(report.by)]}确认`;
    case 'handed-over':
      return `轮到${report?.newProvider?.name ?? '新服务商'}`;
    case 'failed':
      return '轮到服务商整改';
    default:
      return askedUntil(project) === undefined ? undefined : '轮到主管部门决定是否隐去文字';
  }
}

export function projectUntil(project: Project, today: Day, calendar: WorkCalendar): string | undefined {
  const due = project.due ?? askedUntil(project);
  return due === undefined ? undefined : `期限至${formatDay(due)}，${leftWords(due, today, calendar).text}`;
}

export const industryWords = (
  { industry, subIndustry }: Pick<Project, 'industry' | 'subIndustry'>,
  { city }: ProjectWords,
) => `${industry === OTHER_INDUSTRY ? '其他行业' : industryName(city, industry)} · ${subIndustry}`;

/** Files of a project as links. */
export const fileLinks = (number: string, files: readonly StoredFile[]) =>
  files.length === 0
    ? { text: '—' }
    : {
        links: files.map(({ name, size, sha256 }) => ({
          href: projectPaths.projectFile(number, sha256),
          text: `${name}（${sizeWords(size)}）`,
        })),
      };
