import { Router, type Request, type Response } from 'express';
import { mayEver } from '../../domain/registry/permissions.ts';
import { limitRequests, type Limiter } from '../../http/rate-limits.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import { keepForNextPage, takeShownOnce } from '../../http/shown-once.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { EMPTY_FORM, type ShownForm } from './form-fields.pages.ts';
import { DEED_FIELDS, INVITING_FIELDS, readDeed, readInviting } from './people.forms.ts';
import { peoplePage, personPage } from './people.pages.ts';
import type { PeopleService } from './people.service.ts';

export interface PeopleRoutesNeeds {
  readonly people: PeopleService;
  readonly limiter: Limiter;
}

export function peopleRoutes({ people, limiter }: PeopleRoutesNeeds): Router {
  const router = Router();
  const owners = requireThat((person) => mayEver(person, 'people.manage'));
  const show = async (req: Request, res: Response, form: ShownForm) => {
    const owner = personOf(req);
    const view = { owner, form, link: takeShownOnce(req), ...(await people.list(owner)) };
    res.render('account/people', peoplePage(view));
  };

  router.get(paths.people(), owners, (req, res) => show(req, res, EMPTY_FORM));

  router.post(paths.invitePerson(), owners, limitRequests(limiter), async (req, res) => {
    const typed = typedFields(req.body, INVITING_FIELDS);
    const read = readInviting(typed);
    if ('faults' in read) return show(req, res.status(422), { typed, faults: read.faults });
    keepForNextPage(req, await people.invite(personOf(req), read.invited));
    res.redirect(303, paths.people());
  });

  router.post<{ id: string }>(paths.withdrawInvitation(':id'), owners, async (req, res) => {
    await people.withdraw(personOf(req), req.params.id);
    res.redirect(303, paths.people());
  });

  router.get<{ id: string }>(paths.person(':id'), owners, async (req, res) => {
    const owner = personOf(req);
    res.render('account/person', personPage(owner, await people.see(owner, req.params.id), EMPTY_FORM));
  });

  router.post<{ id: string }>(paths.person(':id'), owners, async (req, res) => {
    const owner = personOf(req);
    const person = await people.see(owner, req.params.id);
    const typed = typedFields(req.body, DEED_FIELDS);
    const read = readDeed(typed);
    if ('faults' in read)
      return res.status(422).render('account/person', personPage(owner, person, { typed, faults: read.faults }));
    await people.change(owner, person.id, read.order);
    res.redirect(303, read.order.deed === 'remove' ? paths.people() : paths.person(person.id));
  });
  return router;
}
