import { ROLES, type Account, type Role } from './account.ts';
import type { HistoryEntry } from './history.ts';

/** Who is told: the people of the firm concerned, its owners, those of the enterprises that shortlisted it (customer), of the other side of a matter (enterprise) or of the firm that is to take its place (successor), or the officials of an office (a county's: of the region). */
export type Reader =
  'firm' | 'owner' | 'customer' | 'enterprise' | 'successor' | Exclude<Role, 'provider' | 'enterprise'>;

/** How binding it is to tell: what the law demands, what is good to know, what waits for the reader. */
export type MessageLevel = 'required' | 'progress' | 'work';

/** The levels in words, and for the settings what belongs to them. */
export const LEVEL_WORDS: Readonly<Record<MessageLevel, { readonly name: string; readonly about: string }>> = {
  required: { name: '法定告知', about: '受理、补正、公示、异议和决定。依法应当告知当事人，所以不能关闭。' },
  progress: { name: '办理进度', about: '事项走到了哪一步，不需要您做什么。' },
  work: { name: '轮到您办理', about: '事项到了您手里，或者不用再办。' },
};

/** What can be turned off as one: a level of one kind of matter, such as `applications.progress`. */
export type Topic = string;

export function topicOf(kind: string, level: MessageLevel): Topic {
  return `${kind}.${level}`;
}

/** The page that a message leads to; features/messages/ knows its address. */
export interface MessageLink {
  readonly page:
    | 'application'
    | 'account'
    | 'provider'
    | 'notice'
    | 'change'
    | 'revenue'
    | 'membership-case'
    | 'review-case'
    | 'listing-case'
    | 'own-listings'
    | 'listing-entry'
    | 'screening-case'
    | 'outside-import'
    /** The key is the address itself. */
    | 'address';
  readonly key: string;
}

/** A history entry and the document to which it belongs, as it is now. */
export interface Told<Document> {
  readonly document: Document;
  readonly entry: HistoryEntry;
  /** Nothing has happened since: what the document holds beside its history is what the entry brought. */
  readonly latest: boolean;
}

/** One message of an event: to whom, how binding, in what words. */
export interface Telling<Document> {
  readonly reader: Reader;
  readonly level: MessageLevel;
  /** Only where this holds; always, if it is left out. */
  readonly when?: (told: Told<Document>) => boolean;
  readonly subject: (told: Told<Document>) => string;
  /** Paragraphs: what happened, why, what to do and until when. */
  readonly text: (told: Told<Document>) => readonly string[];
  /** Of the readers only these accounts: it concerns them by name. */
  readonly only?: (told: Told<Document>) => readonly string[];
  /** It is a receipt: whoever did it gets it, too. */
  readonly receipt?: true;
  /** It asks something of the reader. */
  readonly todo?: true;
}

/** What people are told of one kind of document: the one table of that kind. */
export interface MessageTable<Document, Event extends string> {
  readonly kind: string;
  readonly name: string;
  /** The firm and the region that the matter concerns: by them the readers are found. */
  readonly uscc: (document: Document) => string;
  readonly region: (document: Document) => string;
  /** The code of another firm that the matter concerns, where it has one. */
  readonly party?: (document: Document, reader: 'enterprise' | 'successor') => string;
  readonly link: (document: Document, reader: Reader) => MessageLink;
  /** Accounts that may not act in the matter, whatever their office: they are not called to it. */
  readonly barred?: (document: Document) => readonly string[];
  /** Every event of the kind: an empty list says that nobody is told. */
  readonly events: Readonly<Record<Event, readonly Telling<Document>[]>>;
}

/** Whom to look for among the accounts: all that is given must hold. */
export interface Audience {
  readonly account?: string;
  readonly uscc?: string;
  readonly owner?: true;
  readonly role?: Role;
  readonly region?: string;
  /** The people of enterprises on whose shortlist this firm stands. */
  readonly shortlisted?: string;
  /** Accounts that are left out. */
  readonly except: readonly string[];
}

/** A message before it is known who the readers are. */
export interface Draft {
  readonly to: Audience;
  readonly level: MessageLevel;
  readonly subject: string;
  readonly text: readonly string[];
  readonly todo: boolean;
  readonly link: MessageLink;
  /** No letter goes with it. */
  readonly inboxOnly?: true;
}

/** A kind of document as those see it who send and set messages, whatever its documents are. */
export interface MessageKind {
  readonly name: string;
  /** Who is told how bindingly. */
  readonly told: readonly { readonly reader: Reader; readonly level: MessageLevel }[];
  /** The messages of the entry that brought a document to a version; none where it is not in its history. */
  draft(document: unknown, version: number): readonly Draft[];
}

/** Makes of a kind's table what the follower of the journal works with. */
export function messageKind<Document extends { readonly version: number; readonly history: readonly HistoryEntry[] }>(
  table: MessageTable<Document, string>,
): MessageKind {
  return {
    name: table.name,
    told: Object.values(table.events).flat(),
    draft(stored, version) {
      const document = stored as Document;
      const entry = document.history.find((one) => one.version === version);
      if (entry === undefined) return [];
      const told = { document, entry, latest: document.version === version };
      const tellings = Object.hasOwn(table.events, entry.event) ? (table.events[entry.event] ?? []) : [];
      return tellings.filter(({ when }) => when?.(told) ?? true).flatMap((telling) => draftsOf(table, telling, told));
    },
  };
}

function draftsOf<Document>(
  table: MessageTable<Document, string>,
  telling: Telling<Document>,
  told: Told<Document>,
): Draft[] {
  const { document, entry } = told;
  const except = [
    ...(telling.receipt === true ? [] : [entry.by.account]),
    ...(telling.level === 'work' ? (table.barred?.(document) ?? []) : []),
  ];
  const { reader } = telling;
  const isParty = reader === 'enterprise' || reader === 'successor';
  const firm = isParty ? (table.party?.(document, reader) ?? '') : table.uscc(document);
  const place = placeOf(reader, firm, table.region(document));
  const places = telling.only?.(told).map((account) => ({ ...place, account })) ?? [place];
  return places.map((to) => ({
    to: { ...to, except },
    level: telling.level,
    subject: telling.subject(told),
    text: telling.text(told),
    todo: telling.todo === true,
    link: table.link(document, telling.reader),
  }));
}

function placeOf(reader: Reader, uscc: string, region: string): Omit<Audience, 'except'> {
  switch (reader) {
    case 'firm':
    case 'enterprise':
    case 'successor':
      return { uscc };
    case 'owner':
      return { uscc, owner: true };
    case 'customer':
      return { shortlisted: uscc };
    case 'county':
      return { role: 'county', region };
    default:
      return { role: reader };
  }
}

/** Whether messages to a reader can reach a person of this account. */
export function isReader({ role, owner }: Pick<Account, 'role' | 'owner'>, reader: Reader): boolean {
  const ofFirm = role === 'provider' || role === 'enterprise';
  if (reader === 'firm') return ofFirm;
  if (reader === 'customer') return role === 'enterprise';
  if (reader === 'successor') return role === 'provider';
  return reader === 'owner' ? ofFirm && owner === true : role === reader;
}

/** Who did something, for those whom it concerns: the office, never the person. */
export function officeWords({ role }: HistoryEntry['by']): string {
  return role === 'system' ? '系统' : ROLES[role];
}
