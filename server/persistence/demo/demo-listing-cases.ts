import type { ListingCase } from '../../domain/registry/listing-case.ts';
import type { Listing, Provider } from '../../domain/registry/provider.ts';
import { yearOf, type Day } from '../../domain/shared/calendar-date.ts';
import { demoListing, workday, type DemoDeed, type DemoListing, type DemoListingTerms } from './demo-listing-parts.ts';
import { runningListings } from './demo-listing-running.ts';
import { daysFrom } from './demo-provider-parts.ts';

/** Numbers that the demonstration data have used at most: the next ones come after them. */
export const DEMO_LISTING_NUMBERS = 40;

/** What was found, by ground. */
const FACTS: Readonly<Record<string, string>> = {
  N01: '申报入库所附三份项目合同中，两份的客户方印章经比对与备案印章不符，客户书面确认从未签订。',
  N03: '承接两个数字化总承包项目后，把全部实施工作转给其他企业，自己没有派人到场，客户不知情。',
  N04: '两个车间联网项目自合同约定的验收日起停滞超过六个月，经书面催告逾期没有整改。',
  N05: '托管的客户工艺参数文件存放在没有访问控制的网盘，被第三方下载，客户的配方外泄。',
  N06: '在三个项目中以明显低于成本的价格投标，经主管部门认定为恶意低价。',
  N07: '因未履行生效判决确定的付款义务，被人民法院列为失信被执行人。',
  N09: '法定代表人变更后，没有在规定期限内报告，经书面提醒仍未报告。',
};

/** A case with its whole history for every listing that a provider has, and running cases in every state. */
export function demoListingCases(firms: readonly Provider[], terms: DemoListingTerms): ListingCase[] {
  const listed = firms.flatMap((firm) => firm.listings.map((listing) => ({ firm, listing })));
  const past = listed.map(({ firm, listing }, i) => demoListing(pastCase(firm, listing, i + 1, terms), terms));
  const running = runningListings(firms, terms).map((made, i) =>
    demoListing({ ...made, serial: listed.length + i + 1 }, terms),
  );
  return [...past, ...running];
}

/** How a listing came about that a provider has. */
function pastCase(firm: Provider, listing: Listing, serial: number, terms: DemoListingTerms): DemoListing {
  const { rules, calendar } = terms;
  const { from, to, decision } = listing;
  const ground = rules.grounds.find(({ text }) => text === listing.ground);
  if (ground === undefined) throw new Error(`demonstration data: no ground ${listing.ground}`);
  const before = (days: number) => workday(daysFrom(from, -days), calendar);
  const months = ground.asLongAsSource ? null : monthsBetween(listing);
  const silent = serial % 3 === 0;
  return {
    serial,
    firm,
    source: serial % 2 === 0 ? 'public' : 'official',
    clue: `反映${firm.name}：${FACTS[ground.code] ?? listing.ground}`,
    begunOn: before(75),
    begunBy: serial % 2 === 0 ? 'public' : 'city2',
    ...(serial % 2 === 0 && { informant: { name: '某制造企业经办人（虚构）', contact: '15405730000' } }),
    proposal: {
      ground: ground.code,
      facts: FACTS[ground.code] ?? listing.ground,
      months,
      isPublic: listing.isPublic ?? listing.class !== 'minor',
      original: null,
    },
    decision,
    deeds: [
      { event: 'open-case', on: before(70), by: 'city', text: '线索具体，符合立案条件。' },
      { event: 'add-evidence', on: before(58), by: 'city', text: '现场检查笔录一份，客户谈话笔录两份。' },
      { event: 'add-evidence', on: before(50), by: 'city', text: '合同、付款凭证和往来邮件复印件一套。' },
      { event: 'notify', on: before(40), by: 'city' },
      ...(silent
        ? []
        : [
            {
              event: 'defend' as const,
              on: before(37),
              by: 'firm' as const,
              text: '情况部分属实，已着手整改，请求从轻。',
            },
          ]),
      { event: 'deliberate', on: before(28), by: 'city' },
      { event: 'vote', on: before(22), by: 'city2', inFavour: true, text: '证据相互印证，事实清楚。' },
      { event: 'vote', on: before(21), by: 'city3', inFavour: true, text: '同意核查意见，期限适当。' },
      { event: 'list', on: from, by: 'city2', text: '事实清楚，证据充分；陈述申辩的理由不影响认定。' },
      ...later(firm, listing, terms),
    ],
    change: (made) => asOnRecord(made, listing, to),
  };
}

/** What came after the decision, told by how the provider's record has it. */
function later({ name }: Provider, listing: Listing, { today, calendar }: DemoListingTerms): DemoDeed[] {
  const { from, to, voidedOn, class: kind } = listing;
  if (voidedOn !== null)
    return [
      {
        event: 'revoke',
        on: voidedOn,
        by: 'city3',
        basis: '嘉政复〔2026〕18号',
        text: '复议机关认为价格依据不足，决定撤销。',
      },
    ];
  if (name.includes('漕格') && to !== null)
    return [
      {
        event: 'ask-repair',
        on: workday(daysFrom(to, -15), calendar),
        by: 'firm',
        text: '两个项目均已补做并通过验收。',
      },
      { event: 'grant-repair', on: daysFrom(to, 1), by: 'city2', text: '验收材料属实，已满最短期限。' },
    ];
  if (name.includes('禾矩') && to !== null)
    return [
      {
        event: 'end-with-source',
        on: to,
        by: 'city2',
        basis: '（2025）浙0481执恢77号',
        text: '履行完毕，法院已移出名单。',
      },
    ];
  if (isCorrected(listing)) return [{ event: 'correct', on: daysFrom(from, 4), by: 'city3', text: CORRECTION }];
  if (kind === 'ordinary' && to !== null && to < today && daysFrom(from, 150) <= to)
    return [
      {
        event: 'ask-repair',
        on: workday(daysFrom(to, -45), calendar),
        by: 'firm',
        text: '已与客户协商恢复施工。',
      },
      {
        event: 'refuse-repair',
        on: workday(daysFrom(to, -32), calendar),
        by: 'city2',
        text: '只提交了协议，没有恢复施工的证明。',
      },
    ];
  const asked = workday(daysFrom(today, -6), calendar);
  if (kind === 'ordinary' && to !== null && to >= today && from < daysFrom(today, -100))
    return [{ event: 'ask-repair', on: asked, by: 'firm', text: '两个项目已改由本企业团队实施，客户确认交付。' }];
  return [];
}

const CORRECTION = '合同份数笔误，原文“二份”应为“三份”。';

function isCorrected({ decision, from }: Listing): boolean {
  return decision.endsWith('〕3号') && yearOf(from) === 2026;
}

/** The entry ends when the record says; one bears a correction. */
function asOnRecord(made: ListingCase, listing: Listing, to: Day | null): Partial<ListingCase> {
  if (made.entry === null) return {};
  const corrected = { ...made.entry, class: listing.class, to };
  if (!isCorrected(listing)) return { entry: corrected };
  const correctedOn = daysFrom(listing.from, 4);
  const facts = corrected.facts.replace('三份', '二份');
  return {
    entry: corrected,
    formerEntries: [{ entry: { ...corrected, facts }, correctedOn, reason: CORRECTION }],
  };
}

function monthsBetween({ from, to }: Listing): number {
  const days = to === null ? 0 : (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return Math.max(1, Math.round(days / 30.4));
}
