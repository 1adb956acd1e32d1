import { regionName, type City } from '../../domain/policy/city.ts';
import { groundOf, type ListingRules } from '../../domain/policy/listing-rules.ts';
import { endWords } from '../../domain/registry/listing-deeds.ts';
import {
  CLUE_SOURCES,
  LISTING_STATE_WORDS,
  type ListingCase,
  type ListingEntry,
  type Proposal,
} from '../../domain/registry/listing-case.ts';
import { isEntryInForce, isOver, type ListingTurn } from '../../domain/registry/listing-terms.ts';
import { LISTING_EVENT_WORDS, type ListingEvent } from '../../domain/registry/listing-workflow.ts';
import { formatDay, yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { workingDaysLeft, type WorkCalendar } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';

/** What the pages are written with, beside the case itself. */
export interface ListingWords {
  readonly city: City;
  readonly rules: ListingRules;
  readonly calendar: WorkCalendar;
}

type CaseLike = Pick<ListingCase, 'state' | 'entry'>;

/** The state on a day in words: a term that is over is derived, and said. */
export function caseTag(one: CaseLike, today: Day) {
  const text = LISTING_STATE_WORDS[one.state];
  switch (one.state) {
    case 'listed':
      return isEntryInForce(one, today)
        ? { kind: 'danger', text: '在负面清单内' }
        : { kind: 'neutral', text: '已期满' };
    case 'repair-asked':
      return { kind: isEntryInForce(one, today) ? 'danger' : 'neutral', text };
    case 'repaired':
      return { kind: 'good', text };
    case 'clue':
    case 'investigating':
    case 'notified':
    case 'deliberating':
      return { kind: 'waiting', text };
    default:
      return { kind: 'neutral', text };
  }
}

const TURNS: Readonly<Record<ListingTurn, string | undefined>> = {
  firm: '轮到企业陈述申辩',
  investigator: '轮到核查人',
  panel: '轮到审议人员表决',
  city: '轮到市经信局',
  nobody: undefined,
};

export function turnWords(turn: ListingTurn, asFirm = false): string | undefined {
  if (!asFirm) return TURNS[turn];
  return turn === 'firm' ? '轮到贵企业陈述申辩' : turn === 'nobody' ? undefined : '轮到市经信局';
}

/** How long is left in working days. */
export function leftWords(due: Day, today: Day, calendar: WorkCalendar) {
  if (due < today) return { late: true, text: `逾期 ${workingDaysLeft(due, today, calendar)} 个工作日` };
  if (due === today) return { late: false, text: '今天到期' };
  return { late: false, text: `还剩 ${workingDaysLeft(today, due, calendar)} 个工作日` };
}

/** Until when, and what is left of it: of the entry while it is in force, else of the step that is due. */
export function untilWords(one: ListingCase, today: Day, calendar: WorkCalendar): string {
  const { entry, due, since, state } = one;
  if (state === 'listed' && entry !== null) {
    if (isOver(one, today)) return `自${formatDay(entry.from)}至${formatDay(entry.to ?? today)}`;
    return `自${formatDay(entry.from)}${entry.to === null ? '起，随来源名单' : `至${formatDay(entry.to)}`}`;
  }
  if (due === null) return `自${formatDay(since)}起`;
  const assumed = calendar.has(yearOf(due)) ? '' : `（${yearOf(due)} 年放假安排未公布，暂按周末推算）`;
  if (state === 'notified' && due < today) return `陈述申辩至${formatDay(due)}，已届满`;
  return `期限至${formatDay(due)}，${leftWords(due, today, calendar).text}${assumed}`;
}

export function groundWords(code: string, rules: ListingRules): string {
  return `${code} ${groundOf(rules, code)?.text ?? ''}`;
}

export function firmName({ subject, clue }: Pick<ListingCase, 'subject' | 'clue'>): string {
  return subject?.name ?? clue.whom;
}

export function clueFacts({ clue, informant, subject }: ListingCase, city: City) {
  return [
    { term: '来源', text: CLUE_SOURCES[clue.source], ...(clue.reference !== '' && { note: clue.reference }) },
    { term: '反映的对象', text: clue.whom },
    ...(informant === null
      ? []
      : [{ term: '反映人（保密）', words: [informant.name, informant.contact], note: '不得外传，企业看不到。' }]),
    { term: '内容', lines: clue.content.split('\n') },
    subject === null
      ? { term: '服务商', text: '立案时确定' }
      : {
          term: '服务商',
          text: subject.name,
          href: paths.provider(subject.uscc),
          note: `${subject.uscc} · ${regionName(city, subject.region)}`,
        },
  ];
}

export function proposalFacts(proposal: Proposal, rules: ListingRules) {
  const { ground, facts, months, original, isPublic, notifiedOn, defenceUntil } = proposal;
  const kind = groundOf(rules, ground)?.class ?? null;
  return [
    { term: '事由', text: groundWords(ground, rules) },
    { term: '事实', lines: facts.split('\n') },
    ...(kind === null ? [] : [{ term: '等级', text: rules.classes[kind].name }]),
    {
      term: '拟列入期限',
      text:
        months !== null
          ? `${months} 个月`
          : original !== null
            ? `承接${original}的剩余期限`
            : '随来源名单，没有固定期限',
    },
    { term: '是否公开', text: isPublic ? '公开' : '不公开' },
    { term: '告知日期', date: notifiedOn },
    { term: '陈述申辩期', text: `至${formatDay(defenceUntil)}` },
  ];
}

const HOW = { given: '企业在线提交', recorded: '登记书面材料', silent: '逾期未提交' } as const;

export function defencesTable({ defences }: ListingCase) {
  return {
    caption: '陈述申辩',
    columns: [{ text: '时间', rowHead: true }, { text: '方式' }, { text: '内容' }],
    rows: defences.map(({ at, how, text }) => ({
      cells: [{ at }, { text: HOW[how] }, text === '' ? { text: '—' } : { lines: text.split('\n') }],
    })),
    empty: { text: '还没有收到陈述申辩。' },
  };
}

/** How long an entry lasts, as a value of a list. */
export function periodOf({ from, to }: Pick<ListingEntry, 'from' | 'to'>) {
  return to === null ? { text: `${formatDay(from)}起，随来源名单` } : { from, to };
}

export function entryFacts({ entry, end }: ListingCase, rules: ListingRules) {
  if (entry === null) return undefined;
  const ended = end === null ? '' : endWords(end, entry);
  return [
    { term: '决定文号', text: entry.decision, href: paths.listingEntry(entry.decision) },
    { term: '事由', text: groundWords(entry.ground, rules) },
    { term: '等级', text: rules.classes[entry.class].name },
    { term: '期限', ...periodOf(entry) },
    { term: '是否公开', text: entry.isPublic ? '公开' : '不公开' },
    { term: '申请复议', text: `${entry.reconsideration}，至${formatDay(entry.reconsiderUntil)}` },
    { term: '提起诉讼', text: `${entry.court}，至${formatDay(entry.sueUntil)}` },
    ...(ended === '' ? [] : [{ term: '终止', text: ended, ...(end?.basis && { note: `依据：${end.basis}` }) }]),
  ];
}

/** The history, newest first. */
export function timeline({ history }: ListingCase) {
  return history
    .map(({ at, by, event, reason }) => ({
      at,
      who: by.name,
      what: event === 'report' ? '登记线索' : LISTING_EVENT_WORDS[event as ListingEvent],
      why: reason,
    }))
    .reverse();
}
