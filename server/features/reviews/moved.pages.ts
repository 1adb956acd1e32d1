import * as paths from '../../paths.ts';

/** How the matter stands now, and what was typed in vain. */
export interface Moved {
  readonly href: string;
  readonly name: string;
  readonly facts: readonly object[];
  readonly kept: readonly string[];
}

/** Somebody was faster, or what it rested on has moved. */
export function movedPage(message: string, { href, name, facts, kept }: Moved) {
  return {
    title: '没有办成',
    lead: message,
    number: name,
    breadcrumb: [{ href: paths.home(), text: '首页' }, { text: '没有办成' }],
    action: { href, text: '查看最新情况' },
    facts,
    kept: kept.length === 0 ? [] : [{ term: '您填写的内容', lines: kept }],
  };
}
