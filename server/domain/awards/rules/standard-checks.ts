import { covers, formatDay, formatInterval } from '../../shared/calendar-date.ts';
import type { StandardFact, StandardKind, StandardTheme } from '../award-facts.ts';
import { stepOf } from '../award-line.ts';
import type { LineDraft } from '../award-line.ts';
import type { Setting } from './common-checks.ts';
import type { StandardTerms } from './standard-terms.ts';

/** One standard under assessment. */
export interface StandardCase extends Setting {
  readonly standard: StandardFact;
  readonly terms: StandardTerms;
}

const KIND_WORDS: Record<StandardKind, string> = { formulation: '制定', revision: '修订' };
const THEME_WORDS: Record<StandardTheme, string> = { digital: '数字化', green: '绿色化', other: '其他' };

/** S8: the number stood in an earlier line that was not refused. */
export function checkDuplicate(draft: LineDraft, { terms, standard }: StandardCase, seen: boolean): void {
  const source = terms.sources.duplicate;
  if (!seen)
    return draft.step(source, 'met', '标准编号', standard.normalised, `编号 ${standard.normalised} 前面没有计过`);
  draft.find('duplicate', 'not-eligible');
  return draft.step(source, 'unmet', '标准编号', standard.normalised, `编号 ${standard.normalised} 前面已经计过，重复`);
}

/** S2: rank among the drafting units. */
export function checkRank(draft: LineDraft, { terms, standard }: StandardCase): void {
  const { leadRank } = terms.values;
  const value = `第 ${standard.rank} 位`;
  if (standard.rank <= leadRank)
    return draft.step(terms.sources.leadRank, 'met', '起草单位排名', value, `起草单位排名${value}，属牵头制订`);
  draft.find('not-lead-drafter', 'not-eligible');
  const asked = leadRank === 1 ? '第 1 位' : `前 ${leadRank} 位`;
  return draft.step(
    terms.sources.leadRank,
    'unmet',
    '起草单位排名',
    value,
    `起草单位排名${value}，牵头制订须为${asked}`,
  );
}

/** S3: newly formulated, 不含修订. */
export function checkKind(draft: LineDraft, { terms, standard }: StandardCase): void {
  const value = KIND_WORDS[standard.kind];
  if (terms.values.kinds.includes(standard.kind))
    return draft.step(terms.sources.kinds, 'met', '制修订', value, `标准为${value}`);
  draft.find('revision-excluded', 'not-eligible');
  const asked = terms.values.kinds.map((kind) => KIND_WORDS[kind]).join('、');
  return draft.step(terms.sources.kinds, 'unmet', '制修订', value, `标准为${value}，奖励只及${asked}`);
}

/** S4: theme of the 「两化」 retrofits. */
export function checkTheme(draft: LineDraft, { terms, standard }: StandardCase): void {
  const value = THEME_WORDS[standard.theme];
  if (terms.values.themes.includes(standard.theme))
    return draft.step(terms.sources.themes, 'met', '主题', value, `主题为${value}改造`);
  draft.find('theme-not-covered', 'not-eligible');
  const asked = terms.values.themes.map((theme) => THEME_WORDS[theme]).join('、');
  return draft.step(terms.sources.themes, 'unmet', '主题', value, `主题为${value}，奖励只及${asked}`);
}

/** S5: published within the policy's period. */
export function checkPeriod(draft: LineDraft, { terms, standard, general }: StandardCase): void {
  const { period } = terms.values;
  const value = formatDay(standard.publishedOn);
  const within = covers(period, standard.publishedOn, general.values.intervalEnds);
  if (!within) draft.find('out-of-policy-period', 'not-eligible');
  const words = `发布日期 ${value}${within ? '在' : '不在'}${formatInterval(period)}之内`;
  draft.step(terms.sources.period, within ? 'met' : 'unmet', '发布日期', value, words);
}

/** S6: published on the as-of date is published. */
export function checkPublished(draft: LineDraft, { terms, standard, asOf }: StandardCase): void {
  const source = terms.sources.unpublished;
  if (standard.publishedOn <= asOf)
    return draft.step(source, 'met', '是否已发布', '已发布', `${formatDay(asOf)}已经发布`);
  const severity = terms.values.unpublished;
  draft.find('not-yet-published', severity);
  return draft.step(source, stepOf(severity), '是否已发布', '未发布', `${formatDay(asOf)}尚未发布`);
}

/** S7: an official has confirmed the effect and the public-service project by the as-of date. */
export function checkEffect(draft: LineDraft, { terms, standard, asOf }: StandardCase): void {
  const source = terms.sources.effect;
  const on = standard.effectConfirmedOn;
  if (terms.values.effect === 'not') return draft.step(source, 'note', '实施成效', '不要求', '不要求确认实施成效');
  if (on !== null && on <= asOf)
    return draft.step(source, 'met', '实施成效', formatDay(on), `实施成效已于${formatDay(on)}确认`);
  draft.find('effect-not-confirmed', 'hold');
  const value = on === null ? '未确认' : formatDay(on);
  const words = on === null ? '实施成效尚未确认' : `实施成效的确认日期${formatDay(on)}晚于${formatDay(asOf)}`;
  return draft.step(source, 'open', '实施成效', value, `${words}，须由主管部门确认`);
}
