import { Router, type Request, type Response } from 'express';
import type { City } from '../../domain/policy/city.ts';
import { mayEver } from '../../domain/registry/permissions.ts';
import { Conflict } from '../../errors.ts';
import { personOf, requireThat } from '../../http/roles.ts';
import { keepForNextPage, takeShownOnce } from '../../http/shown-once.ts';
import { pageOf, typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { adminAccountPage, newOfficialPage, NO_FORM, type ShownForm } from './account.pages.ts';
import { accountsChoice, GROUNDS_FIELDS, OFFICE_FIELDS, OPENING_FIELDS } from './accounts.forms.ts';
import { readGrounds, readOffice, readOpening } from './accounts.forms.ts';
import { accountsPage } from './accounts.pages.ts';
import { PAGE_SIZE, type AdministrationService } from './accounts.service.ts';
import { adminPage } from './admin.pages.ts';

export interface AccountsRoutesNeeds {
  readonly administration: AdministrationService;
  readonly city: City;
}

type OfOne = Request<{ id: string }>;

export function adminAccountsRoutes({ administration, city }: AccountsRoutesNeeds): Router {
  const router = Router();
  const admins = requireThat((person) => mayEver(person, 'accounts.manage'));
  const regions = city.regions.map(({ code }) => code);
  const show = async (req: OfOne, res: Response, form: ShownForm) => {
    const admin = personOf(req);
    const account = await administration.see(admin, req.params.id);
    res.render('admin/account', adminAccountPage({ admin, account, city, form, link: takeShownOnce(req) }));
  };

  router.get(paths.admin(), admins, (_req, res) => {
    res.render('admin/admin', adminPage());
  });

  router.get(paths.adminAccounts(), admins, async (req, res) => {
    const choice = accountsChoice(req.query);
    const page = pageOf(req.query);
    const { q, role } = choice;
    const found = await administration.list(personOf(req), { q, role, page });
    res.render('admin/accounts', accountsPage({ ...found, choice, page, size: PAGE_SIZE }));
  });

  router.get(paths.newOfficial(), admins, (_req, res) => {
    res.render('admin/new-official', newOfficialPage(city, NO_FORM));
  });

  router.post(paths.newOfficial(), admins, async (req, res) => {
    const typed = typedFields(req.body, OPENING_FIELDS);
    const refuse = (status: number, faults: Record<string, string>) =>
      res.status(status).render('admin/new-official', newOfficialPage(city, { which: 'opening', typed, faults }));
    const read = readOpening(typed, regions);
    if ('faults' in read) return refuse(422, read.faults);
    try {
      const { id, link } = await administration.open(personOf(req), read.account, read.reason);
      keepForNextPage(req, link);
      res.redirect(303, paths.adminAccount(id));
    } catch (error) {
      if (!(error instanceof Conflict) || error.path === undefined) throw error;
      refuse(409, { [error.path]: error.message });
    }
  });

  router.get<{ id: string }>(paths.adminAccount(':id'), admins, (req, res) => show(req, res, NO_FORM));

  router.post<{ id: string }>(paths.adminAccountOffice(':id'), admins, async (req, res) => {
    const typed = typedFields(req.body, OFFICE_FIELDS);
    const read = readOffice(typed, regions);
    if ('faults' in read) return show(req, res.status(422), { which: 'office', typed, faults: read.faults });
    await administration.moveOffice(personOf(req), req.params.id, read.office, read.grounds);
    res.redirect(303, paths.adminAccount(req.params.id));
  });

  const deeds = [
    { path: paths.adminAccountBlock(':id'), which: 'block', deed: administration.block },
    { path: paths.adminAccountUnblock(':id'), which: 'block', deed: administration.unblock },
    { path: paths.adminAccountLink(':id'), which: 'link', deed: administration.passwordLink },
  ] as const;
  for (const { path, which, deed } of deeds) {
    router.post<{ id: string }>(path, admins, async (req, res) => {
      const typed = typedFields(req.body, GROUNDS_FIELDS);
      const read = readGrounds(typed);
      if ('faults' in read) return show(req, res.status(422), { which, typed, faults: read.faults });
      const link = await deed(personOf(req), req.params.id, read.grounds);
      if (typeof link === 'string') keepForNextPage(req, link);
      res.redirect(303, paths.adminAccount(req.params.id));
    });
  }
  return router;
}
