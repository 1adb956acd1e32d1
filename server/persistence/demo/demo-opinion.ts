import type { ExpertOpinion } from '../../domain/registry/expert-opinion.ts';
import { OFFICIALS, workdayAgo, type DemoTerms } from './demo-application-parts.ts';

/** What an invented expert said of an application. */
export const demoOpinion = (terms: DemoTerms): ExpertOpinion => ({
  at: `${workdayAgo(terms, 3)}T06:20:00.000Z`,
  by: OFFICIALS.city2,
  name: '谢松年',
  unit: '示例大学智能制造研究所',
  content: '两个案例的数据采集和排产方案可行，现场已稳定运行半年以上；建议核对驻场人员名单。',
});
