import type { ProjectChoice, ProjectRules } from '../../domain/policy/project-rules.ts';
import type { ProjectStep } from '../../domain/records/project-events.ts';
import type { Project } from '../../domain/records/project.ts';
import { ACCEPTED_ENDINGS, FILE_HINT } from '../../domain/registry/stored-file.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import { contactFields } from './contact.pages.ts';

type AskedField =
  | ('text' | 'occurredOn' | 'milestone' | 'newEnd' | 'cause' | 'ground' | 'finding' | 'passed' | 'verdict')
  | ('newProvider' | 'supervisorName' | 'supervisorUscc' | 'files' | 'scores' | 'contact');

/** What each step asks for. */
export const ASKED: Readonly<Record<ProjectStep, readonly AskedField[]>> = {
  confirm: ['contact'],
  object: ['text'],
  withdraw: ['text'],
  'reach-milestone': ['milestone', 'occurredOn'],
  'report-acceptance': ['passed', 'occurredOn', 'text', 'files'],
  'report-delay': ['newEnd', 'cause', 'occurredOn', 'text'],
  'report-change': ['newProvider', 'occurredOn', 'text'],
  'report-termination': ['ground', 'occurredOn', 'text', 'files'],
  'confirm-report': [],
  'object-report': ['text'],
  'take-back': ['text'],
  'settle-report': ['verdict', 'text'],
  'take-over': ['contact'],
  decline: ['text'],
  'name-supervisor': ['supervisorName', 'supervisorUscc'],
  'file-supervision': ['finding', 'occurredOn', 'text', 'files'],
  'name-contact': ['contact'],
  close: ['text'],
  'mark-sample': ['text'],
  'unmark-sample': ['text'],
  rate: ['scores', 'text'],
  'answer-rating': ['text'],
  'waive-answer': [],
  'ask-hide-comment': ['text'],
  'hide-comment': ['ground', 'text'],
  'keep-comment': ['text'],
  'show-comment': ['text'],
  'ask-hide-answer': ['text'],
  'hide-answer': ['ground', 'text'],
  'keep-answer': ['text'],
  'show-answer': ['text'],
  'raise-clue': ['text'],
};

const TEXTS: Readonly<Partial<Record<ProjectStep, string>>> = {
  object: '异议的内容',
  withdraw: '撤回的原因',
  'report-acceptance': '验收情况',
  'report-delay': '延期的情况',
  'report-change': '更换的原因',
  'report-termination': '终止的情况',
  'object-report': '异议的内容',
  'take-back': '撤回的原因',
  'settle-report': '核定的理由',
  decline: '不接手的原因',
  'file-supervision': '监理报告的要点',
  close: '结项说明，如款项结清、资料归档',
  'mark-sample': '列为样板的理由',
  'unmark-sample': '取消的理由',
  rate: '补充说明',
  'answer-rating': '答复',
  'ask-hide-comment': '请求的理由',
  'hide-comment': '理由说明',
  'keep-comment': '不隐去的理由',
  'show-comment': '恢复的理由',
  'ask-hide-answer': '请求的理由',
  'hide-answer': '理由说明',
  'keep-answer': '不隐去的理由',
  'show-answer': '恢复的理由',
  'raise-clue': '转为线索的理由',
};
const TOLD_TO_BOTH = '告知双方，不对公众公开；请不要照抄要隐去的文字。';
const TEXT_HINTS: Readonly<Partial<Record<ProjectStep, string>>> = {
  rate: '公布时一并公开，请不要写个人信息和商业秘密。',
  'answer-rating': '公布时一并公开，请不要写个人信息和商业秘密。',
  'hide-comment': TOLD_TO_BOTH,
  'hide-answer': TOLD_TO_BOTH,
};
/** Where the text may be left out. */
const OPTIONAL: readonly ProjectStep[] = ['report-acceptance', 'rate'];
const OPTIONAL_FILES: readonly ProjectStep[] = ['report-termination'];

const DAYS: Readonly<Partial<Record<ProjectStep, string>>> = {
  'reach-milestone': '完成日期',
  'report-acceptance': '验收日期',
  'file-supervision': '监理日期',
};

