import { Router } from 'express';
import * as paths from '../../paths.ts';
import type { HealthService } from './health.service.ts';

/** For machines that watch: is the process alive, and may people be sent to it? */
export function healthRoutes({ health }: { health: HealthService }): Router {
  const router = Router();
  router.use([paths.healthz(), paths.readyz()], (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.get(paths.healthz(), (_req, res) => {
    res.json({ status: 'alive' });
  });
  router.get(paths.readyz(), async (_req, res) => {
    const answer = await health.check();
    if (answer.ready) res.json({ status: 'ready' });
    else res.status(503).json({ status: 'not-ready', reason: answer.reason });
  });
  return router;
}
