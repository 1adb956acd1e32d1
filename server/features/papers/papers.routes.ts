import { Router, type NextFunction, type Request, type Response } from 'express';
import { NotFound } from '../../errors.ts';
import { requireSignIn } from '../../http/roles.ts';
import { typedFields } from '../../http/typed.ts';
import * as paths from '../../paths.ts';
import { readHeld, VERIFY_FIELDS } from './papers.forms.ts';
import { fileName, paperPage, verifyPage } from './papers.pages.ts';
import type { PapersService } from './papers.service.ts';

type OfPaper = Request<{ number: string }>;

/** Papers, each at its number: a notice for everybody, the others for their addressee and the offices concerned. */
export function papersRoutes({ service, baseUrl }: { service: PapersService; baseUrl: string }): Router {
  const router = Router();

  router.get(paths.paperVerify(), async (req, res) => {
    const typed = typedFields(req.query, VERIFY_FIELDS);
    const { faults, held } = readHeld(typed);
    const verdict = held && (await service.verify(held));
    res.status(faults === undefined ? 200 : 422).render('papers/verify', verifyPage({ typed, faults, verdict }));
  });

  /** The paper, or the way to sign in, whether there is such a paper or not. */
  async function readable(req: OfPaper, res: Response, next: NextFunction) {
    const found = await service.read(req.params.number, req.user);
    if (found !== null) return found;
    requireSignIn(req as Request, res, () => next(new NotFound('unknown-paper', '没有这份文书')));
    return null;
  }

  router.get<{ number: string }>(paths.paper(':number'), async (req, res, next) => {
    const found = await readable(req, res, next);
    if (found !== null) res.render('papers/paper', paperPage({ ...found, baseUrl }));
  });

  router.get<{ number: string }>(paths.paperContent(':number'), async (req, res, next) => {
    const found = await readable(req, res, next);
    if (found === null) return;
    res.attachment(fileName(found.paper.number)).type('json').send(Buffer.from(found.paper.text, 'utf8'));
  });
  return router;
}
