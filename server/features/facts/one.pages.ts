import type { FactKind } from '../../domain/records/fact-kind.ts';
import type { Relative, Rival } from '../../domain/records/fact-relations.ts';
import { FACT_EVENT_WORDS, isConfirm, type FactEvent } from '../../domain/records/fact-workflow.ts';
import { FACT_STATE_WORDS, countedFact, latestFact, type FirmFact } from '../../domain/records/firm-fact.ts';
import { STANDARD_RELATION_WORDS } from '../../domain/records/standard-family.ts';
import type { Deduction } from '../../domain/awards/deduction.ts';
import type { PlatformLedger } from '../../domain/records/predecessor-fact.ts';
import { regionName } from '../../domain/policy/city.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import * as paths from '../../paths.ts';
import * as factPaths from '../../fact-paths.ts';
import {
  declareWord,
  factCell,
  factEvidence,
  factFacts,
  factTag,
  factTrail,
  turnOf,
  untilOf,
} from './fact-parts.pages.ts';
import type { FactWords } from './fact-parts.pages.ts';
import { ledgerTable } from './ledger.pages.ts';
import { matchTable } from './match.pages.ts';

export interface FactView {
  readonly fact: FirmFact;
  readonly provider: Provider;
  readonly events: readonly FactEvent[];
  readonly rivals: readonly Rival[];
  readonly contested: boolean;
  readonly relatives: readonly Relative[];
  readonly match: { readonly now: Deduction; readonly then: Deduction } | undefined;
  readonly ledger: PlatformLedger | undefined;
  readonly today: Day;
  readonly digest: string;
}

const DEEDS: readonly FactEvent[] = [
  ...(['confirm-rank', 'confirm-effect', 'confirm', 'declare', 'restate'] as const),
  ...(['return', 'settle', 'question', 'revoke', 'withdraw'] as const),
];

/** A fact of a firm: what it says, who confirmed what, its files, every declaration before, what happened. */
export function factPage(kind: FactKind, view: FactView, words: FactWords, person: Account) {
  const { fact, events, today, provider } = view;
  const { id, number, name, state, history } = fact;
  const latest = latestFact(fact);
  const [action, ...more] = DEEDS.filter((event) => events.includes(event)).map((event) =>
    event === 'declare' || event === 'restate'
      ? {
          href: factPaths.factEdit(kind.name, id),
          text: event === 'declare' ? `修改并再次${declareWord(kind)}` : FACT_EVENT_WORDS.restate,
        }
      : { href: factPaths.factStep(kind.name, id, event), text: FACT_EVENT_WORDS[event] },
  );
  const asked = state === 'returned' || state === 'questioned' ? history.at(-1)?.reason : undefined;
  return {
    title: fact.title,
    number: `${name} · ${number}`,
    tag: factTag(state),
    until: untilOf(fact, today, words),
    turn: turnOf(kind, fact),
    breadcrumb: factTrail(kind, person, { text: number }),
    action,
    more: more.length > 0 ? more : undefined,
    banners: [
      ...(asked === undefined ? [] : [{ kind: 'waiting', title: '主管部门的意见', text: asked }]),
      ...contestedBanner(kind, view, person),
    ],
    contentTitle: `${declareWord(kind)}的内容`,
    facts: factFacts(kind, latest.data),
    firm: [
      { term: '企业名称', text: provider.name, href: paths.provider(provider.uscc) },
      { term: '统一社会信用代码', text: provider.uscc },
      { term: '所在地', text: regionName(words.city, provider.region) },
      { term: '计入奖励测算', text: countsWords(kind, fact) },
      ...(latest.reason === '' ? [] : [{ term: `${declareWord(kind)}的说明`, lines: latest.reason.split('\n') }]),
    ],
    rivals: person.role !== 'provider' && view.rivals.length > 0 && rivalsTable(kind, view.rivals),
    relatives: view.relatives.length > 0 && relativesTable(view, person),
    match: view.match && matchTable(fact, view.match),
    ledger: view.ledger && ledgerTable(latest.data, view.ledger),
    checks: checksTable(kind, fact),
    evidence: factEvidence(kind, id, latest.evidence),
    versions: fact.versions.length > 1 && versionsTable(kind, fact),
    entries: history.toReversed().map(({ at, by, event, reason }) => ({
      at,
      who: by.name,
      what: FACT_EVENT_WORDS[event as FactEvent],
      why: reason,
    })),
  };
}

