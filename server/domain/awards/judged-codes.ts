import type { AwardCode } from './award-line.ts';

/**
 * The reasons of a hold that a person may decide. That a standard has had effect is confirmed on the standard itself (S7), and
 * what time cures is nobody's to decide.
 */
export const JUDGED_CODES = [
  'claim-deadline-passed',
  'history-incomplete',
  'previous-year-missing',
  'previous-year-zero',
  'software-status-unknown',
  'outside-jurisdiction',
] as const satisfies readonly AwardCode[];
export type JudgedCode = (typeof JUDGED_CODES)[number];

/** What is asked where a person decides, and both answers as the trace words them. */
export const JUDGED_WORDS: Readonly<
  Record<JudgedCode, { readonly asks: string; readonly met: string; readonly unmet: string }>
> = {
  'claim-deadline-passed': { asks: '逾期提出是否准予兑付', met: '准予逾期兑付', unmet: '逾期不予兑付' },
  'history-incomplete': { asks: '是否首次达到该档次', met: '认定为首次达到', unmet: '认定为不是首次达到' },
  'previous-year-missing': { asks: '没有上年营收时增幅如何认定', met: '视为达到增幅', unmet: '视为未达到增幅' },
  'previous-year-zero': { asks: '上年营收为零时增幅如何认定', met: '视为达到增幅', unmet: '视为未达到增幅' },
  'software-status-unknown': { asks: '是否软件企业', met: '认定为软件企业', unmet: '认定为不是软件企业' },
  'outside-jurisdiction': { asks: '是否由本市财政兑付', met: '由本市财政兑付', unmet: '不由本市财政兑付' },
};

/** Narrows a code to those that a person may decide. */
export function isJudgedCode(code: string): code is JudgedCode {
  return (JUDGED_CODES as readonly string[]).includes(code);
}
