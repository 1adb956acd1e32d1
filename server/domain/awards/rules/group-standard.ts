import { addFen, formatAmount } from '../../shared/money.ts';
import type { Fen } from '../../shared/money.ts';
import { yearOf } from '../../shared/calendar-date.ts';
import type { StandardFact } from '../award-facts.ts';
import { LineDraft } from '../award-line.ts';
import type { AwardLine } from '../award-line.ts';
import { checkDeadline, checkJurisdiction, checkNegativeList, checkPool, deductOthers } from './common-checks.ts';
import type { Setting } from './common-checks.ts';
import {
  checkDuplicate,
  checkEffect,
  checkKind,
  checkPeriod,
  checkPublished,
  checkRank,
  checkTheme,
} from './standard-checks.ts';
import type { StandardCase } from './standard-checks.ts';
import type { StandardTerms } from './standard-terms.ts';

/** Numbers seen in earlier lines, and what the cap has paid so far, by cap period. */
interface Progress {
  readonly seen: Set<string>;
  readonly used: Map<string, Fen>;
}

/**
 * Lines of the group-standard award (clause 3.1.4.2): one for each standard, in the order of S1, showing the number as given.
 * Only payable lines use up the cap (S11). Amounts in fen; it refuses nothing: what is missing becomes a code.
 */
export function groupStandardLines(
  setting: Setting,
  termsOn: (day: string) => StandardTerms,
  clause: string,
): AwardLine[] {
  const { facts, asOf, general } = setting;
  const { standards } = facts;
  if (standards.length === 0) return [];
  const order = termsOn(asOf).values.order;
  const sorted = standards.length === 1 ? standards : standards.toSorted(order === 'publication' ? inOrder : byEffect);
  const progress: Progress = { seen: new Set(), used: new Map() };
  return sorted.map((standard) =>
    lineOf({ facts, asOf, general, standard, terms: termsOn(standard.publishedOn) }, progress, clause),
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** S1: publication, normalised number, rank, formulation first, theme, effect date (none last), the number as given. */
function inOrder(a: StandardFact, b: StandardFact): number {
  return (
    byText(a.publishedOn, b.publishedOn) ||
    byText(a.normalised, b.normalised) ||
    a.rank - b.rank ||
    byText(a.kind, b.kind) ||
    byText(a.theme, b.theme) ||
    byText(a.effectConfirmedOn ?? '~', b.effectConfirmedOn ?? '~') ||
    byText(a.number, b.number)
  );
}

function byEffect(a: StandardFact, b: StandardFact): number {
  return byText(a.effectConfirmedOn ?? '~', b.effectConfirmedOn ?? '~') || inOrder(a, b);
}

function lineOf(one: StandardCase, progress: Progress, clause: string): AwardLine {
  const { standard, terms, general, asOf } = one;
  const draft = new LineDraft();
  const matter = `standard:${standard.normalised}`;
  checkDuplicate(draft, one, progress.seen.has(standard.normalised));
  checkRank(draft, one);
  checkKind(draft, one);
  checkTheme(draft, one);
  checkPeriod(draft, one);
  checkPublished(draft, one);
  checkEffect(draft, one);
  checkDeadline(draft, one, terms.values.lateClaim, matter);
  draft.step(
    terms.sources.award,
    'note',
    '奖励标准',
    formatAmount(terms.values.award),
    `每项标准奖励 ${formatAmount(terms.values.award)}`,
  );
  const left = deductOthers(draft, one, {
    matter,
    award: terms.values.award,
    counted: terms.values.otherAwards,
    source: terms.sources.otherAwards,
  });
  checkJurisdiction(draft, one, matter);
  checkPool(draft, one, asOf, terms.sources.membership, terms.values.membership);
  checkNegativeList(draft, one);
  const awardFen = draft.clean ? withinCap(draft, one, left, progress.used) : 0;
  const outcome = draft.outcome(general.values.precedence);
  if (outcome !== 'not-eligible' || terms.values.duplicate === 'any-earlier') progress.seen.add(standard.normalised);
  return {
    clause,
    number: standard.number,
    outcome,
    awardFen,
    claimFen: left,
    codes: draft.codes(),
    steps: draft.steps,
  };
}

/** S11: what the cap leaves for this line, in fen; a payable line uses it up. */
function withinCap(draft: LineDraft, { terms, standard }: StandardCase, award: Fen, used: Map<string, Fen>): Fen {
  const { cap, capPeriod, capRemainder } = terms.values;
  const span = capPeriod === 'policy' ? '' : String(yearOf(standard.publishedOn));
  const before = used.get(span) ?? 0;
  const room = Math.max(cap - before, 0);
  const pays = room >= award ? award : capRemainder === 'paid' ? room : 0;
  const whose = capPeriod === 'policy' ? '政策有效期内' : `${span} 年度内`;
  const state = `${whose}单个机构最高 ${formatAmount(cap)}，前面各项已用 ${formatAmount(before)}`;
  if (pays === 0) {
    draft.find('cap-exhausted', 'not-eligible');
    const rest = room === 0 ? '没有余额' : `余额 ${formatAmount(room)}不足一项`;
    draft.step(terms.sources.cap, 'unmet', '单个机构限额', formatAmount(cap), `${state}，${rest}`);
    return 0;
  }
  used.set(span, addFen(before, pays));
  const part = pays < award ? `，余额不足，只发 ${formatAmount(pays)}` : `，本项 ${formatAmount(pays)} 在限额之内`;
  draft.step(terms.sources.cap, 'met', '单个机构限额', formatAmount(cap), state + part);
  return pays;
}
