import type { FactData } from '../../domain/records/fact-fields.ts';
import type { DemoFact, DemoFactMove } from './demo-fact-parts.ts';
import { demoUscc } from './demo-names.ts';
import { wan } from './demo-provider-parts.ts';

const award = (about: string, which: number | string, programme: string, paidOn: string, amount: number): FactData => ({
  about,
  ...{ year: about === 'growth' ? which : null, number: about === 'standard' ? which : null },
  ...{ programme, paper: null, paidOn, fen: wan(amount) },
});
const declare = (daysAgo: number, more: Partial<DemoFactMove> = {}): DemoFactMove => ({
  ...{ event: 'declare', daysAgo, by: 'firm' },
  ...more,
});
const enter = (daysAgo: number): DemoFactMove => ({
  ...{ event: 'enter', daysAgo, by: 'city' },
  reason: '按区里抄送的拨付文件登记。',
});
const confirm = (daysAgo: number, { fen = null }: FactData): DemoFactMove => ({
  ...{ event: 'confirm', daysAgo, by: 'finance', read: { fen } },
  reason: '已核对拨付凭证。',
});

/** Awards of other programmes in every state; what is confirmed stands on the record of its firm. */
export function demoOtherAwardFacts(): readonly DemoFact[] {
  const grown = award('growth', 2025, '南湖区软件和信息服务业发展扶持资金', '2026-07-10', 15);
  const led = award('standard', 'T/JXDM 004-2025', '南湖区标准化专项资金', '2025-12-15', 5);
  const supervised = award('standard', 'T/JXDM 006-2024', '秀洲区质量强区专项资金', '2025-11-20', 15);
  const accepted = award('standard', 'T/JXDM 013-2025', '秀洲区质量强区专项资金', '2026-09-18', 6);
  const mistaken = award('standard', 'T/JXDM 007-2025', '海宁市质量强市奖励', '2026-06-30', 3);
  const at = (region: string, serial: number, data: FactData, ...moves: DemoFactMove[]): DemoFact => ({
    ...{ uscc: demoUscc(region, serial), data, moves },
  });
  return [
    at('330402', 1, grown, enter(60), confirm(57, grown)),
    at('330402', 1, led, declare(200), confirm(197, led)),
    at('330402', 1, award('standard', 'T/JXDM 003-2024', '南湖区人才工作专项', '2026-10-12', 2), declare(3)),
    at('330411', 46, supervised, enter(180), confirm(176, supervised), {
      ...{ event: 'question', daysAgo: 8, by: 'finance' },
      reason: '区财政更正了拨付金额，请核对凭证后更正。',
    }),
    at('330411', 46, accepted, enter(40), confirm(38, accepted), {
      ...{ event: 'restate', daysAgo: 4, by: 'city', data: { fen: wan(6.5) } },
      reason: '区里补拨 0.5 万元。',
    }),
    at('330421', 5, award('growth', 2025, '嘉善县数字经济专项资金', '2026-08-03', 10), declare(9), {
      ...{ event: 'return', daysAgo: 4, by: 'finance' },
      reason: '入账凭证是 2025 年的，请核对是哪一年的营收。',
    }),
    at('330481', 44, mistaken, declare(50), confirm(47, mistaken), {
      ...{ event: 'revoke', daysAgo: 10, by: 'finance' },
      reason: '经核对，这笔奖励的事项是安全等级保护，与标准无关。',
    }),
    at('330424', 41, award('standard', 'T/JXDM 011-2024', '海盐县标准化补助', '2026-05-06', 1), declare(20), {
      ...{ event: 'withdraw', daysAgo: 19, by: 'firm' },
      reason: '补助还没有到账。',
    }),
  ];
}
