import { regionName } from '../../domain/policy/city.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { PoolSpell, Provider } from '../../domain/registry/provider.ts';
import { REVIEW_EVENT_WORDS, type ReviewEvent } from '../../domain/registry/review-workflow.ts';
import { isReviewOverdue, type AnswerLack, type ReviewCase } from '../../domain/registry/review.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { reviewTag, turnWords, untilWords, type ReviewWords } from './review-words.pages.ts';

export interface ReviewView {
  readonly matter: ReviewCase;
  readonly provider: Provider | null;
  readonly spell: PoolSpell | undefined;
  readonly member: boolean;
  readonly renewalDue: boolean;
  readonly lacks: readonly AnswerLack[];
  readonly events: readonly ReviewEvent[];
  readonly latestDeadline: Day;
  readonly today: Day;
  readonly digest: string;
}

/** The order in which deeds are offered: the first that may be done is the page's main action. */
const DEEDS: readonly ReviewEvent[] = [
  ...(['submit', 'report', 'renew', 'keep', 'return', 'correct', 'propose-removal', 'set-aside'] as const),
];

export function crumbsOf(
  person: Pick<Account, 'role'>,
  { year }: ReviewCase,
  ...more: { href?: string; text: string }[]
) {
  const list =
    person.role === 'provider'
      ? { href: paths.reviewsOwn(), text: '年度复核' }
      : { href: paths.review(String(year)), text: `${year} 年年度复核` };
  return [{ href: paths.home(), text: '首页' }, list, ...more];
}

export function reviewCasePage(view: ReviewView, words: ReviewWords, person: Account) {
  const { matter, today, lacks, events } = view;
  const [action, ...more] = actionsOf(view);
  return {
    title: matter.name,
    number: `${matter.year} 年年度复核 ${matter.number}`,
    tag: reviewTag(matter, today),
    until: untilWords(matter, today, words.calendar),
    turn: turnWords(matter.state),
    breadcrumb: crumbsOf(person, matter, { text: matter.name }),
    action,
    more,
    banners: bannersOf(view),
    lacks: events.includes('save') && lacks.length > 0 ? lacksTable(view) : undefined,
    identity: identityFacts(view, words),
    answer: answerFacts(view, words),
    entries: matter.history
      .filter(({ event }) => event !== 'save')
      .map(({ at, by, event, reason }) => ({ at, who: by.name, what: eventWords(event), why: reason }))
      .reverse(),
  };
}

const eventWords = (event: string): string =>
  event === 'begin' ? '列入复核' : (REVIEW_EVENT_WORDS[event as ReviewEvent] ?? event);

/** What the person may do now. What the facts still forbid is not offered. */
function actionsOf(view: ReviewView) {
  const { matter, events, lacks } = view;
  const offered = DEEDS.filter((event) => events.includes(event) && isPossible(view, event));
  const links = offered.map((event) => ({
    href: paths.reviewCaseStep(matter.id, event),
    text: REVIEW_EVENT_WORDS[event],
  }));
  if (!events.includes('save')) return links;
  const edit = { href: paths.reviewCaseEdit(matter.id), text: lacks.length > 0 ? '填写复核表' : '修改复核表' };
  return lacks.length > 0 ? [edit] : [...links, edit];
}

function isPossible({ matter, member, renewalDue, today }: ReviewView, event: ReviewEvent): boolean {
  if (event === 'set-aside') return !member;
  if (event === 'renew') return member && renewalDue;
  if (event === 'keep' || event === 'correct') return member;
  if (event === 'propose-removal') return turnWords(matter.state) !== '轮到企业' || isReviewOverdue(matter, today);
  return true;
}

function bannersOf({ matter, member, today }: ReviewView) {
  const { state, asked, due } = matter;
  const banners: object[] = [];
  if (state === 'correcting' || state === 'corrected')
    banners.push({
      ...{ kind: 'danger', title: due === null ? '限期整改' : `限期整改，至${formatDay(due)}` },
      text: asked,
    });
  if (state === 'returned') banners.push({ kind: 'waiting', title: '需要补正', text: asked });
  if (isReviewOverdue(matter, today))
    banners.push({ kind: 'danger', text: '企业逾期没有办理。可以提出移出；拒绝复核也是负面清单的事由（N08）。' });
  if (!member && turnWords(state) !== undefined)
    banners.push({ kind: 'waiting', text: '企业现在不在资源池内、在负面清单内，或者已有退出、移出事项。' });
  return banners;
}

