import { regionName, type City } from '../../domain/policy/city.ts';
import type { PoolRules } from '../../domain/policy/pool-rules.ts';
import type { Account } from '../../domain/registry/account.ts';
import {
  CASE_KIND_WORDS,
  CASE_STATE_WORDS,
  type MembershipCase,
  type MembershipCaseState,
} from '../../domain/registry/membership-case.ts';
import {
  MEMBERSHIP_BEGINNING_WORDS,
  MEMBERSHIP_EVENT_WORDS,
  type MembershipEvent,
} from '../../domain/registry/membership-workflow.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { leftWords } from '../../domain/shared/time-left.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';

/** What the pages are written with, beside the case itself. */
export interface MembershipWords {
  readonly city: City;
  readonly rules: PoolRules;
  readonly calendar: WorkCalendar;
}

export interface CaseView {
  readonly matter: MembershipCase;
  readonly inSpell: boolean;
  readonly events: readonly MembershipEvent[];
  readonly today: Day;
  readonly digest: string;
}

const TAGS: Readonly<Record<MembershipCaseState, 'neutral' | 'good' | 'waiting' | 'danger'>> = {
  'exit-declared': 'waiting',
  'exit-revoked': 'neutral',
  'removal-proposed': 'waiting',
  defended: 'waiting',
  removed: 'danger',
  dropped: 'good',
};

export const caseTag = (state: MembershipCaseState) => ({ kind: TAGS[state], text: CASE_STATE_WORDS[state] });

/** Whose turn it is: the firm may answer until its day, then the city decides. */
function turnOf({ state, due }: MembershipCase, today: Day): string | undefined {
  if (state === 'defended') return '轮到市经信局';
  if (state !== 'removal-proposed') return undefined;
  return due !== null && today <= due ? '企业可以陈述申辩' : '轮到市经信局';
}

export function crumbsOf(person: Pick<Account, 'role'>, ...more: { href?: string; text: string }[]) {
  const list =
    person.role === 'provider'
      ? { href: paths.membership(), text: '成员资格' }
      : { href: paths.membershipCases(), text: '退出和移出' };
  return [{ href: paths.home(), text: '首页' }, list, ...more];
}

export function membershipCasePage(view: CaseView, words: MembershipWords, person: Account) {
  const { matter, events, today } = view;
  const offered = events.filter((event) => mayBeOffered(view, event));
  const [action, ...more] = offered.map((event) => ({
    href: paths.membershipStep(matter.id, event),
    text: MEMBERSHIP_EVENT_WORDS[event],
  }));
  const { due } = matter;
  return {
    title: matter.name,
    number: `${CASE_KIND_WORDS[matter.kind]} ${matter.number}`,
    tag: caseTag(matter.state),
    until:
      due === null
        ? `自${formatDay(matter.since)}起`
        : `陈述申辩至${formatDay(due)}，${due < today ? '已届满' : leftWords(due, today, words.calendar).text}`,
    turn: turnOf(matter, today),
    breadcrumb: crumbsOf(person, { text: matter.name }),
    action,
    more,
    facts: caseFacts(view, words),
    entries: matter.history
      .map(({ at, by, event, reason }) => ({ at, who: by.name, what: eventWords(event), why: reason }))
      .reverse(),
  };
}

/** What a term still forbids is not offered. */
function mayBeOffered({ matter, today, inSpell }: CaseView, event: MembershipEvent): boolean {
  const termOver = matter.due !== null && today > matter.due;
  if (event === 'defend') return !termOver;
  if (event === 'remove') return inSpell && (matter.state === 'defended' || termOver);
  if (event === 'revoke-exit') return matter.effectiveOn !== null && today < matter.effectiveOn;
  return true;
}

const eventWords = (event: string): string =>
  ({ ...MEMBERSHIP_EVENT_WORDS, ...MEMBERSHIP_BEGINNING_WORDS })[event as MembershipEvent] ?? event;

/** On what the case rests, for its page and for the page of each decision. */
export function caseFacts({ matter }: CaseView, { city, rules }: MembershipWords) {
  const { uscc, region, spellFrom, spellTo, ground, facts, defence, effectiveOn, source, kind } = matter;
  const groundText = rules.membership.removalGrounds.find(({ code }) => code === ground);
  return [
    { term: '企业', text: matter.name, href: paths.provider(uscc), note: uscc },
    { term: '所在地', text: regionName(city, region) },
    { term: '原入池期间', from: spellFrom, to: spellTo },
    ...(ground === null ? [] : [{ term: '事由', text: groundText?.text ?? ground, note: groundText?.source }]),
    { term: kind === 'exit' ? '退出原因' : '事实和证据', lines: facts.split('\n') },
    ...(source === null ? [] : [{ term: '来自', text: '年度复核', href: paths.reviewCase(source) }]),
    ...(kind === 'removal'
      ? [{ term: '陈述申辩', ...(defence === null ? { text: '企业没有提交' } : { lines: defence.split('\n') }) }]
      : []),
    ...(effectiveOn === null ? [] : [{ term: '不在资源池，自', date: effectiveOn }]),
  ];
}
