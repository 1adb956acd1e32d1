import { Router } from 'express';
import type { City } from '../../domain/policy/city.ts';
import type { WorkCalendar } from '../../domain/shared/working-days.ts';
import { InvalidInput } from '../../errors.ts';
import { personOf, requireRole } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { awardNoticePage } from './award-notice.pages.ts';
import { readChosen } from './notices.forms.ts';
import { noticePage, noticesPage, openPage } from './notices.pages.ts';
import type { NoticesService } from './notices.service.ts';

export function noticesRoutes(service: NoticesService, city: City, calendar: WorkCalendar): Router {
  const router = Router();
  const office = requireRole('city');

  router.get(paths.notices(), async (_req, res) => {
    res.render('notices/notices', noticesPage(await service.all()));
  });

  router.get(paths.noticeNew(), office, async (req, res) => {
    res.render('notices/open', openPage(await service.prepare(personOf(req)), city, calendar));
  });

  router.post(paths.noticeNew(), office, async (req, res) => {
    const person = personOf(req);
    const { named, until } = readChosen(req.body);
    try {
      res.redirect(303, paths.notice(await service.open(person, named, until)));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      res.status(422).render('notices/open', openPage(await service.prepare(person), city, calendar, error.message));
    }
  });

  router.get<{ number: string }>(paths.notice(':number'), async (req, res) => {
    const awards = await service.ofAwards(req.params.number);
    if (awards !== undefined) {
      res.render('notices/awards', awardNoticePage(awards.notice, awards.today, awards.office, calendar));
      return;
    }
    res.render('notices/notice', noticePage(await service.one(req.params.number), calendar));
  });
  return router;
}
