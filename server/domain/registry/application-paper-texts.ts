import type { Office } from '../policy/paper-rules.ts';
import { formatDay, formatInterval, type Day } from '../shared/calendar-date.ts';
import { workingTerm, type WorkCalendar } from '../shared/working-days.ts';
import { categoryWords, type ApplicationMatter, type PaperSetting } from './paper-setting.ts';
import { lastDayOfMembership } from './application-terms.ts';
import { partName, type Application } from './application.ts';
import { objectionsIn } from './objection.ts';
import { guidanceOf, paragraph, remediesSection } from './paper-parts.ts';
import type { PaperSection } from './paper.ts';

const poolOf = ({ city }: PaperSetting) => `${city.name}数字化改造服务商资源池`;
const named = ({ number }: Application) => `入库申请（受理编号 ${number ?? ''}）`;

/** 受理通知书: what was received, who decides on it and by when. */
export function acceptanceBody(
  { application, entry, day }: ApplicationMatter,
  setting: PaperSetting,
  office: Office,
): PaperSection[] {
  const { firstReviewDays, cityReviewDays } = setting.rules;
  const days = entry.to === 'first-review' ? firstReviewDays : cityReviewDays;
  const stage = entry.to === 'first-review' ? '初审' : '审核';
  return [
    paragraph(
      `你单位于${formatDay(day)}提交的入库申请收悉。申报内容齐全，符合受理条件，根据${setting.papers.basis}，予以受理。`,
    ),
    {
      type: 'facts',
      items: [
        { term: '受理编号', text: application.number ?? '' },
        { term: '申请事项', text: `列入${poolOf(setting)}` },
        { term: '申请企业', text: application.name },
        { term: '统一社会信用代码', text: application.uscc },
        { term: `${stage}机关`, text: office.name },
        { term: `${stage}期限`, text: `${untilWords(day, days, setting.calendar)}（${days} 个工作日）` },
      ],
    },
    ...guidanceOf('acceptance', setting),
  ];
}

/** 补正通知书: what has to be mended, item by item, and by when. */
export function correctionBody({ application, entry, day }: ApplicationMatter, setting: PaperSetting): PaperSection[] {
  const days = setting.rules.correctionDays;
  const stage = entry.from === 'first-review' ? '初审' : '市级审核';
  // The document keeps the items of its last return only: of an earlier one the reason has to do.
  const last = application.history.findLast(({ event }) => event === 'return')?.version === entry.version;
  const items = last ? application.corrections : [];
  return [
    paragraph(`你单位的${named(application)}经${stage}，需要补正。${entry.reason}`),
    ...(items.length === 0
      ? []
      : [
          {
            type: 'table' as const,
            caption: '需要补正的内容',
            columns: ['序号', '内容', '补正要求'],
            rows: items.map(({ field, reason }, i) => [String(i + 1), partName(field, setting.rules), reason]),
          },
        ]),
    paragraph(`请在 ${days} 个工作日内补正并再次提交，期限${untilWords(day, days, setting.calendar)}。`),
    ...guidanceOf('correction', setting),
  ];
}

/** 入库通知书: since when and until when the firm is a member. */
export function admissionBody(matter: ApplicationMatter, setting: PaperSetting): PaperSection[] {
  const { application, entry, day } = matter;
  const { notice, objections, uscc, statement } = application;
  const spell = matter.spell ?? { from: day, to: lastDayOfMembership(day, setting.rules.membershipYears) };
  const outcome = outcomeOf(objections);
  const shown = notice === null ? '' : `经公示（${notice.number}），${outcome}。`;
  return [
    paragraph(
      `你单位的${named(application)}经审核符合条件。${shown}根据${setting.papers.basis}，决定将你单位列入${poolOf(setting)}。`,
    ),
    {
      type: 'facts',
      items: [
        { term: '统一社会信用代码', text: uscc },
        { term: '服务类别', text: categoryWords(statement.categories, setting.city) },
        { term: '有效期', text: formatInterval(spell) },
        { term: '办理意见', text: entry.reason },
      ],
    },
    ...guidanceOf('admission', setting),
  ];
}

/** 不予入库通知书: on what ground, and what can be done about it until when. Who objected is confidential. */
export function refusalBody({ application, entry, day }: ApplicationMatter, setting: PaperSetting): PaperSection[] {
  const { notice, uscc } = application;
  const objected = entry.event === 'uphold-objection';
  const course = objected
    ? `公示（${notice?.number ?? ''}）期间收到书面异议，经核查，异议成立`
    : '经审核，不符合入库条件';
  return [
    paragraph(`你单位的${named(application)}${course}。根据${setting.papers.basis}，决定不予入库。`),
    {
      type: 'facts',
      items: [
        { term: '申请企业', text: application.name },
        { term: '统一社会信用代码', text: uscc },
        { term: '事实和理由', text: entry.reason },
      ],
    },
    ...guidanceOf('refusal', setting),
    ...remediesSection('refusal', day, setting),
  ];
}

function untilWords(from: Day, days: number, calendar: WorkCalendar): string {
  const { to, assumed } = workingTerm(from, days, calendar);
  const unknown = assumed.length === 0 ? '' : `，其中 ${assumed.join('、')} 年放假安排未公布，暂按周末推算`;
  return `至${formatDay(to)}止${unknown}`;
}

/** What came of the objections, without a word of who objected. */
function outcomeOf(objections: Application['objections']): string {
  if (objectionsIn(objections, 'dismissed').length > 0) return '公示期间收到的异议经核查不成立';
  return objections.length > 0 ? '公示期间收到的异议经审查不予受理' : '公示期满，没有收到异议';
}
