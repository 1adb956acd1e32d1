import { regionName } from '../../domain/policy/city.ts';
import { choiceName } from '../../domain/policy/project-rules.ts';
import { lateReportsOf } from '../../domain/records/project-reporting.ts';
import { PROJECT_STATES } from '../../domain/records/project.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { yuanNumber } from '../../domain/shared/money.ts';
import type { ProjectRow } from '../../persistence/project.repository.ts';
import { industryWords, type ProjectWords } from './project-words.pages.ts';

const HEAD = [
  ...['编号', '项目', '服务商', '服务商统一社会信用代码', '企业', '企业统一社会信用代码', '所在地', '行业', '实施模式'],
  ...['合同编号', '合同金额（元）', '合同签订日期', '约定完成日期', '现计划完成日期'],
  ...['登记日期', '登记期限', '对方确认日期', '状态', '状态起始', '待办期限'],
  ...['服务商迟报次数', '企业迟报次数', '客户评价（5 分制）', '评价日期'],
] as const;

/** One row for each project, without what people wrote or who they are. */
export function projectSheet(projects: readonly ProjectRow[], today: Day, words: ProjectWords): (string | number)[][] {
  const rows = projects.map((one) => {
    const late = lateReportsOf(one, today);
    return [
      ...[one.number, one.title, one.provider, one.uscc, one.enterprise.name, one.enterprise.uscc],
      ...[regionName(words.city, one.region), industryWords(one, words), choiceName(words.rules.modes, one.mode)],
      ...[
        one.contract.number,
        yuanNumber(one.contract.fen),
        one.contract.signedOn,
        one.contract.plannedEnd,
        one.plannedEnd,
      ],
      ...[one.registeredOn, one.registerDeadline, one.confirmedOn ?? '', PROJECT_STATES[one.state], one.since],
      ...[one.due ?? '', late.provider, late.enterprise],
      ...[one.rating === null ? '' : one.rating.hundredths / 100, one.rating?.on ?? ''],
    ];
  });
  return [[...HEAD], ...rows];
}