/** What is missing, each a link to its field. */
function lacksTable({ lacks, matter }: ReviewView) {
  const box = (field: string) => (field === 'revenueFen' ? 'revenue' : field);
  return {
    caption: `提交之前还缺 ${lacks.length} 项`,
    columns: [{ text: '要做的事', rowHead: true }],
    rows: lacks.map(({ field, text }) => ({
      cells: [{ text, href: `${paths.reviewCaseEdit(matter.id)}#${box(field)}` }],
    })),
  };
}

/** Who the firm is, and until when it is a member. */
export function identityFacts({ matter, spell, renewalDue }: ReviewView, { city }: ReviewWords) {
  const until = spell === undefined ? { text: '现在不在入池期间内' } : { from: spell.from, to: spell.to };
  return [
    { term: '企业', text: matter.name, href: paths.provider(matter.uscc), note: matter.uscc },
    { term: '所在地', text: regionName(city, matter.region) },
    { term: '成员资格', ...until, note: renewalDue ? '在下次复核前届满，复核合格即续期' : undefined },
    { term: '复核基准日', date: matter.asOf },
    ...(matter.submittedOn === null
      ? []
      : [{ term: '提交', date: matter.submittedOn, note: matter.late ? '逾期提交' : undefined }]),
    ...(matter.renewedTo === null ? [] : [{ term: '续期至', date: matter.renewedTo }]),
  ];
}

/** What the firm states, beside what the register holds. */
export function answerFacts({ matter, provider }: ReviewView, { rules }: ReviewWords) {
  const { answer, year } = matter;
  const recorded = provider?.revenue.find((one) => one.year === year - 1);
  const lines = (text: string) => (text === '' ? {} : { lines: text.split('\n') });
  const declared = rules.membership.reviewItems.filter(({ code }) => answer.declared.includes(code));
  return [
    { term: '一年来的变化', ...lines(answer.changes) },
    { term: '登记信息', ...(answer.profileConfirmed ? { text: '已核对并确认' } : {}) },
    {
      term: `${year - 1} 年营业收入`,
      ...(answer.revenueFen !== null && { fen: answer.revenueFen }),
      note: recorded === undefined ? '本平台没有登记这一年的营收' : `本平台有登记：${recorded.evidence}`,
    },
    { term: '一年来的项目', ...lines(answer.cases) },
    {
      term: '承诺',
      ...(declared.length > 0 && { text: `${declared.length} 项，共 ${rules.membership.reviewItems.length} 项` }),
    },
    ...(answer.correction === '' ? [] : [{ term: '整改情况', ...lines(answer.correction) }]),
  ];
}

/** The firm's own cases. */
export function ownReviewsPage({ cases, today }: { cases: readonly ReviewCase[]; today: Day }, words: ReviewWords) {
  const waiting = cases.find(({ state }) => turnWords(state) === '轮到企业');
  return {
    title: '年度复核',
    lead: '资源池成员每年复核一次。轮到本企业办理的，请在期限内提交。',
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.membership(), text: '成员资格' },
      { text: '年度复核' },
    ],
    action: waiting && { href: paths.reviewCase(waiting.id), text: `办理 ${waiting.year} 年复核` },
    table: {
      caption: '本企业的复核',
      captionHidden: true,
      columns: [{ text: '年度', rowHead: true }, { text: '状态' }, { text: '期限' }, { text: '轮到谁' }],
      rows: cases.map((one) => ({
        cells: [
          { text: `${one.year} 年`, href: paths.reviewCase(one.id) },
          { tag: reviewTag(one, today) },
          { text: untilWords(one, today, words.calendar) },
          { text: turnWords(one.state) ?? '已复核' },
        ],
      })),
      empty: { text: '本企业还没有列入过年度复核。入库以后，每年会在这里办理。' },
    },
  };
}
