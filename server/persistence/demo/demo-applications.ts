import { demoOpinion } from './demo-opinion.ts';
import type { Application, NamedInNotice } from '../../domain/registry/application.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf } from '../../domain/shared/calendar-date.ts';
import { workingTerm } from '../../domain/shared/working-days.ts';
import { demoApplication, workdayAgo } from './demo-application-parts.ts';
import type { DemoCase, DemoMove, DemoOfficial, DemoTerms } from './demo-application-parts.ts';
import { demoUscc } from './demo-names.ts';
import { overObjections, runningObjections } from './demo-objections.ts';

/** Numbers that the demonstration data have used: the next ones come after them. */
export const DEMO_NUMBERS = { applications: 40, notices: 11 } as const;

/** Invented applications in every state that one can be in. */
export function demoApplications(firms: readonly Provider[], terms: DemoTerms): Application[] {
  const { today, rules, calendar } = terms;
  const byCode = new Map(firms.map((firm) => [firm.uscc, firm]));
  const notice = (number: number, daysAgo: number): NamedInNotice => {
    const from = workdayAgo(terms, daysAgo);
    return {
      number: `${rules.noticePrefix}〔${yearOf(from)}〕${number}号`,
      from,
      until: workingTerm(from, rules.noticeDays, calendar).to,
    };
  };
  const over = notice(10, 14);
  const running = notice(11, 4);
  // A member since that day: its membership stands in the providers' data.
  const entered = Math.round((Date.parse(today) - Date.parse('2026-02-10')) / 86_400_000);
  const first = notice(1, entered + 12);
  let serial = 0;
  const application = (
    region: string,
    firmSerial: number,
    begunDaysAgo: number,
    moves: readonly DemoMove[],
    more: Partial<DemoCase> = {},
  ): Application[] => {
    const firm = byCode.get(demoUscc(region, firmSerial));
    return firm === undefined ? [] : [demoApplication({ firm, serial: ++serial, begunDaysAgo, moves, ...more }, terms)];
  };

  return [
    application('330411', 2, 3, [], {
      statement: { contactPhone: '', teamSize: null, cases: [], materials: [], declared: ['legal-person', 'finance'] },
    }),
    application(
      '330402',
      3,
      40,
      [
        ...reviewed(38, 'nanhu', 31),
        ['pass', 9, 'city', '材料齐全，案例已核实。'],
        ['open-notice', 4, 'city', running.number],
      ],
      { notice: running, objections: runningObjections(terms) },
    ),
    application('330402', 90, 6, [['submit', 5, 'firm']]),
    application('330402', 91, 24, [['submit', 22, 'firm']]),
    application(
      '330402',
      92,
      20,
      [
        ['submit', 19, 'firm'],
        ['return', 13, 'nanhu', '团队人数与社保证明不符，案例缺验收材料。'],
        ['submit', 4, 'firm'],
      ],
      {
        before: { teamSize: 120, cases: [] },
        corrections: [
          { field: 'teamSize', reason: '请按社保缴纳人数填写，并说明驻地人数。' },
          { field: 'cases', reason: '请补充已验收的案例。' },
        ],
      },
    ),
    application('330481', 94, 5, [['submit', 4, 'firm']]),
    application(
      '330481',
      95,
      18,
      [
        ['submit', 17, 'firm'],
        ['return', 6, 'haining', '请补充业务简介和已验收案例。'],
      ],
      {
        statement: { summary: '皮革服装软件。' },
        before: { summary: '皮革服装软件。' },
        corrections: [{ field: 'summary', reason: '请写明服务内容、交付方式和服务过的企业类型。' }],
      },
    ),
    application('330481', 96, 30, reviewed(28, 'haining', 12)),
    application('330424', 84, 45, [
      ['submit', 44, 'firm'],
      ['advise-against', 27, 'other', '业务以数据备份为主，服务制造业企业的项目偏少。'],
    ]),
    application(
      '310115',
      99,
      12,
      [
        ['submit', 11, 'firm'],
        ['record-opinion', 3, 'city2', '专家意见 1 份'],
      ],
      { opinions: [demoOpinion(terms)] },
    ),
    application('330421', 85, 50, [...reviewed(48, 'other', 36), ['pass', 8, 'city2', '监理资质和案例已核实。']]),
    application('330402', 93, 35, [...reviewed(34, 'nanhu', 26), ['pass', 5, 'city', '材料齐全。']]),
    application(
      '330483',
      98,
      55,
      [
        ...reviewed(53, 'other', 43),
        ['pass', 20, 'city', '材料齐全。'],
        ['open-notice', 14, 'city', over.number],
        ['object', 9, 'city', '收到书面异议 1 件'],
      ],
      {
        notice: over,
        objections: overObjections(terms),
      },
    ),
    application(
      '330481',
      97,
      55,
      [
        ...reviewed(54, 'haining', 44),
        ['pass', 21, 'city2', '项目数量和验收情况良好。'],
        ['open-notice', 14, 'city', over.number],
      ],
      { notice: over },
    ),
    application('330482', 81, 90, [
      ...reviewed(88, 'other', 78),
      ['refuse', 60, 'city', '近两年没有新的制造业改造项目，不符合入库条件。'],
    ]),
    application('330411', 83, 8, [['submit', 7, 'firm']]),
    application('330483', 82, 70, [
      ['submit', 69, 'firm'],
      ['withdraw', 66, 'firm', '业务调整，暂不申请。'],
    ]),
    application('330411', 80, 42, [...reviewed(40, 'other', 30), ['return', 6, 'city', '请更新 2025 年以后的案例。']], {
      corrections: [{ field: 'cases', reason: '请补充 2025 年以后验收的案例。' }],
      before: {},
    }),
    application(
      '330424',
      29,
      entered + 70,
      [
        ...reviewed(entered + 60, 'other', entered + 45),
        ['pass', entered + 25, 'city2', '材料齐全。'],
        ['open-notice', entered + 12, 'city', first.number],
        ['admit', entered, 'city', '公示期满，没有异议。'],
      ],
      { notice: first },
    ),
    // 市本级 has no first review; the offices of the zones have one.
    application('330400', 100, 9, [['submit', 8, 'firm']]),
    application('330472', 101, 7, [['submit', 6, 'firm']]),
    application('330471', 102, 16, [...reviewed(15, 'other', 6)]),
  ].flat();
}

function reviewed(submitted: number, by: DemoOfficial, decided: number): DemoMove[] {
  return [
    ['submit', submitted, 'firm'],
    ['recommend', decided, by, '实地走访核实，团队和案例属实，同意推荐。'],
  ];
}
