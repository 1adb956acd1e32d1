import { PEAK } from '../../domain/records/revenue-statement.ts';
import type {
  CountedFigure,
  RevenueCheck,
  RevenueStatement,
  RevenueVersion,
  SourceFigure,
} from '../../domain/records/revenue-statement.ts';
import { REVENUE_WORKFLOW, type RevenueEvent } from '../../domain/records/revenue-workflow.ts';
import type { Actor, HistoryEntry } from '../../domain/registry/history.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { formatDay, yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { freshSalt } from '../living.ts';
import { OFFICIALS, workdayAgo, type DemoOfficial, type DemoTerms } from './demo-application-parts.ts';
import { demoEvidence } from './demo-documents.ts';
import { demoUscc } from './demo-names.ts';
import { wan } from './demo-provider-parts.ts';

/** Numbers that the demonstration data have used: the next ones come after them. */
export const DEMO_REVENUE_NUMBERS = 20;

interface Move {
  readonly event: RevenueEvent;
  readonly on: Day;
  readonly by: DemoOfficial | 'firm';
  readonly reason?: string;
  /** What was declared, in 万元; what the audit report and the tax return say, by the firm or by the official. */
  readonly wan?: number;
  readonly audit?: number;
  readonly tax?: number;
}

interface Made {
  readonly region: string;
  readonly firm: number;
  readonly subject: string;
  readonly moves: readonly Move[];
}

const TOLERANCE = 100;

/** Invented figures of the ledger in every state that one can be in; what is verified agrees with the provider's facts. */
export function demoRevenue(firms: readonly Provider[], terms: DemoTerms): RevenueStatement[] {
  const ago = (days: number) => workdayAgo(terms, days);
  const made: Made[] = [
    {
      region: '330402',
      firm: 1,
      subject: '2025',
      moves: [
        { event: 'declare', on: '2026-04-13', by: 'firm', wan: 0.3186, audit: 0.3186 },
        {
          event: 'return',
          on: '2026-04-15',
          by: 'nanhu',
          reason: '申报 3,186 元，审计报告为 3,186.42 万元，请核对单位。',
        },
        { event: 'declare', on: '2026-04-16', by: 'firm', wan: 3186.42, audit: 3186.42, tax: 3183.09 },
        { event: 'verify', on: '2026-04-20', by: 'nanhu', audit: 3186.42, tax: 3183.09 },
      ],
    },
    {
      region: '330402',
      firm: 1,
      subject: '2024',
      moves: [
        {
          event: 'declare',
          on: '2025-05-12',
          by: 'firm',
          wan: 2235.6,
          audit: 2235.6,
          tax: 2198.4,
          reason: '一项软件服务跨年验收，纳税申报在次年确认。',
        },
        {
          event: 'verify',
          on: '2025-05-19',
          by: 'city',
          audit: 2235.6,
          tax: 2198.4,
          reason: '差异为跨年验收项目 37.2 万元，已核对合同和验收单。',
        },
      ],
    },
    {
      region: '330402',
      firm: 1,
      subject: '2023',
      moves: [
        { event: 'restate', on: '2026-05-06', by: 'firm', wan: 1826, audit: 1820, reason: '补记一笔退货冲回。' },
        { event: 'return', on: '2026-05-11', by: 'nanhu', reason: '审计报告仍为 1,820 万元，请提供更正后的审计报告。' },
        { event: 'settle', on: '2026-06-02', by: 'city', reason: '企业来函说明不再更正，审计报告没有变化。' },
      ],
    },
    {
      region: '330402',
      firm: 10,
      subject: '2025',
      moves: [
        {
          event: 'restate',
          on: ago(3),
          by: 'firm',
          wan: 2680.4,
          audit: 2680.4,
          tax: 2615,
          reason: '审计机构出具更正后的审计报告，调增年末完工项目收入。',
        },
      ],
    },
    {
      region: '330481',
      firm: 24,
      subject: '2023',
      moves: [{ event: 'declare', on: ago(4), by: 'firm', wan: 1988.5, audit: 1988.5, tax: 1986.2 }],
    },
    {
      region: '330421',
      firm: 5,
      subject: PEAK,
      moves: [
        { event: 'declare', on: ago(20), by: 'firm', wan: 3412, audit: 3412, reason: '2021 年为记录以前的最高。' },
      ],
    },
    {
      region: '330411',
      firm: 20,
      subject: '2025',
      moves: [
        { event: 'declare', on: '2026-05-20', by: 'firm', wan: 2310, audit: 2310, tax: 2310 },
        { event: 'verify', on: '2026-05-27', by: 'city2', audit: 2310, tax: 2310 },
        {
          event: 'question',
          on: ago(5),
          by: 'city2',
          reason: '审计抽查发现一笔 12 万元收入应计入 2026 年，请核实后更正。',
        },
      ],
    },
    {
      region: '330481',
      firm: 6,
      subject: '2025',
      moves: [
        { event: 'declare', on: ago(6), by: 'firm', wan: 31.2, tax: 30.4 },
        { event: 'return', on: ago(2), by: 'haining', reason: '纳税申报表为 30.4 万元，请按报表填写，或说明差异。' },
      ],
    },
    {
      region: '330411',
      firm: 2,
      subject: '2023',
      moves: [
        { event: 'declare', on: ago(20), by: 'firm', wan: 121.7, tax: 121.7 },
        { event: 'withdraw', on: ago(19), by: 'firm', reason: '上传的是草稿，改用审计报告重新申报。' },
      ],
    },
  ];
  const byCode = new Map(firms.map((firm) => [firm.uscc, firm]));
  return made.flatMap((one, i) => {
    const firm = byCode.get(demoUscc(one.region, one.firm));
    return firm === undefined ? [] : [demoStatement(one, firm, i + 1)];
  });
}

