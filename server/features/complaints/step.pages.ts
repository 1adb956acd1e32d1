import { COMPLAINT_EVENTS, CONCLUSIONS, type Complaint, type ComplaintStep } from '../../domain/records/complaint.ts';
import * as projectPaths from '../../project-paths.ts';
import { complaintCrumbs, complaintFacts, complaintTag, type ComplaintWords } from './complaints.pages.ts';

interface Fault {
  readonly path: string;
  readonly message: string;
}

/** What each step asks for; nothing where it only has to be confirmed. */
const TEXTS: Readonly<Partial<Record<ComplaintStep, string>>> = {
  decline: '不予受理的理由',
  withdraw: '撤回的原因',
  answer: '答复',
  conclude: '理由和处理意见',
  'raise-clue': '转为线索的理由',
};

/** The page of a step before it is taken. */
export function complaintStepPage(
  one: Complaint,
  event: ComplaintStep,
  words: ComplaintWords,
  typed: { readonly text: string; readonly how: string } = { text: '', how: '' },
  faults: readonly Fault[] = [],
) {
  const errorOf = (name: string) => {
    const own = faults.filter(({ path }) => path === name).map(({ message }) => message);
    return own.length === 0 ? {} : { error: own.join('；') };
  };
  const label = TEXTS[event];
  return {
    title: COMPLAINT_EVENTS[event],
    number: `${one.number} · ${one.projectTitle}`,
    breadcrumb: [
      ...complaintCrumbs,
      { href: projectPaths.complaint(one.number), text: one.number },
      { text: COMPLAINT_EVENTS[event] },
    ],
    errors: faults.map(({ path, message }) => ({ href: `#${path}`, text: message })),
    confirm: {
      post: projectPaths.complaintStep(one.number, event),
      hidden: [{ name: 'version', value: String(one.version) }],
      danger: event === 'raise-clue',
      consequence: consequenceOf(event, words),
      facts: [{ term: '现在的状态', tag: complaintTag(one) }, ...complaintFacts(one, words)],
      fields: [
        ...(event === 'conclude'
          ? [
              {
                ...{ name: 'how', label: '结论', kind: 'radios', value: typed.how, ...errorOf('how') },
                options: Object.entries(CONCLUSIONS).map(([value, text]) => ({ value, text })),
              },
            ]
          : []),
        ...(label === undefined
          ? []
          : [
              {
                ...{ name: 'text', label, kind: 'textarea', rows: 5, maxlength: 2000, value: typed.text },
                ...{ hint: hintOf(event), ...errorOf('text') },
              },
            ]),
      ],
      submitText: COMPLAINT_EVENTS[event],
      cancel: { href: projectPaths.complaint(one.number), text: '暂不办理' },
    },
  };
}

const hintOf = (event: ComplaintStep) =>
  event === 'raise-clue' ? '写入线索，双方看不到。' : '写入办理记录，双方都会看到。';

function consequenceOf(event: ComplaintStep, { rules }: ComplaintWords): string {
  switch (event) {
    case 'accept':
      return `受理以后，服务商看到投诉的内容，在 ${rules.complaintAnswerDays} 个工作日内答复；${rules.complaintConcludeDays} 个工作日内作出结论。`;
    case 'decline':
      return '不予受理即办结，企业会收到理由；服务商不会知道。';
    case 'withdraw':
      return '撤回以后不再办理。';
    case 'answer':
      return '答复以后由主管部门作出结论；答复不能修改。';
    case 'conclude':
      return '结论告知双方，不能修改。属实和部分属实的计入服务商的评级。';
    case 'raise-clue':
      return '生成一条负面清单线索，由市经信局决定是否立案。';
  }
}

/** Somebody was faster: how to see it as it is, and what was typed in vain. */
export function complaintMovedPage(message: string, number: string, kept: readonly string[]) {
  return {
    title: '没有办成',
    lead: message,
    breadcrumb: [...complaintCrumbs, { text: '没有办成' }],
    action: { href: projectPaths.complaint(number), text: '查看最新情况' },
    kept: kept.length === 0 ? [] : [{ term: '您填写的内容', lines: kept }],
  };
}
