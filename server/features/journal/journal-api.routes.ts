import { Router } from 'express';
import { InvalidInput, NotFound } from '../../errors.ts';
import * as paths from '../../paths.ts';
import { readJournalQuery, seqOf } from './journal.forms.ts';
import type { JournalService } from './journal.service.ts';

/** `GET /api/v1/journal` and `/journal/:seq/proof`: what anyone needs to check the chain with a program of their own. */
export function journalApiRoutes(service: JournalService): Router {
  const router = Router();
  router.get(paths.apiJournal(), async (req, res) => {
    res.set('Access-Control-Allow-Origin', '*');
    const read = readJournalQuery(req.query);
    if ('issues' in read) throw new InvalidInput(read.issues);
    res.json(await service.after(read.after, read.limit));
  });
  router.get<{ seq: string }>(paths.apiJournalProof(':seq'), async (req, res) => {
    res.set('Access-Control-Allow-Origin', '*');
    const seq = seqOf(req.params.seq);
    if (seq === undefined) throw new NotFound('unknown-journal-entry', '存证日志中没有这一条');
    res.json(await service.proof(seq));
  });
  return router;
}
