import { Router, type Response } from 'express';
import type { City } from '../../domain/policy/city.ts';
import type { Day } from '../../domain/shared/calendar-date.ts';
import { Conflict } from '../../errors.ts';
import { limitRequests, type Limiter } from '../../http/rate-limits.ts';
import { enter } from '../../http/sign-in.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { EMPTY_FORM, type ShownForm } from './form-fields.pages.ts';
import { OUTSIDE, readRegistration, REGISTRATION_FIELDS, usccWarning } from './registration.forms.ts';
import { registrationPage } from './registration.pages.ts';
import type { RegistrationService } from './registration.service.ts';

export interface RegistrationRoutesNeeds {
  readonly registration: RegistrationService;
  readonly city: City;
  readonly today: () => Day;
  readonly limiter: Limiter;
}

export function registrationRoutes({ registration, city, today, limiter }: RegistrationRoutesNeeds): Router {
  const router = Router();
  const show = (res: Response, form: ShownForm) => {
    const doubt = usccWarning(form.typed['uscc'] ?? '');
    res.render('account/form', registrationPage({ form, city, doubt, outside: OUTSIDE }));
  };

  router.get(paths.register(), (req, res) => {
    if (req.user === undefined) show(res, EMPTY_FORM);
    else res.redirect(303, paths.account());
  });

  router.post(paths.register(), limitRequests(limiter), async (req, res) => {
    const typed = typedFields(req.body, REGISTRATION_FIELDS);
    const read = readRegistration(typed, city, today());
    if ('faults' in read) return show(res.status(422), { typed, faults: read.faults });
    try {
      const account = await registration.register(read.registration);
      await enter(req, account);
    } catch (error) {
      if (!(error instanceof Conflict) || error.path === undefined) throw error;
      return show(res.status(409), { typed, faults: { [error.path]: error.message } });
    }
    res.redirect(303, paths.account());
  });
  return router;
}
