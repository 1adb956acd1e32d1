import * as paths from '../../paths.ts';

/** Somebody was faster, or what it rested on has moved: how to see it as it is, and what was typed in vain. */
export function awardMovedPage(
  message: string,
  { href, name, kept }: { readonly href: string; readonly name: string; readonly kept: readonly string[] },
) {
  return {
    title: '没有办成',
    lead: message,
    number: name,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { href: paths.awards(), text: '奖励' }, { text: '没有办成' }],
    action: { href, text: '查看最新情况' },
    kept: kept.length === 0 ? [] : [{ term: '您填写的内容', lines: kept }],
  };
}
