import { Router } from 'express';
import { InvalidInput } from '../../errors.ts';
import * as paths from '../../paths.ts';
import { readStandardsApi } from './standards.forms.ts';
import type { StandardsService } from './standards.service.ts';

/** `GET /api/v1/standards`: the group standards whose effect is confirmed, by their numbers, page by page. */
export function standardsApiRoutes(service: StandardsService): Router {
  const router = Router();
  router.get(paths.apiStandards(), async (req, res) => {
    res.set('Access-Control-Allow-Origin', '*');
    const read = readStandardsApi(req.query);
    if ('issues' in read) throw new InvalidInput(read.issues);
    res.json(await service.behind(read.choice, read.after, read.limit));
  });
  return router;
}
