import { publishedFen } from '../../domain/awards/published.ts';
import type { Milestones, Outlook, TierMilestone, TierStanding } from '../../domain/awards/milestones.ts';
import { CODE_WORDS, OUTCOME_WORDS } from '../../domain/awards/words.ts';
import { percentText } from '../../domain/policy/parameter-kind.ts';
import { clauseOf, type PolicyBook } from '../../domain/policy/policy-book.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { daysBetween, formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { formatAmount, type Fen } from '../../domain/shared/money.ts';
import * as paths from '../../paths.ts';

interface FirmView {
  readonly provider: Provider;
  readonly book: PolicyBook;
  readonly milestones: Milestones;
  readonly today: Day;
}

const STANDING_WORDS: Readonly<Record<TierStanding, string>> = {
  'before-record': '记录以前已经达到',
  predecessor: '被合并企业已经达到，视为已用',
  'before-policy': '兑付年度以前已经达到',
  award: '首次达到',
  'same-year': '同年已达更高档，视为已用',
  'used-up': '当年增速不足，视为已用',
  'so-far': '目前已达到，年度结束后判定',
  ahead: '尚未达到',
};

/** A firm's revenue against the tiers: the next one, the picture with its table, what became of each. */
export function firmMilestonesPage({ provider, book, milestones, today }: FirmView, person: Account) {
  const { uscc, name, publishedAwards } = provider;
  const { outlook, tiers, clause } = milestones;
  const firm = person.role === 'provider';
  return {
    title: '营收进档',
    number: name,
    lead: `按${clauseOf(book, clause)?.label ?? ''}，营业收入首次达到一个档次、比上年增长达到规定的，给予奖励。`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      firm ? { href: paths.records(), text: '营收台账' } : { href: paths.provider(uscc), text: name },
      { text: '营收进档' },
    ],
    outlook: outlookFacts(outlook, today),
    obstacles: outlook?.obstacles.map((code) => CODE_WORDS[code]),
    ahead: outlook && aheadTable(outlook),
    figure: revenueFigure(milestones),
    tiers: {
      caption: '各档次的情况',
      columns: [
        { text: '档次', rowHead: true },
        { text: '奖励', unit: '万元', numeric: true, award: true },
        { text: '情况' },
        { text: '年度' },
        { text: '测算结果' },
      ],
      rows: tiers.map((tier) => ({
        cells: [
          { text: formatAmount(tier.thresholdFen) },
          { fen: tier.awardFen },
          { text: STANDING_WORDS[tier.standing], note: tier.predecessor },
          { text: tier.year === null ? '—' : `${tier.year} 年` },
          resultCell(tier, publishedAwards),
        ],
      })),
    },
    links: [
      { href: paths.providerAwards(uscc), text: '每一步的依据和算法' },
      firm ? { href: paths.records(), text: '营收台账' } : { href: paths.providerRevenue(uscc), text: '营收台账' },
      { href: `${paths.policy(book.id)}#${paths.clauseAnchor(clause)}`, text: '条款原文' },
    ],
  };
}

/** What the calculator says of the year, and whether the award was published. */
function resultCell({ standing, year, line }: TierMilestone, published: Provider['publishedAwards']) {
  if (standing !== 'award' || line === undefined) return { text: '—' };
  const matter = `growth:${year}`;
  const paid = publishedFen(published, matter);
  const notice = published.find((one) => one.matter === matter)?.notice ?? '';
  const outcome = OUTCOME_WORDS[line.outcome];
  if (paid !== undefined) return { text: `已公示 ${formatAmount(paid)}`, note: `${notice}，测算${outcome}` };
  const why = line.codes.map((code) => CODE_WORDS[code]).join('');
  return { text: outcome, ...(why !== '' && { note: why }) };
}

