import type { GuideResult } from '../../domain/awards/guide-calculations.ts';
import { STEP_WORDS } from '../../domain/awards/words.ts';
import { offersFor, type Guide, type GuideOffer } from '../../domain/policy/guide-rules.ts';
import { clauseOf, type PolicyBook } from '../../domain/policy/policy-book.ts';
import * as paths from '../../paths.ts';

export interface GuideView {
  readonly chosen: readonly string[];
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  /** What was computed, by the offer. */
  readonly results: ReadonlyMap<string, GuideResult>;
}

/** A few questions, and the clauses that fit: their words, amounts, who decides, and the traps. */
export function guidePage(book: PolicyBook, guide: Guide, view: GuideView) {
  const { chosen, faults } = view;
  const offers = offersFor(guide, chosen);
  return {
    title: '我还能享受什么',
    lead: `${book.document.title}（${book.document.number}）的支持政策，除平台免申即享的以外，逐条对照。勾选符合的情况，列出可以争取的条款。`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.policy(book.id), text: book.document.number },
      { text: '我还能享受什么' },
    ],
    errors: Object.entries(faults).map(([name, text]) => ({ href: `#${name}`, text })),
    action: paths.guide(book.id),
    topics: {
      name: 'topic',
      label: '您的企业正在做或者打算做什么（可以多选）',
      kind: 'checkboxes',
      value: chosen,
      options: guide.topics.map(({ id, text }) => ({ value: id, text })),
    },
    found: chosen.length > 0 && { count: offers.length },
    general: guide.general.map(({ clause, text }) => ({ text, ...clauseLink(book, clause) })),
    offers: offers.map((offer) => offerView(book, offer, view)),
    calculator: { href: paths.calculator(book.id), text: '免申即享的奖励在这里测算' },
  };
}

function clauseLink(book: PolicyBook, id: string) {
  return {
    clauseLabel: clauseOf(book, id)?.label ?? id,
    clauseHref: `${paths.policy(book.id)}#${paths.clauseAnchor(id)}`,
  };
}

function offerView(book: PolicyBook, offer: GuideOffer, { chosen, typed, faults, results }: GuideView) {
  const result = results.get(offer.id);
  return {
    ...clauseLink(book, offer.clause),
    id: offer.id,
    title: offer.title,
    words: clauseOf(book, offer.clause)?.text ?? '',
    judged: offer.judged,
    traps: offer.traps,
    amounts: offer.amounts.length > 0 && {
      caption: '金额',
      captionHidden: true,
      columns: [
        { text: '情形', rowHead: true },
        { text: '金额', unit: '万元', numeric: true },
      ],
      rows: offer.amounts.map(({ title, fen }) => ({ cells: [{ text: title }, { fen }] })),
    },
    calculate: offer.calculation && {
      hidden: [...chosen.map((value) => ({ name: 'topic', value })), { name: 'calculate', value: offer.id }],
      action: `${paths.guide(book.id)}#${offer.id}`,
      fields: fieldsOf(offer, typed).map((field) => ({ ...field, error: faults[field.name] })),
    },
    result: result && {
      fen: result.fen,
      some: result.fen > 0,
      steps: result.steps.map(({ text, outcome }) => ({ text, outcome, outcomeText: STEP_WORDS[outcome] })),
    },
  };
}

function fieldsOf({ calculation }: GuideOffer, typed: Readonly<Record<string, string>>) {
  const money = (name: string, label: string, hint = '') => ({
    ...{ name, label, kind: 'money', unit: '万元', value: typed[name] ?? '' },
    ...(hint !== '' && { hint }),
  });
  switch (calculation?.kind) {
    case 'retrofit':
      return [
        money('investment', '生产性投入', '设备、软件等，不含土建。'),
        {
          ...{
            name: 'grade',
            label: '绩效综合评价',
            kind: 'select',
            blank: '没有参与评价',
            value: typed['grade'] ?? '',
          },
          options: calculation.terms.grades.map(({ title }) => ({ value: title, text: title })),
        },
        {
          ...{ name: 'strategic', label: '战略性新兴产业', kind: 'select', value: typed['strategic'] ?? 'no' },
          options: [
            { value: 'no', text: '不是' },
            { value: 'yes', text: '是' },
          ],
        },
      ];
    case 'green':
      return [
        money('equipment', '设备投资额'),
        ...calculation.terms.measures.map(({ id, title, unit }) => ({
          ...{ name: id, label: title, kind: 'number', unit, optional: true, value: typed[id] ?? '' },
        })),
      ];
    case 'insurance':
      return [money('insured', '投保金额'), money('premium', '实缴保费', '一年的保费。')];
    default:
      return [];
  }
}
