import { OUTSIDE_IMPORT_STATE_WORDS, type OutsideImport } from '../../domain/registry/outside-import.ts';
import { isOutsideInForce, type OutsideRecord, type OutsideValues } from '../../domain/registry/outside-record.ts';
import { sizeWords } from '../../domain/registry/stored-file.ts';
import { formatInterval, type Day } from '../../domain/shared/calendar-date.ts';
import * as paths from '../../paths.ts';

/** What was typed, and what is wrong with it. */
export interface Given {
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly { readonly id: string; readonly text: string }[];
}

export const NOTHING: Given = { typed: {}, faults: [] };

export const crumbs = (...more: object[]) => [
  { href: paths.home(), text: '首页' },
  { href: paths.negativeList(), text: '负面清单' },
  ...more,
];
export const importCrumbs = (...more: object[]) =>
  crumbs(
    { href: paths.outsideRecords(), text: '外部名单' },
    { href: paths.outsideImports(), text: '导入记录' },
    ...more,
  );

const IMPORT_TAGS = { draft: 'waiting', imported: 'good', withdrawn: 'neutral', discarded: 'neutral' } as const;

export const importTag = ({ state }: Pick<OutsideImport, 'state'>) => ({
  kind: IMPORT_TAGS[state],
  text: OUTSIDE_IMPORT_STATE_WORDS[state],
});

/** Whether the firm is on that list today, as far as it is known here. */
export function recordTag(record: Pick<OutsideRecord, 'current'>, today: Day) {
  if (record.current === null) return { kind: 'neutral', text: '导入已撤销' };
  return isOutsideInForce(record.current, today)
    ? { kind: 'waiting', text: '在外部名单内' }
    : { kind: 'neutral', text: '已移出或到期' };
}

/** From when to when, as far as the list says it. */
export function periodCell({ from, to }: Pick<OutsideValues, 'from' | 'to'>) {
  if (from !== null) return { text: formatInterval({ from, to }) };
  return to === null ? { text: '名单没有载明' } : { date: to, note: '移出或到期' };
}

export const fileFacts = ({ id, file }: Pick<OutsideImport, 'id' | 'file'>) => [
  { term: '名单文件', text: file.name, href: paths.outsideFile(id), note: sizeWords(file.size) },
  { term: '文件 SHA-256', digest: file.sha256 },
];

/** Fields of a form with what was typed and what is wrong. */
export function fieldsWith({ typed, faults }: Given) {
  return (name: string, label: string, more: object = {}) => {
    const fault = faults.find(({ id }) => id === name);
    return { name, label, value: typed[name] ?? '', ...more, ...(fault && { error: fault.text }) };
  };
}

export const errorsOf = ({ faults }: Given) => faults.map(({ id, text }) => ({ href: `#${id}`, text }));
