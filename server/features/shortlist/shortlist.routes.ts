import { Router } from 'express';
import type { City } from '../../domain/policy/city.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import { readNote } from './shortlist.forms.ts';
import { notePage, shortlistPage } from './shortlist.pages.ts';
import type { ShortlistService } from './shortlist.service.ts';

/** The shortlist of an enterprise. */
export function shortlistRoutes(service: ShortlistService, city: City): Router {
  const router = Router();
  const keeper = requireThat((person) => mayEver(person, 'shortlist.keep'));

  router.get(paths.shortlist(), keeper, async (req, res) => {
    res.render('shortlist/list', shortlistPage(await service.list(personOf(req)), city));
  });

  router.get<{ uscc: string }>(paths.shortlisted(':uscc'), keeper, async (req, res) => {
    res.render('shortlist/note', notePage(await service.one(req.params.uscc, personOf(req))));
  });

  router.post<{ uscc: string }>(paths.shortlisted(':uscc'), keeper, async (req, res) => {
    const { uscc } = req.params;
    const { note, version, fault } = readNote(req.body);
    if (fault !== undefined) {
      const seen = await service.one(uscc, personOf(req));
      return res.status(422).render('shortlist/note', notePage(seen, { note, fault }));
    }
    try {
      await service.keep(uscc, personOf(req), { note, version });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const seen = await service.one(uscc, personOf(req));
      return res.status(409).render('shortlist/note', notePage(seen, { note, moved: error.message }));
    }
    res.redirect(303, paths.shortlist());
  });

  router.post<{ uscc: string }>(paths.shortlistedRemove(':uscc'), keeper, async (req, res) => {
    await service.remove(req.params.uscc, personOf(req));
    res.redirect(303, paths.shortlist());
  });
  return router;
}
