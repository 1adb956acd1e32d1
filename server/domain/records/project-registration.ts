import type { ProjectRules } from '../policy/project-rules.ts';
import type { StoredFile } from '../registry/stored-file.ts';
import type { Day } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import { contactRefusals } from './project-contact.ts';
import { PROJECT_REFUSAL_WORDS } from './project-events.ts';
import {
  isSample,
  type Milestone,
  type Project,
  type ProjectContact,
  type ProjectParty,
  type Side,
} from './project.ts';

/** How many milestones the form has room for. */
export const MOST_MILESTONES = 6;

/** A project as somebody typed it: what could not be read is null. */
export interface TypedProject {
  readonly title: string;
  /** The code of the other side. */
  readonly other: string;
  readonly industry: string;
  readonly subIndustry: string;
  readonly mode: string;
  readonly contractNumber: string;
  readonly signedOn: Day | null;
  readonly fen: Fen | null;
  readonly plannedEnd: Day | null;
  readonly items: readonly string[];
  readonly milestones: readonly { readonly title: string; readonly plannedOn: Day | null }[];
  /** The number of a sample, or nothing. */
  readonly follows: string;
  /** Of the side that registers. */
  readonly contact: ProjectContact;
}

/** What a registration is judged by, beside what was typed. */
export interface RegistrationFacts {
  readonly today: Day;
  readonly rules: ProjectRules;
  readonly side: Side;
  readonly industries: readonly string[];
  /** The other side as the register has it. */
  readonly other: ProjectParty | null;
  readonly sample: Pick<Project, 'samples' | 'number'> | null;
  readonly files: readonly StoredFile[];
}

export interface RegistrationFault {
  readonly field: string;
  readonly message: string;
}

/**
 * All that is wrong with a registration, each beside its field. Refuses a contract that lacks a required clause of the model
 * contract (合同示范文本), a day of signing after today, an end before it, a milestone outside both, an amount of nothing, an
 * other side that is not registered, a sample that is none, a side that nobody can reach.
 */
export function registrationFaults(typed: TypedProject, facts: RegistrationFacts): readonly RegistrationFault[] {
  const { today, rules, side, industries, other, sample, files } = facts;
  const faults: RegistrationFault[] = [];
  const refuse = (wrong: boolean, field: string, message: string) => wrong && faults.push({ field, message });
  const long = (text: string, most: number) => [...text].length > most;
  refuse(typed.title === '', 'title', '请填写项目名称');
  refuse(long(typed.title, 60), 'title', '项目名称最多 60 个字');
  const who = side === 'provider' ? '企业' : '服务商';
  refuse(other === null, 'other', `没有登记这个统一社会信用代码的${who}。请核对，或者请对方先在平台注册`);
  refuse(!industries.includes(typed.industry), 'industry', '请选择行业');
  refuse(typed.subIndustry === '', 'subIndustry', '请填写细分行业');
  refuse(long(typed.subIndustry, 30), 'subIndustry', '细分行业最多 30 个字');
  refuse(!rules.modes.some(({ code }) => code === typed.mode), 'mode', '请选择改造模式');
  refuse(typed.contractNumber === '', 'contractNumber', '请填写合同编号');
  refuse(long(typed.contractNumber, 60), 'contractNumber', '合同编号最多 60 个字');
  refuse(typed.signedOn === null, 'signedOn', '请填写合同签订日期');
  refuse(typed.signedOn !== null && typed.signedOn > today, 'signedOn', '合同签订日期不能晚于今天');
  refuse(typed.fen !== null && typed.fen <= 0, 'amount', '合同金额应大于零');
  refuse(typed.plannedEnd === null, 'plannedEnd', '请填写合同约定的完成日期');
  const reversed = typed.signedOn !== null && typed.plannedEnd !== null && typed.plannedEnd <= typed.signedOn;
  refuse(reversed, 'plannedEnd', '完成日期应晚于合同签订日期');
  const lacking = rules.contractItems.filter(({ code, required }) => required && !typed.items.includes(code));
  refuse(
    lacking.length > 0,
    'items',
    `合同缺少${rules.contractModel}的必备条款：${lacking.map(({ text }) => text).join('；')}。请签订补充协议后再登记`,
  );
  for (const [i, { title, plannedOn }] of typed.milestones.entries()) {
    refuse(title !== '' && plannedOn === null, `milestoneDay-${i}`, '请填写里程碑的计划日期');
    refuse(title === '' && plannedOn !== null, `milestone-${i}`, '请填写里程碑的名称');
    refuse(long(title, 40), `milestone-${i}`, '里程碑名称最多 40 个字');
    const early = plannedOn !== null && typed.signedOn !== null && plannedOn < typed.signedOn;
    const late = plannedOn !== null && typed.plannedEnd !== null && plannedOn > typed.plannedEnd;
    refuse(early || late, `milestoneDay-${i}`, '计划日期应在合同签订和约定完成之间');
  }
  const sampled = sample !== null && isSample(sample, today);
  refuse(typed.follows !== '' && !sampled, 'follows', '没有这个编号的样板项目，请在样板项目中查看编号');
  refuse(files.length === 0, 'files', '请上传合同');
  for (const { code, field = '' } of contactRefusals(typed.contact)) refuse(true, field, PROJECT_REFUSAL_WORDS[code]);
  return faults;
}

/** The milestones that were filled in, by their day. */
export function milestonesOf({ milestones }: Pick<TypedProject, 'milestones'>): Milestone[] {
  return milestones
    .flatMap(({ title, plannedOn }) =>
      title === '' || plannedOn === null ? [] : [{ title, plannedOn, reachedOn: null, reportedOn: null }],
    )
    .toSorted((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1));
}
