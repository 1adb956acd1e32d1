import { groundOf, type ListingRules } from '../../domain/policy/listing-rules.ts';
import type { ListingCase, ListingEntry } from '../../domain/registry/listing-case.ts';
import type { ProposalTyped } from '../../domain/registry/listing-deeds.ts';
import { allowsMonths, lastDayOfMonths } from '../../domain/registry/listing-terms.ts';
import { isDay, type Day } from '../../domain/shared/calendar-date.ts';
import { InvalidInput, type InputIssue } from '../../errors.ts';

/** A step as it was ordered on its page: what was typed there, and what the page had shown. */
export interface ListingOrder {
  readonly version: number;
  readonly digest: string;
  readonly reason: string;
  readonly basis: string;
  readonly uscc: string;
  readonly panel: readonly string[];
  readonly inFavour: '' | 'yes' | 'no';
  readonly ground: string;
  readonly facts: string;
  readonly months: string;
  readonly isPublic: boolean;
  readonly original: string;
  readonly name: string;
  readonly to: string;
  readonly endedOn: string;
  readonly measures: string;
  readonly promise: string;
  readonly evidence: string;
}

const issue = (path: string, message: string): InputIssue => ({ path, code: 'wrong-value', message });

/** What is proposed, or all that is wrong with it. The class and whether the public sees it follow from the ground. */
export function proposalOf(order: ListingOrder, rules: ListingRules, original: ListingEntry | null): ProposalTyped {
  const issues: InputIssue[] = [];
  const ground = groundOf(rules, order.ground);
  if (ground === undefined) issues.push(issue('ground', '请选择事由'));
  if (order.facts === '') issues.push(issue('facts', '请写明事实'));
  const kind = ground?.class ?? original?.class;
  const own = ground !== undefined && !ground.asLongAsSource && !ground.inheritsTerm;
  const months = /^\d{1,3}$/.test(order.months) ? Number(order.months) : Number.NaN;
  if (own && kind !== undefined && !allowsMonths(kind, months, rules)) {
    const { name, fewestMonths, mostMonths } = rules.classes[kind];
    issues.push(issue('months', `这一事由为${name}等级，期限应为 ${fewestMonths} 至 ${mostMonths} 个月`));
  }
  if (ground?.inheritsTerm === true && original === null)
    issues.push(issue('original', '没有这份有效的列入决定，请填写原决定文号'));
  if (issues.length > 0) throw new InvalidInput(issues);
  const shown = ground?.inheritsTerm === true ? original?.isPublic : kind !== undefined && rules.classes[kind].public;
  return {
    ground: order.ground,
    facts: order.facts,
    months: own ? months : null,
    isPublic: shown === true || order.isPublic,
    original: ground?.inheritsTerm === true ? (original?.decision ?? null) : null,
  };
}

/** Whether a correction may move the end of an entry: only of one that runs for a term of its own. */
export function mayCorrectEnd({ state, proposal }: Pick<ListingCase, 'state' | 'proposal'>): boolean {
  return (state === 'listed' || state === 'repair-asked') && proposal?.months !== null;
}

/** The entry as it should have read. Its end stays within the bounds of its class. */
export function correctedEntry(
  one: ListingCase,
  entry: ListingEntry,
  { name, facts, to }: ListingOrder,
  rules: ListingRules,
): ListingEntry {
  const issues: InputIssue[] = [];
  if (name === '') issues.push(issue('name', '请填写企业名称'));
  if (facts === '') issues.push(issue('facts', '请写明事实'));
  const end = mayCorrectEnd(one) ? to : entry.to;
  const { fewestMonths, mostMonths } = rules.classes[entry.class];
  const earliest = lastDayOfMonths(entry.from, fewestMonths);
  const latest = lastDayOfMonths(entry.from, mostMonths);
  if (mayCorrectEnd(one) && !(isDay(to) && to >= earliest && to <= latest))
    issues.push(issue('to', `截止日期应在 ${earliest} 至 ${latest} 之间`));
  if (issues.length === 0 && name === entry.name && facts === entry.facts && end === entry.to)
    issues.push(issue('name', '没有改动，不必更正'));
  if (issues.length > 0) throw new InvalidInput(issues);
  return { ...entry, name, facts, to: end };
}

/** The entry ended on the last day of its source. */
export function endedEntry(entry: ListingEntry, { endedOn }: ListingOrder, today: Day): ListingEntry {
  if (isDay(endedOn) && endedOn >= entry.from && endedOn <= today) return { ...entry, to: endedOn };
  throw new InvalidInput([issue('endedOn', `请填写来源名单移出的日期，自 ${entry.from} 起，不晚于今天`)]);
}