function countsWords({ name }: FactKind, fact: FirmFact): string {
  const counted = countedFact(fact);
  const revokedOn = counted?.['revokedOn'];
  if (typeof revokedOn === 'string') return `自${formatDay(revokedOn)}起不再有效`;
  if (name === 'certificates' && latestFact(fact).data['kind'] !== 'software') return '登记在台账，不影响奖励测算';
  if (counted === null) return fact.state === 'revoked' ? '不再计入' : '确认以前不计入';
  return fact.counted.at(-1)?.of === latestFact(fact).version ? '计入' : '原来确认的仍计入，更正确认后替换';
}

/** A firm is not told who the others are: what they declare is not public. */
export function contestedBanner(
  { rivalry }: FactKind,
  { rivals, contested }: Pick<FactView, 'rivals' | 'contested'>,
  person: Account,
) {
  if (!contested || rivalry === undefined) return [];
  const who = person.role === 'provider' ? '另有企业' : rivals.map(({ name }) => name).join('、');
  return [{ kind: 'waiting', title: rivalry.title, text: rivalry.said(who) }];
}

/** The other side: who says the same, or has it on record. */
export function rivalsTable(kind: FactKind, rivals: readonly Rival[]) {
  return {
    caption: kind.rivalry?.caption,
    columns: [{ text: '企业', rowHead: true }, { text: '依据' }, { text: '状态' }],
    rows: rivals.map(({ uscc, name, fact }) => ({
      cells: [
        { text: name, href: paths.provider(uscc), note: uscc },
        fact === null
          ? { text: '企业档案（平台建立前登记）' }
          : { text: `${declareWord(kind)} ${fact.number}`, href: factPaths.fact(kind.name, fact.id) },
        fact === null ? { text: '已在档案' } : { text: FACT_STATE_WORDS[fact.state] },
      ],
    })),
  };
}

/** Editions and parts. To a firm those of others are named without whose they are. */
function relativesTable({ relatives, fact }: FactView, person: Account) {
  const replaced = latestFact(fact).data['replaces'];
  return {
    caption: '编号相关的标准：系列和代替',
    columns: [{ text: '标准', rowHead: true }, { text: '关系' }, { text: '申报或登记的企业' }],
    rows: relatives.map(({ number, title, relation, uscc, name }) => ({
      cells: [
        { text: number, note: title },
        { text: number === replaced ? '申报为被本标准代替' : STANDARD_RELATION_WORDS[relation] },
        person.role === 'provider' && uscc !== fact.uscc ? { text: '其他企业' } : { text: name },
      ],
    })),
    note: '代替已有标准的是修订；请照标准文本的前言核对。',
  };
}

function checksTable(kind: FactKind, fact: FirmFact) {
  const latest = latestFact(fact).version;
  return {
    caption: '主管部门的确认',
    columns: [{ text: '确认', rowHead: true }, { text: '核对的内容' }, { text: '经办' }, { text: '意见' }],
    rows: Object.entries(kind.confirms).map(([event, { text, asks }]) => {
      const check = fact.checks.findLast((one) => one.event === event && one.of === latest);
      if (check === undefined) return { cells: [{ text }, { text: '—' }, { text: '等待确认' }, { text: '—' }] };
      const lines = asks.flatMap((field) => {
        const cell = factCell(field, check.read) as { text?: string; date?: string; fen?: number };
        if (cell.fen !== undefined) return formatAmount(cell.fen);
        return cell.text ?? (cell.date === undefined ? [] : formatDay(cell.date));
      });
      return {
        cells: [
          { text },
          lines.length === 0 ? { text: `与${declareWord(kind)}一致` } : { lines },
          { at: check.at, note: check.by.name },
          { text: check.reason === '' ? '—' : check.reason },
        ],
      };
    }),
  };
}

/** Every declaration: none is overwritten. */
function versionsTable(kind: FactKind, { versions, counted, history }: FirmFact) {
  return {
    caption: `历次${declareWord(kind)}`,
    columns: [{ text: '次序', rowHead: true }, { text: declareWord(kind) }, { text: '原因' }, { text: '结果' }],
    rows: versions.map(({ version, at, by, reason }, i) => {
      const until = versions[i + 1]?.version ?? Infinity;
      const answer = history.filter((entry) => entry.version > version && entry.version < until).at(-1)?.event;
      const counts = counted.some(({ of }) => of === version);
      const now = counted.at(-1)?.of === version;
      const last = answer as FactEvent | undefined;
      const answered = last === undefined || isConfirm(last) ? '待确认' : FACT_EVENT_WORDS[last];
      return {
        cells: [
          { text: `第 ${i + 1} 次` },
          { at, note: by.name },
          { text: reason === '' ? '—' : reason },
          { text: counts ? (now ? '已确认' : '已由更正代替') : answered },
        ],
      };
    }),
  };
}