function demoStatement({ subject, moves, firm: serial }: Made, firm: Provider, nth: number): RevenueStatement {
  const asked: Actor = { account: `demo-${firm.uscc}`, name: `服务商 · ${firm.contact.name}`, role: 'provider' };
  const begun = moves[0] as Move;
  const number = `YS${yearOf(begun.on)}${String(nth).padStart(4, '0')}`;
  const record = subject === PEAK ? undefined : firm.revenue.find(({ year }) => String(year) === subject);
  const counted: CountedFigure[] =
    begun.event === 'restate' && record !== undefined
      ? [{ version: 0, fen: record.fen, evidence: record.evidence }]
      : [];
  const versions: RevenueVersion[] = [];
  const checks: RevenueCheck[] = [];
  const history: HistoryEntry[] = [];
  for (const [i, { event, on, by: who, reason = '', ...figures }] of moves.entries()) {
    const version = i + 1;
    const at = `${on}T0${version + 1}:${String(10 + nth)}:00.000Z`;
    const by = who === 'firm' ? asked : OFFICIALS[who];
    const from = history.at(-1)?.to ?? '';
    const to = i === 0 ? BEGINNINGS[event] : REVENUE_WORKFLOW[from as RevenueStatement['state']][event]?.to;
    if (to === undefined) throw new Error(`demonstration data: no ${event} in ${from} (${firm.name})`);
    history.push({ version, at, by, event, from, to, reason, shown: null, salt: freshSalt() });
    const sources = figuresOf(figures);
    if (figures.wan !== undefined) {
      const evidence = demoEvidence(
        serial,
        sources.map(({ source }) => source),
      );
      versions.push({ version, fen: wan(figures.wan), sources, evidence, reason, at, by });
    } else if (event === 'verify') {
      const last = versions.at(-1) as RevenueVersion;
      checks.push({ version, of: last.version, compared: sources, toleranceBasisPoints: TOLERANCE, at, by, reason });
      counted.push({ version: last.version, fen: last.fen, evidence: `审计报告，${formatDay(on)}核实（${number}）` });
    }
  }
  const last = history.at(-1) as HistoryEntry;
  return {
    id: (0xe5_0000_0000 + nth).toString(16).padStart(24, '0'),
    state: last.to as RevenueStatement['state'],
    version: history.length,
    history,
    number,
    uscc: firm.uscc,
    name: firm.name,
    region: firm.region,
    subject,
    versions,
    checks,
    counted,
    since: last.at.slice(0, 10),
    effects: [],
    createdAt: history[0]?.at ?? '',
  };
}

const BEGINNINGS: Readonly<Partial<Record<RevenueEvent, RevenueStatement['state']>>> = {
  declare: 'declared',
  restate: 'restated',
};

function figuresOf({ audit, tax }: Pick<Move, 'audit' | 'tax'>): SourceFigure[] {
  return [
    ...(audit === undefined ? [] : [{ source: 'audit', fen: wan(audit) }]),
    ...(tax === undefined ? [] : [{ source: 'tax', fen: wan(tax) }]),
  ];
}
