import type { FactData } from '../../domain/records/fact-fields.ts';
import type { PredecessorRecord } from '../../domain/registry/provider.ts';
import type { DemoFact, DemoFactMove } from './demo-fact-parts.ts';
import { DEMO_MERGERS } from './demo-mergers.ts';
import { demoUscc } from './demo-names.ts';
import { wan } from './demo-provider-parts.ts';

const saidOf = ({ uscc, name, mergedOn, peakFen }: PredecessorRecord, division: string | null = null): FactData => ({
  ...{ predecessor: uscc, name, mergedOn, peakFen },
  ...{ manner: division === null ? 'whole' : 'divided', division },
});
const enter = (daysAgo: number): DemoFactMove => ({
  ...{ event: 'enter', daysAgo, by: 'city' },
  reason: '按登记机关抄送的合并登记材料录入。',
});
const confirm = (daysAgo: number, { mergedOn = null, peakFen = null }: FactData): DemoFactMove => ({
  ...{ event: 'confirm', daysAgo, by: 'city2', read: { mergedOn, peakFen } },
  reason: '已与登记材料和审计报告核对。',
});

/** Firms that were merged, in every state; what is confirmed stands on the record of the firm that took them over. */
export function demoPredecessorFacts(): readonly DemoFact[] {
  const { backup, workshop, inspection, parts, energy, withdrawn, mistaken, mended, doubted } = DEMO_MERGERS;
  const at = (region: string, serial: number, data: FactData, ...moves: DemoFactMove[]): DemoFact => ({
    ...{ uscc: demoUscc(region, serial), data, moves },
  });
  const partsToOne = saidOf(parts, '2025 年 9 月分立：软件业务并入本企业，设备业务并入平湖绿圭节能科技有限公司。');
  const partsToOther = saidOf(
    { ...parts, mergedOn: '2025-11-03' },
    '2025 年 9 月分立：设备业务并入本企业，软件业务并入嘉兴构砚数字工程有限公司。',
  );
  return [
    at('330424', 84, saidOf(backup), enter(90), confirm(86, saidOf(backup))),
    at('330402', 1, saidOf(workshop), enter(140), confirm(137, saidOf(workshop))),
    at('330483', 73, saidOf(inspection), enter(3)),
    at('330411', 46, partsToOne, enter(30), confirm(28, partsToOne)),
    at('330482', 42, partsToOther, enter(6)),
    at('330421', 74, saidOf(energy), enter(12), {
      ...{ event: 'return', daysAgo: 9, by: 'city2' },
      reason: '审计报告缺 2021 年，请补齐后再提交。',
    }),
    at('330482', 35, saidOf(withdrawn), enter(50), {
      ...{ event: 'withdraw', daysAgo: 49, by: 'city' },
      reason: '登记机关答复合并尚未办结。',
    }),
    at('330481', 44, saidOf(mistaken), enter(60), confirm(57, saidOf(mistaken)), {
      ...{ event: 'revoke', daysAgo: 10, by: 'city' },
      reason: '登记机关更正：是受让业务，不是合并。',
    }),
    at('330402', 34, saidOf(mended), enter(70), confirm(66, saidOf(mended)), {
      ...{ event: 'restate', daysAgo: 4, by: 'city', data: { peakFen: wan(912.4) } },
      reason: '审计报告更正后，2021 年营业收入为 912.4 万元。',
    }),
    at('330483', 45, saidOf(doubted), enter(80), confirm(76, saidOf(doubted)), {
      ...{ event: 'question', daysAgo: 2, by: 'city2' },
      reason: '审计报告更正了 2022 年的营收，请核对。',
    }),
  ];
}
