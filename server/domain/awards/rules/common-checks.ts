import { formatDay, formatInterval, intervalAt } from '../../shared/calendar-date.ts';
import type { Day } from '../../shared/calendar-date.ts';
import { formatAmount } from '../../shared/money.ts';
import type { Fen } from '../../shared/money.ts';
import type { Source } from '../../policy/policy-book.ts';
import type { AwardFacts } from '../award-facts.ts';
import { stepOf } from '../award-line.ts';
import type { LineDraft, Severity } from '../award-line.ts';
import { JUDGED_WORDS, type JudgedCode } from '../judged-codes.ts';
import { leftBeside, receivedFor, stackingText } from '../stacking.ts';
import type { GeneralTerms } from './general-terms.ts';

/** What an assessment looks at, the same for each of its lines. */
export interface Setting {
  readonly facts: AwardFacts;
  readonly asOf: Day;
  readonly general: GeneralTerms;
}

/**
 * What a person decided of a reason that would hold the claim open: then it is no hold any more, and the step names the
 * decision, its ground, who made it and when. The day of the as-of date does not matter: what was decided is a fact like the
 * figure that was verified later. False: nobody decided.
 */
export function judged(
  draft: LineDraft,
  { facts }: Pick<Setting, 'facts'>,
  hold: {
    readonly matter: string;
    readonly code: JudgedCode;
    readonly source: Source;
    readonly looked: string;
    readonly fact: string;
  },
): boolean {
  const { matter, code, source, looked, fact } = hold;
  const found = facts.judgements?.find((one) => one.code === code && one.matter === matter);
  if (found === undefined) return false;
  const { decision, decidedOn, by, ground } = found;
  if (decision === 'unmet') draft.find(code, 'not-eligible');
  const words = JUDGED_WORDS[code][decision];
  const text = `${fact}；经人工认定，${words}（${by}，${formatDay(decidedOn)}；依据：${ground}）`;
  draft.step(source, decision, looked, `人工认定：${words}`, text);
  return true;
}

/** G8: a listing in force at the as-of date suspends (or forfeits, or does nothing); a voided one is not in the facts. */
export function checkNegativeList(draft: LineDraft, { facts, asOf, general }: Setting): void {
  const source = general.sources.listing;
  const entry = intervalAt(facts.negativeList ?? [], asOf, general.values.intervalEnds);
  if (entry === undefined) {
    draft.step(source, 'met', '负面清单', '未列入', `${formatDay(asOf)}未被列入负面清单`);
    return;
  }
  const listed = `${formatDay(asOf)}在负面清单内（${formatInterval(entry)}）`;
  if (general.values.listing === 'nothing') {
    draft.step(source, 'note', '负面清单', '列入', `${listed}，按此口径不影响奖励`);
  } else if (general.values.listing === 'forfeits') {
    draft.find('negative-list', 'not-eligible');
    draft.step(source, 'unmet', '负面清单', '列入', `${listed}，按此口径丧失奖励`);
  } else {
    draft.find('negative-list', 'suspended');
    draft.step(source, 'waits', '负面清单', '列入', `${listed}，奖励暂停兑现，移出后恢复`);
  }
}

/** G9: firms from elsewhere go to a person; for the others the trace names the treasury that pays. */
export function checkJurisdiction(draft: LineDraft, setting: Setting, matter: string): void {
  const { facts, general } = setting;
  const { jurisdiction, outside, treasuries } = general.values;
  const { region } = facts;
  if (region === undefined) {
    draft.step(general.sources.jurisdiction, 'note', '注册地', '未载明', '未载明注册地，按本市企业测算，兑付财政待核');
    return;
  }
  if (jurisdiction.some((prefix) => region.startsWith(prefix))) {
    const payer = treasuries.find((treasury) => region.startsWith(treasury.region));
    const text =
      payer === undefined
        ? `注册地（${region}）在本市，兑付财政待核`
        : `注册地（${region}）在本市，由${payer.name}兑付`;
    draft.step(general.sources.treasuries, 'met', '注册地', region, text);
    return;
  }
  const away = `注册地（${region}）不在本市`;
  if (outside === 'pay') {
    draft.step(general.sources.outside, 'note', '注册地', region, `${away}，按此口径同样兑现`);
    return;
  }
  const hold = {
    ...({ matter, code: 'outside-jurisdiction', looked: '注册地', fact: away } as const),
    source: general.sources.outside,
  };
  if (outside === 'hold' && judged(draft, setting, hold)) return;
  const severity: Severity = outside === 'hold' ? 'hold' : 'not-eligible';
  draft.find('outside-jurisdiction', severity);
  const what = severity === 'hold' ? '资源池面向市内外，奖励是否由本市财政兑付须人工认定' : '按此口径不予兑现';
  draft.step(general.sources.outside, stepOf(severity), '注册地', region, `${away}，${what}`);
}

