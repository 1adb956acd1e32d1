import { z } from 'zod';
import { MOST_HEAD_ROW, type OutsideColumns } from '../../domain/registry/outside-columns.ts';
import { OUTSIDE_FIELDS } from '../../domain/registry/outside-record.ts';
import { isDay, type Day } from '../../domain/shared/calendar-date.ts';

export interface Fault {
  readonly id: string;
  readonly text: string;
}

const text = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').replaceAll('\r\n', '\n').trim())
  .catch('');
const version = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0));
const whole = text.transform((value) => (/^\d{1,5}$/.test(value) ? Number(value) : undefined));

const MOST_SOURCE = 100;
const MOST_REASON = 1000;

const uploadForm = z.object({ source: text, sourceDate: text });

/** Reads where an uploaded list comes from and how old it is. */
export function readUpload(body: unknown, files: number, today: Day) {
  const typed = uploadForm.parse(body ?? {});
  const faults: Fault[] = [];
  if (typed.source === '') faults.push({ id: 'source', text: '请填写名单的来源' });
  else if ([...typed.source].length > MOST_SOURCE) faults.push({ id: 'source', text: `最多 ${MOST_SOURCE} 个字` });
  if (!isDay(typed.sourceDate)) faults.push({ id: 'sourceDate', text: '请填写名单的日期，例如 2026-11-01' });
  else if (typed.sourceDate > today) faults.push({ id: 'sourceDate', text: '名单的日期不能晚于今天' });
  if (files === 0) faults.push({ id: 'files', text: '请选择名单文件' });
  else if (faults.length > 0) faults.push({ id: 'files', text: '请重新选择名单文件：浏览器没有保留它' });
  return { typed, faults };
}

const wantedForm = z.object({ sheet: text, headRow: whole });

/** Another sheet or another row of headings, as the address names them. */
export function readWanted(query: unknown) {
  const { sheet, headRow } = wantedForm.parse(query ?? {});
  const row = headRow !== undefined && headRow >= 1 && headRow <= MOST_HEAD_ROW ? headRow : undefined;
  return { sheet: sheet === '' ? undefined : sheet, headRow: row };
}

const columnsForm = z.object({
  ...{ version, sheet: text, headRow: whole },
  columns: z.object(Object.fromEntries(OUTSIDE_FIELDS.map((field) => [field, whole]))),
});

/** Reads which column holds what. */
export function readColumns(body: unknown) {
  const given = z.record(z.string(), z.unknown()).catch({}).parse(body);
  const columns = Object.fromEntries(OUTSIDE_FIELDS.map((field) => [field, given[field]]));
  const read = columnsForm.parse({ ...given, columns });
  const chosen = Object.entries(read.columns).filter(([, column]) => column !== undefined);
  return {
    version: read.version,
    sheet: read.sheet,
    layout: { headRow: read.headRow ?? 0, columns: Object.fromEntries(chosen) as OutsideColumns },
  };
}

const stepForm = z.object({ version, digest: text, reason: text });

/** Reads a step with its reason. */
export function readOutsideStep(body: unknown) {
  const order = stepForm.parse(body ?? {});
  const long = [...order.reason].length > MOST_REASON;
  return { order, faults: long ? [{ id: 'reason', text: `最多 ${MOST_REASON} 个字` }] : [] };
}

const clueForm = z.object({ uscc: text, reason: text });

/** Reads which firm a clue is about, and why. */
export function readRecordClue(body: unknown) {
  const typed = clueForm.parse(body ?? {});
  const long = [...typed.reason].length > MOST_REASON;
  return { typed, faults: long ? [{ id: 'reason', text: `最多 ${MOST_REASON} 个字` }] : [] };
}

const choiceForm = z.object({
  status: z.enum(['current', 'ended', 'withdrawn']).catch('current'),
  q: text.transform((value) => value.slice(0, 60)),
  source: text.transform((value) => value.slice(0, MOST_SOURCE) || undefined),
  here: text.transform((value) => value === '1'),
});

/** What the list of records was asked for; what cannot be read is passed over. */
export function readRecordChoice(query: unknown) {
  return choiceForm.parse(query);
}
