import { Router } from 'express';
import type { PolicyShelf } from '../../domain/awards/policy-shelf.ts';
import { NotFound } from '../../errors.ts';
import * as paths from '../../paths.ts';

/** `GET /api/v1/policies` and `/policies/:id`: the policies as data, whole. */
export function policiesApiRoutes(shelf: PolicyShelf): Router {
  const router = Router();
  router.get(paths.apiPolicies(), (_req, res) => {
    const policies = [...shelf.values()].map(({ book: { id, digest, document } }) => ({ id, digest, document }));
    res.set('Access-Control-Allow-Origin', '*').json({ policies });
  });
  router.get<{ id: string }>(paths.apiPolicy(':id'), (req, res) => {
    const policy = shelf.get(req.params.id);
    if (policy === undefined) throw new NotFound('unknown-policy', '没有这份政策');
    res.set('Access-Control-Allow-Origin', '*').json(policy.book);
  });
  return router;
}
