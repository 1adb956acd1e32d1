import { MOST_MILESTONES } from '../../domain/records/project-registration.ts';
import { SIDES, otherSide, type Project, type Side } from '../../domain/records/project.ts';
import { OTHER_INDUSTRY } from '../../domain/registry/enterprise.ts';
import { ACCEPTED_ENDINGS, FILE_HINT } from '../../domain/registry/stored-file.ts';
import { typedMoney } from '../../domain/shared/money-entry.ts';
import * as projectPaths from '../../project-paths.ts';
import { contactFields, contactTyped } from './contact.pages.ts';
import { projectCrumbs, type ProjectWords } from './project-words.pages.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

export interface ProjectFormView {
  readonly side: Side;
  readonly own: { readonly name: string };
  /** What is corrected; nothing where it is new. */
  readonly project?: Project;
  readonly typed: Readonly<Record<string, string>>;
  readonly items: readonly string[];
  readonly faults?: readonly Fault[];
}

/** What stands in the form of a project that is corrected. */
export function projectTyped(project: Project, side: Side) {
  const { contract } = project;
  const milestones = project.milestones.flatMap(({ title, plannedOn }, i) => [
    [`milestone-${i}`, title] as const,
    [`milestoneDay-${i}`, plannedOn] as const,
  ]);
  return {
    typed: {
      ...{ title: project.title, other: side === 'provider' ? project.enterprise.uscc : project.uscc },
      ...{ industry: project.industry, subIndustry: project.subIndustry, mode: project.mode },
      ...{ contractNumber: contract.number, signedOn: contract.signedOn, plannedEnd: contract.plannedEnd },
      ...{ unit: 'wan', amount: typedMoney(contract.fen, 'wan'), follows: project.follows ?? '' },
      ...Object.fromEntries(milestones),
      ...(project.contacts?.[side] && contactTyped(project.contacts[side])),
    } as Readonly<Record<string, string>>,
    items: contract.items,
  };
}

/** The form of a project: who, what, the contract with its clauses, the milestones, the sample that it follows. */
export function projectFormPage(
  { side, own, project, typed, items, faults = [] }: ProjectFormView,
  words: ProjectWords,
) {
  const { rules, city } = words;
  const other = SIDES[otherSide(side)];
  const field = (name: string, label: string, more: object = {}) => {
    const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
    return { name, label, value: typed[name] ?? '', ...(own.length > 0 && { error: own.join('；') }), ...more };
  };
  const options = (list: readonly { readonly code: string; readonly name: string }[]) => ({
    kind: 'select',
    blank: '请选择',
    options: list.map(({ code, name }) => ({ value: code, text: name })),
  });
  const back = project === undefined ? projectPaths.projects() : projectPaths.project(project.number);
  return {
    title: project === undefined ? '登记改造项目' : '更正项目登记',
    number: project === undefined ? own.name : `${project.number} · ${own.name}`,
    lead: `登记以后由${other}确认；确认前双方以外的企业看不到。自合同签订之日起 ${rules.registerDays} 个工作日内登记，逾期的照常登记，计为迟报。`,
    breadcrumb: [...projectCrumbs, { text: project === undefined ? '登记' : '更正' }],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    post: project === undefined ? projectPaths.projectNew() : projectPaths.projectEdit(project.number),
    version: project?.version ?? 0,
    fields: [
      field('title', '项目名称', { maxlength: 60 }),
      field('other', `${other}的统一社会信用代码`, {
        width: 'code',
        hint: `${other}应已在平台登记。`,
        maxlength: 30,
      }),
      field('industry', '行业', options([...city.industries, { code: OTHER_INDUSTRY, name: '其他行业' }])),
      field('subIndustry', '细分行业', { hint: '例如：经编、紧固件、集成吊顶。', maxlength: 30 }),
      field('mode', '改造模式', options(rules.modes)),
    ],
    contract: [
      field('contractNumber', '合同编号', { maxlength: 60 }),
      field('signedOn', '签订日期', { kind: 'date' }),
      field('unit', '金额单位', {
        kind: 'radios',
        value: typed['unit'] ?? 'wan',
        options: [
          { value: 'wan', text: '万元' },
          { value: 'yuan', text: '元' },
        ],
      }),
      field('amount', '合同金额', { kind: 'money', hint: '只有双方和主管部门看得到，不公开。' }),
      field('plannedEnd', '合同约定的完成日期', { kind: 'date' }),
      field('items', `合同里有${rules.contractModel}的哪些条款`, {
        kind: 'checkboxes',
        value: items,
        options: rules.contractItems.map(({ code, text, required }) => ({
          value: code,
          text: required ? `${text}（必备）` : text,
        })),
      }),
      field('files', '合同文本', {
        kind: 'file',
        value: '',
        multiple: true,
        accept: ACCEPTED_ENDINGS,
        hint: project === undefined ? FILE_HINT : `${FILE_HINT}不选文件则沿用已上传的合同；选了就以新的为准。`,
      }),
    ],
    milestones: Array.from({ length: MOST_MILESTONES }, (_, i) => ({
      legend: `里程碑 ${i + 1}`,
      title: field(`milestone-${i}`, '名称', { optional: true, maxlength: 40 }),
      day: field(`milestoneDay-${i}`, '计划日期', { kind: 'date', optional: true }),
    })),
    contact: contactFields(field),
    follows: field('follows', '仿照的样板项目编号', {
      optional: true,
      width: 'code',
      maxlength: 20,
      hint: '照着哪个样板项目做的（仿样），例如 XM20260001。编号见“改造项目”里的样板项目。',
    }),
    submit: project === undefined ? `登记，请${other}确认` : `更正，再请${other}确认`,
    cancel: { href: back, text: '暂不登记' },
  };
}
