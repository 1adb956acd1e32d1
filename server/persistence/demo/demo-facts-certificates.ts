import type { FactData } from '../../domain/records/fact-fields.ts';
import { daysAfter, type Day } from '../../domain/shared/calendar-date.ts';
import { workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import type { DemoFact, DemoFactMove } from './demo-fact-parts.ts';
import { demoUscc } from './demo-names.ts';

const software = (number: string, from: Day, to: Day | null): FactData => ({
  ...{ kind: 'software', name: null, number, issuer: '浙江省软件行业协会', validFrom: from, validTo: to },
});
const other = (name: string, number: string, from: Day, to: Day | null): FactData => ({
  ...{ kind: 'other', name, number, issuer: '浙江省认定机构', validFrom: from, validTo: to },
});
const declare = (daysAgo: number, more: Partial<DemoFactMove> = {}): DemoFactMove => ({
  ...{ event: 'declare', daysAgo, by: 'firm' },
  ...more,
});
const confirm = (daysAgo: number, { validTo }: FactData): DemoFactMove => ({
  ...{ event: 'confirm', daysAgo, by: 'city2', read: { validTo: validTo ?? null } },
  reason: '已在发证机构的网站查验。',
});

/** Certificates in every state; those of software enterprises that are confirmed stand on the record of their firm. */
export function demoCertificateFacts(terms: DemoTerms): readonly DemoFact[] {
  const { today } = terms;
  const first = software('浙RQ-2023-9001', '2023-06-01', '2028-05-31');
  const long = software('浙RQ-2022-9003', '2022-07-01', '2027-06-30');
  const lapsing = other('高新技术企业', 'GR202333009001', '2023-12-08', daysAfter(today, 25));
  const returned = other('CMMI 三级', 'CMMI-3-9005', '2025-02-01', '2028-01-31');
  const revokedOne = other('ISO 27001 信息安全管理体系', 'ISMS-9070', '2024-01-10', '2027-01-09');
  const fresh = software('浙RQ-2026-9006', '2026-10-10', '2031-10-09');
  const at = (region: string, serial: number, data: FactData, ...moves: DemoFactMove[]): DemoFact => ({
    ...{ uscc: demoUscc(region, serial), data, moves },
  });
  return [
    at('330402', 1, first, declare(300), confirm(296, first)),
    at('330402', 1, lapsing, declare(200), confirm(197, lapsing)),
    // Entered by an official: another one confirms it.
    at('330402', 1, other('专精特新中小企业', 'ZJTX-2026-9001', '2026-03-01', '2029-02-28'), {
      ...{ event: 'enter', daysAgo: 3, by: 'nanhu' },
      reason: '按省厅公布的名单登记。',
    }),
    at('330481', 6, fresh, declare(4)),
    at('330421', 5, returned, declare(9), {
      ...{ event: 'return', daysAgo: 4, by: 'city' },
      reason: '扫描件缺少附页，看不出评估范围，请补充。',
    }),
    at('330424', 41, other('ISO 9001 质量管理体系', 'QMS-9041', '2024-05-01', '2027-04-30'), declare(30), {
      ...{ event: 'withdraw', daysAgo: 28, by: 'firm' },
      reason: '证书正在换发。',
    }),
    at('330411', 46, revokedOne, declare(260), confirm(255, revokedOne), {
      ...{ event: 'revoke', daysAgo: 12, by: 'city', read: { revokedOn: workdayAgo(terms, 15) } },
      reason: '发证机构公告撤销认证。',
    }),
    at(
      ...(['330400', 47] as const),
      ...([other('科技型中小企业', 'KJ2025-9047', '2025-04-01', null)] as const),
      declare(150),
      confirm(146, { validTo: null }),
      declare(3, { event: 'restate', reason: '证书载明了有效期止，补填。', data: { validTo: '2028-03-31' } }),
    ),
    at('330402', 3, long, declare(280), confirm(276, long), {
      ...{ event: 'question', daysAgo: 6, by: 'city' },
      reason: '企业更名后证书没有换发，请提供换发的证书。',
    }),
  ];
}
