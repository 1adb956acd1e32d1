import { Router } from 'express';
import { mayEver } from '../../domain/registry/permissions.ts';
import { requireThat } from '../../http/roles.ts';
import { pageOf } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { mailPage, outTrayPage } from './out-tray.pages.ts';
import { MAILS_ON_PAGE, type OutTrayService } from './out-tray.service.ts';

export function outTrayRoutes({ letters }: { letters: OutTrayService }): Router {
  const router = Router();
  const admins = requireThat((person) => mayEver(person, 'accounts.manage'));
  router.get(paths.outTray(), admins, async (req, res) => {
    const page = pageOf(req.query);
    res.render(
      'admin/out-tray',
      outTrayPage({ page, size: MAILS_ON_PAGE, sends: letters.sends, ...(await letters.list(page)) }),
    );
  });
  router.get<{ id: string }>(paths.outTrayMail(':id'), admins, async (req, res) => {
    res.render('admin/mail', mailPage(await letters.see(req.params.id)));
  });
  router.post<{ id: string }>(paths.outTraySend(':id'), admins, async (req, res) => {
    await letters.sendAgain(req.params.id);
    res.redirect(303, paths.outTrayMail(req.params.id));
  });
  return router;
}
