import type { Objection } from '../../domain/registry/objection.ts';
import { workingTerm } from '../../domain/shared/working-days.ts';
import { OFFICIALS, workdayAgo, type DemoTerms } from './demo-application-parts.ts';
import { demoAttachment } from './demo-documents.ts';

/** To a firm of the notice that runs: come by the web, not yet looked at. */
export function runningObjections(terms: DemoTerms): Objection[] {
  return [
    {
      ...{ number: 'YY2026-DEMA-2222', at: `${workdayAgo(terms, 1)}T03:20:00.000Z`, via: 'web', state: 'received' },
      ...{ name: '丁示衡', contact: '15405738888', unit: '嘉兴示禾机械有限公司（虚构）' },
      content: '所列“机加工车间设备联网与报工”项目由我公司自行完成，该企业只提供了网络设备，附往来函件。',
      ...{ by: null, files: [demoAttachment()], concluded: null },
      acceptBy: workingTerm(workdayAgo(terms, 1), terms.rules.acceptanceDays, terms.calendar).to,
    },
  ];
}

/** To a firm of the notice that is over: one is being handled, one was not accepted. */
export function overObjections(terms: DemoTerms): Objection[] {
  const at = `${workdayAgo(terms, 9)}T03:10:00.000Z`;
  return [
    {
      ...{ number: 'YY2026-DEMA-3333', at, via: 'paper', state: 'registered' },
      ...{ name: '桐乡示纱纺织有限公司（虚构）', contact: '15405739999', unit: '' },
      content: '所列“毛衫车间联网”案例至今未通过我公司验收，附往来函件。',
      ...{ acceptBy: null, by: OFFICIALS.city, files: [demoAttachment()], concluded: null },
    },
    {
      ...{ number: 'YY2026-DEMA-4444', at, via: 'web', state: 'declined' },
      ...{ name: '戊示安', contact: '15405737777', unit: '' },
      content: '听说这家企业服务不好，希望不要让它入库，具体情况我不清楚。',
      ...{ acceptBy: null, by: null, files: [] },
      concluded: { at, by: OFFICIALS.city, reason: '没有写明事实，也没有提供证据，经电话补充询问未能补正。' },
    },
  ];
}
