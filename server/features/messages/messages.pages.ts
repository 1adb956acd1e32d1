import { kindName, levelName } from '../../domain/registry/message-kinds.ts';
import type { MessageLevel, MessageLink } from '../../domain/registry/message.ts';
import { turning } from '../../domain/shared/turning.ts';
import * as paths from '../../paths.ts';
import { linkOf } from './message-links.words.ts';

export interface ShownMessage {
  readonly id: string;
  readonly kind: string;
  readonly level: MessageLevel;
  readonly subject: string;
  readonly text: readonly string[];
  readonly todo: boolean;
  readonly link: MessageLink;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly latest: boolean;
}

export interface InboxView {
  readonly kind: string | undefined;
  readonly kinds: readonly { readonly value: string; readonly name: string }[];
  readonly unread: boolean;
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly unreadCount: number;
  readonly messages: readonly ShownMessage[];
  /** When the list was read from the database. */
  readonly shown: Date;
}

const crumbs = [{ href: paths.home(), text: '首页' }];
const inboxCrumb = { href: paths.inbox(), text: '消息' };
/** So long messages are kept; the matters themselves stay. See message.model.ts. */
const KEPT = '消息保存 3 年；事项本身和办理记录一直都在。';

export function inboxPage(view: InboxView) {
  const { kind, kinds, unread, page, size, total, unreadCount, messages, shown } = view;
  return {
    title: '消息',
    lead: unreadCount === 0 ? '没有未读消息。' : `${unreadCount} 条未读。`,
    breadcrumb: [...crumbs, { text: '消息' }],
    action: { href: paths.messageSettings(), text: '消息设置', kind: 'secondary' },
    readAll: unreadCount > 0 && {
      post: paths.inboxReadAll(),
      text: '全部标为已读',
      kind: 'secondary',
      small: true,
      fields: [{ name: 'shown', value: shown.toISOString() }],
    },
    filters: {
      action: paths.inbox(),
      reset: (kind !== undefined || unread) && paths.inbox(),
      groups: [
        {
          legend: '阅读',
          name: 'unread',
          kind: 'radios',
          options: [
            { value: '', text: '不限', checked: !unread },
            { value: '1', text: '只看未读', checked: unread },
          ],
        },
        {
          legend: '事项',
          name: 'kind',
          kind: 'radios',
          options: [
            { value: '', text: '不限', checked: kind === undefined },
            ...kinds.map(({ value, name }) => ({ value, text: name, checked: value === kind })),
          ],
        },
      ],
    },
    messages: messages.map(rowOf),
    empty: {
      text:
        kind !== undefined || unread
          ? '没有符合的消息。'
          : '还没有消息。与您有关的事项有了进展，这里会告诉您，并附上链接。',
    },
    pagination: turning({ page, size, total, shown: messages.length, address: (n) => addressOf(kind, unread, n) }),
    kept: KEPT,
  };
}

function rowOf(message: ShownMessage) {
  const { id, kind, subject, text, at, readAt } = message;
  const unread = readAt === null;
  return {
    href: paths.inboxMessage(id),
    subject,
    about: text[0] ?? '',
    kind: kindName(kind),
    at,
    unread,
    tags: tagsOf(message),
    read: unread && { post: paths.inboxMessageRead(id), text: '标为已读', kind: 'plain', small: true },
  };
}

function tagsOf({ todo, latest, readAt }: ShownMessage) {
  return [
    ...(readAt === null ? [{ kind: 'good', text: '未读' }] : []),
    ...(todo && latest ? [{ kind: 'waiting', text: '要您办理' }] : []),
  ];
}

function addressOf(kind: string | undefined, unread: boolean, page: number): string {
  const query = new URLSearchParams();
  if (unread) query.set('unread', '1');
  if (kind !== undefined) query.set('kind', kind);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? paths.inbox() : `${paths.inbox()}?${text}`;
}

export function messagePage({ id, kind, level, subject, text, todo, link, at, latest }: ShownMessage) {
  const over = todo && !latest;
  return {
    title: subject,
    breadcrumb: [...crumbs, inboxCrumb, { text: subject }],
    tag: todo && latest ? { kind: 'waiting', text: '要您办理' } : undefined,
    action: linkOf(link),
    over: over && '这件事后来又有办理，本消息所说的可能已经做完或不再需要，请以事项页面为准。',
    paragraphs: text,
    facts: [
      { term: '时间', at },
      { term: '事项', text: kindName(kind) },
      { term: '类别', text: levelName(kind, level) },
    ],
    unread: {
      post: paths.inboxMessageRead(id),
      text: '标为未读',
      kind: 'secondary',
      small: true,
      fields: [{ name: 'unread', value: '1' }],
    },
    back: inboxCrumb,
  };
}
