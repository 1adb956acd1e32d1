import { regionName } from '../policy/city.ts';
import { groundOf, type ListingClass, type ListingRules } from '../policy/listing-rules.ts';
import { formatDay } from '../shared/calendar-date.ts';
import type { ListingEntry } from './listing-case.ts';
import { entryAfter } from './listing-terms.ts';
import { guidanceOf, paragraph, remediesSection } from './paper-parts.ts';
import type { ListingMatter, ListingPaperSetting } from './paper-setting.ts';
import type { PaperSection } from './paper.ts';

type Fact = { readonly term: string; readonly text: string };

const facts = (items: readonly Fact[]): PaperSection => ({ type: 'facts', items });
const listOf = ({ city }: ListingPaperSetting) => `${city.name}数字化改造服务商负面清单`;
const groundText = (code: string, rules: ListingRules) => `${code} ${groundOf(rules, code)?.text ?? ''}`;
const className = (kind: ListingClass, rules: ListingRules) => rules.classes[kind].name;
const endOf = (to: string | null) => (to === null ? '随来源名单' : formatDay(to));

/** 拟列入告知书: the facts, the ground, the proposed term, and the right to be heard with its last day. */
export function proposalBody({ one }: ListingMatter, setting: ListingPaperSetting): PaperSection[] {
  const { proposal, subject } = one;
  if (proposal === null || subject === null) return [];
  const { listing } = setting;
  const { ground, months, original, isPublic, defenceUntil } = proposal;
  const kind = groundOf(listing, ground)?.class ?? null;
  return [
    paragraph(`经核查，拟将你单位列入${listOf(setting)}。现将有关事项告知如下。`),
    facts([
      { term: '统一社会信用代码', text: subject.uscc },
      { term: '案件编号', text: one.number },
      { term: '事实', text: proposal.facts },
      { term: '事由', text: groundText(ground, listing) },
      ...(kind === null ? [] : [{ term: '等级', text: className(kind, listing) }]),
      { term: '拟列入期限', text: termWords(months, original) },
      { term: '是否公开', text: isPublic ? '列入后公开' : '列入后不公开' },
    ]),
    paragraph(
      `你单位有权陈述和申辩，期限至${formatDay(defenceUntil)}止（${listing.defenceDays} 个工作日）。期满后由没有参加核查的人员集体审议。`,
    ),
    ...guidanceOf('listing-proposal', setting),
    paragraph(listing.label),
  ];
}

/** 列入决定书: every mandatory field, and the remedies with their last days as the case computed them. */
export function decisionBody({ one, entry: { version } }: ListingMatter, setting: ListingPaperSetting): PaperSection[] {
  const entry = entryAfter(one, version);
  if (entry === null) return [];
  const { city, listing } = setting;
  const heard = one.defences.some(({ how }) => how !== 'silent')
    ? '经告知并听取你单位的陈述申辩'
    : '经告知，你单位逾期没有陈述申辩';
  return [
    paragraph(`你单位（统一社会信用代码 ${entry.uscc}，注册地${regionName(city, entry.region)}）：${entry.facts}`),
    paragraph(
      `以上事实属于“${groundText(entry.ground, listing)}”（${className(entry.class, listing)}等级）。${heard}，经集体审议，决定将你单位列入${listOf(setting)}。`,
    ),
    facts([
      { term: '事由', text: groundText(entry.ground, listing) },
      { term: '等级', text: className(entry.class, listing) },
      { term: '期限', text: periodWords(entry) },
      { term: '是否公开', text: entry.isPublic ? '公开' : '不公开' },
      { term: '作出决定的机关', text: entry.office },
    ]),
    paragraph('列入期间没有资源池资格，奖励暂缓兑现。'),
    {
      type: 'remedies',
      items: [
        { text: `不服本决定的，可以向${entry.reconsideration}申请行政复议`, lastDay: entry.reconsiderUntil },
        { text: `也可以向${entry.court}提起行政诉讼`, lastDay: entry.sueUntil },
      ],
      note: '最后一日自决定之日的次日起算，已计入休息日顺延；收到在后的，自收到之日的次日起算。',
    },
    paragraph(listing.label),
  ];
}

