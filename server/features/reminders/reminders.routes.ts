import { Router } from 'express';
import { personOf, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import type { RemindersService } from './reminders.service.ts';

export function remindersRoutes(service: RemindersService): Router {
  const router = Router();
  router.post<{ id: string }>(paths.reminderSeen(':id'), requireSignIn, async (req, res) => {
    const person = personOf(req);
    await service.seen(req.params.id, person);
    // The workbench leads a firm to its own applications.
    res.redirect(303, paths.workbench());
  });
  return router;
}
