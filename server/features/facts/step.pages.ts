import type { FactKind, Faults } from '../../domain/records/fact-kind.ts';
import { FACT_EVENT_WORDS, isConfirm, type PagedFactEvent } from '../../domain/records/fact-workflow.ts';
import { latestFact } from '../../domain/records/firm-fact.ts';
import type { FactField } from '../../domain/records/fact-fields.ts';
import type { Account } from '../../domain/registry/account.ts';
import * as factPaths from '../../fact-paths.ts';
import { inputsOf } from './edit.pages.ts';
import { factEvidence, factFacts, factTag, factTrail, untilOf, type FactWords } from './fact-parts.pages.ts';
import { contestedBanner, rivalsTable, type FactView } from './one.pages.ts';

export interface FactStepTyped {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults?: Faults;
}

const CONSEQUENCES: Readonly<Record<'return' | 'withdraw' | 'question' | 'settle' | 'revoke', string>> = {
  return: '退回补正，申报的内容不计入测算；已经确认过的，仍按原来的测算。',
  withdraw: '申报就此撤回，主管部门不再确认；以后可以重新申报。',
  question: '企业收到更正的要求；更正确认以前，仍按原来确认的测算。',
  settle: '维持原来确认的内容，不再要求更正，企业会收到通知。',
  revoke: '从企业档案中撤销，重新测算奖励；已经拨付的，列为奖励调整由人核定。企业会收到通知。',
};

/** What a step asks an official to type, beside the reason. */
export function asksOf(kind: FactKind, event: PagedFactEvent): readonly FactField[] {
  if (isConfirm(event)) return kind.confirms[event]?.asks ?? [];
  return event === 'revoke' ? kind.revokeAsks : [];
}

/** The page of a step before it is taken: what was declared, what follows, and why. */
export function factStepPage(
  kind: FactKind,
  view: FactView,
  event: PagedFactEvent,
  { words, person }: { readonly words: FactWords; readonly person: Account },
  { typed, faults = {} }: FactStepTyped,
) {
  const { fact, digest, today } = view;
  const { id, name, number, version } = fact;
  const { data, evidence } = latestFact(fact);
  const asks = asksOf(kind, event);
  // What the official is to read in the evidence is not shown beside the field.
  const read = new Set(isConfirm(event) ? asks.map((field) => field.name) : []);
  const title = FACT_EVENT_WORDS[event];
  return {
    title: `${title}：${fact.title}`,
    number: `${name} · ${number}`,
    breadcrumb: factTrail(kind, person, { href: factPaths.fact(kind.name, id), text: number }, { text: title }),
    errors: Object.entries(faults).map(([field, text]) => ({ href: `#${field}`, text })),
    evidence: factEvidence(kind, id, evidence),
    rivals: person.role !== 'provider' && view.rivals.length > 0 && rivalsTable(kind, view.rivals),
    confirm: {
      post: factPaths.factStep(kind.name, id, event),
      consequence: isConfirm(event) ? kind.confirms[event]?.consequence : CONSEQUENCES[event],
      danger: event === 'revoke',
      warnings: contestedBanner(kind, view, person).map(({ text }) => text),
      digest,
      hidden: [{ name: 'version', value: String(version) }],
      facts: [
        { term: '现在的状态', tag: factTag(fact.state), note: untilOf(fact, today, words) },
        ...factFacts({ ...kind, fields: kind.fields.filter((field) => !read.has(field.name)) }, data),
      ],
      fields: [...asks.flatMap((field) => inputsOf(field, typed, faults)), reasonField(kind, event, typed, faults)],
      submitText: title,
      cancel: { href: factPaths.fact(kind.name, id), text: '暂不办理' },
    },
  };
}

function reasonField(kind: FactKind, event: PagedFactEvent, typed: FactStepTyped['typed'], faults: Faults) {
  const optional = event === 'withdraw' || (isConfirm(event) && kind.confirms[event]?.reasoned !== true);
  return {
    ...{ name: 'reason', kind: 'textarea', rows: 4, maxlength: 1000, optional },
    label: isConfirm(event) ? '确认的依据' : event === 'withdraw' ? '撤回原因' : '理由',
    hint: event === 'withdraw' ? '经办人会看到。' : '写入办理记录，企业会看到。',
    value: typed['reason'] ?? '',
    error: faults['reason'],
  };
}

/** Somebody was faster, or what it rested on has moved: how it stands now, and what was typed in vain. */
export function factMovedPage(
  kind: FactKind,
  view: FactView,
  message: string,
  kept: string,
  { words, person }: { readonly words: FactWords; readonly person: Account },
) {
  const { fact, today } = view;
  return {
    title: '没有办成',
    number: `${fact.name} · ${fact.number}`,
    lead: message,
    breadcrumb: factTrail(kind, person, { text: '没有办成' }),
    action: { href: factPaths.fact(kind.name, fact.id), text: '查看最新情况' },
    facts: [
      { term: '现在的状态', tag: factTag(fact.state) },
      { term: '期限', text: untilOf(fact, today, words) },
    ],
    kept: kept === '' ? undefined : [{ term: '您填写的内容', text: kept }],
  };
}
