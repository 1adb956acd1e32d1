import { z } from 'zod';
import { MOST_MILESTONES, type TypedProject } from '../../domain/records/project-registration.ts';
import { isDay, type Day } from '../../domain/shared/calendar-date.ts';
import { moneyFaultWords, readMoney, type MoneyUnit } from '../../domain/shared/money-entry.ts';

/** What cannot be read in a field, in words that say how to mend it. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

const bodySchema = z.record(z.string(), z.unknown()).catch({});
const textOf = (value: unknown) =>
  (typeof value === 'string' ? value : '').replaceAll('\r\n', '\n').trim().slice(0, 3000);
const listSchema = z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]);

/** Reads fields one by one, and collects what cannot be read. */
export function fieldReader(body: unknown) {
  const given = bodySchema.parse(body ?? {});
  const faults: FieldFault[] = [];
  const typed: Record<string, string> = {};
  const fault = (path: string, message: string) => void faults.push({ path, code: 'unreadable', message });
  const text = (name: string): string => (typed[name] = textOf(given[name]));
  return {
    typed,
    faults,
    fault,
    text,
    list: (name: string) => listSchema.parse(given[name]).slice(0, 50),
    day(name: string): Day | null {
      const value = text(name);
      if (value === '' || isDay(value)) return value === '' ? null : value;
      fault(name, '没有这个日期，请按 2026-11-24 的形式填写');
      return null;
    },
    whole(name: string): number | null {
      const value = text(name);
      return /^\d{1,9}$/.test(value) ? Number(value) : null;
    },
    words(name: string, most: number): string {
      const value = text(name);
      if ([...value].length > most) fault(name, `最多 ${most} 个字，现在 ${[...value].length} 个`);
      return value;
    },
    /** One of these, or nothing. */
    choice: <T extends string>(name: string, all: readonly T[]): T | null => {
      const value = text(name);
      return all.find((one) => one === value) ?? null;
    },
  };
}

/** The contact of a side, as it was typed. */
const contactOf = ({ text }: ReturnType<typeof fieldReader>) => ({
  ...{ name: text('contactName'), position: text('contactPosition') },
  ...{ phone: text('contactPhone'), email: text('contactEmail') },
});

/** Reads the form of a project. */
export function readProject(body: unknown) {
  const read = fieldReader(body);
  const version = read.whole('version') ?? 0;
  const unit: MoneyUnit = read.choice('unit', ['wan', 'yuan']) ?? 'wan';
  const money = readMoney(read.text('amount'), unit);
  if ('fault' in money) read.fault('amount', moneyFaultWords(money.fault, '合同金额', unit));
  const places = Array.from({ length: MOST_MILESTONES }, (_, i) => i);
  const project: TypedProject = {
    ...{ title: read.text('title'), other: read.text('other'), industry: read.text('industry') },
    ...{ subIndustry: read.text('subIndustry'), mode: read.text('mode') },
    ...{ contractNumber: read.text('contractNumber'), signedOn: read.day('signedOn') },
    fen: 'fen' in money ? money.fen : null,
    ...{ plannedEnd: read.day('plannedEnd'), items: read.list('items') },
    milestones: places.map((i) => ({ title: read.text(`milestone-${i}`), plannedOn: read.day(`milestoneDay-${i}`) })),
    follows: read.text('follows').normalize('NFKC').toUpperCase(),
    contact: contactOf(read),
  };
  return { version, project, typed: read.typed, faults: read.faults };
}

/** Reads the form of a step; `questions` are those of a rating. */
export function readProjectStep(body: unknown, questions: readonly { readonly code: string }[]) {
  const read = fieldReader(body);
  const scores = Object.fromEntries(questions.map(({ code }) => [code, read.whole(`score-${code}`)]));
  const passed = read.choice('passed', ['yes', 'no']);
  const order = {
    ...{ version: read.whole('version') ?? 0, text: read.words('text', 1000), occurredOn: read.day('occurredOn') },
    ...{ milestone: read.whole('milestone'), newEnd: read.day('newEnd'), cause: read.text('cause') },
    ...{ ground: read.text('ground'), finding: read.text('finding') },
    passed: passed === null ? null : passed === 'yes',
    ...{ verdict: read.choice('verdict', ['confirm', 'object']), newProvider: read.text('newProvider') },
    ...{ supervisorName: read.words('supervisorName', 60), supervisorUscc: read.text('supervisorUscc'), scores },
    contact: contactOf(read),
  };
  return { order, typed: read.typed, faults: read.faults };
}

const choiceSchema = z.object({
  list: z.enum(['mine', 'running', 'finished', 'all']).optional().catch(undefined),
  q: z
    .string()
    .transform((text) => text.normalize('NFKC').trim().slice(0, 60))
    .catch(''),
  region: z
    .string()
    .regex(/^\w{4,12}$/)
    .optional()
    .catch(undefined),
  provider: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** What is asked of the list; what cannot be read counts as not chosen. */
export function readProjectChoice(query: unknown) {
  const { list, q, region, provider, page } = choiceSchema.parse(query ?? {});
  return { list, q, region, provider, page };
}
