import type { Day } from '../domain/shared/calendar-date.ts';
import type { Fault } from '../domain/shared/check.ts';
import type { Assess } from '../domain/awards/assess.ts';
import { resultOf } from '../domain/awards/result.ts';
import { readSubject } from '../domain/awards/subject.ts';
import { textOf } from './ndjson.ts';
import type { Line } from './ndjson.ts';

/** The answer to one line of the calculator's input, as one line of compact JSON; `refused` where it is an error. */
export interface LineAnswer {
  readonly text: string;
  readonly refused: boolean;
}

/** Most bytes of a line. */
export const MOST_BYTES = 1_048_576;

/** Assesses one line; never throws, whatever the line holds. */
export function answerLine({ number, bytes }: Line, assess: Assess, asOf: Day): LineAnswer {
  if (bytes === 'too-large') return refusal(number, { code: 'too-large', message: '一行最多 1 MB', path: '' });
  const text = textOf(bytes);
  if (text === undefined) return refusal(number, { code: 'not-json', message: '不是有效的 UTF-8 文本', path: '' });
  let subject: unknown;
  try {
    subject = JSON.parse(text);
  } catch {
    return refusal(number, { code: 'not-json', message: text === '' ? '空行' : '不是有效的 JSON', path: '' });
  }
  const read = readSubject(subject);
  if ('faults' in read) return refusal(number, read.faults[0]);
  return { text: JSON.stringify(resultOf(assess(read.facts, asOf))), refused: false };
}

function refusal(line: number, { code, message, path }: Fault): LineAnswer {
  return { text: JSON.stringify({ line, error: { code, message, path } }), refused: true };
}
