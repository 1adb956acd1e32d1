import type { MessageLink } from '../../domain/registry/message.ts';
import * as paths from '../../paths.ts';

const PAGES: Readonly<Record<MessageLink['page'], { readonly text: string; readonly href: (key: string) => string }>> =
  {
    application: { text: '打开申请', href: paths.application },
    account: { text: '打开我的账号', href: paths.account },
    provider: { text: '打开企业页面', href: paths.provider },
    notice: { text: '打开公示', href: paths.notice },
  };

/** Where a message leads. */
export function linkOf({ page, key }: MessageLink) {
  const { text, href } = PAGES[page];
  return { text, href: href(key) };
}
