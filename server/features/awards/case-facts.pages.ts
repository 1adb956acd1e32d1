import { maskedNumber } from '../../domain/awards/bank-account.ts';
import type { AwardCase } from '../../domain/awards/award-case.ts';
import { regionName, type City } from '../../domain/policy/city.ts';
import type { Account } from '../../domain/registry/account.ts';
import { formatDay } from '../../domain/shared/calendar-date.ts';
import { formatAmount } from '../../domain/shared/money.ts';
import { clauseFact } from '../../pages/clause-fact.pages.ts';
import * as paths from '../../paths.ts';

/** The award as a definition list: on its page, and on the page of a step. */
export function caseFacts(one: AwardCase, city: City, person: Account) {
  const { account, notice, batches } = one;
  const whole = person.role === 'finance' || person.role === 'provider';
  return [
    { term: '金额', fen: one.fen },
    ...supplementFact(one),
    clauseFact(one),
    {
      term: '企业',
      text: one.firm,
      href: paths.provider(one.uscc),
      note: one.region === '' ? '未登记地区' : regionName(city, one.region),
    },
    { term: '批次', text: one.round, note: `基准日 ${formatDay(one.asOf)}` },
    {
      term: '收款账户',
      ...(account === null
        ? { text: '企业确认时填写' }
        : {
            lines: [
              account.name,
              whole && person.role === 'finance' ? account.number : maskedNumber(account.number),
              account.bank,
              `联行号 ${account.cnaps}`,
            ],
          }),
    },
    ...(notice === null
      ? []
      : [
          {
            term: '公示',
            text: notice.number,
            href: paths.notice(notice.number),
            note: `至${formatDay(notice.until)}`,
          },
        ]),
    ...(batches.length === 0 ? [] : [{ term: '拨付批次', words: batches }]),
    ...(one.paidOn === null ? [] : [{ term: '拨付日期', date: one.paidOn }]),
    { term: '计算摘要', digest: one.lineDigest },
  ];
}

/** An award that pays a difference says of what. */
function supplementFact({ supplement, fen }: AwardCase) {
  if (supplement === undefined) return [];
  const due = formatAmount(supplement.paidFen + fen);
  return [
    {
      term: '补发',
      text: `重新计算应兑付${due}，已拨付${formatAmount(supplement.paidFen)}，本次补发差额`,
      href: paths.adjustment(supplement.adjustment),
    },
  ];
}