interface Fault {
  readonly path: string;
  readonly message: string;
}

export interface FieldsOf {
  readonly project: Project;
  readonly event: ProjectStep;
  readonly rules: ProjectRules;
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

/** The fields of a step's page. */
export function stepFields({ project, event, rules, typed, faults }: FieldsOf): object[] {
  const field = (name: string, label: string, more: object = {}) => {
    const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
    return { name, label, value: typed[name] ?? '', ...(own.length > 0 && { error: own.join('；') }), ...more };
  };
  const radios = (list: readonly ProjectChoice[]) => ({
    kind: 'radios',
    options: list.map(({ code, name }) => ({ value: code, text: name })),
  });
  const made: Readonly<Record<AskedField, () => object[]>> = {
    text: () => [
      field('text', TEXTS[event] ?? '说明', {
        ...{ kind: 'textarea', rows: 4, maxlength: 1000, optional: OPTIONAL.includes(event) },
        hint: TEXT_HINTS[event],
      }),
    ],
    occurredOn: () => [
      field('occurredOn', DAYS[event] ?? '发生日期', {
        kind: 'date',
        hint: event.startsWith('report-') ? '实际发生的日期，不是今天填报的日期。' : undefined,
      }),
    ],
    milestone: () => [
      field('milestone', '里程碑', {
        kind: 'radios',
        options: project.milestones.flatMap(({ title, plannedOn, reachedOn }, i) =>
          reachedOn === null ? [{ value: String(i), text: `${title}（计划${formatDay(plannedOn)}）` }] : [],
        ),
      }),
    ],
    newEnd: () => [
      field('newEnd', '新的计划完成日期', { kind: 'date', hint: `现在是${formatDay(project.plannedEnd)}。` }),
    ],
    cause: () => [
      field('cause', '延期原因', {
        kind: 'radios',
        options: rules.delayCauses.map(({ code, name, excuses }) => ({
          value: code,
          text: name,
          hint: excuses ? '按期率以新的日期为准' : '按期率仍以原来的日期为准',
        })),
      }),
    ],
    ground: () => [
      event === 'report-termination'
        ? field('ground', '终止事由', radios(rules.terminationGrounds))
        : field('ground', '隐去的理由', { ...radios(rules.hidingGrounds), hint: '公众在文字的位置看到这一项。' }),
    ],
    finding: () => [field('finding', '监理结论', radios(rules.findings))],
    passed: () => [
      field('passed', '验收结论', {
        kind: 'radios',
        options: [
          { value: 'yes', text: '合格' },
          { value: 'no', text: '不合格，需要整改' },
        ],
      }),
    ],
    verdict: () => [
      field('verdict', '核定结果', {
        kind: 'radios',
        options: [
          { value: 'confirm', text: '报告事项成立' },
          { value: 'object', text: '报告事项不成立' },
        ],
      }),
    ],
    newProvider: () => [
      field('newProvider', '新服务商的统一社会信用代码', {
        width: 'code',
        maxlength: 30,
        hint: '应已在平台登记，代码可以在服务商名录查到。',
      }),
    ],
    supervisorName: () => [field('supervisorName', '监理单位名称', { maxlength: 60 })],
    supervisorUscc: () => [field('supervisorUscc', '监理单位的统一社会信用代码', { width: 'code', maxlength: 30 })],
    files: () => [
      field('files', event === 'file-supervision' ? '监理报告' : '材料', {
        ...{ kind: 'file', value: '', multiple: true, accept: ACCEPTED_ENDINGS, hint: FILE_HINT },
        optional: OPTIONAL_FILES.includes(event),
      }),
    ],
    contact: () => contactFields(field),
    scores: () =>
      rules.questions.map(({ code, title, text, anchors }) =>
        field(`score-${code}`, `${title}：${text}`, {
          kind: 'radios',
          options: anchors.map((anchor, i) => ({ value: String(i + 1), text: `${i + 1} 分：${anchor}` })).toReversed(),
        }),
      ),
  };
  return ASKED[event].flatMap((name) => made[name]());
}
