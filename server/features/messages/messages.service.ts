import { isOfficial, type Account } from '../../domain/registry/account.ts';
import { kindName, MESSAGE_KINDS, topicsFor } from '../../domain/registry/message-kinds.ts';
import type { Topic } from '../../domain/registry/message.ts';
import { InvalidInput, NotFound } from '../../errors.ts';
import type { Inbox, InboxMessage } from '../../persistence/message.repository.ts';

export interface MessagesNeeds {
  readonly inbox: Inbox;
  readonly now: () => Date;
  /** There is a mail server. */
  readonly mails: boolean;
}

export interface InboxWish {
  readonly kind: string | undefined;
  readonly unread: boolean;
  readonly page: number;
}

export type MessagesService = ReturnType<typeof createMessagesService>;

export const MESSAGES_ON_PAGE = 20;

/** Everybody's own inbox: the account is always that of whoever asks. */
export function createMessagesService({ inbox, now, mails }: MessagesNeeds) {
  const find = async ({ id: account }: Account, id: string): Promise<InboxMessage> => {
    const message = await inbox.find(account, id);
    if (message === null) throw new NotFound('unknown-message', '您的收件箱里没有这条消息');
    return message;
  };
  return {
    unread: ({ id }: Pick<Account, 'id'>): Promise<number> => inbox.unread(id),
    /** What waits for a person of a firm: officials have their workbench. */
    asking: async (person: Account): Promise<readonly InboxMessage[]> =>
      isOfficial(person) ? [] : inbox.asking(person.id),
    async list({ id }: Account, wish: InboxWish) {
      const kind = wish.kind !== undefined && Object.hasOwn(MESSAGE_KINDS, wish.kind) ? wish.kind : undefined;
      const found = await inbox.list(id, { ...wish, kind, size: MESSAGES_ON_PAGE });
      const kinds = Object.keys(MESSAGE_KINDS).map((value) => ({ value, name: kindName(value) }));
      return {
        ...found,
        ...wish,
        kind,
        kinds,
        size: MESSAGES_ON_PAGE,
        unreadCount: await inbox.unread(id),
        shown: now(),
      };
    },
    /** Opening a message reads it. */
    async open(person: Account, id: string): Promise<InboxMessage> {
      const message = await find(person, id);
      if (message.readAt === null) await inbox.mark(person.id, id, now());
      return message;
    },
    async mark(person: Account, id: string, read: boolean): Promise<void> {
      await find(person, id);
      await inbox.mark(person.id, id, read ? now() : null);
    },
    async markAll({ id }: Account, shown: Date): Promise<void> {
      await inbox.markAll(id, shown, now());
    },
    async settings(person: Account) {
      const muted = await inbox.muted(person.id);
      return {
        mails,
        topics: topicsFor(person).map((one) => ({ ...one, on: one.locked || !muted.includes(one.topic) })),
      };
    },
    /** Of the topics that were offered those that are not wanted come by mail no more. */
    async set(person: Account, offered: readonly Topic[], wanted: readonly Topic[]): Promise<void> {
      const topics = topicsFor(person);
      const off = offered.filter((topic) => !wanted.includes(topic));
      const issues = off.flatMap((topic) => {
        const known = topics.find((one) => one.topic === topic);
        if (known === undefined) return [{ path: 'mail', code: 'unknown-topic', message: '没有这一类消息' }];
        return known.locked ? [{ path: 'mail', code: 'required', message: '法定告知的消息不能关闭' }] : [];
      });
      if (issues.length > 0) throw new InvalidInput(issues);
      const before = await inbox.muted(person.id);
      await inbox.mute(person.id, [...before.filter((topic) => !offered.includes(topic)), ...off]);
    },
  };
}