/** 更正决定书: what the decision said, what it should have said, and why. */
export function correctionBody(matter: ListingMatter, setting: ListingPaperSetting): PaperSection[] {
  const { one, entry: step } = matter;
  const before = entryAfter(one, step.version - 1);
  const after = entryAfter(one, step.version);
  if (before === null || after === null) return [];
  const compared = [
    ['企业名称', before.name, after.name],
    ['事实', before.facts, after.facts],
    ['截止日期', endOf(before.to), endOf(after.to)],
  ];
  return [
    paragraph(`经核对，《列入负面清单决定书》（${after.decision}）有笔误，现更正如下。`),
    {
      type: 'table',
      caption: '更正的内容',
      columns: ['内容', '更正前', '更正后'],
      rows: compared.filter(([, was, is]) => was !== is),
    },
    facts([
      { term: '更正原因', text: step.reason },
      { term: '统一社会信用代码', text: after.uscc },
      { term: '更正后的期限', text: periodWords(after) },
    ]),
    ...guidanceOf('listing-correction', setting),
  ];
}

/** 不予列入决定书: the firm was told that it was to be listed, and is not. */
export function notListedBody({ one, entry }: ListingMatter, setting: ListingPaperSetting): PaperSection[] {
  const { proposal, subject } = one;
  if (proposal === null || subject === null) return [];
  return [
    paragraph(
      `关于拟将你单位列入${listOf(setting)}一案（案件编号 ${one.number}），${entry.from === 'deliberating' ? '经集体审议，' : '经核查，'}决定不予列入。`,
    ),
    facts([
      { term: '统一社会信用代码', text: subject.uscc },
      { term: '告知的事由', text: groundText(proposal.ground, setting.listing) },
      { term: '告知日期', text: formatDay(proposal.notifiedOn) },
      { term: '理由', text: entry.reason },
    ]),
    ...guidanceOf('not-listed', setting),
  ];
}

/** 准予 and 不予信用修复决定书. */
export function repairBody({ one, entry, day }: ListingMatter, setting: ListingPaperSetting): PaperSection[] {
  const listed = entryAfter(one, entry.version);
  if (listed === null) return [];
  const granted = entry.event === 'grant-repair';
  const kind = granted ? 'repair-granted' : 'repair-refused';
  return [
    paragraph(
      `你单位就《列入负面清单决定书》（${listed.decision}）提出的信用修复申请，经审核，${granted ? '准予修复，列入自本决定之日起终止' : '不予修复，列入继续有效'}。`,
    ),
    facts([
      { term: '统一社会信用代码', text: listed.uscc },
      { term: '案件编号', text: one.number },
      { term: '列入事由', text: groundText(listed.ground, setting.listing) },
      { term: granted ? '列入的最后一日' : '列入期限', text: granted ? endOf(listed.to) : periodWords(listed) },
      { term: '理由', text: entry.reason },
    ]),
    ...guidanceOf(kind, setting),
    ...remediesSection(kind, day, setting),
  ];
}

/** 终止列入通知书: the list that the entry followed no longer has the firm. */
export function endedBody({ one, entry }: ListingMatter, setting: ListingPaperSetting): PaperSection[] {
  const listed = entryAfter(one, entry.version);
  if (listed === null) return [];
  return [
    paragraph(`你单位依据来源名单列入${listOf(setting)}（${listed.decision}）。来源名单已经移出你单位，列入随之终止。`),
    facts([
      { term: '统一社会信用代码', text: listed.uscc },
      { term: '列入的最后一日', text: endOf(listed.to) },
      { term: '说明', text: entry.reason },
    ]),
    ...guidanceOf('listing-ended', setting),
  ];
}

/** 撤销列入决定书: the entry never was. */
export function revokedBody({ one, entry }: ListingMatter, setting: ListingPaperSetting): PaperSection[] {
  const listed = entryAfter(one, entry.version);
  if (listed === null) return [];
  return [
    paragraph(`《列入负面清单决定书》（${listed.decision}）现予撤销，你单位视为从未列入${listOf(setting)}。`),
    facts([
      { term: '统一社会信用代码', text: listed.uscc },
      { term: '撤销的依据和理由', text: entry.reason },
    ]),
    ...guidanceOf('listing-revoked', setting),
  ];
}

function termWords(months: number | null, original: string | null): string {
  if (months !== null) return `${months} 个月，自决定之日起`;
  return original === null ? '随来源名单，没有固定期限' : `承接${original}的剩余期限`;
}

function periodWords({ from, to, original }: ListingEntry): string {
  const inherited = original === null ? '' : `，承接${original}的剩余期限`;
  return `自${formatDay(from)}起${to === null ? '，随来源名单' : `至${formatDay(to)}`}${inherited}`;
}
