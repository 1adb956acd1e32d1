import { z } from 'zod';
import { isDay, type Day } from '../../domain/shared/calendar-date.ts';

const given = z.union([z.string(), z.array(z.string())]).optional();
const text = given.transform((value) => ((Array.isArray(value) ? value[0] : value) ?? '').trim()).catch('');
const many = given.transform((value) => (value === undefined ? [] : [value].flat())).catch([]);
const paragraph = text.transform((value) => value.replaceAll('\r\n', '\n'));
const version = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : 0));

const MOST = 1000;
const tooLong = (typed: string, path: string) =>
  [...typed].length > MOST ? [{ path, message: `最多 ${MOST} 个字` }] : [];

const openingForm = z.object({ cutOff: text, experts: many });

/** Reads the form that opens a round: what was typed, what it means, what is wrong by itself. */
export function readGradingOpening(body: unknown) {
  const typed = openingForm.parse(body ?? {});
  const day = typed.cutOff.normalize('NFKC');
  const faults = isDay(day) ? [] : [{ path: 'cutOff', message: '截止日应为真实存在的日期，例如 2026-11-24' }];
  return { typed, faults, order: { cutOff: day as Day, experts: typed.experts } };
}

const stepForm = z.object({ version, digest: text.transform((value) => value.slice(0, 100)), reason: paragraph });

/** Reads the form of a step of a round. */
export function readGradingStep(body: unknown) {
  const order = stepForm.parse(body ?? {});
  return { order, faults: tooLong(order.reason, 'reason') };
}

const chosen = text.transform((value) => value.slice(0, 60) || undefined);
const listQuery = z.object({ grade: chosen, region: chosen, q: chosen });

/** Which firms of a round are listed; `none` are those without a grade. */
export function readFirmsChoice(query: unknown) {
  const { grade, ...rest } = listQuery.parse(query);
  return { ...rest, ...(grade !== undefined && { grade: grade === 'none' ? null : grade }) };
}

const sheetForm = z.object({ version, recusal: paragraph, remark: paragraph, declared: text });

/** Reads what an expert says of a firm; `names` are the judged indicators. A field that is no whole number is `NaN`. */
export function readScore(body: unknown, uscc: string, names: readonly string[]) {
  const { declared, ...typed } = sheetForm.parse(body ?? {});
  const fields = (body ?? {}) as Record<string, unknown>;
  const texts = names.map((name) => {
    const value = fields[`points-${name}`];
    return [name, typeof value === 'string' ? value.normalize('NFKC').trim().slice(0, 10) : ''] as const;
  });
  const points = Object.fromEntries(
    texts.map(([name, value]) => [name, /^\d{1,3}$/.test(value) ? Number(value) : Number.NaN]),
  );
  const faults = [...tooLong(typed.recusal, 'recusal'), ...tooLong(typed.remark, 'remark')];
  return {
    typed: { ...typed, points: Object.fromEntries(texts) },
    order: { ...typed, uscc, points, declared: declared !== '' },
    faults,
  };
}

const gradeForm = z.object({ version, reason: paragraph });

/** Reads the form of a step of a grade; `values` are the corrected ones, blank stays as it is. */
export function readGradeStep(body: unknown, names: readonly string[]) {
  const { version: at, reason } = gradeForm.parse(body ?? {});
  const fields = (body ?? {}) as Record<string, unknown>;
  const texts = names.flatMap((name) => {
    const value = fields[name];
    const trimmed = typeof value === 'string' ? value.normalize('NFKC').trim().slice(0, 20) : '';
    return trimmed === '' ? [] : [[name, trimmed] as const];
  });
  const values = Object.fromEntries(
    texts.map(([name, value]) => [name, /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN]),
  );
  return {
    typed: { reason, values: Object.fromEntries(texts) },
    order: { version: at, reason, values },
    faults: tooLong(reason, 'reason'),
  };
}