/** A10, S12: claims are open to the deadline, that day included (G7). */
export function checkDeadline(draft: LineDraft, setting: Setting, late: 'not-eligible' | 'hold', matter: string): void {
  const { asOf, general } = setting;
  const deadline = general.values.claimDeadline;
  const source = general.sources.claimDeadline;
  if (deadline === null) {
    draft.step(source, 'note', '申领期限', '不设', '不设申领期限');
  } else if (asOf <= deadline) {
    draft.step(source, 'met', '申领期限', formatDay(deadline), `${formatDay(asOf)}未过申领期限${formatDay(deadline)}`);
  } else {
    const text = `${formatDay(asOf)}已过申领期限${formatDay(deadline)}`;
    const hold = { matter, code: 'claim-deadline-passed', source, looked: '申领期限', fact: text } as const;
    if (late === 'hold' && judged(draft, setting, hold)) return;
    draft.find('claim-deadline-passed', late);
    draft.step(source, stepOf(late), '申领期限', formatDay(deadline), late === 'hold' ? `${text}，须人工认定` : text);
  }
}

/** A9, S9: membership of the resource pool on a day; not known counts as not in it (G10). */
export function checkPool(
  draft: LineDraft,
  { facts, general }: Setting,
  day: Day,
  source: Source,
  asked: 'required' | 'warning' | 'not',
): void {
  if (asked === 'not') {
    draft.step(source, 'note', '资源池', '不要求', '不要求在资源池内');
    return;
  }
  const spell = intervalAt(facts.pool ?? [], day, general.values.intervalEnds);
  if (spell !== undefined) {
    draft.step(source, 'met', '资源池', '在池', `${formatDay(day)}在资源池内（${formatInterval(spell)}）`);
  } else if (asked === 'warning') {
    draft.step(source, 'note', '资源池', '不在池', `${formatDay(day)}不在资源池内，按此口径仅作提示`);
  } else {
    draft.find('not-in-pool', 'suspended');
    draft.step(source, 'waits', '资源池', '不在池', `${formatDay(day)}不在资源池内，入池后方可兑现`);
  }
}

/** G5, A11, S10: what other policies paid for the same matter counts against the award; answers what is left, in fen. */
export function deductOthers(
  draft: LineDraft,
  { facts, general }: Setting,
  claim: {
    readonly matter: string;
    readonly award: Fen;
    readonly counted: 'deduct' | 'ignore';
    readonly source: Source;
  },
): Fen {
  const received = facts.otherAwards.length === 0 ? 0 : receivedFor(claim.matter, facts.otherAwards);
  if (received === 0) {
    draft.step(claim.source, 'met', '其他奖补', '0 元', '同一事项没有其他政策奖补');
    return claim.award;
  }
  if (claim.counted === 'ignore') {
    const text = `同一事项已获其他政策奖补 ${formatAmount(received)}，按此口径不计`;
    draft.step(claim.source, 'note', '其他奖补', formatAmount(received), text);
    return claim.award;
  }
  const left = leftBeside(claim.award, received, general.values.stacking);
  if (left === 0) draft.find('covered-by-other-award', 'not-eligible');
  const text = stackingText(claim.award, received, left);
  draft.step(general.sources.stacking, left === 0 ? 'unmet' : 'note', '其他奖补', formatAmount(received), text);
  return left;
}
