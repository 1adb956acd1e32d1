import { Router } from 'express';
import { NotFound } from '../../errors.ts';
import { pageOf, typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { CHECK_FIELDS, kindOf, readQuestion, seqOf } from './journal.forms.ts';
import { entryPage, journalPage } from './journal.pages.ts';
import type { JournalService } from './journal.service.ts';
import { verifyPage } from './verify.pages.ts';

/** The journal is public: everybody may read it and check it. */
export function journalRoutes(service: JournalService): Router {
  const router = Router();

  router.get(paths.journal(), async (req, res) => {
    const view = await service.list({ kind: kindOf(req.query), page: pageOf(req.query) });
    res.render('journal/journal', journalPage(view));
  });

  router.get(paths.journalVerify(), async (req, res) => {
    const typed = typedFields(req.query, CHECK_FIELDS);
    const { faults, question } = readQuestion(typed);
    if (faults !== undefined) return res.status(422).render('journal/verify', verifyPage({ typed, faults }));
    const answer = question && (await service.answer(question));
    res.render('journal/verify', verifyPage({ typed, answer }));
  });

  router.get<{ seq: string }>(paths.journalEntry(':seq'), async (req, res) => {
    const seq = seqOf(req.params.seq);
    if (seq === undefined) throw new NotFound('unknown-journal-entry', '存证日志中没有这一条');
    res.render('journal/entry', entryPage(await service.see(seq)));
  });
  return router;
}
