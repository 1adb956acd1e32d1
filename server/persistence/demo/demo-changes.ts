import { reportDeadline } from '../../domain/registry/change-request.ts';
import type { ChangeRequest, ChangeState, IdentityChange } from '../../domain/registry/change-request.ts';
import { CHANGE_WORKFLOW, type ChangeEvent } from '../../domain/registry/change-workflow.ts';
import type { Actor } from '../../domain/registry/history.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { freshSalt } from '../living.ts';
import { demoActor } from './demo-accounts.ts';
import { workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import { demoUscc } from './demo-names.ts';
import { daysFrom } from './demo-provider-parts.ts';

/** Numbers that the demonstration data have used: the next ones come after them. */
export const DEMO_CHANGE_NUMBERS = 20;

type Move = readonly [event: ChangeEvent, on: Day, by: Actor | 'firm', reason: string];

interface Made {
  readonly firm: Provider;
  readonly changes: readonly IdentityChange[];
  readonly occurredOn: Day;
  readonly grounds: string;
  readonly reportedOn: Day;
  readonly moves: readonly Move[];
}

const CITY = demoActor('city');
const CITY2 = demoActor('city2');

/** Invented change requests in every state that one can be in, in time and late. */
export function demoChanges(firms: readonly Provider[], terms: DemoTerms): ChangeRequest[] {
  const byCode = new Map(firms.map((firm) => [firm.uscc, firm]));
  const ago = (days: number) => workdayAgo(terms, days);
  const before = (days: number) => daysFrom(terms.today, -days);
  let serial = 0;
  const request = (
    region: string,
    firmSerial: number,
    make: (firm: Provider) => Omit<Made, 'firm'>,
  ): ChangeRequest[] => {
    const firm = byCode.get(demoUscc(region, firmSerial));
    return firm === undefined ? [] : [demoChange({ firm, ...make(firm) }, ++serial, terms)];
  };
  return [
    // The firm of provider1 moved house, and said so too late.
    request('330402', 1, ({ address }) => ({
      changes: [{ field: 'address', before: '浙江省嘉兴市南湖区示数路12号2幢3层', after: address }],
      occurredOn: '2025-11-03',
      grounds: '办公场所到期，迁至新址，营业执照已换发。',
      reportedOn: '2026-03-16',
      moves: [['approve', '2026-03-20', CITY, '新营业执照已核对。请注意在规定时限内报告。']],
    })),
    request('330402', 50, ({ name, formerNames }) => ({
      changes: [{ field: 'name', before: formerNames[0]?.name ?? '', after: name }],
      occurredOn: '2026-05-18',
      grounds: '主营业务转为软件，经登记机关核准更名。',
      reportedOn: '2026-06-03',
      moves: [['approve', '2026-06-10', CITY2, '与登记机关公示信息一致。']],
    })),
    request('330402', 10, ({ legalRepresentative }) => ({
      changes: [{ field: 'legalRepresentative', before: legalRepresentative, after: '沈既白' }],
      occurredOn: before(9),
      grounds: '股东会选举新的执行董事，兼任法定代表人。',
      reportedOn: ago(4),
      moves: [],
    })),
    request('330400', 53, ({ name }) => ({
      changes: [{ field: 'name', before: name, after: '嘉兴馏析智能控制股份有限公司' }],
      occurredOn: before(120),
      grounds: '公司整体变更为股份有限公司。',
      reportedOn: ago(6),
      moves: [],
    })),
    request('330482', 51, ({ address }) => ({
      changes: [{ field: 'address', before: address, after: '浙江省嘉兴市平湖市榫新路66号1幢2层' }],
      occurredOn: before(20),
      grounds: '搬迁。',
      reportedOn: ago(11),
      moves: [['return', ago(5), CITY, '请写明新地址是否已在登记机关变更，并按营业执照填写完整。']],
    })),
    request('330421', 54, ({ softwareCertificates }) => ({
      changes: [
        {
          field: 'softwareCertificates',
          before: softwareCertificates,
          after: [...(softwareCertificates ?? []), { number: '浙RQ-2026-9954', from: '2026-07-01', to: null }],
        },
      ],
      occurredOn: before(60),
      grounds: '取得新的软件企业证书。',
      reportedOn: ago(32),
      moves: [['refuse', ago(25), CITY2, '证书编号在公示名单中查不到，与所附说明不符。']],
    })),
    request('330424', 55, ({ region }) => ({
      changes: [{ field: 'region', before: region, after: '330402' }],
      occurredOn: before(40),
      grounds: '拟迁至南湖区。',
      reportedOn: ago(30),
      moves: [['withdraw', ago(28), 'firm', '迁址计划取消。']],
    })),
  ].flat();
}

function demoChange(made: Made, serial: number, { rules, calendar }: DemoTerms): ChangeRequest {
  const { firm, changes, occurredOn, grounds, reportedOn, moves } = made;
  const asked: Actor = { account: `demo-${firm.uscc}`, name: `服务商 · ${firm.contact.name}`, role: 'provider' };
  const instant = (day: Day, version: number) => `${day}T0${1 + version}:${String(10 + serial)}:00.000Z`;
  const entry = (version: number, day: Day, by: Actor, event: string, from: string, to: string, reason: string) => {
    const at = instant(day, version);
    return { version, at, by, event, from, to, reason, shown: null, salt: freshSalt() };
  };
  let state: ChangeState = 'submitted';
  const history = [entry(1, reportedOn, asked, 'begin', '', state, '')];
  for (const [event, day, by, reason] of moves) {
    const to: ChangeState | undefined = CHANGE_WORKFLOW[state][event]?.to;
    if (to === undefined) throw new Error(`demonstration data: no ${event} in ${state} (${firm.name})`);
    history.push(entry(history.length + 1, day, by === 'firm' ? asked : by, event, state, to, reason));
    state = to;
  }
  return {
    id: (0xcf_0000_0000 + serial).toString(16).padStart(24, '0'),
    state,
    version: history.length,
    history,
    number: `BG${yearOf(reportedOn)}${String(serial).padStart(4, '0')}`,
    uscc: firm.uscc,
    name: changes.find(({ field }) => field === 'name')?.before?.toString() ?? firm.name,
    region: firm.region,
    changes,
    occurredOn,
    grounds,
    reportedOn,
    deadline: reportDeadline(changes, occurredOn, rules.changeReportDays, calendar),
    since: (history.at(-1)?.at ?? reportedOn).slice(0, 10),
    effects: [],
    createdAt: instant(reportedOn, 1),
  };
}
