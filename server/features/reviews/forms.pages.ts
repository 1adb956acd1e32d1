import type { Account } from '../../domain/registry/account.ts';
import { renewedUntil } from '../../domain/registry/membership.ts';
import { REVIEW_EVENT_WORDS, type ReviewEvent } from '../../domain/registry/review-workflow.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import { workingTerm } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';
import { answerFacts, crumbsOf, identityFacts, type ReviewView } from './case.pages.ts';
import { reviewTag, type ReviewWords } from './review-words.pages.ts';

interface Fault {
  readonly id: string;
  readonly text: string;
}

interface Typed {
  readonly changes: string;
  readonly profileConfirmed: readonly string[];
  readonly revenue: string;
  readonly cases: string;
  readonly declared: readonly string[];
  readonly correction: string;
}

const errorsOf = (faults: readonly Fault[]) => faults.map(({ id, text }) => ({ href: `#${id}`, text }));

/** The firm's form. */
export function reviewEditPage(view: ReviewView, words: ReviewWords, typed: Typed, faults: readonly Fault[] = []) {
  const { matter, provider } = view;
  const { id, name, year, state, version, number } = matter;
  const field = (one: { name: string; [more: string]: unknown }) => {
    const fault = faults.find((each) => each.id === one.name);
    return { value: typed[one.name as keyof Typed], ...one, ...(fault && { error: fault.text }) };
  };
  return {
    title: `${year} 年复核表`,
    number: `${name} · ${number}`,
    lead: '可以分几次填写，保存以后再提交。',
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.reviewsOwn(), text: '年度复核' },
      { href: paths.reviewCase(id), text: `${year} 年` },
      { text: '复核表' },
    ],
    errors: errorsOf(faults),
    post: paths.reviewCaseEdit(id),
    version,
    asked: matter.asked === '' ? undefined : { kind: 'waiting', title: '市经信局的要求', text: matter.asked },
    fields: [
      ...(state === 'correcting'
        ? [
            field({
              ...{ name: 'correction', label: '整改情况', kind: 'textarea', rows: 6, maxlength: 1000 },
              hint: '写明整改了什么、结果怎样、有何证据。',
            }),
          ]
        : []),
      field({
        ...{ name: 'changes', label: '一年来的变化', kind: 'textarea', rows: 5, maxlength: 1000 },
        hint: '名称、住所、法定代表人、股东、团队、主要产品的变化；没有变化的写“无”。',
      }),
      field({
        ...{ name: 'profileConfirmed', label: '登记信息', kind: 'checkboxes' },
        hint: `登记信息在本企业的页面上（${provider?.name ?? name}），请先核对。`,
        options: [{ value: 'yes', text: '已核对，登记信息与现在的情况一致' }],
      }),
      field({
        ...{ name: 'revenue', label: `${year - 1} 年营业收入`, kind: 'money', unit: '万元', width: 'code' },
        hint: '以审计报告或年度报表为准，例如 1,234.56。',
      }),
      field({
        ...{ name: 'cases', label: '一年来的项目', kind: 'textarea', rows: 6, maxlength: 1000 },
        hint: '一行一个：企业、项目、验收日期；没有项目的写“无”。',
      }),
      field({
        ...{ name: 'declared', label: '本企业承诺', kind: 'checkboxes' },
        hint: '提交前须逐项承诺。承诺不实的，按负面清单的规定处理。',
        options: words.rules.membership.reviewItems.map(({ code, text, source }) => ({
          ...{ value: code, text, hint: source },
        })),
      }),
    ],
    cancel: paths.reviewCase(id),
  };
}

export interface StepGiven {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

/** The page of a step before it is taken: what follows from it, on which facts, and what has to be typed. */
export function reviewStepPage(
  view: ReviewView,
  event: ReviewEvent,
  words: ReviewWords,
  person: Account,
  given: StepGiven = { typed: {}, faults: [] },
) {
  const { matter, digest, today } = view;
  const { id, name, number, version } = matter;
  return {
    title: REVIEW_EVENT_WORDS[event],
    number: `${name} · ${number}`,
    breadcrumb: crumbsOf(
      person,
      matter,
      { href: paths.reviewCase(id), text: name },
      { text: REVIEW_EVENT_WORDS[event] },
    ),
    errors: errorsOf(given.faults),
    confirm: {
      post: paths.reviewCaseStep(id, event),
      consequence: consequenceOf(view, event, words),
      danger: event === 'propose-removal',
      digest,
      hidden: [{ name: 'version', value: version }],
      facts: [
        ...identityFacts(view, words),
        { term: '现在的状态', tag: reviewTag(matter, today) },
        ...answerFacts(view, words),
      ],
      fields: fieldsOf(view, event, words, given),
      submitText: REVIEW_EVENT_WORDS[event],
      cancel: { href: paths.reviewCase(id), text: '暂不办理' },
    },
  };
}

function fieldsOf(view: ReviewView, event: ReviewEvent, { rules }: ReviewWords, { typed, faults }: StepGiven) {
  const field = (name: string, label: string, more: object) => {
    const fault = faults.find(({ id }) => id === name);
    return { name, label, value: typed[name], ...more, ...(fault && { error: fault.text }) };
  };
  if (event === 'submit' || event === 'report') return [];
  const reason = (label: string) =>
    field('reason', label, { kind: 'textarea', rows: 4, maxlength: 1000, hint: '写入办理记录，企业会看到。' });
  if (event === 'return') return [reason('需要补正的内容')];
  if (event === 'correct')
    return [
      reason('整改要求'),
      field('deadline', '整改期限', { kind: 'date', hint: `明天以后，最晚${formatDay(view.latestDeadline)}。` }),
    ];
  if (event === 'propose-removal')
    return [
      field('ground', '移出的事由', {
        kind: 'radios',
        options: rules.membership.removalGrounds.map(({ code, text }) => ({ value: code, text })),
      }),
      reason('事实和证据'),
    ];
  return [reason('理由')];
}

/** What is decided and what follows from it, in one sentence. */
function consequenceOf({ matter, spell, today }: ReviewView, event: ReviewEvent, words: ReviewWords): string {
  const { rules, calendar } = words;
  const inDays = (days: number) => formatDay(workingTerm(today, days, calendar).to);
  switch (event) {
    case 'submit':
      return '复核表送市经信局复核；提交后不能修改，除非退回补正。';
    case 'report':
      return '整改情况送市经信局核对；提交后不能修改。';
    case 'return':
      return `复核表退回企业补正，期限至${inDays(rules.correctionDays)}。`;
    case 'keep':
      return spell === undefined || spell.to === null
        ? '企业复核合格，成员资格不变。'
        : `企业复核合格，成员资格不变，至${formatDay(spell.to)}届满。`;
    case 'renew':
      return spell === undefined || spell.to === null
        ? '企业复核合格。'
        : `企业复核合格，成员资格由${formatDay(spell.to)}续期 ${rules.membershipYears} 年，至${formatDay(renewedUntil(spell.to, rules.membershipYears))}。`;
    case 'correct':
      return '企业须在所定期限以前整改并报告；期间仍在资源池内，逾期不报告的可以提出移出。';
    case 'propose-removal':
      return `本次复核不合格，告知企业拟将其移出资源池；企业可在 ${rules.membership.defenceDays} 个工作日内陈述申辩，其后由另一人决定。`;
    case 'set-aside':
      return '企业已不在资源池内或者已有退出、移出事项，本次复核就此结束。';
    case 'save':
      return matter.name;
  }
}
