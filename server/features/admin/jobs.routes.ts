import { Router } from 'express';
import { mayEver } from '../../domain/registry/permissions.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { jobsPage } from './jobs.pages.ts';
import type { JobsAdminService } from './jobs.service.ts';

export function adminJobsRoutes({ jobsAdmin }: { jobsAdmin: JobsAdminService }): Router {
  const router = Router();
  const admins = requireThat((person) => mayEver(person, 'jobs.run'));
  router.get(paths.adminJobs(), admins, async (_req, res) => {
    res.render('admin/jobs', jobsPage(await jobsAdmin.list()));
  });
  router.post<{ name: string }>(paths.adminJobRun(':name'), admins, async (req, res) => {
    await jobsAdmin.run(req.params.name, personOf(req));
    res.redirect(303, paths.adminJobs());
  });
  return router;
}
