import { Router, type Response } from 'express';
import type { City } from '../../domain/policy/city.ts';
import { Conflict } from '../../errors.ts';
import { limitRequests, type Limiter } from '../../http/rate-limits.ts';
import { enter } from '../../http/sign-in.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { ENTERPRISE_FIELDS, readEnterprise } from './enterprise-registration.forms.ts';
import { enterpriseRegistrationPage } from './enterprise-registration.pages.ts';
import type { EnterpriseRegistrationService } from './enterprise-registration.service.ts';
import { EMPTY_FORM, type ShownForm } from './form-fields.pages.ts';
import { OUTSIDE, usccWarning } from './registration.forms.ts';

export interface EnterpriseRegistrationRoutesNeeds {
  readonly enterpriseRegistration: EnterpriseRegistrationService;
  readonly city: City;
  readonly limiter: Limiter;
}

export function enterpriseRegistrationRoutes(needs: EnterpriseRegistrationRoutesNeeds): Router {
  const { enterpriseRegistration, city, limiter } = needs;
  const router = Router();
  const show = (res: Response, form: ShownForm) => {
    const doubt = usccWarning(form.typed['uscc'] ?? '');
    res.render('account/form', enterpriseRegistrationPage({ form, city, doubt, outside: OUTSIDE }));
  };

  router.get(paths.registerEnterprise(), (req, res) => {
    if (req.user === undefined) show(res, EMPTY_FORM);
    else res.redirect(303, paths.account());
  });

  router.post(paths.registerEnterprise(), limitRequests(limiter), async (req, res) => {
    const typed = typedFields(req.body, ENTERPRISE_FIELDS);
    const read = readEnterprise(typed, city);
    if ('faults' in read) return show(res.status(422), { typed, faults: read.faults });
    try {
      await enter(req, await enterpriseRegistration.register(read.registration));
    } catch (error) {
      if (!(error instanceof Conflict) || error.path === undefined) throw error;
      return show(res.status(409), { typed, faults: { [error.path]: error.message } });
    }
    res.redirect(303, paths.account());
  });
  return router;
}
