import { Router, type Response } from 'express';
import { Conflict, InvalidInput } from '../../errors.ts';
import { filesOf } from '../../http/uploads.ts';
import * as paths from '../../paths.ts';
import { readObjection } from './objections.forms.ts';
import { closedPage, objectionPage, receiptPage } from './objections.pages.ts';
import type { ObjectionsService } from './objections.service.ts';

type OfNotice = { number: string };

/** Anyone may object while a notice runs, without an account. How often is limited where the form is read. */
export function objectionsRoutes(service: ObjectionsService): Router {
  const router = Router();

  async function orClosed(number: string, res: Response, act: () => Promise<void>) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      res.status(409).render('objections/closed', closedPage(number, error.message));
    }
  }

  router.get<OfNotice>(paths.objectionReceipt(':number'), async (req, res) => {
    res.render('objections/receipt', receiptPage(await service.receipt(req.params.number)));
  });

  router.get<OfNotice>(paths.noticeObjection(':number'), (req, res) =>
    orClosed(req.params.number, res, async () => {
      const firm = typeof req.query['firm'] === 'string' ? req.query['firm'] : '';
      res.render('objections/form', objectionPage(await service.prepare(req.params.number), { firm }));
    }),
  );

  router.post<OfNotice>(paths.noticeObjection(':number'), (req, res) =>
    orClosed(req.params.number, res, async () => {
      const { number } = req.params;
      const { typed, words, issues } = readObjection(req.body);
      try {
        const given = await service.receive(number, typed.firm, words, issues, filesOf(req));
        res.redirect(303, paths.objectionReceipt(given));
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        const page = objectionPage(await service.prepare(number), typed, error.issues);
        res.status(422).render('objections/form', page);
      }
    }),
  );
  return router;
}