/** What this year has to bring, and until when. */
function outlookFacts(outlook: Outlook | undefined, today: Day) {
  if (outlook === undefined) return undefined;
  const { year, until, claimUntil, latest, previousFen, growthFen, rate, needs } = outlook;
  const next = needs[0];
  return [
    { term: '计奖年度', text: `${year} 年`, note: `至${formatDay(until)}，还有 ${daysBetween(today, until)} 天` },
    { term: `${year - 1} 年营收`, ...(previousFen === undefined ? { text: '没有记录' } : { fen: previousFen }) },
    latest === undefined
      ? { term: '最近的营收', text: '没有记录' }
      : { term: latest.year === year ? `${year} 年目前的营收` : `最近的营收（${latest.year} 年）`, fen: latest.fen },
    growthFen === undefined
      ? { term: `增长 ${percentText(rate)} 的最低数`, text: '无法计算', note: '没有上年营收，或者上年为零，由人工认定' }
      : { term: `增长 ${percentText(rate)} 的最低数`, fen: growthFen },
    ...(next === undefined
      ? [{ term: '下一档', text: '已达到最高档' }]
      : [
          { term: '下一档', text: `${formatAmount(next.thresholdFen)}，奖励 ${formatAmount(next.awardFen)}` },
          { term: '离这一档还差', ...distance(next.distanceFen) },
          { term: `${year} 年全年至少须达到`, fen: next.neededFen },
        ]),
    { term: '申领期限', ...(claimUntil === null ? { text: '不设' } : { date: claimUntil }) },
  ];
}

const distance = (fen: Fen) => (fen === 0 ? { text: '已达到，年度结束后判定' } : { fen });

function aheadTable({ year, needs }: Outlook) {
  return {
    caption: `${year} 年还可以首次达到的档次`,
    columns: [
      { text: '档次', rowHead: true },
      { text: '还差', unit: '万元', numeric: true },
      { text: '全年至少须达到', unit: '万元', numeric: true },
      { text: '奖励', unit: '万元', numeric: true, award: true },
    ],
    rows: needs.map(({ thresholdFen, distanceFen, neededFen, awardFen }) => ({
      cells: [{ text: formatAmount(thresholdFen) }, { fen: distanceFen }, { fen: neededFen }, { fen: awardFen }],
    })),
    empty: { text: '各档次都已达到。' },
    note: needs.length > 0 ? '“至少须达到”同时满足档次和增长两项要求。' : undefined,
  };
}

/** Labels stand so far apart that they do not run into each other on a phone. */
const LABEL_SHARE = 0.5;

/** Revenue by year as bars, the tiers as lines across them. */
function revenueFigure({ figures, tiers, outlook }: Milestones) {
  if (figures.length === 0) return undefined;
  const next = outlook?.needs[0]?.thresholdFen ?? 0;
  const max = Math.max(...figures.map(({ fen }) => fen), next, 1);
  let last = Infinity;
  const lines = tiers
    .filter(({ thresholdFen }) => thresholdFen <= max)
    .reverse()
    .map(({ thresholdFen: value }) => {
      const apart = last - value >= max * LABEL_SHARE;
      if (apart) last = value;
      return apart ? { value, text: formatAmount(value) } : { value };
    })
    .reverse();
  const reachedIn = (year: number) => tiers.filter((tier) => tier.year === year && tier.standing !== 'predecessor');
  const words = (year: number) => reachedIn(year).map(({ thresholdFen }) => formatAmount(thresholdFen));
  return {
    title: '各年营业收入与档次',
    max,
    lines,
    bars: figures.map(({ year, fen, open }) => {
      const reached = words(year);
      const pays = reachedIn(year).some(({ standing, line }) => standing === 'award' && line?.outcome === 'payable');
      return {
        text: `${year} 年`,
        value: fen,
        shown: formatAmount(fen),
        ...(pays ? { kind: 'money' } : open && { kind: 'quiet' }),
        ...(reached.length > 0
          ? { note: `${open ? '目前达到' : '首次达到'} ${reached.join('、')}` }
          : open && { note: '年度未结束' }),
      };
    }),
    table: {
      caption: '各年营业收入与档次',
      captionHidden: true,
      columns: [
        { text: '年度', rowHead: true },
        { text: '营业收入', unit: '万元', numeric: true },
        { text: '当年首次达到的档次' },
      ],
      rows: figures.map(({ year, fen, open }) => ({
        cells: [{ text: `${year} 年${open ? '（未结束）' : ''}` }, { fen }, { text: words(year).join('、') || '没有' }],
      })),
    },
  };
}
