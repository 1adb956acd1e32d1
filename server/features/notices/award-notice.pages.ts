import { formatDay, type Day } from '../../domain/shared/calendar-date.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import * as paths from '../../paths.ts';
import type { AwardNotice } from '../../domain/awards/award-notice.ts';
import { arithmeticOf, noticeCrumbs, statusOf } from './notices.pages.ts';

/** The notice of awards as the public reads it, with what has come of each since. */
export function awardNoticePage(notice: AwardNotice, today: Day, office: string, calendar: WorkCalendar) {
  const { number, from, until, awards } = notice;
  const over = until < today;
  return {
    title: '拟兑付奖励公示',
    number,
    tag: statusOf(notice, today),
    until: `${formatDay(from)}发布，公示至${formatDay(until)}`,
    breadcrumb: noticeCrumbs(number),
    lead: `${office}拟对下列企业兑付奖励，现予公示。`,
    table: {
      caption: `公示名单 ${awards.length} 项`,
      columns: [
        { text: '企业', rowHead: true },
        { text: '事项' },
        { text: '依据' },
        ...(over ? [{ text: '结果' }] : []),
        { text: '金额', unit: '万元', numeric: true, award: true },
      ],
      rows: awards.map((one) => ({
        cells: [
          { text: one.firm, href: paths.provider(one.uscc) },
          { text: one.matter },
          { text: one.clause, href: one.clauseHref },
          ...(over ? [{ text: one.result }] : []),
          { fen: one.fen },
        ],
      })),
      total: {
        cells: [
          ...[{ text: '合计' }, { text: `${awards.length} 项` }, { text: '—' }, ...(over ? [{ text: '—' }] : [])],
          { fen: awards.reduce((sum, { fen }) => sum + fen, 0) },
        ],
      },
      empty: { text: '没有奖励。' },
    },
    objecting: over
      ? []
      : awards
          .filter(({ open }) => open)
          .map(({ id, firm, matter }) => ({
            text: `对${firm}的${matter}奖励提出异议`,
            href: paths.noticeObjection(number, id),
          })),
    ...arithmeticOf(from, until, calendar),
  };
}
