import type { Complaint } from '../../domain/records/complaint.ts';
import type { Project } from '../../domain/records/project.ts';
import type { Enterprise } from '../../domain/registry/enterprise.ts';
import type { Provider } from '../../domain/registry/provider.ts';
import { demoStored } from './demo-documents.ts';
import { DEMO_ENTERPRISES } from './demo-enterprises.ts';
import {
  demoComplaint,
  demoProject,
  type DemoMove,
  type DemoProject,
  type ProjectTerms,
} from './demo-project-parts.ts';
import { daysFrom } from './demo-provider-parts.ts';
import { DEMO_ORGANISATIONS } from './demo-providers.ts';

const TITLES = ['数字化改造合同', '项目验收报告', '工程监理报告'] as const;
const [, ACCEPTANCE, SUPERVISION] = TITLES;

/** The bytes of the files that invented projects carry. */
export const projectContents = (): Buffer[] => TITLES.map((title) => demoStored(title).bytes);

const accepted = (passed: boolean, text: string) => ({ passed, text, files: [demoStored(ACCEPTANCE).file] });
const scores = (result: number, schedule: number, response: number, service: number) => ({
  scores: { result, schedule, response, service },
});

/** Invented projects in every state, ratings, a sample with a follower, and two complaints: one concluded, one open. */
export function demoProjects(
  firms: readonly Provider[],
  terms: ProjectTerms,
): { readonly projects: readonly Project[]; readonly complaints: readonly Complaint[] } {
  const found = (uscc: string): Provider => {
    const firm = firms.find((one) => one.uscc === uscc);
    if (firm === undefined) throw new Error(`no invented provider ${uscc}`);
    return firm;
  };
  const [first, fifth] = [found(DEMO_ORGANISATIONS.provider1), found(DEMO_ORGANISATIONS.provider5)];
  const other = firms.find(({ uscc, pool }) => pool.length > 0 && uscc !== first.uscc && uscc !== fifth.uscc) ?? fifth;
  const [knitting, fastener, chemical, clothing, warp] = DEMO_ENTERPRISES as [
    ...[Enterprise, Enterprise, Enterprise, Enterprise, Enterprise],
  ];
  const demo = (made: DemoProject) => demoProject(made, terms);
  const passed = (from: Provider, to: Enterprise, on: number): DemoMove[] => [
    ['report-acceptance', on, from, accepted(true, '各项指标达到合同约定，同意验收。')],
    ['confirm-report', on - 2, to],
  ];

  const sample = demo({
    ...{ serial: 1, title: '针织车间数字化改造', provider: first, enterprise: knitting, by: 'provider' },
    ...{ subIndustry: '针织', mode: 'light-saas', wan: 68, signed: 420, registered: 410, end: 200 },
    milestones: [
      ['设备联网', 350],
      ['系统上线', 260],
    ],
    moves: [
      ['confirm', 408, knitting],
      [
        'name-supervisor',
        400,
        knitting,
        { supervisor: { uscc: '91330400MA20000270', name: '嘉兴衡准工程监理有限公司' } },
      ],
      ['reach-milestone', 352, first, { milestone: 0 }],
      ['reach-milestone', 258, first, { milestone: 1 }],
      [
        ...(['file-supervision', 230, knitting] as const),
        { finding: 'fine', text: '设备联网和系统功能符合合同。', files: [demoStored(SUPERVISION).file] },
      ],
      ...passed(first, knitting, 215),
      ['rate', 205, knitting, { ...scores(5, 5, 4, 5), text: '上线以后排产时间缩短了一半，员工上手快。' }],
      ['answer-rating', 203, first, { text: '感谢信任，我们会继续按季度回访。' }],
      ['close', 180, knitting, { text: '款项结清，资料已归档。' }],
      ['mark-sample', 150, 'city', { text: '细分行业“打样”，适合针织企业仿样。' }],
    ],
  });
  const failed = demo({
    ...{ serial: 7, title: '紧固件车间质量追溯系统', provider: fifth, enterprise: fastener, by: 'enterprise' },
    ...{ subIndustry: '紧固件', mode: 'general', wan: 156, signed: 300, registered: 240, end: 60 },
    moves: [
      ['confirm', 236, fifth],
      ['report-acceptance', 50, fastener, accepted(false, '追溯查询超时，三项功能没有达到约定。')],
      ['confirm-report', 47, fifth],
    ],
  });
  const running = demo({
    ...{ serial: 3, title: '染整车间能耗监测', provider: first, enterprise: knitting, by: 'provider' },
    ...{ subIndustry: '染整', mode: 'light-saas', wan: 42, signed: 100, registered: 92, end: -60 },
    milestones: [
      ['数据采集', 40],
      ['平台上线', 8],
      ['试运行', -40],
    ],
    moves: [
      ['confirm', 90, knitting],
      ['reach-milestone', 42, first, { milestone: 0 }],
    ],
  });
  const projects = [
    sample,
    demo({
      ...{ serial: 2, title: '服装柔性生产线改造', provider: first, enterprise: clothing, by: 'provider' },
      ...{ subIndustry: '服装', mode: 'general', wan: 230, signed: 260, registered: 250, end: 20 },
      moves: [
        ['confirm', 247, clothing],
        ...passed(first, clothing, 22),
        ['rate', 3, clothing, { ...scores(4, 4, 4, 3), text: '吊挂系统稳定，报表还可以再简化。' }],
      ],
    }),
    running,
    demo({
      ...{ serial: 4, title: '经编设备联网', provider: first, enterprise: warp, by: 'enterprise' },
      ...{ subIndustry: '经编', mode: 'n-x', wan: 88.5, signed: 200, registered: 195, end: 5 },
      moves: [
        ['confirm', 193, first],
        ['report-acceptance', 2, first, accepted(true, '六十台经编机全部联网，数据完整率达到约定。')],
      ],
    }),
    demo({
      ...{ serial: 5, title: '仓储数字化', provider: first, enterprise: fastener, by: 'enterprise' },
      ...{ subIndustry: '紧固件', mode: 'light-saas', wan: 36, signed: 12, registered: 2, end: -120 },
      moves: [],
    }),
    demo({
      ...{ serial: 6, title: '袜业车间仿样改造', provider: fifth, enterprise: knitting, by: 'provider' },
      ...{ subIndustry: '袜业', mode: 'light-saas', wan: 51, signed: 140, registered: 132, end: 10 },
      ...{ follows: sample.number },
      moves: [['confirm', 130, knitting], ...passed(fifth, knitting, 14)],
    }),
    failed,
    demo({
      ...{ serial: 8, title: '新材料产线智能化技改', provider: fifth, enterprise: chemical, by: 'provider' },
      ...{ subIndustry: '高性能纤维', mode: 'intelligent', wan: 1250, signed: 280, registered: 270, end: 30 },
      moves: [
        ['confirm', 268, chemical],
        [
          ...(['report-delay', 60, fifth] as const),
          {
            newEnd: daysFrom(terms.today, 200),
            cause: 'enterprise',
            text: '新厂房交付推迟。',
          },
        ],
        ['confirm-report', 57, chemical],
      ],
    }),
    demo({
      ...{ serial: 9, title: '订单管理系统', provider: other, enterprise: clothing, by: 'enterprise' },
      ...{ subIndustry: '服装', mode: 'consulting', wan: 18, signed: 330, registered: 322, end: 150 },
      moves: [
        ['confirm', 320, other],
        ['report-termination', 120, clothing, { ground: 'provider-breach', text: '驻场人员撤走，三个月没有进展。' }],
        ['confirm-report', 116, other],
      ],
    }),
    demo({
      ...{ serial: 10, title: '热处理车间集控', provider: other, enterprise: fastener, by: 'enterprise' },
      ...{ subIndustry: '紧固件', mode: 'general', wan: 310, signed: 220, registered: 214, end: -90 },
      moves: [
        ['confirm', 211, other],
        [
          'report-change',
          70,
          fastener,
          { newProvider: { uscc: fifth.uscc, name: fifth.name }, text: '原项目组解散，双方同意更换。' },
        ],
        ['confirm-report', 67, other],
        ['take-over', 64, fifth],
      ],
    }),
    demo({
      ...{ serial: 11, title: '版房协同设计平台', provider: fifth, enterprise: clothing, by: 'provider' },
      ...{ subIndustry: '服装', mode: 'light-saas', wan: 27, signed: 15, registered: 6, end: -150 },
      moves: [['object', 4, clothing, { text: '合同金额应为 24 万元，请核对。' }]],
    }),
    // The customer was rude and the office hid it; the answer names a person, and waits to be judged.
    demo({
      ...{ serial: 12, title: '化纤车间设备巡检', provider: other, enterprise: chemical, by: 'provider' },
      ...{ subIndustry: '高性能纤维', mode: 'light-saas', wan: 33, signed: 210, registered: 204, end: 60 },
      moves: [
        ['confirm', 202, chemical],
        ...passed(other, chemical, 62),
        ['rate', 40, chemical, { ...scores(3, 2, 2, 3), text: '项目经理就是个骗子，脑子有问题，谁用谁倒霉。' }],
        ['answer-rating', 38, other, { text: '延期是因为贵公司设备科李某长期请病假，无人配合调试。' }],
        ['hide-comment', 36, 'city2', { ground: 'insult', text: '对项目经理个人使用侮辱性言语，与履约情况无关。' }],
        ['ask-hide-answer', 2, chemical, { text: '答复写出了我公司员工的姓氏和病假情况，属于个人信息。' }],
      ],
    }),
  ];
  const complaints = [
    demoComplaint(
      {
        ...{ serial: 1, project: failed, enterprise: fastener, kind: 'quality', filed: 45 },
        text: '追溯系统查询一次要两分钟，多次要求整改没有结果。',
        moves: [
          ['accept', 43, 'city', {}],
          ['answer', 38, fifth, { text: '数据库索引设计有缺陷，已安排重建，两周内完成。' }],
          ['conclude', 30, 'city', { how: 'upheld', text: '经现场测试属实，责令限期整改并重新验收。' }],
        ],
      },
      terms,
    ),
    demoComplaint(
      {
        ...{ serial: 2, project: running, enterprise: knitting, kind: 'delay', filed: 5 },
        text: '平台上线比计划晚了一周，没有说明原因。',
        moves: [['accept', 3, 'city', {}]],
      },
      terms,
    ),
  ];
  return { projects, complaints };
}
