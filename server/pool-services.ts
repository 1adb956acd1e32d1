import { createApplicationsService, type ApplicationsNeeds } from './features/applications/applications.service.ts';
import { createMaterialsService, type MaterialsNeeds } from './features/applications/materials.service.ts';
import { createStepsService } from './features/applications/steps.service.ts';
import { createWorkbenchService } from './features/applications/workbench.service.ts';
import { createNoticesService, type NoticesNeeds } from './features/notices/notices.service.ts';
import type { Logger } from './logger.ts';

/** What the pool's pages rest on: applications, their steps, the workbench, public notices. */
export function poolServices(needs: NoticesNeeds & ApplicationsNeeds & Omit<MaterialsNeeds, 'see'>, logger: Logger) {
  const service = createApplicationsService(needs);
  const trouble = (err: unknown, id: string) =>
    logger.error({ err, application: id }, '入库未能写入服务商档案，下次启动时重试');
  return {
    service,
    steps: createStepsService({ ...needs, see: service.see, trouble }),
    materials: createMaterialsService({ ...needs, see: service.see }),
    workbench: createWorkbenchService(needs),
    notices: createNoticesService(needs),
    rules: needs.rules,
    calendar: needs.calendar,
  };
}
