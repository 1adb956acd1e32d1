import { lastDayOfMonths, listingDue } from '../../domain/registry/listing-terms.ts';
import { LISTING_EVENT_WORDS, type ListingEvent } from '../../domain/registry/listing-workflow.ts';
import type { PreparedStep } from '../../domain/registry/seen-listing.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';
import { repairFacts } from './case.pages.ts';
import {
  caseTag,
  clueFacts,
  entryFacts,
  firmName,
  proposalFacts,
  turnWords,
  untilWords,
  type ListingWords,
} from './case-parts.pages.ts';
import { fieldsOf, type StepGiven } from './step-fields.pages.ts';

const NOTHING: StepGiven = { typed: {}, faults: [] };
const DANGEROUS: readonly ListingEvent[] = ['list', 'revoke'];

/** The page of a step before it is taken: what follows from it, on which facts, and what has to be typed. */
export function listingStepPage(view: PreparedStep, event: ListingEvent, words: ListingWords, given = NOTHING) {
  const { one, asFirm, digest } = view;
  const back = asFirm ? paths.ownListings() : paths.listingCase(one.id);
  return {
    title: LISTING_EVENT_WORDS[event],
    number: `${firmName(one)} · ${one.number}`,
    breadcrumb: [
      { href: paths.home(), text: '首页' },
      { href: paths.negativeList(), text: '负面清单' },
      { href: back, text: asFirm ? '本企业' : one.number },
      { text: LISTING_EVENT_WORDS[event] },
    ],
    errors: given.faults.map(({ id, text }) => ({ href: `#${id}`, text })),
    confirm: {
      post: paths.listingStep(one.id, event),
      consequence: consequenceOf(view, event, words),
      danger: DANGEROUS.includes(event),
      digest,
      hidden: [{ name: 'version', value: one.version }],
      facts: factsOf(view, words),
      fields: fieldsOf(view, event, words, given),
      submitText: LISTING_EVENT_WORDS[event],
      cancel: { href: back, text: '暂不办理' },
    },
  };
}

/** On what the step rests: of the firm only what it was told. */
function factsOf(view: PreparedStep, { city, rules }: ListingWords) {
  const { one, asFirm, today, votesIn } = view;
  const { proposal, evidence, defences, panel, votes } = one;
  const lines = (term: string, texts: readonly string[]) => (texts.length === 0 ? [] : [{ term, lines: texts }]);
  return [
    ...(asFirm ? [] : clueFacts(one, city)),
    { term: '现在的状态', tag: caseTag(one, today) },
    ...lines(
      '核查证据',
      evidence.map(({ text }) => text),
    ),
    ...(proposal === null ? [] : proposalFacts(proposal, rules)),
    ...lines(
      '陈述申辩',
      defences.map(({ text, how }) => (how === 'silent' ? '逾期未提交' : text)),
    ),
    ...lines(
      '审议人员',
      panel.map(({ name }) => name),
    ),
    ...(votesIn
      ? lines(
          '表决',
          votes.map(({ by, inFavour, reason }) => `${by.name}：${inFavour ? '同意' : '不同意'}。${reason}`),
        )
      : []),
    ...(entryFacts(one, rules) ?? []),
    ...repairFacts(view),
  ];
}

/** What is decided and what follows from it, in one sentence. */
function consequenceOf(view: PreparedStep, event: ListingEvent, { rules, calendar }: ListingWords): string {
  const { one, today, original } = view;
  const { proposal, entry } = one;
  const due = (state: 'investigating' | 'notified' | 'deliberating' | 'repair-asked') =>
    formatDay(listingDue(state, today, rules, calendar) ?? today);
  switch (event) {
    case 'open-case':
      return `立案核查，您为核查人，期限至${due('investigating')}；核查过本案的人员不参加审议，也不作决定。`;
    case 'dismiss-clue':
      return '线索不予立案，就此办结；理由留存备查。';
    case 'take-over':
      return '由您接手核查；核查过本案的人员不参加审议，也不作决定。';
    case 'add-evidence':
      return '证据记入案卷，登记后不能修改，可以再补充。';
    case 'notify':
      return `企业即日看到拟列入的事由、事实和期限，可以陈述申辩至${due('notified')}。`;
    case 'defend':
      return '您的意见记入案卷，供集体审议；提交后不能修改，审议开始之前可以再补充。';
    case 'record-defence':
      return '企业的书面意见记入案卷，供集体审议。';
    case 'deliberate':
      return `案件交集体审议，期限至${due('deliberating')}；全部提交之前，各人的表决意见互不可见。`;
    case 'replace-panel':
      return '账号已停用或已调离、又没有表决的审议人员退出；已经提交的表决意见不变。';
    case 'vote':
      return '表决意见提交后不能修改；全部提交之前，其他人看不到您的意见。';
    case 'list':
      return listWords(proposal?.months ?? null, original?.to, proposal?.isPublic === true, today);
    case 'close':
      return '案件不予列入，就此办结；企业如已收到告知书，会看到理由。';
    case 'correct':
      return '更正后的内容为新的一版，原来的内容保留并公开显示更正记录。';
    case 'ask-repair':
      return `申请送市经信局审核，期限至${due('repair-asked')}；审核期间列入不停止。`;
    case 'grant-repair':
      return '列入即日终止，名单上不再显示；资源池资格不自动恢复，企业可以重新申请入库。';
    case 'refuse-repair':
      return '列入继续，期限不变；企业会看到理由，以后可以再次申请。';
    case 'end-with-source':
      return '列入自来源名单移出之日终止；资源池资格不自动恢复，企业可以重新申请入库。';
    case 'revoke':
      return `${entry?.decision ?? ''}撤销，视为从未列入：资源池资格按原来的期限恢复，奖励照未列入重新测算；记录保留并注明。`;
  }
}

function listWords(
  months: number | null,
  inherited: string | null | undefined,
  isPublic: boolean,
  today: string,
): string {
  const last = months === null ? inherited : lastDayOfMonths(today, months);
  const until = last === undefined || last === null ? '，随来源名单' : `至${formatDay(last)}`;
  const shown = isPublic ? '名称、事由、期限在网站公开' : '不对外公开';
  return `企业自${formatDay(today)}起列入负面清单${until}：期间没有资源池资格，奖励暂缓兑现，${shown}。`;
}

/** Somebody was faster, or what it rested on has moved: the case as it is now, and what was typed in vain. */
export function listingMovedPage(
  view: Omit<PreparedStep, 'candidates' | 'digest'>,
  message: string,
  kept: readonly object[],
  { calendar }: ListingWords,
) {
  const { one, turn, today, asFirm } = view;
  const last = one.history.at(-1);
  return {
    title: '没有办成',
    lead: message,
    number: firmName(one),
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '没有办成' }],
    action: { href: asFirm ? paths.ownListings() : paths.listingCase(one.id), text: '查看最新情况' },
    facts: [
      { term: '现在的状态', tag: caseTag(one, today) },
      { term: '期限', text: untilWords(one, today, calendar) },
      { term: '轮到谁', text: turnWords(turn, asFirm) ?? '无' },
      ...(last === undefined ? [] : [{ term: '最近一次办理', at: last.at, note: last.by.name }]),
    ],
    kept,
  };
}
