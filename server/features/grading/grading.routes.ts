import { Router } from 'express';
import { personOf, requireSignIn } from '../../http/roles.ts';
import * as paths from '../../paths.ts';
import * as gradingPaths from '../../grading-paths.ts';
import type { GradesService } from './grades.service.ts';
import type { GradingService } from './grading.service.ts';
import { publicRoundsTable } from './results.pages.ts';
import { schemePage } from './scheme.pages.ts';
import { scorecardPage } from './scorecard.pages.ts';

/** The scheme for everybody, and a firm's early look at how it stands under it. */
export function gradingRoutes(service: GradingService, grades: Pick<GradesService, 'publicRounds'>): Router {
  const router = Router();
  router.get(paths.gradingScheme(), async (_req, res) => {
    res.render('grading/scheme', {
      ...schemePage(service.scheme),
      lists: publicRoundsTable(await grades.publicRounds()),
    });
  });
  router.get<{ uscc: string }>(gradingPaths.providerGrading(':uscc'), requireSignIn, async (req, res) => {
    const seen = await service.scorecard(req.params.uscc, personOf(req));
    res.render('grading/scorecard', scorecardPage(seen, service.scheme));
  });
  return router;
}
