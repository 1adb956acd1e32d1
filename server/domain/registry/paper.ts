import type { Day } from '../shared/calendar-date.ts';
import type { Account } from './account.ts';
import { may, type Action } from './permissions.ts';

/** One part of what stands in a paper, as plain data. */
export type PaperSection =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'facts'; readonly items: readonly { readonly term: string; readonly text: string }[] }
  | {
      readonly type: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly type: 'remedies';
      readonly items: readonly { readonly text: string; readonly lastDay: Day }[];
      readonly note: string;
    }
  | { readonly type: 'annexes'; readonly items: readonly string[] };

/** All that a paper says. It is frozen when the paper is issued; its digest covers every character of it. */
export interface PaperContent {
  readonly kind: PaperKind;
  readonly number: string;
  readonly title: string;
  readonly office: string;
  readonly date: Day;
  /** The addressee; `null` where a paper is addressed to everybody. */
  readonly to: string | null;
  readonly sections: readonly PaperSection[];
}

/** A paper's kind in general: what it is called, and who may read it beside its addressee's firm. */
export interface KindWords {
  readonly name: string;
  readonly title: string;
  readonly readers: readonly Action[] | 'anyone';
  /** Also everybody's, as long as the public list names whom it is about. */
  readonly publicWhileNamed?: true;
}

const POOL: readonly Action[] = ['application.read'];
const LIST: readonly Action[] = ['listing.read', 'listing.answer'];

/** Every kind of paper. A later one is one more line here, and one more entry in the table of its document. */
export const PAPER_KINDS = {
  acceptance: { name: '受理通知书', title: '入库申请受理通知书', readers: POOL },
  correction: { name: '补正通知书', title: '入库申请补正通知书', readers: POOL },
  notice: { name: '公示', title: '关于拟入库数字化改造服务商的公示', readers: 'anyone' },
  admission: { name: '入库通知书', title: '入库通知书', readers: POOL },
  refusal: { name: '不予入库通知书', title: '不予入库通知书', readers: POOL },
  'award-calculation': { name: '奖励计算书', title: '奖励计算书', readers: ['award-case.read'] },
  'listing-proposal': { name: '拟列入告知书', title: '拟列入负面清单告知书', readers: LIST },
  listing: { name: '列入决定书', title: '列入负面清单决定书', readers: LIST, publicWhileNamed: true },
  'listing-correction': { name: '更正决定书', title: '更正决定书', readers: LIST, publicWhileNamed: true },
  'not-listed': { name: '不予列入决定书', title: '不予列入负面清单决定书', readers: LIST },
  'repair-granted': { name: '准予信用修复决定书', title: '准予信用修复决定书', readers: LIST },
  'repair-refused': { name: '不予信用修复决定书', title: '不予信用修复决定书', readers: LIST },
  'listing-ended': { name: '终止列入通知书', title: '终止列入通知书', readers: LIST },
  'listing-revoked': { name: '撤销列入决定书', title: '撤销列入决定书', readers: LIST },
} as const satisfies Readonly<Record<string, KindWords>>;

export type PaperKind = keyof typeof PAPER_KINDS;

/** Of which step of which document a paper tells: there is one of each kind, and never a second. */
export interface PaperOccasion {
  readonly kind: PaperKind;
  /** The kind of document, as in the journal. */
  readonly matter: string;
  readonly document: string;
  readonly version: number;
}

/** A paper before it has its number: the next of a series, or one that was given before. */
export interface PaperDraft extends PaperOccasion {
  readonly uscc: string | null;
  readonly region: string | null;
  readonly numbering: { readonly series: string } | { readonly number: string };
  readonly content: Omit<PaperContent, 'number'>;
}

/** An issued paper. `text` is the content in its one written form, of which `digest` is the SHA-256. */
export interface Paper extends PaperOccasion {
  readonly number: string;
  readonly uscc: string | null;
  readonly region: string | null;
  readonly issuedAt: string;
  readonly content: PaperContent;
  readonly text: string;
  readonly digest: string;
}

/** A paper as it is shown: frozen, or, while it is still being made, as it would be issued. */
export interface ShownPaper {
  readonly content: PaperContent;
  readonly issued: Paper | null;
}

/** What a draft says under a number. */
export function numbered({ content, numbering }: PaperDraft, serial: number): PaperContent {
  const number = 'number' in numbering ? numbering.number : `${numbering.series}${serial}号`;
  return { ...content, number };
}

/** Whether a person may read a paper: everybody a public one; else the addressee's people and who may read its matter. */
export function mayReadPaper(person: Account | undefined, { kind, uscc, region }: Paper): boolean {
  const { readers } = PAPER_KINDS[kind];
  if (readers === 'anyone') return true;
  const matter = { ...(uscc !== null && { uscc }), ...(region !== null && { region }) };
  return readers.some((action) => may(person, action, matter));
}

/** A number as people type it: any kind of brackets round the year, any width, any blanks. */
export function canonicalPaperNumber(typed: string): string {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '');
  return plain.replaceAll(/[[(【〔〖{]/g, '〔').replaceAll(/[\])】〕〗}]/g, '〕');
}
