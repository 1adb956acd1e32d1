import type { Deduction } from '../../domain/awards/deduction.ts';
import type { FactKind } from '../../domain/records/fact-kind.ts';
import { firmsDeclare, mayDeclare } from '../../domain/records/fact-workflow.ts';
import { countedFact, latestFact, type FirmFact } from '../../domain/records/firm-fact.ts';
import type { Account } from '../../domain/registry/account.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import * as factPaths from '../../fact-paths.ts';
import {
  declareWord,
  factCell,
  factTag,
  factTrail,
  kindTabs,
  listedFields,
  untilOf,
  type FactWords,
} from './fact-parts.pages.ts';
import { recordTable } from './record.pages.ts';

interface OwnFacts {
  readonly provider: Provider;
  readonly all: readonly FirmFact[];
  readonly deductions: ReadonlyMap<string, Deduction>;
  readonly today: Day;
}

/** What a firm declared of a kind, and what stands on its record. */
export function ownFactsPage(
  kind: FactKind,
  { provider, all, deductions, today }: OwnFacts,
  words: FactWords,
  person: Account,
) {
  const declares = mayDeclare(kind, person, provider);
  return {
    title: kind.word,
    number: provider.name,
    lead: `${kind.word}由${firmsDeclare(kind) ? '企业申报或者主管部门登记' : '主管部门登记，另一位经办人'}对照材料确认后计入奖励测算。确认过的只能更正，不能改写，每一次都留有记录。`,
    breadcrumb: factTrail(kind, person),
    action: declares ? { href: factPaths.factNew(kind.name), text: `申报${kind.word}` } : undefined,
    tabs: kindTabs(kind),
    table: {
      caption: firmsDeclare(kind) ? '申报和登记' : '登记',
      columns: [
        { text: kind.word, rowHead: true },
        ...listedFields(kind).map(({ label, type }) => ({ text: label, ...(type === 'money' && MONEY) })),
        { text: '状态' },
      ],
      rows: all.map((fact) => ({
        cells: [
          { text: fact.title, href: factPaths.fact(kind.name, fact.id), note: fact.number },
          ...listedFields(kind).map((field) => factCell(field, countedFact(fact) ?? latestFact(fact).data)),
          { tag: factTag(fact.state), note: untilOf(fact, today, words) },
        ],
      })),
      empty: { text: `还没有${declareWord(kind)}${kind.word}。` },
    },
    record: recordTable(kind, provider, deductions),
  };
}

const MONEY = { unit: '万元', numeric: true } as const;
