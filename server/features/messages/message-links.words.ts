import type { MessageLink } from '../../domain/registry/message.ts';
import * as paths from '../../paths.ts';

const PAGES: Readonly<Record<MessageLink['page'], { readonly text: string; readonly href: (key: string) => string }>> =
  {
    application: { text: '打开申请', href: paths.application },
    account: { text: '打开我的账号', href: paths.account },
    provider: { text: '打开企业页面', href: paths.provider },
    notice: { text: '打开公示', href: paths.notice },
    change: { text: '打开变更申请', href: paths.change },
    revenue: { text: '打开营收申报', href: paths.revenueStatement },
    'membership-case': { text: '打开退出或移出事项', href: paths.membershipCase },
    'review-case': { text: '打开年度复核', href: paths.reviewCase },
    'listing-case': { text: '打开案件', href: paths.listingCase },
    address: { text: '打开', href: (address) => address },
    'outside-import': { text: '打开外部名单导入', href: paths.outsideImport },
    'screening-case': { text: '打开待判事项', href: paths.screening },
    'listing-entry': { text: '查看列入决定', href: paths.listingEntry },
    'own-listings': { text: '查看与本企业有关的决定', href: paths.ownListings },
  };

/** Where a message leads. */
export function linkOf({ page, key }: MessageLink) {
  const { text, href } = PAGES[page];
  return { text, href: href(key) };
}
