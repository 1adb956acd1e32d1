import { Router } from 'express';
import { Conflict } from '../../errors.ts';
import { limitRequests, type Limiter } from '../../http/rate-limits.ts';
import { enter } from '../../http/sign-in.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { EMPTY_FORM } from './form-fields.pages.ts';
import { JOINING_FIELDS, readJoining } from './invitations.forms.ts';
import { invitationPage } from './invitations.pages.ts';
import type { InvitationsService } from './invitations.service.ts';

export interface InvitationsRoutesNeeds {
  readonly invitations: InvitationsService;
  readonly limiter: Limiter;
}

export function invitationsRoutes({ invitations, limiter }: InvitationsRoutesNeeds): Router {
  const router = Router();
  router.get<{ token: string }>(paths.invitation(':token'), async (req, res) => {
    const { token } = req.params;
    res.render('account/form', invitationPage({ token, ...(await invitations.see(token)), form: EMPTY_FORM }));
  });

  router.post<{ token: string }>(paths.invitation(':token'), limitRequests(limiter), async (req, res) => {
    const { token } = req.params;
    const seen = await invitations.see(token);
    const typed = typedFields(req.body, JOINING_FIELDS);
    const show = (status: number, faults: Record<string, string>) =>
      res.status(status).render('account/form', invitationPage({ token, ...seen, form: { typed, faults } }));
    const read = readJoining(typed);
    if ('faults' in read) return show(422, read.faults);
    try {
      await enter(req, await invitations.accept(token, read.joining));
    } catch (error) {
      if (!(error instanceof Conflict) || error.path === undefined) throw error;
      return show(409, { [error.path]: error.message });
    }
    res.redirect(303, paths.account());
  });
  return router;
}
