import { regionName } from '../policy/city.ts';
import { dayAfter, formatDay } from '../shared/calendar-date.ts';
import { workingDaysLeft } from '../shared/working-days.ts';
import { categoryWords, type PaperSetting } from './paper-setting.ts';
import type { Application, NamedInNotice } from './application.ts';
import type { PaperSection } from './paper.ts';

/** What a public notice says: whom it names, until when, and how to object. */
export function noticeBody(
  { from, until }: NamedInNotice,
  named: readonly Application[],
  { city, rules, papers, calendar }: PaperSetting,
): PaperSection[] {
  const days = workingDaysLeft(from, until, calendar);
  return [
    {
      type: 'paragraph',
      text: `根据${papers.basis}，经企业申报、初审和市级审核，拟将下列 ${named.length} 家服务商列入${city.name}数字化改造服务商资源池，现予公示。`,
    },
    {
      type: 'paragraph',
      text: `公示期自${formatDay(dayAfter(from))}起 ${days} 个工作日，至${formatDay(until)}止。`,
    },
    {
      type: 'table',
      caption: '拟入库服务商名单',
      columns: ['企业名称', '统一社会信用代码', '所在地', '服务类别'],
      rows: named.map(({ name, uscc, region, statement }) => [
        name,
        uscc,
        regionName(city, region),
        categoryWords(statement.categories, city),
      ]),
    },
    {
      type: 'paragraph',
      text: `对公示内容有异议的，请在公示期内以书面形式实名向${rules.noticeOffice}提出，写明理由和联系方式，并附证据。匿名异议不予受理，异议人信息依法保密。`,
    },
  ];
}
