import type { ProposalTyped } from '../../domain/registry/listing-deeds.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { workday, type DemoDeed, type DemoListing, type DemoListingTerms } from './demo-listing-parts.ts';
import { demoUscc } from './demo-names.ts';
import { daysFrom } from './demo-provider-parts.ts';

type Running = Omit<DemoListing, 'serial'>;

/** Invented cases under way, and two that ended without a listing. */
export function runningListings(firms: readonly Provider[], { today, calendar }: DemoListingTerms): Running[] {
  const byCode = new Map(firms.map((firm) => [firm.uscc, firm]));
  const ago = (days: number) => workday(daysFrom(today, -days), calendar);
  const about = (region: string, serial: number, made: Omit<Running, 'firm'>): Running[] => {
    const firm = byCode.get(demoUscc(region, serial));
    return firm === undefined ? [] : [{ firm, ...made }];
  };
  const informant = { name: '海宁示裘皮革有限公司（虚构）', contact: '15405731111' };
  const proposal = (ground: string, months: number, facts: string): ProposalTyped => {
    return { ground, months, facts, isPublic: ground !== 'N09', original: null };
  };
  const investigated = (begun: number, by: 'city' | 'city2'): DemoDeed[] => [
    { event: 'open-case', on: ago(begun), by, text: '线索具体，有材料，立案核查。' },
    { event: 'add-evidence', on: ago(begun - 3), by, text: '项目现场检查笔录；客户提供的合同和付款凭证。' },
  ];
  const judged = (notified: number, by: 'city' | 'city2', answer: DemoDeed[] = []): DemoDeed[] => [
    ...investigated(notified + 12, by),
    { event: 'notify', on: ago(notified), by },
    ...answer,
  ];
  const vote = (on: number, by: 'city' | 'city2' | 'city3', inFavour: boolean, text: string): DemoDeed => {
    return { event: 'vote', on: ago(on), by, inFavour, text };
  };
  const stopped = '车间联网项目合同约定今年三月验收，至今停滞，两次书面催告没有整改。';
  const subcontracted = '总承包的仓储项目整体转给其他企业实施，没有派人到场。';

  return [
    about('330402', 10, {
      ...{ source: 'public', begunOn: ago(2), begunBy: 'public', informant, deeds: [] },
      clue: '去年签的箱包排产项目，付了六成款，人撤走半年没有回来。有合同和聊天记录。',
    }),
    about('330411', 11, {
      ...{ source: 'grading', begunOn: ago(16), begunBy: 'system', deeds: [] },
      reference: '2025 年度评级',
      clue: '连续两年评级为 D。',
    }),
    about('330400', 12, {
      ...{ source: 'project', begunOn: ago(20), begunBy: 'nanhu', reference: '改造项目验收不合格通知' },
      clue: '项目验收不合格，限期整改已过一个月。',
      deeds: investigated(17, 'city'),
    }),
    about('330481', 13, {
      ...{ source: 'official', begunOn: ago(70), begunBy: 'city', deeds: investigated(66, 'city2') },
      clue: '巡查发现总承包项目现场没有该企业人员。',
    }),
    about('330421', 5, {
      ...{ source: 'official', begunOn: ago(24), begunBy: 'city', deeds: judged(2, 'city') },
      clue: '法定代表人变更四个月没有报告。',
      proposal: proposal('N09', 2, '法定代表人于今年七月变更，没有在三十日内报告，九月书面提醒后仍未报告。'),
    }),
    about('330483', 14, {
      ...{ source: 'public', begunOn: ago(45), begunBy: 'public', informant, deeds: judged(18, 'city') },
      clue: '项目停工，电话不接。',
      proposal: proposal('N04', 6, stopped),
    }),
    about('330424', 15, {
      ...{ source: 'official', begunOn: ago(44), begunBy: 'city2', proposal: proposal('N03', 8, subcontracted) },
      clue: '客户反映现场施工的不是签约企业。',
      deeds: judged(12, 'city2', [
        { event: 'defend', on: ago(9), by: 'firm', text: '只把弱电施工分包，主体仍由本企业实施，附考勤记录。' },
      ]),
    }),
    about('330482', 16, {
      ...{ source: 'official', begunOn: ago(60), begunBy: 'city', proposal: proposal('N04', 6, stopped) },
      clue: '验收不合格，逾期未整改。',
      deeds: [
        ...judged(24, 'city', [
          { event: 'record-defence', on: ago(20), by: 'city', text: '来函称设备供应延误所致，请求延期。' },
        ]),
        { event: 'deliberate', on: ago(7), by: 'city' },
        vote(3, 'city3', true, '催告两次，理由不成立。'),
      ],
    }),
    about('330421', 17, {
      ...{ source: 'project', begunOn: ago(64), begunBy: 'nanhu', proposal: proposal('N03', 8, subcontracted) },
      clue: '项目检查发现整体转包。',
      deeds: [
        ...judged(28, 'city'),
        { event: 'deliberate', on: ago(13), by: 'city' },
        vote(8, 'city2', true, '转包事实有付款流水印证。'),
        vote(6, 'city3', true, '同意核查意见。'),
      ],
    }),
    about('330402', 18, {
      ...{
        source: 'public',
        begunOn: ago(66),
        begunBy: 'public',
        informant,
        proposal: proposal('N06', 6, '两个项目的报价低于成本。'),
      },
      clue: '报价低得离谱，怀疑恶意低价。',
      deeds: [
        ...judged(30, 'city2', [
          { event: 'defend', on: ago(27), by: 'firm', text: '报价含政府补贴后的净额，附成本测算。' },
        ]),
        { event: 'deliberate', on: ago(14), by: 'city2' },
        vote(9, 'city', false, '没有主管部门的认定，证据不足。'),
        vote(8, 'city3', false, '成本测算可信，不构成恶意低价。'),
      ],
    }),
    about('330481', 19, {
      ...{ source: 'official', begunOn: ago(120), begunBy: 'city', proposal: proposal('N09', 1, '股权变更没有报告。') },
      clue: '股权变更没有报告。',
      deeds: [
        ...judged(80, 'city', [{ event: 'defend', on: ago(77), by: 'firm', text: '变更当月已在系统报告，附回执。' }]),
        { event: 'close', on: ago(70), by: 'city', text: '回执属实，已按期报告。' },
      ],
    }),
    about('330411', 20, {
      ...{ source: 'public', begunOn: ago(90), begunBy: 'public', informant },
      clue: '他们的软件不好用。',
      deeds: [
        {
          event: 'dismiss-clue',
          on: ago(86),
          by: 'city2',
          text: '属于一般质量争议，没有列入事由的情形，已告知反映人。',
        },
      ],
    }),
  ].flat();
}
